package org.motiflens.genome.track.bigwig;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Values at a lower resolution: one summary for each cell of 2ⁿ bases that holds any. Cells begin
 * at multiples of their size, so that those of one level make up those of the next; a summary
 * reaches only from the first to the last base with a value.
 */
final class ZoomLevel implements Closeable {
  private static final int RECORDS_PER_BLOCK = 512;

  private final int shift;
  private final Summary cell = new Summary();
  private final ByteBuffer pending =
      ByteSink.littleEndian(RECORDS_PER_BLOCK * Summary.RECORD_BYTES);
  private final Spill blocks;
  private final BlockWriter writer;

  private int chromosome;
  private int cellNumber;
  private int pendingStart;
  private int pendingEnd;
  private long records;
  private boolean stored = true;

  /**
   * @param shift n, for cells of 2ⁿ bases
   * @param folder of temporary files
   */
  ZoomLevel(int shift, Compressor compressor, Path folder) {
    this.shift = shift;
    this.blocks = new Spill(folder);
    this.writer = new BlockWriter(blocks, compressor, folder);
  }

  /** Number of the chromosome that values are being added for. */
  int chromosome() {
    return chromosome;
  }

  /** Size of a cell. */
  int reduction() {
    return 1 << shift;
  }

  /** Number of summaries. */
  long records() {
    return records;
  }

  boolean isStored() {
    return stored;
  }

  /** The cell that values are being added to. */
  Summary cell() {
    return cell;
  }

  /** Whether a position lies in the cell that values are being added to. */
  boolean holds(int inChromosome, int position) {
    return !cell.isEmpty() && position >>> shift == cellNumber && inChromosome == chromosome;
  }

  /** Begins the cell of a position; the one before it must have been ended. */
  void begin(int inChromosome, int position) throws IOException {
    if (inChromosome != chromosome) {
      writeBlock();
      chromosome = inChromosome;
    }
    cellNumber = position >>> shift;
  }

  /** End of the cell of a position, exclusive. */
  long cellEnd(int position) {
    return ((position >>> shift) + 1L) << shift;
  }

  /** Keeps the summary of the cell and empties it. */
  void end() throws IOException {
    records++;
    if (stored) {
      if (pending.position() == 0) {
        pendingStart = cell.start();
      }
      pendingEnd = cell.end();
      cell.putRecord(chromosome, pending);
      if (!pending.hasRemaining()) {
        writeBlock();
      }
    }
    cell.clear();
  }

  private void writeBlock() throws IOException {
    if (pending.position() > 0) {
      writer.write(chromosome, pendingStart, pendingEnd, pending);
      pending.clear();
    }
  }

  /** Stores no summary from here on, and forgets those that were stored. */
  void giveUp() throws IOException {
    stored = false;
    pending.clear();
    close();
  }

  /**
   * Appends all summaries and the tree over them.
   *
   * @return where the tree begins
   */
  long writeTo(ByteSink sink) throws IOException {
    writeBlock();
    ByteBuffer count = ByteSink.littleEndian(Integer.BYTES);
    sink.write(count.putInt((int) records));
    long base = sink.position();
    blocks.copyTo(sink);
    long tree = sink.position();
    RTree.write(writer.index(), base, sink);
    return tree;
  }

  int largestBlock() {
    return writer.largestBlock();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    blocks.close();
  }
}
