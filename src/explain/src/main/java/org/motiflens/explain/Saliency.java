package org.motiflens.explain;

import org.motiflens.genome.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/**
 * Saliency: |∂Δ/∂X| ⊙ X, the size of the margin's slope at the base that is there (Lanchantin et
 * al. 2017, section 3.1; after Simonyan et al. 2013). An N base has none.
 *
 * <p>The paper's text derives the score of the positive class, its program the loss of the true
 * label; for two classes both are this value times one factor a window. That factor, 1 − P for the
 * loss, vanishes where the network is sure, and the label is not known in a genome: hence the
 * margin.
 */
public final class Saliency implements AttributionMethod {
  @Override
  public String key() {
    return "saliency";
  }

  @Override
  public String label() {
    return "Saliency";
  }

  @Override
  public String formula() {
    return "|∂Δ/∂X| ⊙ X";
  }

  @Override
  public String source() {
    return "Lanchantin et al. 2017, section 3.1";
  }

  @Override
  public Scale scale() {
    return Scale.MAGNITUDE;
  }

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
            values[t] = base == Bases.N ? Float.NaN : Math.abs(gradient[t * Bases.COUNT + base]);
          }
          sink.accept(window, values);
        });
  }
}
