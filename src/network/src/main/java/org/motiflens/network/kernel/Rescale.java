package org.motiflens.network.kernel;

/** DeepLIFT's rescale rule (Shrikumar, Greenside and Kundaje 2017, section 3.5.1). */
final class Rescale {
  private Rescale() {}

  /**
   * The multiplier of a rectifier, (ρ(z) − ρ(z′)) / (z − z′). No difference of nearly equal numbers
   * is taken: between two sums on one side of 0 the quotient is 1 or 0.
   */
  static float rectifier(float sum, float reference) {
    if (sum > 0) {
      return reference > 0 ? 1 : sum / (sum - reference);
    }
    return reference > 0 ? reference / (reference - sum) : 0;
  }
}
