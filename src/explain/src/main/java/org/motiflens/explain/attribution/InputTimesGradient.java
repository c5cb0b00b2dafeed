package org.motiflens.explain.attribution;

import java.util.List;

/**
 * Input times gradient: ∂Δ/∂X ⊙ X, positive where the base that is there speaks for binding, to
 * first order, and negative where it speaks against it (Shrikumar et al. 2016). For a linear
 * network the values add up to Δ less its bias. An N base has none.
 */
public final class InputTimesGradient extends GradientMethod {
  @Override
  public String key() {
    return "input-x-gradient";
  }

  @Override
  public List<String> formerKeys() {
    return List.of("signed");
  }

  @Override
  public String label() {
    return "Input × gradient";
  }

  @Override
  public String tells() {
    return "bases for binding above the line, against it below";
  }

  @Override
  public String formula() {
    return "∂Δ/∂X ⊙ X";
  }

  @Override
  public String source() {
    return "Shrikumar et al. 2016, arXiv:1605.01713";
  }

  @Override
  public Scale scale() {
    return Scale.SIGNED;
  }

  @Override
  float value(float[] gradient, int row, int base) {
    return gradient[row + base];
  }
}
