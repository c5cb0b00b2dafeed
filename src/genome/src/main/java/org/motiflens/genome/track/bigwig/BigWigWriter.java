package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.track.TrackWriter;

/**
 * Writes values along chromosomes as bigWig (version 4): compressed sections, an R tree over them
 * and up to ten zoom levels; see the description of the package. Floats are stored as they are;
 * bases without a value (NaN) are left out.
 *
 * <p>Values come in the order of the genome and go to the file at once: memory is about one
 * megabyte, however many there are. Indices and zoom levels wait in temporary files beside the
 * target, which need up to half of its size. The bytes depend on the values alone, neither on how
 * they were cut into calls nor on time or place (of compression they depend on the zlib that the
 * Java runtime uses). For one thread.
 */
public final class BigWigWriter implements TrackWriter {
  private static final int MAGIC = 0x888FFC26;
  private static final short VERSION = 4;
  private static final int HEADER_BYTES = 64;
  private static final int ZOOM_HEADER_BYTES = 24;
  private static final int TOTAL_OFFSET = HEADER_BYTES + ZoomPyramid.LEVELS * ZOOM_HEADER_BYTES;
  private static final int TREE_OFFSET = TOTAL_OFFSET + Summary.TOTAL_BYTES;

  private record Chromosome(String name, int number, int length) {}

  /** A zoom level in the file. */
  private record Zoom(int reduction, long data, long index) {}

  private final AtomicOutput file;
  private final String target;
  private final Map<String, Chromosome> chromosomes;
  private final Compressor compressor = new Compressor();
  private final ChannelSink sink;
  private final SectionWriter sections;
  private final ZoomPyramid zooms;
  private final long dataOffset;

  private Chromosome chromosome;
  private int position;

  private BigWigWriter(
      AtomicOutput file, String target, Map<String, Integer> lengths, ChannelSink sink)
      throws IOException {
    this.file = file;
    this.target = target;
    this.chromosomes = new LinkedHashMap<>();
    lengths.forEach(
        (name, length) -> chromosomes.put(name, new Chromosome(name, chromosomes.size(), length)));
    this.sink = sink;
    sink.write(new byte[TREE_OFFSET], 0, TREE_OFFSET);
    ChromosomeTree.of(lengths).write(sink);
    this.dataOffset = sink.position();
    sink.write(new byte[Long.BYTES], 0, Long.BYTES);
    this.sections = new SectionWriter(new BlockWriter(sink, compressor, file.folder()));
    this.zooms = new ZoomPyramid(compressor, file.folder());
  }

  /**
   * Begins a file. Nothing is seen of it before {@link #commit}.
   *
   * @param lengths of all chromosomes, at least one, by name, in the order in which their values
   *     will come
   * @throws InputException when the file cannot be written
   */
  public static BigWigWriter create(Path path, Map<String, Integer> lengths) {
    if (lengths.isEmpty()) {
      throw new IllegalArgumentException("a bigWig file needs a chromosome");
    }
    AtomicOutput file = AtomicOutput.create(path);
    try {
      return new BigWigWriter(file, path.toString(), lengths, new ChannelSink(file.channel()));
    } catch (IOException e) {
      try (file) {
        throw file.failure(e);
      } catch (IOException leftover) {
        e.addSuppressed(leftover);
        throw file.failure(e);
      }
    }
  }

  /** The same for the chromosomes of a genome. */
  public static BigWigWriter create(Path path, SequenceSource genome) {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    genome.chromosomes().forEach(name -> lengths.put(name, genome.length(name)));
    return create(path, lengths);
  }

  /**
   * Appends the values of an interval.
   *
   * @param values one a base; NaN where there is none
   * @throws InputException when the interval does not follow those before it or is not inside its
   *     chromosome, when a value is infinite, or when writing fails
   */
  @Override
  public void write(Locus locus, float[] values) {
    if (values.length != locus.length()) {
      throw new IllegalArgumentException(values.length + " values for " + locus);
    }
    begin(locus);
    try {
      for (int i = 0; i < values.length; i++) {
        int start = locus.start() + i;
        add(start, start + 1, values[i]);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Appends a value that all bases of an interval share.
   *
   * @param value NaN for none
   * @throws InputException as for {@link #write(Locus, float[])}
   */
  public void write(Locus locus, float value) {
    begin(locus);
    try {
      add(locus.start(), locus.end(), value);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void begin(Locus locus) {
    if (chromosome == null || !locus.chromosome().equals(chromosome.name())) {
      Chromosome next = chromosomes.get(locus.chromosome());
      if (next == null) {
        throw refusal(locus, "the file was begun without that chromosome; leave it out");
      }
      if (chromosome != null && next.number() < chromosome.number()) {
        throw refusal(
            locus, "it comes after " + chromosome.name() + "; sort by chromosome and start");
      }
      chromosome = next;
      position = 0;
    }
    if (locus.start() < position) {
      throw refusal(
          locus,
          String.format(
              Locale.ROOT,
              "it begins before the end of the interval before it, %,d; sort the intervals and"
                  + " merge those that overlap",
              position));
    }
    if (locus.end() > chromosome.length()) {
      throw refusal(
          locus,
          String.format(
              Locale.ROOT,
              "%s has %,d bases; cut the interval",
              chromosome.name(),
              chromosome.length()));
    }
    position = locus.end();
  }

  private InputException refusal(Locus locus, String reason) {
    return new InputException("Cannot write " + locus + " to " + target + ": " + reason + ".");
  }

  private void add(int start, int end, float value) throws IOException {
    if (Float.isNaN(value)) {
      return;
    }
    if (Float.isInfinite(value)) {
      throw refusal(
          new Locus(chromosome.name(), start, end), "its value is infinite; leave it out");
    }
    sections.add(chromosome.number(), start, end, value);
    zooms.add(chromosome.number(), start, end, value);
  }

  /**
   * Ends the file, which appears under its name now.
   *
   * @throws InputException when writing fails; then no file is left
   */
  @Override
  public void commit() {
    try {
      sections.finish();
      zooms.finish();
      long indexOffset = sink.position();
      RTree.write(sections.blocks().index(), 0, sink);
      int largestBlock = sections.blocks().largestBlock();
      List<Zoom> stored = new ArrayList<>();
      for (ZoomLevel level : zooms.worthStoring()) {
        long data = sink.position();
        stored.add(new Zoom(level.reduction(), data, level.writeTo(sink)));
        largestBlock = Math.max(largestBlock, level.largestBlock());
      }
      sink.write(ByteSink.littleEndian(Integer.BYTES).putInt(MAGIC));
      sink.replace(0, start(stored, indexOffset, largestBlock));
      sink.replace(dataOffset, ByteSink.littleEndian(Long.BYTES).putLong(sections.sections()));
    } catch (IOException e) {
      throw failure(e);
    }
    file.commit();
  }

  /** Header, zoom levels and summary (Kent et al. 2010, supplement, tables 5 to 7). */
  private ByteBuffer start(List<Zoom> stored, long indexOffset, int largestBlock) {
    ByteBuffer start = ByteSink.littleEndian(TREE_OFFSET);
    start.putInt(MAGIC).putShort(VERSION).putShort((short) stored.size());
    start.putLong(TREE_OFFSET).putLong(dataOffset).putLong(indexOffset);
    // bigBed's numbers of fields and its field descriptions.
    start.putShort((short) 0).putShort((short) 0).putLong(0);
    start.putLong(TOTAL_OFFSET).putInt(largestBlock);
    // No extension of the header.
    start.putLong(0);
    for (Zoom zoom : stored) {
      start.putInt(zoom.reduction()).putInt(0).putLong(zoom.data()).putLong(zoom.index());
    }
    start.position(TOTAL_OFFSET);
    zooms.total().putTotal(start);
    return start;
  }

  private RuntimeException failure(IOException e) {
    return e instanceof ClosedByInterruptException
        ? new CancellationException("interrupted while writing " + target)
        : file.failure(e);
  }

  /** Removes a file that was not committed, and the temporary files. */
  @Override
  public void close() throws IOException {
    try (file;
        zooms;
        sections) {
      compressor.close();
    }
  }
}
