package org.motiflens.genome.track.bigwig;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Turns items, each a value for an interval, into the sections of a bigWig file (Kent et al. 2010,
 * supplement, table 13), at most 1024 items each.
 *
 * <p>Items of one length at one distance, such as a value for every base, need 4 bytes each
 * (fixedStep); items of one length 8 (variableStep), others 12 (bedGraph). 64 or more in a row of
 * the first kind get a section to themselves; what lies between shares sections. The sections
 * depend on the items alone.
 */
final class SectionWriter implements Closeable {
  private static final int ITEMS = 1024;
  private static final int OWN_SECTION = 64;
  private static final int HEADER_BYTES = 24;
  private static final int BED_GRAPH = 1;
  private static final int VARIABLE_STEP = 2;
  private static final int FIXED_STEP = 3;

  private final BlockWriter blocks;
  private final ByteBuffer section =
      ByteSink.littleEndian(HEADER_BYTES + ITEMS * (2 * Integer.BYTES + Float.BYTES));
  private final int[] starts = new int[ITEMS];
  private final int[] ends = new int[ITEMS];
  private final float[] values = new float[ITEMS];

  private int chromosome;
  private int count;

  /** First of the items up to the last that could be in one fixedStep section. */
  private int steady;

  private long sections;

  SectionWriter(BlockWriter blocks) {
    this.blocks = blocks;
  }

  /** Adds an item; it must follow those that were added. */
  void add(int ofChromosome, int start, int end, float value) throws IOException {
    if (count == ITEMS || ofChromosome != chromosome) {
      flush();
      chromosome = ofChromosome;
    }
    if (!continuesSteady(start, end)) {
      endSteady(end - start);
    }
    starts[count] = start;
    ends[count] = end;
    values[count] = value;
    count++;
    if (steady > 0 && count - steady == OWN_SECTION) {
      write(steady);
    }
  }

  private boolean continuesSteady(int start, int end) {
    int last = count - 1;
    if (last < steady) {
      return true;
    }
    return end - start == ends[last] - starts[last]
        && (last == steady || start - starts[last] == starts[last] - starts[last - 1]);
  }

  /** An item of some length follows that does not continue the steady ones. */
  private void endSteady(int length) throws IOException {
    if (count - steady >= OWN_SECTION) {
      flush();
    } else {
      // The last item may be the first at a new distance.
      steady = ends[count - 1] - starts[count - 1] == length ? count - 1 : count;
    }
  }

  private void flush() throws IOException {
    write(count);
  }

  /**
   * Writes what is left. Without any item a section without items is written: IGV cannot read a
   * tree over nothing.
   */
  void finish() throws IOException {
    flush();
    if (sections == 0) {
      section.clear();
      section.putInt(0).putInt(0).putInt(0).putInt(0).putInt(0);
      section.put((byte) BED_GRAPH).put((byte) 0).putShort((short) 0);
      blocks.write(0, 0, 0, section);
      sections++;
    }
  }

  /** Writes so many of the items and keeps the others, which are steady. */
  private void write(int items) throws IOException {
    if (items > 0) {
      encode(items);
      blocks.write(chromosome, starts[0], ends[items - 1], section);
      sections++;
    }
    count -= items;
    System.arraycopy(starts, items, starts, 0, count);
    System.arraycopy(ends, items, ends, 0, count);
    System.arraycopy(values, items, values, 0, count);
    steady = 0;
  }

  private void encode(int items) {
    int type = type(items);
    int span = type == BED_GRAPH ? 0 : ends[0] - starts[0];
    int step = 0;
    if (type == FIXED_STEP) {
      step = items > 1 ? starts[1] - starts[0] : span;
    }
    section.clear();
    section.putInt(chromosome).putInt(starts[0]).putInt(ends[items - 1]).putInt(step).putInt(span);
    section.put((byte) type).put((byte) 0).putShort((short) items);
    for (int i = 0; i < items; i++) {
      if (type != FIXED_STEP) {
        section.putInt(starts[i]);
      }
      if (type == BED_GRAPH) {
        section.putInt(ends[i]);
      }
      section.putFloat(values[i]);
    }
  }

  private int type(int items) {
    if (items == count && steady == 0) {
      return FIXED_STEP;
    }
    int span = ends[0] - starts[0];
    for (int i = 1; i < items; i++) {
      if (ends[i] - starts[i] != span) {
        return BED_GRAPH;
      }
    }
    return VARIABLE_STEP;
  }

  /** Number of sections written. */
  long sections() {
    return sections;
  }

  BlockWriter blocks() {
    return blocks;
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }
}
