package org.motiflens.genome.track.bigwig;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.ChromosomeNames;

/**
 * Reads the values of a bigWig file (Kent et al. 2010, Bioinformatics 26:2204, supplement), base by
 * base: fixedStep, variableStep and bedGraph sections, compressed or not, of either byte order.
 * Zoom levels are left out. Immutable and safe for use by many threads: every query opens the file
 * for itself, so that nothing has to be closed and no interrupted thread closes it for others.
 */
public final class BigWigReader {
  private static final int MAGIC = 0x888FFC26;
  private static final int BIG_BED = 0x8789F2EB;
  private static final int INDEX_MAGIC = 0x2468ACE0;
  private static final int HEADER_BYTES = 64;
  private static final int INDEX_HEADER_BYTES = 48;
  private static final int LEAF_BYTES = 32;
  private static final int INNER_BYTES = 24;
  private static final int SECTION_HEADER_BYTES = 24;
  private static final int BED_GRAPH = 1;
  private static final int VARIABLE_STEP = 2;
  private static final int FIXED_STEP = 3;
  private static final int DEEPEST = 20;

  /** No writer makes blocks of more than some ten thousand values. */
  private static final int LARGEST_BLOCK = 1 << 24;

  private final Path path;
  private final ByteOrder order;
  private final long index;
  private final int uncompressed;
  private final Map<String, Chromosome> chromosomes;
  private final ChromosomeNames names;

  /** A chromosome of the file: its number there and its length. */
  record Chromosome(int number, int length) {}

  /**
   * Some bytes of the file, in its byte order.
   *
   * @param order of its numbers
   */
  record Source(RandomAccessFile file, ByteOrder order) {
    ByteBuffer read(long offset, long count) throws IOException {
      if (count < 0 || count > LARGEST_BLOCK) {
        throw new IOException("a part of it is said to have " + count + " bytes");
      }
      if (offset < 0 || offset > file.length() - count) {
        throw new EOFException("it ends before a part that it points to");
      }
      byte[] bytes = new byte[(int) count];
      file.seek(offset);
      file.readFully(bytes);
      return ByteBuffer.wrap(bytes).order(order);
    }
  }

  private BigWigReader(Path path, Source source, ByteBuffer header) throws IOException {
    this.path = path;
    order = source.order();
    index = header.getLong(24);
    uncompressed = header.getInt(52);
    if (uncompressed < 0 || uncompressed > LARGEST_BLOCK) {
      throw new IOException("its blocks are said to have " + uncompressed + " bytes");
    }
    chromosomes = ChromosomeTable.read(source, header.getLong(8));
    names = new ChromosomeNames(chromosomes.keySet());
  }

  /**
   * Reads the head of a file.
   *
   * @throws InputException when it cannot be read or is no bigWig file; the message names it
   */
  public static BigWigReader open(Path path) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      ByteBuffer header = new Source(file, ByteOrder.LITTLE_ENDIAN).read(0, HEADER_BYTES);
      int magic = header.getInt(0);
      if (magic == BIG_BED || Integer.reverseBytes(magic) == BIG_BED) {
        throw new InputException(path + " is bigBed, which has no values; choose a bigWig file.");
      }
      if (Integer.reverseBytes(magic) == MAGIC) {
        header.order(ByteOrder.BIG_ENDIAN);
      } else if (magic != MAGIC) {
        throw new InputException(
            path + " does not begin as a bigWig file does; choose a bigWig file.");
      }
      return new BigWigReader(path, new Source(file, header.order()), header);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static InputException unreadable(Path path, IOException e) {
    return new InputException(
        String.format(
            Locale.ROOT,
            "%s cannot be read as bigWig: %s; choose a whole bigWig file.",
            path,
            e.getMessage()),
        e);
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** The length that the file gives to a chromosome, under any of its usual names. */
  public Optional<Integer> length(String chromosome) {
    return names.find(chromosome).map(name -> chromosomes.get(name).length());
  }

  /**
   * The values of a locus, one a base; NaN where the file has none, and everywhere on a chromosome
   * that it does not have.
   *
   * @throws InputException when the file cannot be read or is damaged; the message names it
   */
  public float[] values(Locus locus) {
    float[] values = new float[locus.length()];
    Arrays.fill(values, Float.NaN);
    Optional<Chromosome> chromosome = names.find(locus.chromosome()).map(chromosomes::get);
    if (chromosome.isEmpty()) {
      return values;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      new Query(new Source(file, order), chromosome.get().number(), locus, values).run();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    return values;
  }

  /** One reading of a locus. */
  private final class Query {
    private final Source source;
    private final int chromosome;
    private final Locus locus;
    private final float[] values;
    private final byte[] inflated = new byte[uncompressed];
    private long nodes;
    private long bytes;

    Query(Source source, int chromosome, Locus locus, float[] values) {
      this.source = source;
      this.chromosome = chromosome;
      this.locus = locus;
      this.values = values;
    }

    void run() throws IOException {
      ByteBuffer header = source.read(index, INDEX_HEADER_BYTES);
      if (header.getInt(0) != INDEX_MAGIC) {
        throw new IOException("its index does not begin as it should");
      }
      List<long[]> blocks = new ArrayList<>();
      node(index + INDEX_HEADER_BYTES, 0, blocks);
      for (long[] block : blocks) {
        // Blocks are different ones: those that together have more than the file are the same.
        bytes += block[1];
        if (bytes > source.file().length()) {
          throw new IOException("its blocks are more than it has bytes");
        }
        section(block[0], block[1]);
      }
    }

    private void node(long offset, int depth, List<long[]> blocks) throws IOException {
      // Nodes are different ones: more than have room are the same again.
      if (depth > DEEPEST || ++nodes > source.file().length() / INNER_BYTES) {
        throw new IOException("its index has no end");
      }
      ByteBuffer head = source.read(offset, 4);
      boolean leaf = head.get(0) == 1;
      int count = head.getShort(2) & 0xFFFF;
      int bytes = leaf ? LEAF_BYTES : INNER_BYTES;
      ByteBuffer items = source.read(offset + 4, (long) count * bytes);
      for (int i = 0; i < count; i++) {
        int at = i * bytes;
        if (overlaps(items, at)) {
          long place = items.getLong(at + 16);
          if (leaf) {
            if (blocks.size() > source.file().length() / LEAF_BYTES) {
              throw new IOException("its index has no end");
            }
            blocks.add(new long[] {place, items.getLong(at + 24)});
          } else {
            node(place, depth + 1, blocks);
          }
        }
      }
    }

    /** Whether an item's stretch, from one place of the genome to another, holds some of ours. */
    private boolean overlaps(ByteBuffer items, int at) {
      int first = items.getInt(at);
      int last = items.getInt(at + 8);
      boolean begins =
          first < chromosome || (first == chromosome && items.getInt(at + 4) < locus.end());
      boolean ends =
          last > chromosome || (last == chromosome && items.getInt(at + 12) > locus.start());
      return begins && ends;
    }

    private void section(long offset, long size) throws IOException {
      ByteBuffer block = source.read(offset, size);
      ByteBuffer section = uncompressed == 0 ? block : inflated(block);
      if (section.limit() < SECTION_HEADER_BYTES) {
        throw new IOException("a section of it is cut short");
      }
      if (section.getInt(0) != chromosome) {
        return;
      }
      int start = section.getInt(4);
      int step = section.getInt(12);
      int span = section.getInt(16);
      int type = section.get(20);
      int count = section.getShort(22) & 0xFFFF;
      int bytes =
          switch (type) {
            case BED_GRAPH -> 12;
            case VARIABLE_STEP -> 8;
            case FIXED_STEP -> 4;
            default -> throw new IOException("a section of it is of the unknown kind " + type);
          };
      if (section.limit() < SECTION_HEADER_BYTES + count * bytes) {
        throw new IOException("a section of it is cut short");
      }
      for (int i = 0; i < count; i++) {
        int at = SECTION_HEADER_BYTES + i * bytes;
        int from = type == FIXED_STEP ? start + i * step : section.getInt(at);
        int to = type == BED_GRAPH ? section.getInt(at + 4) : from + span;
        fill(from, to, section.getFloat(at + bytes - Float.BYTES));
      }
    }

    private void fill(int from, int to, float value) {
      int first = Math.max(from, locus.start());
      int last = Math.min(to, locus.end());
      if (first < last) {
        Arrays.fill(values, first - locus.start(), last - locus.start(), value);
      }
    }

    private ByteBuffer inflated(ByteBuffer block) throws IOException {
      Inflater inflater = new Inflater();
      try {
        inflater.setInput(block);
        int length = 0;
        while (length < inflated.length && !inflater.finished()) {
          int more = inflater.inflate(inflated, length, inflated.length - length);
          if (more == 0) {
            break;
          }
          length += more;
        }
        return ByteBuffer.wrap(inflated, 0, length).order(source.order());
      } catch (DataFormatException e) {
        throw new IOException("a block of it is not compressed as it should be", e);
      } finally {
        inflater.end();
      }
    }
  }
}
