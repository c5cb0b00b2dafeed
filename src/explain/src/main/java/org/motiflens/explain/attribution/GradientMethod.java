package org.motiflens.explain.attribution;

import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
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

  @Override
  public boolean supports(Architecture architecture) {
    return true;
  }

  @Override
  public Unit unit(Family family) {
    return Unit.slope(family);
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
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
