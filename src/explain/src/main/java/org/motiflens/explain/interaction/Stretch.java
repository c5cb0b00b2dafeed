package org.motiflens.explain.interaction;

import org.motiflens.genome.InputException;

/**
 * Bases of a window.
 *
 * @param start first base, counted from 0
 * @param end after the last
 */
public record Stretch(int start, int end) {
  public Stretch {
    if (start < 0 || end <= start) {
      throw new InputException(
          "The stretch "
              + start
              + "-"
              + end
              + " has no bases; expected START-END with END larger.");
    }
  }

  public int length() {
    return end - start;
  }

  public boolean overlaps(Stretch other) {
    return start < other.end && other.start < end;
  }

  /**
   * @throws InputException when it does not lie in a window of so many bases
   */
  void requireWithin(int window) {
    if (end > window) {
      throw new InputException(
          "The stretch "
              + start
              + "-"
              + end
              + " reaches over the window's "
              + window
              + " bases; choose one inside.");
    }
  }

  /**
   * @throws InputException when the two have bases in common
   */
  static void requireApart(Stretch a, Stretch b) {
    if (a.overlaps(b)) {
      throw new InputException(
          "The stretches "
              + a.start
              + "-"
              + a.end
              + " and "
              + b.start
              + "-"
              + b.end
              + " overlap, so that neither can be knocked out alone; choose two that lie apart.");
    }
  }
}
