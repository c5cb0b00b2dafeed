package org.motiflens.explain;

import java.util.OptionalInt;

/**
 * Which window a base belongs to. Windows start at every multiple of the stride (0-based, from the
 * chromosome's start); the value at a base is that of the window whose centre is nearest, ties
 * going left. An anchor adds one window centred on a chosen position, a peak's summit, that owns
 * all of its bases.
 *
 * <p>The layout depends on positions alone, never on the region asked for: a tile on the screen, an
 * export of the same region and an export of the whole chromosome hold the same values.
 *
 * @param windowLength bases of a window
 * @param stride bases from one window to the next, 1 to {@code windowLength}
 * @param anchor 0-based centre of the anchored window
 */
public record WindowLayout(int windowLength, int stride, OptionalInt anchor) {
  public WindowLayout {
    if (windowLength < 1 || stride < 1 || stride > windowLength) {
      throw new IllegalArgumentException(
          "stride " + stride + " does not suit windows of " + windowLength);
    }
  }

  public static WindowLayout everyBases(int windowLength, int stride) {
    return new WindowLayout(windowLength, stride, OptionalInt.empty());
  }

  /** The same layout with a window centred on {@code position}. */
  public WindowLayout anchoredAt(int position) {
    return new WindowLayout(windowLength, stride, OptionalInt.of(position));
  }

  /** Offset of a window's centre from its start. */
  public int half() {
    return windowLength / 2;
  }

  /**
   * The start of the grid window that owns a base of a chromosome, or -1 when none reaches it: near
   * the chromosome's ends a window that does not fit is left out, and its bases go to the nearest
   * one that contains them. The anchor is not considered.
   */
  public int gridOwner(int position, int chromosomeLength) {
    int lastStart = chromosomeLength - windowLength;
    if (lastStart < 0) {
      return -1;
    }
    // Start s minimises |s + half - position|; rounding half down lets ties go left.
    int ideal = position - half();
    int index = ideal <= 0 ? 0 : (2 * ideal + stride - 1) / (2 * stride);
    int start = Math.min(index * stride, lastStart / stride * stride);
    return position >= start && position < start + windowLength ? start : -1;
  }
}
