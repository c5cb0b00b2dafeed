package org.motiflens.explain.attribution;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/** An input that is not one-hot, T × 4 row-major, with the gradient of the margin there. */
public final class DenseInput {
  public final float[] values;
  public final float[] gradient;
  private final Evaluator evaluator;

  public DenseInput(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.values = new float[evaluator.windowLength() * Bases.COUNT];
    this.gradient = new float[values.length];
  }

  /** Computes the gradient at the present values; the logit margin. */
  public double differentiate() {
    return evaluator.gradientDense(values, gradient);
  }

  /** P for a margin, in float64. */
  public static double probability(double margin) {
    return 1 / (1 + StrictMath.exp(-margin));
  }

  /** log P for a margin, without overflow. */
  public static double logProbability(double margin) {
    return margin < 0
        ? margin - StrictMath.log1p(Math.exp(margin))
        : -StrictMath.log1p(Math.exp(-margin));
  }

  /** Codes of the largest value of each position; of equal ones the first. */
  public byte[] largest() {
    byte[] codes = new byte[evaluator.windowLength()];
    for (int t = 0; t < codes.length; t++) {
      int best = 0;
      for (int base = 1; base < Bases.COUNT; base++) {
        if (values[t * Bases.COUNT + base] > values[t * Bases.COUNT + best]) {
          best = base;
        }
      }
      codes[t] = (byte) best;
    }
    return codes;
  }

  /** P of a sequence. */
  public double probability(byte[] codes) {
    float[] margin = new float[1];
    evaluator.logitMargins(codes, WindowRun.single(0), margin);
    return probability(margin[0]);
  }
}
