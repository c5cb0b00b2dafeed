package org.motiflens.explain.attribution;

import org.motiflens.network.Family;

/**
 * What a method's numbers are, for one family of networks.
 *
 * @param symbol as short as a track's corner, for example {@code P(bound)}
 * @param description what files say
 */
public record Unit(String symbol, String description) {
  /** A score between 0 and 1. */
  static Unit probability(Family family) {
    return of(family.probability());
  }

  /** The scalar that a network of the family gives, or a share of it. */
  static Unit score(Family family) {
    return of(family.score());
  }

  private static Unit of(Family.Meaning meaning) {
    return new Unit(meaning.symbol(), meaning.description());
  }

  /** The slope of {@link #score} at a base. */
  static Unit slope(Family family) {
    Unit score = score(family);
    return new Unit("∂(" + score.symbol + ")/∂base", score.description);
  }
}
