package org.motiflens.explain.attribution;

import org.motiflens.network.Architecture.Family;

/**
 * What a method's numbers are, for one family of networks.
 *
 * @param symbol as short as a track's corner, for example {@code P(bound)}
 * @param description what files say
 */
public record Unit(String symbol, String description) {
  /** A score between 0 and 1. */
  static Unit probability(Family family) {
    return family == Family.DEEPBIND
        ? new Unit(
            "1/(1+exp(−score))",
            "1 / (1 + exp(-score)) of the DeepBind score, not calibrated as a probability")
        : new Unit("P(bound)", "probability of the positive class");
  }

  /** The scalar that a network of the family gives, or a share of it. */
  static Unit score(Family family) {
    return switch (family) {
      case DEEPBIND ->
          new Unit("DeepBind score", "DeepBind score, a number like a logit; see the formula");
      case BPNET ->
          new Unit(
              "log counts",
              "natural logarithm of the counts, or the profile's scalar; see the formula");
      default ->
          new Unit(
              "logit margin",
              "logits of the margin, positive minus negative class; see the formula");
    };
  }

  /** The slope of {@link #score} at a base. */
  static Unit slope(Family family) {
    Unit score = score(family);
    return new Unit("∂(" + score.symbol + ")/∂base", score.description);
  }
}
