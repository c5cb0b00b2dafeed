package org.motiflens.explain.attribution;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/** A method whose value at a base follows from the margin's gradient at that position alone. */
abstract class GradientMethod implements AttributionMethod {
  /**
   * The value at a position.
   *
   * @param gradient T × 4
   * @param row index of the position's first entry
   * @param base code of the base that is there, not N
   */
  abstract float value(float[] gradient, int row, int base);

  /**
   * A quarter of the window: each base is then at most an eighth of a window away from the centre
   * of the window that explains it, for a small part of the work of a window around every base.
   */
  @Override
  public int defaultStride(int windowLength) {
    return Math.max(1, windowLength / 4);
  }

  @Override
  public boolean supports(Architecture architecture) {
    return true;
  }

  @Override
  public void attribute(Evaluator evaluator, byte[] codes, WindowRun run, Sink sink) {
    float[] values = new float[evaluator.windowLength()];
    evaluator.gradients(
        codes,
        run,
        (window, margin, gradient) -> {
          int start = run.start(window);
          for (int t = 0; t < values.length; t++) {
            int base = codes[start + t];
            values[t] = base == Bases.N ? Float.NaN : value(gradient, t * Bases.COUNT, base);
          }
          sink.accept(window, values);
        });
  }
}
