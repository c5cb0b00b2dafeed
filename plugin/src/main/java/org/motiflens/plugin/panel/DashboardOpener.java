package org.motiflens.plugin.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.ClassOptimizer;
import org.motiflens.explain.ClassOptimum;
import org.motiflens.explain.Monitor;
import org.motiflens.explain.dashboard.Dashboard;
import org.motiflens.explain.dashboard.DashboardFigure;
import org.motiflens.explain.dashboard.DashboardMaker;
import org.motiflens.explain.dashboard.DashboardWindow;
import org.motiflens.explain.dashboard.Figure;
import org.motiflens.explain.motif.KnownMotifs;
import org.motiflens.genome.Locus;
import org.motiflens.genome.SequenceSource;
import org.motiflens.motif.LogoPalette;
import org.motiflens.network.ModelBundle;
import org.motiflens.network.ModelCard;
import org.motiflens.plugin.Anchor;
import org.motiflens.plugin.Jobs;
import org.motiflens.plugin.ModelOptimiser;
import org.motiflens.plugin.MotifShelf;
import org.motiflens.plugin.Words;

/**
 * Makes the dashboard of the window that the view is centred on, with all models of an experiment,
 * and opens it in a window of its own. Class-optimised sequences that the panel has computed are
 * used again.
 */
final class DashboardOpener {
  private final PanelHost host;
  private final MotifShelf shelf;

  /** A model and its optimum, where the panel has it. */
  private record Model(ModelCard card, Optional<ClassOptimum> optimum) {}

  DashboardOpener(PanelHost host, MotifShelf shelf) {
    this.host = host;
    this.shelf = shelf;
  }

  /** Begins; the window opens when the figure is there. */
  void open(ModelCard card) {
    Optional<SequenceSource> genome = host.genome();
    Optional<Anchor> centre = host.viewCentre();
    if (genome.isEmpty() || centre.isEmpty()) {
      host.tell(Words.NO_GENOME);
    } else if (shelf.content().isEmpty()) {
      host.tell(shelf.problem().orElse("The known motifs are still being read; try again."));
    } else {
      KnownMotifs known = shelf.content().get().known();
      ClassOptimizer recipe = ClassOptimizer.STANDARD.get(0);
      List<Model> models =
          host.models().stream()
              .filter(
                  other ->
                      other.experiment().equals(card.experiment())
                          && other.windowLength() == card.windowLength())
              .map(other -> new Model(other, host.sequences().status(other, recipe).result()))
              .toList();
      host.jobs()
          .start(
              Words.DASHBOARD + ": " + Words.plain(card.tf()),
              monitor -> make(genome.get(), centre.get(), models, recipe, known, monitor),
              new Jobs.Ends<>(
                  figure -> new DashboardFrame(host, figure).setVisible(true),
                  host::tell,
                  () -> {}));
    }
  }

  private Figure make(
      SequenceSource genome,
      Anchor centre,
      List<Model> models,
      ClassOptimizer recipe,
      KnownMotifs known,
      Monitor monitor) {
    List<ModelBundle> bundles = new ArrayList<>();
    List<Dashboard.Optimum> optima = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      Model model = models.get(i);
      ModelBundle bundle = new ModelBundle(model.card(), host.network(model.card().id()));
      Monitor part = new Part(monitor, i, models.size());
      ClassOptimum optimum =
          model
              .optimum()
              .orElseGet(() -> recipe.optimize(bundle.network(), ModelOptimiser.SEED, part));
      bundles.add(bundle);
      optima.add(new Dashboard.Optimum(model.card(), optimum, known.best(optimum)));
      monitor.check();
    }
    DashboardMaker maker =
        new DashboardMaker(models.get(0).card().tf(), bundles, optima, known.database());
    return DashboardFigure.of(
        maker.make(window(genome, centre, maker.windowLength()), genome.genomeId()),
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
