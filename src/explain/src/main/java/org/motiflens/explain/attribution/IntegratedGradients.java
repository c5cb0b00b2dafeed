package org.motiflens.explain.attribution;

import java.util.Arrays;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;

/**
 * Integrated gradients: Σ_b (X − B) ⊙ ∫₀¹ ∂Δ(B + α(X − B))/∂X dα, from a baseline B in which every
 * known base is an even mixture of the four (Sundararajan et al. 2017, equation 1). The values of a
 * window add up to Δ(X) − Δ(B), up to the error of the sum that stands for the integral ({@value
 * #STEPS} midpoints); {@link Trust} tells that error. An N base is N in the baseline, too, and has
 * no value.
 */
public final class IntegratedGradients implements AttributionMethod {
  private static final int STEPS = 64;
  private static final float MIXTURE = 1f / Bases.COUNT;

  @Override
  public String key() {
    return "integrated-gradients";
  }

  @Override
  public String label() {
    return "Integrated gradients";
  }

  @Override
  public String tells() {
    return "for and against, added up on the way from no sequence to this one";
  }

  @Override
  public String formula() {
    return "Σ_b (X − B) ⊙ ∫ ∂Δ(B + α(X − B))/∂X dα, B = ¼ at each base";
  }

  @Override
  public String source() {
    return "Sundararajan et al. 2017, equation 1";
  }

  @Override
  public Scale scale() {
    return Scale.SIGNED;
  }

  @Override
  public boolean supports(Architecture architecture) {
    return true;
  }

  @Override
  public Unit unit(Family family) {
    return Unit.score(family);
  }

  @Override
  public Cost cost() {
    return Cost.MANY_PASSES;
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    Path path = new Path(evaluator);
    for (int window = 0; window < run.count(); window++) {
      monitor.check();
      path.integrate(codes, run.start(window), monitor);
      sink.accept(window, path.values);
    }
  }

  /** The straight way from the baseline to a window. */
  static final class Path {
    /** One value a base, NaN at N. */
    final float[] values;

    private final DenseInput input;
    private final double[] sums;

    Path(Evaluator evaluator) {
      input = new DenseInput(evaluator);
      values = new float[evaluator.windowLength()];
      sums = new double[values.length];
    }

    void integrate(byte[] codes, int start, Monitor monitor) {
      Arrays.fill(sums, 0);
      for (int step = 0; step < STEPS; step++) {
        monitor.check();
        place(codes, start, (step + 0.5f) / STEPS);
        input.differentiate();
        for (int t = 0; t < values.length; t++) {
          int base = codes[start + t];
          for (int b = 0; base != Bases.N && b < Bases.COUNT; b++) {
            sums[t] += ((b == base ? 1 : 0) - MIXTURE) * input.gradient[t * Bases.COUNT + b];
          }
        }
      }
      for (int t = 0; t < values.length; t++) {
        values[t] = codes[start + t] == Bases.N ? Float.NaN : (float) (sums[t] / STEPS);
      }
    }

    /** Δ(X) − Δ(B): what the values of a window should add up to. */
    double difference(byte[] codes, int start) {
      place(codes, start, 1);
      double end = input.differentiate();
      place(codes, start, 0);
      return end - input.differentiate();
    }

    /** Sets the input to B + α(X − B). */
    private void place(byte[] codes, int start, float alpha) {
      for (int t = 0; t < values.length; t++) {
        int base = codes[start + t];
        for (int b = 0; b < Bases.COUNT; b++) {
          input.values[t * Bases.COUNT + b] =
              base == Bases.N ? 0 : MIXTURE + alpha * ((b == base ? 1 : 0) - MIXTURE);
        }
      }
    }
  }
}
