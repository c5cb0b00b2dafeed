package org.motiflens.explain.attribution;

import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;

/**
 * The full gradient ∂Δ/∂X: at each position four slopes, of the base that is there and of the three
 * that are not, each as it is. An N base has none.
 */
public final class GradientMap implements AttributionMethod {
  @Override
  public String key() {
    return "gradient-map";
  }

  @Override
  public String label() {
    return "Gradient, four rows";
  }

  @Override
  public String tells() {
    return "what A, C, G or T would do at the base, by the slope of the score";
  }

  @Override
  public String formula() {
    return "∂Δ/∂X, all four rows";
  }

  @Override
  public String source() {
    return "Simonyan et al. 2013, arXiv:1312.6034";
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
    return Unit.slope(family);
  }

  @Override
  public Presentation presentation() {
    return Presentation.MAP;
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    int length = evaluator.windowLength();
    float[] values = new float[Bases.COUNT * length];
    evaluator.gradients(
        codes,
        run,
        (window, margin, gradient) -> {
          int start = run.start(window);
          for (int t = 0; t < length; t++) {
            boolean known = codes[start + t] != Bases.N;
            for (int base = 0; base < Bases.COUNT; base++) {
              values[base * length + t] = known ? gradient[t * Bases.COUNT + base] : Float.NaN;
            }
          }
          sink.accept(window, values);
        });
  }
}
