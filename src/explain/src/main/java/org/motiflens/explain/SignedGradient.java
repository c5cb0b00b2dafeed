package org.motiflens.explain;

import org.motiflens.genome.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/**
 * Input times gradient: ∂Δ/∂X ⊙ X, positive where the base that is there speaks for binding, to
 * first order, and negative where it speaks against it (Shrikumar et al. 2017, section 2.2.1). For
 * a linear network the values add up to Δ less its bias. An N base has none.
 */
public final class SignedGradient implements AttributionMethod {
  @Override
  public String key() {
    return "signed";
  }

  @Override
  public String label() {
    return "Signed saliency";
  }

  @Override
  public String formula() {
    return "∂Δ/∂X ⊙ X";
  }

  @Override
  public String source() {
    return "Shrikumar et al. 2017 (DeepLIFT), gradient × input";
  }

  @Override
  public Scale scale() {
    return Scale.SIGNED;
  }

  /** As for {@link Saliency}. */
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
            values[t] = base == Bases.N ? Float.NaN : gradient[t * Bases.COUNT + base];
          }
          sink.accept(window, values);
        });
  }
}
