package org.motiflens.explain.attribution;

import org.motiflens.network.Family;

/**
 * Saliency: |∂Δ/∂X| ⊙ X, the size of the margin's slope at the base that is there (Lanchantin et
 * al. 2017, section 3.1; after Simonyan et al. 2013). An N base has none.
 *
 * <p>The paper's text derives the score of the positive class, its program the loss of the true
 * label; for two classes both are this value times one factor a window. That factor, 1 − P for the
 * loss, vanishes where the network is sure, and the label is not known in a genome: hence the
 * margin.
 */
public final class Saliency extends GradientMethod {
  @Override
  public String key() {
    return "saliency";
  }

  @Override
  public String label() {
    return "Saliency";
  }

  @Override
  public String tells() {
    return "how much each base matters to the score";
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

  @Override
  public Unit unit(Family family) {
    Unit slope = Unit.slope(family);
    return new Unit("|" + slope.symbol() + "|", slope.description());
  }

  @Override
  public boolean isUsual(Family family) {
    return !family.predictsProfiles();
  }

  @Override
  float value(float[] gradient, int row, int base) {
    return Math.abs(gradient[row + base]);
  }
}
