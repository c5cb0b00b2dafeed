package org.motiflens.explain.interaction;

/**
 * Two stretches of one window knocked out alone and together, f being the logit margin:
 *
 * <pre>
 *   eps = f(ab) − f(a) − f(b) + f(∅)
 * </pre>
 *
 * @param both f(ab), the window as it is
 * @param onlyA f(a): b knocked out; a mean over draws
 * @param onlyB f(b)
 * @param neither f(∅)
 * @param p share of pairs of stretches of the same lengths elsewhere in the window whose eps is at
 *     least as large in magnitude, the pair itself counted; NaN where the window has no room for
 *     any
 * @param nullPairs how many there were
 */
public record Interaction(
    double both, double onlyA, double onlyB, double neither, double p, int nullPairs) {
  /** Non-additivity: 0 for features that add up. */
  public double eps() {
    return both - onlyA - onlyB + neither;
  }

  /** What a brings with b there. */
  public double effectOfA() {
    return both - onlyB;
  }

  /** What b brings with a there. */
  public double effectOfB() {
    return both - onlyA;
  }
}
