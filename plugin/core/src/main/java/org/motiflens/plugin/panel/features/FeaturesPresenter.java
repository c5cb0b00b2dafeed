package org.motiflens.plugin.panel.features;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.learnt.FeatureReport;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.work.Jobs;

/**
 * Decides what the list of features shows. Features are computed once the tab is looked at, and
 * when the user who stopped that asks for it. On the event thread.
 */
final class FeaturesPresenter {
  static final String WAITING = "Choose a model with a convolution.";
  static final String NO_PEAKS =
      "Load a genome and a file of peaks: motifs are found in the windows on their summits.";

  private final FeatureHost host;
  private final FeaturesView view;
  private Optional<ModelCard> card = Optional.empty();
  private Optional<String> layer = Optional.empty();
  private Optional<Jobs.Job> job = Optional.empty();
  private Optional<FeatureReport> report = Optional.empty();
  private List<FeatureRow> rows = List.of();
  private Optional<Used> used = Optional.empty();
  private Optional<Jobs.Job> useJob = Optional.empty();
  private Optional<Jobs.Job> motifJob = Optional.empty();
  private boolean isVisible;
  private boolean isStale;

  FeaturesPresenter(FeatureHost host, FeaturesView view) {
    this.host = host;
    this.view = view;
    view.say(WAITING);
    view.busy(false);
    view.offer(false);
  }

  /** The model that was chosen. */
  Optional<ModelCard> card() {
    return card;
  }

  /** Another model was chosen. */
  void show(ModelCard chosen) {
    if (card.isPresent() && card.get().id().equals(chosen.id())) {
      return;
    }
    card = Optional.of(chosen);
    layer = Optional.empty();
    forget();
  }

  /** Another layer was chosen. */
  void choose(String name) {
    if (layer.isEmpty() || !layer.get().equals(name)) {
      layer = Optional.of(name);
      forget();
    }
  }

  private void forget() {
    stop();
    report = Optional.empty();
    isStale = true;
    rows = List.of();
    used = Optional.empty();
    useJob.ifPresent(Jobs.Job::cancel);
    view.detail("");
    view.features(rows);
    lookAgain();
  }

  /** The tab came to the front, or left it. */
  void visible(boolean now) {
    isVisible = now;
    lookAgain();
  }

  private void lookAgain() {
    if (isVisible && isStale && card.isPresent()) {
      isStale = false;
      begin();
    }
  }

  /** The user wants what was stopped after all. */
  void resolve() {
    begin();
  }

  /** The user wants no more of what is computed now. */
  void stop() {
    job.ifPresent(Jobs.Job::cancel);
    job = Optional.empty();
    view.busy(false);
  }

  private void begin() {
    stop();
    ModelCard model = card.orElseThrow();
    Optional<String> wanted = layer;
    view.offer(false);
    view.say(Messages.COMPUTING);
    start(
        "Features of " + Messages.model(model),
        monitor ->
            FeatureWork.features(host.store(), model, host.network(model.id()), wanted, monitor),
        this::take);
  }

  private <T> void start(String label, Function<Monitor, T> work, Consumer<T> done) {
    view.busy(true);
    Jobs.Job[] mine = new Jobs.Job[1];
    mine[0] =
        host.jobs()
            .start(
                label,
                work,
                new Jobs.Ends<>(
                    result -> {
                      if (isCurrent(mine[0])) {
                        job = Optional.empty();
                        view.busy(false);
                        done.accept(result);
                      }
                    },
                    sentence -> {
                      if (isCurrent(mine[0])) {
                        job = Optional.empty();
                        view.busy(false);
                        refuse(sentence);
                      }
                    },
                    () -> {
                      if (isCurrent(mine[0])) {
                        job = Optional.empty();
                        stopped();
                      }
                    }));
    job = Optional.of(mine[0]);
  }

  private boolean isCurrent(Jobs.Job ended) {
    return job.isPresent() && job.get() == ended;
  }

  /** Stopped from the list of what is running. */
  private void stopped() {
    view.busy(false);
    if (report.isEmpty()) {
      view.say("Stopped.");
      view.offer(true);
    }
  }

  private void refuse(String sentence) {
    view.say(report.map(found -> words(found) + " ").orElse("") + sentence);
  }

  private void take(FeatureWork.Features found) {
    layer = Optional.of(found.layer());
    report = Optional.of(found.report());
    view.layers(found.layers(), found.layer());
    view.detail(found.report().summary());
    view.say(words(report.get()));
    show(FeatureWork.rows(report.get()));
    name(report.get());
  }

  private static String words(FeatureReport report) {
    return String.format(
        Locale.ROOT,
        "λ = %s, %s; distinct optima: %d of %d starts. %s",
        report.lambda(),
        report.solver(),
        report.distinctOptima(),
        report.starts(),
        additivity(report));
  }

  private static String additivity(FeatureReport report) {
    long nonAdditive = report.nonAdditive().stream().filter(kind -> kind).count();
    return nonAdditive == 0
        ? "All features act additively."
        : nonAdditive + " features (*) depend on others.";
  }

  private void name(FeatureReport found) {
    Optional<SequenceSource> genome = host.genome();
    if (genome.isEmpty()) {
      view.say(words(found) + " Without a genome there are no motifs of features.");
      return;
    }
    ModelCard model = card.orElseThrow();
    Optional<Path> peaks = host.peaks().stream().findFirst();
    Optional<Locus> shown = host.view();
    start(
        "Motifs of features",
        monitor -> {
          Network network = host.network(model.id());
          FeatureWork.Windows windows =
              FeatureWork.windows(
                  genome.get(), peaks, shown, network.architecture().windowLength());
          return new Named(
              FeatureWork.withMotifs(
                  FeatureWork.rows(found),
                  network,
                  found.layer(),
                  windows,
                  host.instances(),
                  monitor),
              windows.words());
        },
        named -> {
          show(named.rows());
          view.say(words(found) + " " + capital(named.words()) + ".");
        });
  }

  private record Named(List<FeatureRow> rows, String words) {}

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The layer whose features are shown; nothing before there are any. */
  Optional<String> layer() {
    return report.map(FeatureReport::layer);
  }

  /**
   * What features contribute to a window.
   *
   * @param use one value a channel
   */
  @SuppressWarnings("ArrayRecordComponent") // read, never changed
  private record Used(Locus window, double[] use) {}

  private void show(List<FeatureRow> now) {
    rows =
        used.map(found -> now.stream().map(row -> row.with(found.use()[row.channel()])).toList())
            .orElse(now);
    view.features(rows);
  }

  /** The user clicked a base: what does each feature contribute to the window around it? */
  void at(String chromosome, int position) {
    Optional<SequenceSource> genome = host.genome();
    if (!isVisible || report.isEmpty() || genome.isEmpty()) {
      return;
    }
    useJob.ifPresent(Jobs.Job::cancel);
    ModelCard model = card.orElseThrow();
    FeatureReport found = report.get();
    Jobs.Job[] mine = new Jobs.Job[1];
    mine[0] =
        host.jobs()
            .start(
                "Features of the window",
                monitor -> {
                  Network network = host.network(model.id());
                  Locus window =
                      FeatureWork.window(
                          genome.get(),
                          chromosome,
                          position,
                          network.architecture().windowLength());
                  return new Used(
                      window, FeatureWork.use(network, found.layer(), genome.get(), window));
                },
                new Jobs.Ends<>(
                    done -> {
                      if (useJob.isPresent() && useJob.get() == mine[0]) {
                        used = Optional.of(done);
                        show(rows);
                        view.say(words(found) + " Here: " + done.window() + ".");
                      }
                    },
                    this::refuse,
                    () -> {}));
    useJob = Optional.of(mine[0]);
  }

  /**
   * The user wants the motifs that the stretches with attribution make on the loaded peaks. Goes on
   * when another model is chosen; begun anew where it is asked for again.
   */
  void findMotifs() {
    Optional<SequenceSource> genome = host.genome();
    Optional<Path> peaks = host.peaks().stream().findFirst();
    if (card.isEmpty() || genome.isEmpty() || peaks.isEmpty()) {
      refuse(NO_PEAKS);
      return;
    }
    motifJob.ifPresent(Jobs.Job::cancel);
    ModelCard model = card.get();
    motifJob =
        Optional.of(
            host.jobs()
                .start(
                    "Motifs on peaks, " + Messages.model(model),
                    monitor ->
                        PeakMotifs.find(
                            model,
                            host.network(model.id()),
                            genome.get(),
                            peaks.get(),
                            host.instances(),
                            monitor),
                    new Jobs.Ends<>(view::motifs, this::refuse, () -> {})));
  }

  /** Adds a track of a feature's activation. */
  void addActivation(FeatureRow row) {
    report.ifPresent(found -> host.addActivation(card.orElseThrow(), found.layer(), row.channel()));
  }

  /** Adds a track of the stretches that carry the model's attribution. */
  void addInstances() {
    card.ifPresent(host::addInstances);
  }
}
