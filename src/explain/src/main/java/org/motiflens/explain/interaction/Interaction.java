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
 * @param p the larger of two shares, the pair itself counted: of stretches elsewhere in the window,
 *     as long as b, whose eps with a is at least as large in magnitude; and of those as long as a
 *     with b. NaN where the window has no room for any
 * @param nullPairs how many there were, of the two the fewer
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
