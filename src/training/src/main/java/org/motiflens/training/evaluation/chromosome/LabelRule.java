package org.motiflens.training.evaluation.chromosome;

import java.util.Locale;

/**
 * What a window of a chromosome is called, by the distance from its middle to the nearest summit.
 */
public enum LabelRule {
  /**
   * A window is bound when a summit lies within 25 bases of its middle, and nothing is said of it
   * when one lies within 300.
   */
  SUMMIT(25, 300),

  /**
   * The rule of the ENCODE-DREAM challenge for peaks of 200 bases around each summit: bins of 200
   * bases every 50 are bound when at least half of the bin is in a peak, and nothing is said of
   * others that touch one. A bin scores what the best window with its middle in it scores.
   */
  DREAM(100, 199);

  /** Middles of windows lie so far apart under either rule. */
  public static final int STRIDE = 50;

  /** Bases of a bin. */
  static final int BIN = 200;

  private final int bound;
  private final int unknown;

  LabelRule(int bound, int unknown) {
    this.bound = bound;
    this.unknown = unknown;
  }

  /** The label of a window with its nearest summit so many bases away. */
  Label label(int distance) {
    if (distance <= bound) {
      return Label.BOUND;
    }
    return distance <= unknown ? Label.IGNORED : Label.UNBOUND;
  }

  /** What the command line calls it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a window is. */
  enum Label {
    BOUND,
    UNBOUND,
    IGNORED
  }
}
