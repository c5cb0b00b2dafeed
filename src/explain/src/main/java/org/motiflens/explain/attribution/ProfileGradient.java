package org.motiflens.explain.attribution;

import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;

/** Gradient × input of the shape of a profile. An N base has no value. */
public final class ProfileGradient implements ProfileMethod {
  private final ExplainedScalar scalar;

  ProfileGradient(ExplainedScalar scalar) {
    this.scalar = scalar;
  }

  @Override
  public String key() {
    return scalar.key("input-x-gradient");
  }

  @Override
  public String label() {
    return scalar.label("Input × gradient");
  }

  @Override
  public String tells() {
    return "bases for and against the shape of the profile";
  }

  @Override
  public String formula() {
    return scalar.formula("∂F/∂X ⊙ X");
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
  public boolean supports(Architecture architecture) {
    return scalar.isOf(architecture);
  }

  @Override
  public Unit unit(Family family) {
    return scalar.slope(family);
  }

  @Override
  public boolean isUsual(Family family) {
    return family.predictsProfiles();
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    float[] values = new float[evaluator.windowLength()];
    scalar
        .of(evaluator)
        .gradients(
            codes,
            run,
            (window, value, gradient) -> {
              int start = run.start(window);
              for (int t = 0; t < values.length; t++) {
                int base = codes[start + t];
                values[t] = base == Bases.N ? Float.NaN : gradient[t * Bases.COUNT + base];
              }
              sink.accept(window, values);
            });
  }
}
