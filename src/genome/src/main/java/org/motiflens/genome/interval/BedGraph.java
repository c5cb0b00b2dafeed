package org.motiflens.genome.interval;

/**
 * bedGraph where peaks are asked for. Peaks are handed out in this form, too, with their scores for
 * values; but a signal, which covers whole chromosomes, holds none. Not thread-safe.
 */
final class BedGraph {
  /** Chromosome, start, end and value. */
  private static final int COLUMNS = 4;

  /** So many stretches without a gap are no peaks. */
  private static final int MOST_WITHOUT_GAP = 20;

  private boolean said;
  private String chromosome = "";
  private int end;
  private int withoutGap;

  /**
   * @param said whether the file's name says that it is bedGraph
   */
  BedGraph(boolean said) {
    this.said = said;
  }

  /** Takes a line {@code track}, which may say so, too. */
  void isSaid(boolean byTrack) {
    said |= byTrack;
  }

  /** Whether a row is one of bedGraph; takes note of whether it follows the one before. */
  boolean has(IntervalRow row, int start) {
    if (!said || row.size() != COLUMNS || row.number(COLUMNS - 1).isEmpty()) {
      return false;
    }
    boolean follows = start == end && row.text(0).equals(chromosome);
    withoutGap = follows ? withoutGap + 1 : 0;
    chromosome = row.text(0);
    end = row.whole(2).map(Long::intValue).orElse(0);
    return true;
  }

  /** Whether what was read so far is a signal along the chromosome. */
  boolean isSignal() {
    return withoutGap >= MOST_WITHOUT_GAP;
  }
}
