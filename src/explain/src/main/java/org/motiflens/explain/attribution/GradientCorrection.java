package org.motiflens.explain.attribution;

import org.motiflens.genome.sequence.Bases;

/**
 * Corrected gradient: ∂Δ/∂X ⊙ X less the mean of the position's four slopes (Majdandzic et al.
 * 2023). One-hot data never leave the plane where each position adds up to 1, so that a network's
 * slope across it is an accident of training; the mean is that part. For a linear network the value
 * is what in-silico mutagenesis gives. An N base has none.
 */
public final class GradientCorrection extends GradientMethod {
  @Override
  public String key() {
    return "corrected";
  }

  @Override
  public String label() {
    return "Corrected gradient";
  }

  @Override
  public String tells() {
    return "for and against, without what the slope says of all four bases alike";
  }

  @Override
  public String formula() {
    return "(∂Δ/∂X − mean over A, C, G, T) ⊙ X";
  }

  @Override
  public String source() {
    return "Majdandzic et al. 2023, Genome Biology 24:109";
  }

  @Override
  public Scale scale() {
    return Scale.SIGNED;
  }

  @Override
  float value(float[] gradient, int row, int base) {
    float sum = gradient[row] + gradient[row + 1] + gradient[row + 2] + gradient[row + 3];
    return gradient[row + base] - sum / Bases.COUNT;
  }
}
