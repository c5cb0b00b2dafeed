package org.motiflens.plugin.panel.factors;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorCall;
import org.motiflens.explain.factors.FactorFamilies;
import org.motiflens.explain.factors.FactorGroups;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.explain.motif.SeqletMatcher;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

/**
 * Keeps the table of factors at the window that the view is centred on, or at a place that was
 * clicked. Models are read when the tab is first looked at; one window is computed at a time, and a
 * view that moves on meanwhile is followed when that is done. For the event thread alone.
 */
public final class FactorsPresenter {
  /** How many of the first are named by word and motif. */
  static final int WORDS = 40;

  /** What is seen of it. */
  interface View {
    void show(List<FactorRow> rows);

    void say(String sentence);

    /** Calls back with the model of a row that is opened. */
    void onOpen(Consumer<ModelCard> then);
  }

  /** Begins work beside the event thread, and hands its end back to it. */
  interface Work {
    <T> void start(String label, Function<Monitor, T> work, Jobs.Ends<T> ends);
  }

  /** What a table is of. Genomes are told apart by identity. */
  private record Place(SequenceSource genome, Anchor centre, Optional<MotifDatabase> motifs) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Place place
          && genome == place.genome
          && centre.equals(place.centre)
          && motifs.equals(place.motifs);
    }

    @Override
    public int hashCode() {
      return Objects.hash(centre);
    }
  }

  private final FactorsHost host;
  private final View view;
  private final Work work;
  private Optional<FactorPanel> models = Optional.empty();
  private Optional<SeqletMatcher> matcher = Optional.empty();
  private Optional<MotifDatabase> matched = Optional.empty();
  private Optional<Place> shown = Optional.empty();

  /** The clicked place, and where the view was then. */
  private Optional<Anchor> clicked = Optional.empty();

  private Optional<Anchor> clickedFrom = Optional.empty();
  private boolean busy;
  private boolean refused;

  FactorsPresenter(FactorsHost host, View view, Work work) {
    this.host = host;
    this.view = view;
    this.work = work;
    view.onOpen(host::addTracks);
    view.say("Which factors bind here, of all calibrated models.");
  }

  /** Shows the window around a place until the view moves. */
  public void show(Anchor place) {
    clicked = Optional.of(place);
    clickedFrom = host.viewCentre();
  }

  /** Looks whether the view has moved; called a few times a second while the tab is in front. */
  public void refresh() {
    if (busy || refused) {
      return;
    }
    if (models.isEmpty()) {
      read();
      return;
    }
    Optional<Anchor> centre = host.viewCentre();
    if (clicked.isPresent() && !centre.equals(clickedFrom)) {
      clicked = Optional.empty();
    }
    Optional<Anchor> at = clicked.or(() -> centre);
    Optional<SequenceSource> genome = host.genome();
    if (at.isEmpty() || genome.isEmpty()) {
      shown = Optional.empty();
      view.show(List.of());
      view.say("Load a genome to see which factors bind.");
      return;
    }
    Place place = new Place(genome.get(), at.get(), host.knownMotifs());
    if (!shown.equals(Optional.of(place))) {
      shown = Optional.of(place);
      compute(place);
    }
  }

  private void read() {
    busy = true;
    view.say("Reading the models of all factors …");
    work.start(
        "Reading the models of all factors",
        host::readModels,
        new Jobs.Ends<>(
            panel -> {
              models = Optional.of(panel);
              busy = false;
            },
            sentence -> {
              // Models that are not calibrated do not become so while the browser runs.
              refused = true;
              busy = false;
              view.say(sentence);
            },
            () -> {
              refused = true;
              busy = false;
              view.say("Reading the models was stopped.");
            }));
  }

  /** A table with what is said above it. */
  private record Result(List<FactorRow> rows, String remark) {}

  private void compute(Place place) {
    busy = true;
    FactorPanel panel = models.orElseThrow();
    work.start(
        "Factors",
        monitor -> rows(panel, place, monitor),
        new Jobs.Ends<>(
            result -> {
              busy = false;
              view.show(result.rows());
              view.say(result.remark());
            },
            sentence -> {
              busy = false;
              view.show(List.of());
              view.say(sentence);
            },
            () -> busy = false));
  }

  private Result rows(FactorPanel panel, Place place, Monitor monitor) {
    int length = panel.windowLength();
    Anchor centre = place.centre();
    int last = place.genome().length(centre.chromosome()) - length;
    if (last < 0) {
      return new Result(
          List.of(),
          centre.chromosome()
              + " is shorter than a window of "
              + length
              + " bases; choose another.");
    }
    // Near a chromosome's end the last window that fits.
    int start = Math.max(0, Math.min(last, centre.position() - length / 2));
    Locus window = new Locus(centre.chromosome(), start, start + length);
    List<FactorCall> calls = panel.callsAtCentre(place.genome().codes(window), WORDS, monitor);
    if (calls.isEmpty()) {
      return new Result(
          List.of(), "Too few bases of " + window + " are known; move to another place.");
    }
    Optional<SeqletMatcher> known = matcher(place.motifs());
    FactorGroups groups =
        new FactorGroups(
            FactorFamilies.bundled(), word -> known.flatMap(motifs -> motifs.bestName(word)));
    List<FactorRow> rows =
        FactorRow.of(groups.named(calls), word -> known.flatMap(motifs -> motifs.bestName(word)));
    return new Result(
        rows,
        String.format(
            Locale.ROOT,
            "%s: %d experiments, mean of both strands. Rank 4: one genomic window in 10,000"
                + " scores as high.",
            window,
            calls.size()));
  }

  /** A matcher for each database; it remembers words. */
  private synchronized Optional<SeqletMatcher> matcher(Optional<MotifDatabase> motifs) {
    if (!motifs.equals(matched)) {
      matched = motifs;
      matcher = motifs.map(database -> new SeqletMatcher(database.motifs()));
    }
    return matcher;
  }
}
