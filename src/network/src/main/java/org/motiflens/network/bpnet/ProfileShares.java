package org.motiflens.network.bpnet;

/** Profiles as shares of their counts. */
public final class ProfileShares {
  private ProfileShares() {}

  /**
   * The softmax over all logits of a window, both strands together.
   *
   * @param shares receives as many values, which add up to 1
   */
  public static void softmax(float[] logits, double[] shares) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      shares[i] = StrictMath.exp(logits[i] - most);
      total += shares[i];
    }
    for (int i = 0; i < logits.length; i++) {
      shares[i] /= total;
    }
  }

  /**
   * The Jensen–Shannon distance of two distributions: the square root of their divergence to the
   * base 2, from 0 where they are the same to 1 where nothing is shared.
   */
  public static double jensenShannonDistance(double[] p, double[] q) {
    double divergence = 0;
    for (int i = 0; i < p.length; i++) {
      double middle = (p[i] + q[i]) / 2;
      divergence += term(p[i], middle) + term(q[i], middle);
    }
    return Math.sqrt(Math.max(0, divergence / 2 / StrictMath.log(2)));
  }

  private static double term(double share, double middle) {
    return share > 0 ? share * StrictMath.log(share / middle) : 0;
  }
}
