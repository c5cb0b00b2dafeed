package org.motiflens.plugin.track.mark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.swing.ButtonGroup;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.learnt.NamedStretch;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Marks;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.TrackHost;
import org.motiflens.plugin.track.TrackView;
import org.motiflens.plugin.track.VisibleBases;
import org.motiflens.plugin.work.Cancellation;
import org.motiflens.plugin.work.Jobs;
import org.motiflens.plugin.work.Outcome;

/**
 * The model of a track of places that are sought up to a p-value: in the background whenever the
 * view moves, in batch mode before painting.
 *
 * @param <H> a place
 */
public abstract class SoughtModel<H> extends MarkModel {
  private static final String ATTRIBUTE_P = "motiflensGreatestP";

  private final Map<String, Found<H>> found = new ConcurrentHashMap<>();
  private volatile double greatestP;
  private volatile Optional<String> problem = Optional.empty();

  private record Wish(BrowserGenome genome, Locus locus, double greatestP) {
    boolean covers(VisibleBases visible, double p) {
      Locus view = visible.locus();
      return genome == visible.genome()
          && greatestP == p
          && locus.chromosome().equals(view.chromosome())
          && locus.start() <= view.start()
          && locus.end() >= view.end();
    }
  }

  /** What the queue of marks is asked for. */
  private record Sought(BrowserTrack track, String frame, Wish wish) {}

  private record Found<H>(Wish wish, List<H> hits, Optional<String> problem) {}

  /**
   * @param greatestP p-value of the least place that is shown
   */
  protected SoughtModel(TrackHost host, BrowserTrack track, double greatestP) {
    super(host, track);
    this.greatestP = greatestP;
  }

  /** The p-value of the least place. */
  public final double greatestP() {
    return greatestP;
  }

  /** Shows places up to another p-value. */
  public final void showUpTo(double p) {
    greatestP = p;
  }

  // ---- What the places are ----

  /** Bases of a view up to which places are sought. */
  protected abstract int widest();

  /** The p-values that the menu offers, the largest first: none may be larger. */
  protected abstract List<Double> pValues();

  /** The places in some bases, by position. */
  protected abstract List<H> seek(BrowserGenome genome, Locus locus, double p, Monitor monitor);

  protected abstract Locus locus(H hit);

  /** What is said of a place in a list. */
  protected abstract String name(H hit);

  /** A line of BED of a place. */
  protected abstract String bedLine(H hit);

  /** Adds to what a file says of its origin what was sought. */
  protected abstract Provenance origin(Provenance begun);

  // ---- Seeking ----

  @Override
  protected final Optional<String> instead(Locus locus) {
    if (problem.isPresent()) {
      return problem;
    }
    return locus.length() > widest()
        ? Optional.of(Messages.tooWide(locus.length(), widest()))
        : Optional.empty();
  }

  @Override
  public final boolean isReady(View view) {
    VisibleBases visible = visible(view);
    if (visible.sentence().isPresent()) {
      return true;
    }
    if (isFound(view, visible)) {
      return true;
    }
    return !isBatch() && isUnderWay(view, visible);
  }

  /** Whether all places of a view are found. */
  protected final boolean isFound(View view, VisibleBases visible) {
    Found<H> last = found.get(view.frame());
    return last != null && last.wish().covers(visible, greatestP);
  }

  private TrackView client(View view) {
    return new TrackView(track(), view.frame());
  }

  private boolean isUnderWay(View view, VisibleBases visible) {
    return host()
        .map(
            owner ->
                owner.marks().wish(client(view)) instanceof Wish wish
                    && wish.covers(visible, greatestP))
        .orElse(false);
  }

  private boolean isBatch() {
    return host().map(owner -> owner.browser().isBatch()).orElse(false);
  }

  @Override
  public final void load(View view) {
    if (isReady(view)) {
      return;
    }
    VisibleBases visible = visible(view);
    Wish wish = new Wish(visible.genome(), widened(visible), greatestP);
    if (isBatch()) {
      found.put(view.frame(), seek(wish, new Cancellation()));
      return;
    }
    host()
        .ifPresent(
            owner ->
                owner
                    .marks()
                    .want(
                        client(view),
                        track().getName(),
                        wish,
                        () -> List.of(new Sought(track(), view.frame(), wish)),
                        (sought, cancellation) ->
                            found.put(view.frame(), seek(wish, cancellation))));
  }

  /** The view and as much to both sides, so that small steps find what they need. */
  private static Locus widened(VisibleBases visible) {
    Locus locus = visible.locus();
    int length = visible.genome().length(locus.chromosome());
    return new Locus(
        locus.chromosome(),
        Math.max(0, locus.start() - locus.length()),
        (int) Math.min(length, (long) locus.end() + locus.length()));
  }

  private Found<H> seek(Wish wish, Cancellation cancellation) {
    return Outcome.of(
            () ->
                new Found<>(
                    wish,
                    seek(wish.genome(), wish.locus(), wish.greatestP(), cancellation),
                    Optional.empty()))
        .orElse(sentence -> new Found<>(wish, List.of(), Optional.of(sentence)));
  }

  /** The places that overlap the view, as far as they are found. */
  public final List<H> hits(View view) {
    VisibleBases visible = visible(view);
    return visible.sentence().isPresent() ? List.of() : hits(view, visible);
  }

  private List<H> hits(View view, VisibleBases visible) {
    Found<H> last = found.get(view.frame());
    if (last == null || last.wish().genome() != visible.genome()) {
      return List.of();
    }
    return last.hits().stream().filter(hit -> locus(hit).overlaps(visible.locus())).toList();
  }

  // ---- Painting ----

  @Override
  protected final Scene.MarkList marks(View view, VisibleBases visible, Ink ink) {
    load(view);
    List<H> shown = hits(view, visible);
    Found<H> last = found.get(view.frame());
    String corner =
        isFound(view, visible)
            ? last.problem().orElseGet(() -> corner(visible, shown.size()))
            : last != null && last.problem().isPresent()
                ? last.problem().get()
                : Messages.COMPUTING;
    return new Scene.MarkList(marks(shown, ink), corner, ink);
  }

  /** How places are drawn. */
  protected abstract Marks marks(List<H> shown, Ink ink);

  /** What the corner says of so many places in view. */
  protected abstract String corner(VisibleBases visible, int shown);

  /** The places at a position, or near enough to it to be meant. */
  protected final List<H> at(View view, double position) {
    return hits(view).stream().filter(hit -> isNear(view, position, locus(hit))).toList();
  }

  // ---- Menu ----

  @Override
  public List<JMenuItem> items(View view, double position) {
    List<JMenuItem> items = new ArrayList<>();
    List<NamedStretch> stretches =
        at(view, position).stream().map(hit -> new NamedStretch(name(hit), locus(hit))).toList();
    host()
        .ifPresent(
            owner -> {
              items.addAll(new StretchMenu(owner, Optional.empty()).items(stretches));
              items.add(strictness(owner));
            });
    items.add(item(Messages.SAVE_HITS, () -> save(view)));
    return items;
  }

  private JMenu strictness(TrackHost owner) {
    JMenu menu = new JMenu(Messages.GREATEST_P);
    ButtonGroup group = new ButtonGroup();
    for (double p : pValues()) {
      JRadioButtonMenuItem item =
          new JRadioButtonMenuItem(String.format(Locale.ROOT, "p ≤ %.0e", p), p == greatestP);
      item.addActionListener(
          event -> {
            showUpTo(p);
            owner.browser().repaint(List.of(track()));
          });
      group.add(item);
      menu.add(item);
    }
    return menu;
  }

  private void save(View view) {
    host()
        .flatMap(owner -> owner.browser().chooseTarget(Messages.SAVE_HITS, "hits.bed"))
        .ifPresent(file -> saveTo(file, view));
  }

  /** Writes the places in view in the background. */
  public final void saveTo(Path file, View view) {
    VisibleBases visible = visible(view);
    TrackHost owner = host().orElseThrow();
    Supplier<InputFiles> inputs = owner.inputs();
    if (visible.sentence().isPresent()) {
      owner.browser().tell(visible.sentence().get());
      return;
    }
    owner
        .jobs()
        .start(
            "Saving hits",
            monitor -> {
              inputs.get().requireNone(file);
              write(file, visible, monitor);
              return file;
            },
            new Jobs.Ends<>(owner.exported()::offer, owner.browser()::tell, () -> {}));
  }

  private void write(Path file, VisibleBases visible, Monitor monitor) {
    double p = greatestP;
    List<H> places = seek(visible.genome(), visible.locus(), p, monitor);
    try (AtomicOutput output = AtomicOutput.create(file)) {
      try (Writer writer =
          new BufferedWriter(new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8))) {
        Provenance begun =
            Provenance.ofThisProduct()
                .with("genome", visible.genome().genomeId())
                .with("locus", visible.locus())
                .with("coordinates", "below 0-based, end exclusive");
        writer.write(
            origin(begun)
                .with("p at most", p)
                .with("columns", "BED6, score in bits, p-value")
                .commentLines());
        for (H place : places) {
          writer.write(bedLine(place));
          writer.write('\n');
        }
        writer.flush();
        output.commit();
      } catch (IOException e) {
        throw output.failure(e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- Sessions ----

  /** What a session keeps besides the p-value. */
  protected abstract Map.Entry<String, String> kept();

  /** Takes up what {@link #kept} gave, or an empty text. */
  protected abstract void takeUp(UnaryOperator<String> attribute);

  @Override
  public final Map<String, String> attributes() {
    return Map.of(kept().getKey(), kept().getValue(), ATTRIBUTE_P, Double.toString(greatestP));
  }

  @Override
  public final void restore(UnaryOperator<String> attribute) {
    takeUp(attribute);
    try {
      double p = Double.parseDouble(attribute.apply(ATTRIBUTE_P));
      if (!(p > 0 && p <= mostP())) {
        throw new NumberFormatException();
      }
      greatestP = p;
    } catch (NumberFormatException e) {
      problem = Optional.of(Messages.badSession(track().getName()));
    }
  }

  /** The largest p-value that can be sought. */
  protected double mostP() {
    return 1;
  }
}
