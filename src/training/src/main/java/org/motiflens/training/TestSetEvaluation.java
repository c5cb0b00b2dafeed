package org.motiflens.training;

import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.training.data.WindowSet;

/** Measures a finished model on labelled windows, with the engine that serves users. */
public final class TestSetEvaluation {
  /** Windows of one run: large enough to be quick, small enough for a laptop. */
  private static final int BATCH = 1024;

  private TestSetEvaluation() {}

  /**
   * AUC of the logit margins, which tell windows apart where probabilities have rounded to 1.
   *
   * @throws InputException when one class is absent or the windows are not as long as the network
   *     reads
   */
  public static Auc auc(Network network, WindowSet set) {
    if (set.positives().isEmpty() || set.negatives().isEmpty()) {
      throw new InputException(
          "An AUC needs positives and negatives; there are "
              + set.positives().size()
              + " and "
              + set.negatives().size()
              + ".");
    }
    Evaluator evaluator = network.newEvaluator();
    return Auc.of(margins(evaluator, set.positives()), margins(evaluator, set.negatives()));
  }

  private static double[] margins(Evaluator evaluator, List<byte[]> windows) {
    int length = evaluator.windowLength();
    double[] margins = new double[windows.size()];
    for (int first = 0; first < margins.length; first += BATCH) {
      List<byte[]> batch = windows.subList(first, Math.min(first + BATCH, margins.length));
      byte[] codes = new byte[batch.size() * length];
      for (int i = 0; i < batch.size(); i++) {
        byte[] window = batch.get(i);
        if (window.length != length) {
          throw new InputException(
              "The test sequences have "
                  + window.length
                  + " bases; expected the "
                  + length
                  + " that the model reads.");
        }
        System.arraycopy(window, 0, codes, i * length, length);
      }
      float[] values = new float[batch.size()];
      evaluator.logitMargins(codes, new WindowRun(0, length, values.length), values);
      for (int i = 0; i < values.length; i++) {
        margins[first + i] = values[i];
      }
    }
    return margins;
  }
}
