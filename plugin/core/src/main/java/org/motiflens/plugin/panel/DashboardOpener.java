package org.motiflens.plugin.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.motif.KnownMotifs;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.figure.Figure;
import org.motiflens.figure.dashboard.Dashboard;
import org.motiflens.figure.dashboard.DashboardFigure;
import org.motiflens.figure.dashboard.DashboardMaker;
import org.motiflens.figure.dashboard.DashboardWindow;
import org.motiflens.figure.logo.LogoPalette;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.library.ModelOptimiser;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

/**
 * Makes the dashboard of the window that the view is centred on, with all models of an experiment,
 * and opens it in a window of its own at once. Class-optimised sequences that the panel has
 * computed are used again; missing ones are computed while the window is open, and appear in it.
 */
final class DashboardOpener {
  private final PanelHost host;
  private final MotifRepository repository;
  private final Consumer<Boolean> step;

  /** A model and its optimum, where the panel has it. */
  record Model(ModelCard card, Optional<ClassOptimum> optimum) {}

  /** Where a dashboard is made, and what its motifs are compared with. */
  record Scene(SequenceSource genome, Anchor centre, KnownMotifs known) {}

  /**
   * @param step goes to the next peak, or to the one before
   */
  DashboardOpener(PanelHost host, MotifRepository repository, Consumer<Boolean> step) {
    this.host = host;
    this.step = step;
    this.repository = repository;
  }

  /** Begins; the window opens as soon as the models have scored it. */
  void open(ModelCard card) {
    Optional<SequenceSource> genome = host.genome();
    Optional<Anchor> centre = host.viewCentre();
    if (genome.isEmpty() || centre.isEmpty()) {
      host.tell(Messages.NO_GENOME);
    } else if (repository.content().isEmpty()) {
      host.tell(repository.problem().orElse("The known motifs are still being read; try again."));
    } else {
      KnownMotifs known = repository.content().get().known();
      ClassOptimiser recipe = ClassOptimiser.STANDARD.get(0);
      List<Model> models =
          host.models().stream()
              .filter(
                  other ->
                      other.experiment().equals(card.experiment())
                          && other.windowLength() == card.windowLength())
              .map(other -> new Model(other, host.sequences().status(other, recipe).result()))
              .toList();
      Scene scene = new Scene(genome.get(), centre.get(), known);
      host.jobs()
          .start(
              label(models),
              monitor -> figure(scene, models),
              new Jobs.Ends<>(
                  figure ->
                      new OpenDashboard(
                              host, step, maker(recipe), label(models), scene, models, figure)
                          .show(),
                  host::tell,
                  () -> {}));
    }
  }

  private static String label(List<Model> models) {
    return Messages.DASHBOARD + ": " + Messages.plain(models.get(0).card().tf());
  }

  private OpenDashboard.Maker maker(ClassOptimiser recipe) {
    return new OpenDashboard.Maker() {
      @Override
      public Figure figure(Scene scene, List<Model> models) {
        return DashboardOpener.this.figure(scene, models);
      }

      @Override
      public List<Model> optimised(List<Model> models, Monitor monitor) {
        return DashboardOpener.this.optimised(models, recipe, monitor);
      }
    };
  }

  private List<Model> optimised(List<Model> models, ClassOptimiser recipe, Monitor monitor) {
    List<Model> all = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      ModelCard card = models.get(i).card();
      Monitor part = new Part(monitor, i, models.size());
      Optional<ClassOptimum> optimum =
          models
              .get(i)
              .optimum()
              .or(
                  () ->
                      Optional.of(
                          recipe.optimise(host.network(card.id()), ModelOptimiser.SEED, part)));
      all.add(new Model(card, optimum));
      monitor.check();
    }
    return all;
  }

  private Figure figure(Scene scene, List<Model> models) {
    List<ModelBundle> bundles = new ArrayList<>();
    List<Dashboard.Optimum> optima = new ArrayList<>();
    for (Model model : models) {
      ModelCard card = model.card();
      Network network = host.network(card.id());
      if (network.architecture().family().predictsProfiles()) {
        throw new InputException(Messages.noDashboard(card));
      }
      bundles.add(new ModelBundle(card, network));
      model
          .optimum()
          .ifPresent(
              optimum ->
                  optima.add(new Dashboard.Optimum(card, optimum, scene.known().best(optimum))));
    }
    DashboardMaker maker =
        new DashboardMaker(models.get(0).card().tf(), bundles, optima, scene.known().database());
    return DashboardFigure.of(
        maker.make(
            window(scene.genome(), scene.centre(), maker.windowLength()),
            scene.genome().genomeId()),
        LogoPalette.IGV);
  }

  private static DashboardWindow window(SequenceSource genome, Anchor centre, int length) {
    int last = genome.length(centre.chromosome()) - length;
    // Near a chromosome's end the last window that fits.
    int start = Math.max(0, Math.min(last, centre.position() - length / 2));
    Locus locus = new Locus(centre.chromosome(), start, start + length);
    return DashboardWindow.of("", locus, genome.codes(locus));
  }

  /** One of several equal parts of a piece of work. */
  private record Part(Monitor whole, int index, int count) implements Monitor {
    private static final long STEPS = 1000;

    @Override
    public void progress(long done, long total) {
      long inside = total <= 0 ? 0 : STEPS * done / total;
      whole.progress(index * STEPS + inside, count * STEPS);
    }

    @Override
    public boolean isCancelled() {
      return whole.isCancelled();
    }
  }
}
