package org.motiflens.explain.attribution;

import java.util.Arrays;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.calibration.SurvivalFunction;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;

/**
 * Sliding rank: the value at a base is −log10 of the share of the genome that scores at least as
 * high as the window centred there; all models have the same scale. It needs a calibrated model, to
 * which {@link #of} binds it. Strands are combined as scores, before the rank is taken.
 */
public final class Rank implements AttributionMethod {
  /** Bases of a window that only profile models read. */
  private static final int LONG_WINDOW = 2000;

  @Override
  public String key() {
    return "rank";
  }

  @Override
  public String label() {
    return "Rank";
  }

  @Override
  public String tells() {
    return "how few windows of the genome score as high";
  }

  @Override
  public String formula() {
    return "-log10 G(Δ(X)), X centred at the base, G(s) = share of the known genome with Δ of at"
        + " least s";
  }

  @Override
  public String source() {
    return "survival function of the model's score over the known genome, kept in its bundle";
  }

  @Override
  public Scale scale() {
    return Scale.MAGNITUDE;
  }

  @Override
  public Unit unit(Family family) {
    return new Unit(
        "−log10(share of genome)", "-log10 of a share of genomic windows: 3 means one in 1,000");
  }

  @Override
  public Presentation presentation() {
    return Presentation.CURVE;
  }

  /** One: a window around every base. */
  @Override
  public int defaultStride(int windowLength) {
    return 1;
  }

  /** Half a window at a time, where windows are so long that they are computed for one. */
  @Override
  public int together(int windowLength) {
    return windowLength < LONG_WINDOW ? 1 : windowLength / 2;
  }

  @Override
  public boolean supports(Architecture architecture) {
    return true;
  }

  @Override
  public boolean needsCalibration() {
    return true;
  }

  /**
   * @throws InputException when the model is not calibrated
   */
  @Override
  public AttributionMethod of(ModelBundle model, StrandRule strand) {
    return new OfModel(this, GenomicScale.required(model).scores(strand), strand);
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    throw new IllegalStateException("rank was not bound to a model");
  }

  /** The rank of one model's scores. */
  private record OfModel(Rank rank, SurvivalFunction survival, StrandRule strand)
      implements AttributionMethod {
    @Override
    public String key() {
      return rank.key();
    }

    @Override
    public String label() {
      return rank.label();
    }

    @Override
    public String tells() {
      return rank.tells();
    }

    @Override
    public String formula() {
      return rank.formula();
    }

    @Override
    public String source() {
      return rank.source();
    }

    @Override
    public Scale scale() {
      return rank.scale();
    }

    @Override
    public Unit unit(Family family) {
      return rank.unit(family);
    }

    @Override
    public Presentation presentation() {
      return rank.presentation();
    }

    @Override
    public int defaultStride(int windowLength) {
      return rank.defaultStride(windowLength);
    }

    @Override
    public int together(int windowLength) {
      return rank.together(windowLength);
    }

    @Override
    public boolean supports(Architecture architecture) {
      return rank.supports(architecture);
    }

    @Override
    public boolean combinesStrands() {
      return true;
    }

    @Override
    public void attribute(
        Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
      monitor.check();
      int end = run.end(evaluator.windowLength());
      // Only these bases: the other strand is made of all that is given.
      byte[] own = Arrays.copyOfRange(codes, run.first(), end);
      float[] margins =
          new StrandMargins(evaluator, strand).of(own, new WindowRun(0, run.stride(), run.count()));
      float[] values = new float[evaluator.windowLength()];
      for (int window = 0; window < run.count(); window++) {
        Arrays.fill(values, (float) survival.rank(margins[window]));
        sink.accept(window, values);
      }
    }
  }
}
