package org.motiflens.explain.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.network.Architecture;

/**
 * Which window a base belongs to. Windows start at every multiple of the stride (0-based, from the
 * chromosome's start); the value at a base is that of the window whose centre is nearest, ties
 * going left, among the windows that contain the base. An anchor adds one window centred on a
 * chosen position, a peak's summit, that owns all of its bases.
 *
 * <p>The layout depends on positions alone, never on the region asked for: a tile on the screen, an
 * export of the same region and an export of the whole chromosome hold the same values.
 *
 * <p>Near a chromosome's ends a window that does not fit is left out, and its bases go to the
 * nearest one that contains them; an anchor whose window does not fit has no effect.
 *
 * @param windowLength bases of a window
 * @param stride bases from one window to the next, 1 to {@code windowLength}
 * @param anchor 0-based centre of the anchored window
 */
public record WindowLayout(int windowLength, int stride, OptionalInt anchor) {
  /** No window contains the base. */
  public static final int NONE = -1;

  /**
   * Consecutive bases whose windows are equally spaced.
   *
   * @param from first base, 0-based
   * @param to after the last base
   * @param firstStart start of the window that owns {@code from}
   * @param stride from one window's start to the next
   * @param count windows; the last one owns {@code to - 1}
   */
  public record Run(int from, int to, int firstStart, int stride, int count) {
    /** Start of window {@code i}. */
    public int start(int i) {
      return firstStart + i * stride;
    }
  }

  public WindowLayout {
    if (windowLength < 1 || stride < 1 || stride > windowLength) {
      throw new IllegalArgumentException(
          "stride " + stride + " does not suit windows of " + windowLength);
    }
  }

  public static WindowLayout everyBases(int windowLength, int stride) {
    return new WindowLayout(windowLength, stride, OptionalInt.empty());
  }

  /** The layout that suits a method when the user names no stride. */
  public static WindowLayout forMethod(AttributionMethod method, Architecture architecture) {
    int length = architecture.windowLength();
    return everyBases(length, method.defaultStride(length));
  }

  /** The same layout with a window centred on {@code position}. */
  public WindowLayout anchoredAt(int position) {
    return new WindowLayout(windowLength, stride, OptionalInt.of(position));
  }

  /** Offset of a window's centre from its start. */
  public int half() {
    return windowLength / 2;
  }

  /** How many bases right of its centre a window owns: ties go to it, but its end is its end. */
  private int reachRight() {
    return Math.min(stride / 2, windowLength - 1 - half());
  }

  private int reachLeft() {
    return stride - 1 - reachRight();
  }

  /**
   * The first position at which a grid window but the first begins to own bases, of [0, stride).
   */
  public int phase() {
    return Math.floorMod(half() - reachLeft(), stride);
  }

  /** Start of the last grid window; negative when the chromosome is shorter than a window. */
  private int lastGridStart(int chromosomeLength) {
    int last = chromosomeLength - windowLength;
    return last < 0 ? NONE : last / stride * stride;
  }

  /**
   * The start of the grid window that owns a base of a chromosome, or {@link #NONE} when none
   * reaches it. The anchor is not considered.
   */
  public int gridOwner(int position, int chromosomeLength) {
    int last = lastGridStart(chromosomeLength);
    if (last < 0 || position >= last + windowLength) {
      return NONE;
    }
    int index = Math.max(0, position - half() + reachLeft()) / stride;
    return Math.min(index * stride, last);
  }

  /** The start of the anchored window, or {@link #NONE} without one that fits the chromosome. */
  public int anchorStart(int chromosomeLength) {
    if (anchor.isEmpty()) {
      return NONE;
    }
    int start = anchor.getAsInt() - half();
    return start >= 0 && start + windowLength <= chromosomeLength ? start : NONE;
  }

  /** The start of the window that owns a base of a chromosome, or {@link #NONE}. */
  public int owner(int position, int chromosomeLength) {
    int anchored = anchorStart(chromosomeLength);
    return anchored != NONE && position >= anchored && position < anchored + windowLength
        ? anchored
        : gridOwner(position, chromosomeLength);
  }

  /** The first base that the grid window at {@code start} owns. */
  public int ownedFrom(int start) {
    return start == 0 ? 0 : start + half() - reachLeft();
  }

  /** After the last base that the grid window at {@code start} owns. */
  public int ownedTo(int start, int chromosomeLength) {
    return start == lastGridStart(chromosomeLength)
        ? start + windowLength
        : start + half() + reachRight() + 1;
  }

  /**
   * The windows of a stretch of a chromosome, in order: at most three runs, the grid before the
   * anchored window, that window, and the grid after it. Bases without a window are in none.
   *
   * @param from first base, 0-based
   * @param to after the last base, at most {@code chromosomeLength}
   */
  public List<Run> runs(int from, int to, int chromosomeLength) {
    List<Run> runs = new ArrayList<>(3);
    int anchored = anchorStart(chromosomeLength);
    int anchoredEnd = anchored + windowLength;
    if (anchored == NONE || anchored >= to || anchoredEnd <= from) {
      addGrid(from, to, chromosomeLength, runs);
    } else {
      addGrid(from, anchored, chromosomeLength, runs);
      runs.add(new Run(Math.max(from, anchored), Math.min(to, anchoredEnd), anchored, 1, 1));
      addGrid(anchoredEnd, to, chromosomeLength, runs);
    }
    return runs;
  }

  private void addGrid(int from, int to, int chromosomeLength, List<Run> runs) {
    int last = lastGridStart(chromosomeLength);
    int end = last < 0 ? from : Math.min(to, last + windowLength);
    if (from < end) {
      int first = gridOwner(from, chromosomeLength);
      int count = (gridOwner(end - 1, chromosomeLength) - first) / stride + 1;
      runs.add(new Run(from, end, first, stride, count));
    }
  }
}
