package org.motiflens.genome.track.bigwig;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All zoom levels, each made from the summaries of the one before it: cells of 32 bases, 128, 512
 * and so on up to 8,388,608. Which of them go into a file depends on the data: a level with more
 * than one summary for eight values would take more room than the values themselves.
 */
final class ZoomPyramid implements Closeable {
  private static final int FINEST_SHIFT = 5;
  private static final int SHIFT_STEP = 2;

  /** Levels at most. */
  static final int LEVELS = 10;

  private static final int VALUES_PER_RECORD = 8;

  /** A level is given up on the way only when it has so many records more than it should. */
  private static final long PATIENCE = 1 << 16;

  private final ZoomLevel[] levels = new ZoomLevel[LEVELS];
  private final Summary total = new Summary();
  private long values;

  ZoomPyramid(Compressor compressor, Path folder) {
    for (int i = 0; i < LEVELS; i++) {
      levels[i] = new ZoomLevel(FINEST_SHIFT + SHIFT_STEP * i, compressor, folder);
    }
  }

  /** Adds a value of one or more bases, which follow those that were added. */
  void add(int chromosome, int start, int end, float value) throws IOException {
    values++;
    ZoomLevel finest = levels[0];
    for (int from = start; from < end; ) {
      if (!finest.holds(chromosome, from)) {
        endCell(0);
        finest.begin(chromosome, from);
      }
      int to = (int) Math.min(end, finest.cellEnd(from));
      finest.cell().add(from, to, value);
      from = to;
    }
  }

  private void endCell(int number) throws IOException {
    ZoomLevel level = levels[number];
    Summary cell = level.cell();
    if (cell.isEmpty()) {
      return;
    }
    if (number + 1 < LEVELS) {
      ZoomLevel coarser = levels[number + 1];
      if (!coarser.holds(level.chromosome(), cell.start())) {
        endCell(number + 1);
        coarser.begin(level.chromosome(), cell.start());
      }
      coarser.cell().add(cell);
    } else {
      total.add(cell);
    }
    level.end();
    if (level.isStored()
        && number + 1 < LEVELS
        && VALUES_PER_RECORD * (level.records() - PATIENCE) > values) {
      level.giveUp();
    }
  }

  /** Ends all cells. */
  void finish() throws IOException {
    for (int i = 0; i < LEVELS; i++) {
      endCell(i);
    }
  }

  /** The summary of all values. */
  Summary total() {
    return total;
  }

  /**
   * The levels worth storing, finest first: never more than one summary for eight values, each
   * smaller than the one before it. At least the coarsest, unless there is no value at all.
   */
  List<ZoomLevel> worthStoring() {
    List<ZoomLevel> chosen = new ArrayList<>();
    if (values == 0) {
      return chosen;
    }
    long fewest = Long.MAX_VALUE;
    for (ZoomLevel level : levels) {
      if (level.isStored()
          && VALUES_PER_RECORD * level.records() <= values
          && level.records() < fewest) {
        fewest = level.records();
        chosen.add(level);
      }
    }
    return chosen.isEmpty() ? List.of(levels[LEVELS - 1]) : chosen;
  }

  @Override
  public void close() throws IOException {
    for (ZoomLevel level : levels) {
      level.close();
    }
  }
}
