package org.motiflens.plugin.panel.features;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.instance.Instance;
import org.motiflens.explain.interaction.DoubleKnockout;
import org.motiflens.explain.interaction.Interaction;
import org.motiflens.explain.interaction.Knockout;
import org.motiflens.explain.interaction.Stretch;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.learnt.NamedStretch;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.work.Jobs;

/** Two stretches of the view, silenced alone and together. On the event thread. */
final class InteractionPresenter {
  /** Bases of a view up to which stretches are offered. */
  private static final int WIDEST = 5_000;

  private static final int DRAWS = 8;
  private static final int PAIRS = 99;
  private static final int USUAL_STRETCH = 10;
  private static final long SEED = 1;
  private static final double GREATEST_Q = 0.1;

  private final FeatureHost host;
  private final InteractionView view;
  private Optional<ModelCard> card = Optional.empty();
  private Optional<Jobs.Job> job = Optional.empty();
  private boolean isVisible;
  private boolean isReady;

  InteractionPresenter(FeatureHost host, InteractionView view) {
    this.host = host;
    this.view = view;
  }

  /** Another model was chosen: nothing that was measured is of it. */
  void show(ModelCard chosen) {
    job.ifPresent(Jobs.Job::cancel);
    job = Optional.empty();
    card = Optional.of(chosen);
    view.stretches(List.of());
    view.say(
        "Two stretches of one window: a click with the other mouse button on a bar of a track of"
            + " stretches or of hits, the list of those in view, or loci that you type.");
    view.busy(false);
    makeReady();
  }

  /** The tab came to the front, or left it. */
  void visible(boolean now) {
    isVisible = now;
    makeReady();
  }

  /**
   * The first measurement of a program takes several times as long as the next, because its code is
   * compiled meanwhile: one is made beside the tab when it is first looked at, and thrown away.
   */
  private void makeReady() {
    if (!isVisible || isReady || card.isEmpty()) {
      return;
    }
    isReady = true;
    ModelCard model = card.get();
    host.jobs()
        .start(
            "Making ready to measure how stretches act together",
            monitor -> {
              warmUp(host.network(model.id()), monitor);
              return true;
            },
            // A model that cannot be used is told of by the list of its features.
            new Jobs.Ends<>(done -> {}, sentence -> {}, () -> {}));
  }

  /** Measures random bases. */
  private static void warmUp(Network network, Monitor monitor) {
    byte[] codes = new byte[network.architecture().windowLength()];
    Random random = new Random(SEED);
    for (int t = 0; t < codes.length; t++) {
      codes[t] = (byte) random.nextInt(Bases.COUNT);
    }
    int quarter = codes.length / 4;
    int length = Math.min(quarter, USUAL_STRETCH);
    if (length > 0) {
      new DoubleKnockout(network, Knockout.SHUFFLE, DRAWS, PAIRS)
          .measure(
              codes,
              new Stretch(quarter, quarter + length),
              new Stretch(2 * quarter, 2 * quarter + length),
              SEED,
              monitor);
    }
  }

  /** The bases in view, or nothing once it is said why none can be looked at. */
  private Optional<Locus> viewToList() {
    Optional<Locus> shown = host.view();
    if (card.isEmpty() || host.genome().isEmpty() || shown.isEmpty()) {
      view.say(Messages.NO_GENOME);
      return Optional.empty();
    }
    if (shown.get().length() > WIDEST) {
      view.say(
          String.format(
              Locale.ROOT,
              "The view has %,d bases; stretches are listed in views of %,d at most: zoom in.",
              shown.get().length(),
              WIDEST));
      return Optional.empty();
    }
    return shown;
  }

  /** Offers the stretches in view that carry attribution. */
  void list() {
    Optional<Locus> shown = viewToList();
    if (shown.isEmpty()) {
      return;
    }
    SequenceSource genome = host.genome().orElseThrow();
    ModelCard model = card.get();
    start(
        "Stretches in view",
        monitor -> host.instances().find(model, genome, shown.get(), monitor),
        found -> {
          List<NamedStretch> offered =
              found.stream()
                  .filter(instance -> instance.seqlet().q() <= GREATEST_Q)
                  .filter(instance -> isWithin(instance, shown.get()))
                  .map(NamedStretch::of)
                  .toList();
          view.stretches(offered);
          view.say(
              offered.isEmpty()
                  ? "No stretch in view carries attribution (q ≤ 0.1); type loci."
                  : offered.size() + " stretches in view.");
        });
  }

  /** The user pointed at the first of two stretches. */
  void awaitSecond(NamedStretch first) {
    view.say(
        first
            + " is the first of two. Now the menu of another bar (the other mouse button) measures how"
            + " both act together.");
  }

  /**
   * Measures where two features are most active in view: the first one's strongest place, and the
   * strongest of the other that fits beside it into one window.
   */
  void measureFeatures(FeatureRow first, FeatureRow second, String layer) {
    Optional<Locus> shown = viewToList();
    if (shown.isEmpty()) {
      return;
    }
    ModelCard model = card.orElseThrow();
    SequenceSource genome = host.genome().orElseThrow();
    start(
        "Where two features are active",
        monitor -> {
          Network network = host.network(model.id());
          List<NamedStretch> places =
              FeaturePlaces.find(
                  network,
                  FeatureLayer.named(network, layer),
                  List.of(first.channel(), second.channel()),
                  genome,
                  shown.get(),
                  monitor);
          return new Placed(
              places,
              measure(network, genome, places.get(0).locus(), places.get(1).locus(), monitor));
        },
        placed -> {
          view.chosen(placed.places().get(0), placed.places().get(1));
          say(placed.found());
        });
  }

  private record Placed(List<NamedStretch> places, Interaction found) {}

  private static boolean isWithin(Instance instance, Locus shown) {
    return instance.locus().start() >= shown.start() && instance.locus().end() <= shown.end();
  }

  /**
   * Measures the interaction of two stretches.
   *
   * @param first a choice or a locus
   */
  void measure(String first, String second) {
    Optional<SequenceSource> genome = host.genome();
    if (card.isEmpty() || genome.isEmpty()) {
      view.say(Messages.NO_GENOME);
      return;
    }
    ModelCard model = card.get();
    try {
      Locus a = Locus.parse(NamedStretch.locusOf(first));
      Locus b = Locus.parse(NamedStretch.locusOf(second));
      start(
          "How two stretches act together",
          monitor -> measure(host.network(model.id()), genome.get(), a, b, monitor),
          this::say);
    } catch (InputException e) {
      view.say(e.getMessage());
    }
  }

  /** The window whose middle is that of the two. */
  static Interaction measure(
      Network network, SequenceSource genome, Locus a, Locus b, Monitor monitor) {
    int length = network.architecture().windowLength();
    int from = Math.min(a.start(), b.start());
    int to = Math.max(a.end(), b.end());
    if (!a.chromosome().equals(b.chromosome()) || to - from > length) {
      throw new InputException(
          a
              + " and "
              + b
              + " do not lie in one window of the model, which reads "
              + length
              + " bases; choose two that lie closer.");
    }
    int middle = from + (to - from) / 2;
    int start = Math.max(0, Math.min(middle - length / 2, genome.length(a.chromosome()) - length));
    Locus window = new Locus(a.chromosome(), start, start + length);
    return new DoubleKnockout(network, Knockout.SHUFFLE, DRAWS, PAIRS)
        .measure(
            genome.codes(window),
            new Stretch(a.start() - start, a.end() - start),
            new Stretch(b.start() - start, b.end() - start),
            SEED,
            monitor);
  }

  private void say(Interaction found) {
    view.say(
        String.format(
            Locale.ROOT,
            "eps = %+.3g, p = %.2g against %d stretches elsewhere. Logit: both %.3g, first"
                + " alone %.3g, second alone %.3g, neither %.3g. %s",
            found.eps(),
            found.p(),
            found.nullPairs(),
            found.both(),
            found.onlyA(),
            found.onlyB(),
            found.neither(),
            card.map(Messages::model).orElse("")));
  }

  private <T> void start(String label, Function<Monitor, T> work, Consumer<T> done) {
    job.ifPresent(Jobs.Job::cancel);
    view.busy(true);
    Jobs.Job[] mine = new Jobs.Job[1];
    mine[0] =
        host.jobs()
            .start(
                label,
                work,
                new Jobs.Ends<>(
                    result -> ifCurrent(mine[0], () -> done.accept(result)),
                    sentence -> ifCurrent(mine[0], () -> view.say(sentence)),
                    () -> ifCurrent(mine[0], () -> view.say("Stopped."))));
    job = Optional.of(mine[0]);
  }

  private void ifCurrent(Jobs.Job ended, Runnable action) {
    if (job.isPresent() && job.get() == ended) {
      job = Optional.empty();
      view.busy(false);
      action.run();
    }
  }
}
