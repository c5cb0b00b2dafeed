package org.motiflens.network.library;

import java.util.Arrays;
import java.util.Random;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * Asks a network that was just read for the scores and gradients of a few windows. Weights can be
 * finite, each by itself, and still too large for single precision when they are added up: such a
 * model would give no number, anywhere, and is refused with that reason.
 */
final class NetworkProbe {
  private static final int RANDOM_WINDOWS = 4;
  private static final long SEED = 1;

  private NetworkProbe() {}

  /**
   * @throws InputException when a score or a gradient is not finite
   */
  static void requireFinite(Network network) {
    Evaluator evaluator = network.newEvaluator();
    int length = evaluator.windowLength();
    byte[] codes = new byte[(Bases.COUNT + RANDOM_WINDOWS) * length];
    for (int base = 0; base < Bases.COUNT; base++) {
      Arrays.fill(codes, base * length, (base + 1) * length, (byte) base);
    }
    Random random = new Random(SEED);
    for (int i = Bases.COUNT * length; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(Bases.COUNT);
    }
    evaluator.gradients(
        codes,
        new WindowRun(0, length, Bases.COUNT + RANDOM_WINDOWS),
        (window, margin, gradient) -> {
          boolean finite = Float.isFinite(margin);
          for (int i = 0; i < length * Bases.COUNT; i++) {
            finite &= Float.isFinite(gradient[i]);
          }
          if (!finite) {
            throw new InputException(
                "Its weights are too large: the score of a window is not a finite number; choose"
                    + " another model.");
          }
        });
  }
}
