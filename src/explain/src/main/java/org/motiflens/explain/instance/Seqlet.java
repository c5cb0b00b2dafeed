package org.motiflens.explain.instance;

/**
 * A stretch of a window that carries attribution.
 *
 * @param start first base, counted from 0
 * @param end after the last
 * @param sum of its contributions, with their sign
 * @param p share of shuffled spans of its length whose sum is at least as large; of the spans
 *     within it the largest such share
 * @param q false discovery rate at which it is accepted, against the seqlets of shuffled windows;
 *     NaN until {@link SeqletCaller#call} has seen all windows
 */
public record Seqlet(int start, int end, double sum, double p, double q) {
  public int length() {
    return end - start;
  }

  boolean overlaps(Seqlet other) {
    return start < other.end && other.start < end;
  }

  Seqlet withQ(double value) {
    return new Seqlet(start, end, sum, p, value);
  }
}
