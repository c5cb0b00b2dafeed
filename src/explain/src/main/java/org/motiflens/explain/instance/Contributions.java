package org.motiflens.explain.instance;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * What each base of a window contributes: the gradient of the logit margin at the base that is
 * there, less the mean over the four (Majdandzic, Rajesh and Koo 2023, Genome Biology 24:109); 0
 * where the base is unknown. For one thread.
 */
public final class Contributions {
  private final Evaluator evaluator;

  public Contributions(Network network) {
    evaluator = network.newEvaluator();
  }

  /** Bases that the network reads. */
  public int windowLength() {
    return evaluator.windowLength();
  }

  /** One value a base of the window that starts at {@code start}. */
  public double[] of(byte[] codes, int start) {
    double[] values = new double[evaluator.windowLength()];
    evaluator.gradients(
        codes,
        WindowRun.single(start),
        (window, margin, gradient) -> {
          for (int t = 0; t < values.length; t++) {
            byte code = codes[start + t];
            if (code < Bases.COUNT) {
              double mean = 0;
              for (int base = 0; base < Bases.COUNT; base++) {
                mean += gradient[t * Bases.COUNT + base] / Bases.COUNT;
              }
              values[t] = gradient[t * Bases.COUNT + code] - mean;
            }
          }
        });
    return values;
  }
}
