package org.motiflens.explain.attribution;

import java.util.Arrays;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.ProfileEvaluator;

/**
 * What a base gives to the counts of the window that is centred on it, to first order: input ×
 * gradient of the log counts, or as a map the gradient for each of the four bases. An N base has
 * none.
 *
 * <p>Near a window's centre the gradient of the mean over the trunk's columns is the same in all
 * windows, so that a region needs one pass forward and one back. Only there a window has values;
 * networks whose columns reach too far, and windows that lie farther apart, are taken one by one.
 */
public final class CountsContribution implements ProfileMethod {
  private final boolean map;

  CountsContribution(boolean map) {
    this.map = map;
  }

  @Override
  public String key() {
    return map ? "counts-contribution-map" : "counts-contribution";
  }

  @Override
  public String label() {
    return map ? "Contribution to counts, four rows" : "Contribution to counts";
  }

  @Override
  public String formula() {
    return map ? "∂Δ/∂X, all four rows, X centred at the base" : "∂Δ/∂X ⊙ X, X centred at the base";
  }

  @Override
  public String tells() {
    return map
        ? "what each of the four bases would add to the counts, to first order"
        : "what each base adds to the counts, or takes from them";
  }

  @Override
  public String source() {
    return "Avsec et al. 2021, Nature Genetics 53:354 (the scalar); Shrikumar et al. 2016";
  }

  @Override
  public Scale scale() {
    return Scale.SIGNED;
  }

  @Override
  public Unit unit(Family family) {
    return Unit.slope(family);
  }

  @Override
  public Presentation presentation() {
    return map ? Presentation.MAP : Presentation.LETTERS;
  }

  @Override
  public boolean isUsual(Family family) {
    return !map && family.predictsProfiles();
  }

  /** One: a window around every base. */
  @Override
  public int defaultStride(int windowLength) {
    return 1;
  }

  /** Half a window's: fewer need nearly as much context as these. */
  @Override
  public int together(int windowLength) {
    return windowLength / 2;
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    ProfileEvaluator profiles = (ProfileEvaluator) evaluator;
    int length = evaluator.windowLength();
    float[] values = new float[(map ? Bases.COUNT : 1) * length];
    Arrays.fill(values, Float.NaN);
    if (ownsInnerBasesAlone(profiles, run.stride())) {
      int from = profiles.innerStart();
      int to = profiles.innerEnd();
      profiles.innerGradients(
          codes,
          run,
          (window, logCounts, gradient) -> {
            set(values, codes, run.start(window), from, to, gradient);
            sink.accept(window, values);
          });
    } else {
      evaluator.gradients(
          codes,
          run,
          (window, logCounts, gradient) -> {
            set(values, codes, run.start(window), 0, length, gradient);
            sink.accept(window, values);
          });
    }
  }

  /** Whether the bases nearest to a window's centre are inner ones, read in either direction. */
  private static boolean ownsInnerBasesAlone(ProfileEvaluator evaluator, int stride) {
    int half = evaluator.windowLength() / 2;
    return half - 1 - stride / 2 >= evaluator.innerStart()
        && half + stride / 2 < evaluator.innerEnd();
  }

  /** Values of the bases [from, to) of a window, whose gradient begins at {@code from}. */
  private void set(float[] values, byte[] codes, int start, int from, int to, float[] gradient) {
    int length = map ? values.length / Bases.COUNT : values.length;
    for (int t = from; t < to; t++) {
      int there = codes[start + t];
      int row = (t - from) * Bases.COUNT;
      if (map) {
        for (int base = 0; base < Bases.COUNT; base++) {
          values[base * length + t] = there == Bases.N ? Float.NaN : gradient[row + base];
        }
      } else {
        values[t] = there == Bases.N ? Float.NaN : gradient[row + there];
      }
    }
  }
}
