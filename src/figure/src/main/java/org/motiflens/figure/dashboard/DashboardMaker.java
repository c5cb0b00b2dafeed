package org.motiflens.figure.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.Saliency;
import org.motiflens.explain.attribution.TemporalOutput;
import org.motiflens.explain.attribution.TemporalOutput.Direction;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.explain.motif.KnownMotifs;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.kernel.Kernels;

/**
 * Makes the dashboards of one transcription factor: what does not depend on the window is computed
 * once. Immutable and safe for use by many threads.
 */
public final class DashboardMaker {
  private static final AttributionMethod SALIENCY = new Saliency();
  private static final AttributionMethod FORWARD = new TemporalOutput(Direction.FORWARD);
  private static final AttributionMethod BACKWARD = new TemporalOutput(Direction.BACKWARD);

  private final String factor;
  private final List<ModelBundle> models;
  private final List<Dashboard.Optimum> optima;
  private final List<MotifScanner> scanners;
  private final Provenance provenance;

  /**
   * @param models of the factor, in the order of the rows; all read windows of one length
   * @param optima of these models
   * @param database where the factor's motifs are looked up, by its name
   */
  public DashboardMaker(
      String factor,
      List<ModelBundle> models,
      List<Dashboard.Optimum> optima,
      MotifDatabase database) {
    if (models.isEmpty()
        || models.stream().map(model -> windowLength(model)).distinct().count() > 1) {
      throw new IllegalArgumentException("models without one window length: " + models);
    }
    this.factor = factor;
    this.models = List.copyOf(models);
    this.optima = List.copyOf(optima);
    this.scanners = database.named(factor).stream().map(MotifScanner::new).toList();
    Provenance origin = Kernels.addTo(Provenance.ofThisProduct());
    for (ModelBundle model : models) {
      origin =
          origin.with(
              "model " + model.card().architecture(),
              model.card().id() + ", sha256 " + model.card().weightsSha256());
    }
    if (!optima.isEmpty()) {
      origin =
          origin.with(
              "class optimisation",
              optima.get(0).optimum().method() + ", seed " + optima.get(0).optimum().seed());
    }
    this.provenance =
        origin
            .with("motifs", database.notice())
            .with(
                "motif hits",
                String.format(Locale.ROOT, "p ≤ %.0e, both strands", MotifScanner.DEFAULT_P_VALUE));
  }

  /**
   * Optimises the class of each model, on as many threads as there are processors. The monitor is
   * told how many models are done, by one thread at a time.
   *
   * @return in the order of the models
   * @throws CancellationException when the monitor asks for it
   */
  public static List<Dashboard.Optimum> optimise(
      List<ModelBundle> models,
      ClassOptimiser optimiser,
      long seed,
      MotifDatabase database,
      Monitor monitor) {
    KnownMotifs known = new KnownMotifs(database);
    ModelCount count = new ModelCount(monitor, models.size());
    return models.parallelStream()
        .map(
            model -> {
              ClassOptimum optimum = optimiser.optimise(model.network(), seed, count);
              Dashboard.Optimum found =
                  new Dashboard.Optimum(model.card(), optimum, known.best(optimum));
              count.finishOne();
              return found;
            })
        .toList();
  }

  /** Counts finished models where optimisers count their steps. */
  private static final class ModelCount implements Monitor {
    private final Monitor monitor;
    private final int total;
    private int done;

    ModelCount(Monitor monitor, int total) {
      this.monitor = monitor;
      this.total = total;
    }

    synchronized void finishOne() {
      done++;
      monitor.progress(done, total);
    }

    @Override
    public void progress(long steps, long ofSteps) {}

    @Override
    public boolean isCancelled() {
      return monitor.isCancelled();
    }
  }

  /** The transcription factor. */
  public String factor() {
    return factor;
  }

  /** Bases that a window must have. */
  public int windowLength() {
    return windowLength(models.get(0));
  }

  private static int windowLength(ModelBundle model) {
    return model.network().architecture().windowLength();
  }

  /**
   * Computes the dashboard of a window.
   *
   * @param sequence what the window was cut from: a genome's id, or the name of a file
   * @throws InputException as {@link #whyUnsuitable} says
   */
  public Dashboard make(DashboardWindow window, String sequence) {
    Optional<String> reason = whyUnsuitable(window);
    if (reason.isPresent()) {
      throw new InputException(reason.get());
    }
    byte[] codes = window.codes();
    List<DashboardRow> saliency = new ArrayList<>();
    List<DashboardRow> temporal = new ArrayList<>();
    for (ModelBundle model : models) {
      Evaluator evaluator = model.network().newEvaluator();
      float[] margin = new float[1];
      evaluator.logitMargins(codes, WindowRun.single(0), margin);
      double probability = Evaluator.probability(margin[0]);
      Optional<Meaning> meaning =
          GenomicScale.of(model).map(scale -> scale.meaning(margin[0], StrandRule.FORWARD));
      float[] magnitudes = new float[codes.length];
      SALIENCY.attribute(
          evaluator,
          codes,
          WindowRun.single(0),
          (run, given) -> System.arraycopy(given, 0, magnitudes, 0, magnitudes.length));
      saliency.add(new DashboardRow(model.card(), SALIENCY, probability, meaning, magnitudes));
      if (model.network().architecture().isRecurrent()) {
        float[] forward = new float[codes.length];
        float[] backward = new float[codes.length];
        evaluator.temporalForward(codes, 0, forward);
        evaluator.temporalBackward(codes, 0, backward);
        temporal.add(new DashboardRow(model.card(), FORWARD, probability, meaning, forward));
        temporal.add(new DashboardRow(model.card(), BACKWARD, probability, meaning, backward));
      }
    }
    return new Dashboard(
        factor,
        window,
        scanners.stream().map(MotifScanner::motif).toList(),
        hits(codes),
        optima,
        saliency,
        temporal,
        provenance.with("sequence", sequence).with("window", window.title()));
  }

  /**
   * Why no dashboard can be made of a window, a sentence for people: it is not as long as the
   * models read, or more than half of its bases are unknown. Empty when one can.
   */
  public Optional<String> whyUnsuitable(DashboardWindow window) {
    return window.whyUnsuitable(windowLength());
  }

  private List<Dashboard.Hit> hits(byte[] codes) {
    Locus all = new Locus("window", 0, codes.length);
    List<Dashboard.Hit> hits = new ArrayList<>();
    for (MotifScanner scanner : scanners) {
      MotifMatrix motif = scanner.motif();
      for (MotifHit hit : scanner.scan(codes, all, MotifScanner.DEFAULT_P_VALUE)) {
        hits.add(new Dashboard.Hit(motif, hit.locus().start(), hit.reverse(), hit.pValue()));
      }
    }
    hits.sort(
        Comparator.comparingInt(Dashboard.Hit::column)
            .thenComparing(hit -> hit.motif().id())
            .thenComparing(Dashboard.Hit::reverse));
    return hits;
  }
}
