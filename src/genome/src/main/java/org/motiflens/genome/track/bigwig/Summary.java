package org.motiflens.genome.track.bigwig;

import java.nio.ByteBuffer;

/** What is known of the values between the first and the last base of some stretch. */
final class Summary {
  /** Bytes of a record of a zoom level. */
  static final int RECORD_BYTES = 32;

  /** Bytes of the summary of everything. */
  static final int TOTAL_BYTES = 40;

  private int start;
  private int end;
  private long bases;
  private float min;
  private float max;
  private double sum;
  private double sumOfSquares;

  boolean isEmpty() {
    return bases == 0;
  }

  /** First base with a value, 0-based. */
  int start() {
    return start;
  }

  /** End of the last base with a value, exclusive. */
  int end() {
    return end;
  }

  void clear() {
    bases = 0;
    sum = 0;
    sumOfSquares = 0;
  }

  /** Adds bases that follow those that are in it and share a value. */
  void add(int from, int to, float value) {
    if (bases == 0) {
      start = from;
      min = value;
      max = value;
    } else {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    end = to;
    int count = to - from;
    bases += count;
    sum += count * (double) value;
    sumOfSquares += count * ((double) value * value);
  }

  /** Adds a stretch that is not empty and follows those that are in it. */
  void add(Summary next) {
    if (bases == 0) {
      start = next.start;
      min = next.min;
      max = next.max;
    } else {
      min = Math.min(min, next.min);
      max = Math.max(max, next.max);
    }
    end = next.end;
    bases += next.bases;
    sum += next.sum;
    sumOfSquares += next.sumOfSquares;
  }

  /** Kent et al. 2010, supplement, table 19. */
  void putRecord(int chromosome, ByteBuffer into) {
    into.putInt(chromosome).putInt(start).putInt(end).putInt((int) bases);
    into.putFloat(min).putFloat(max).putFloat((float) sum).putFloat(roundedSumOfSquares());
  }

  /**
   * The float next to the sum of squares, or the least one that does not make the variance
   * negative: readers take its square root, and libBigWig refuses the whole file when that fails.
   */
  private float roundedSumOfSquares() {
    double roundedSum = (float) sum;
    double least = roundedSum * roundedSum / bases;
    float rounded = (float) sumOfSquares;
    while (rounded < least) {
      rounded = Math.nextUp(rounded);
    }
    return rounded;
  }

  /** Kent et al. 2010, supplement, table 7; all 0 when there is no value at all. */
  void putTotal(ByteBuffer into) {
    into.putLong(bases).putDouble(min).putDouble(max).putDouble(sum).putDouble(sumOfSquares);
  }
}
