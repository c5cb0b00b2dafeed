package org.motiflens.network;

/**
 * Equally spaced windows over one sequence of codes: window {@code i} starts at {@code first + i *
 * stride}.
 *
 * @param first index of the first window's first base in the sequence
 * @param stride bases from one window's start to the next, at least 1
 * @param count number of windows, at least 1
 */
public record WindowRun(int first, int stride, int count) {
  public WindowRun {
    if (first < 0 || stride < 1 || count < 1) {
      throw new IllegalArgumentException(
          "not a run of windows: " + first + ", " + stride + ", " + count);
    }
  }

  /** A single window. */
  public static WindowRun single(int first) {
    return new WindowRun(first, 1, 1);
  }

  /** Index of the first base of window {@code i}. */
  public int start(int i) {
    return first + i * stride;
  }

  /** Index after the last base of the last window. */
  public int end(int windowLength) {
    return start(count - 1) + windowLength;
  }
}
