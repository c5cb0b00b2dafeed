package org.motiflens.genome.sequence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.FileFailure;

/**
 * A 2bit file, the form in which UCSC distributes genomes: an index of names and offsets, and for
 * each sequence its length, the intervals that are N, the intervals that are soft-masked, and the
 * bases at two bits each, T 0, C 1, A 2, G 3, first base in the highest bits (UCSC, "twoBit
 * Sequence Archives", genome.ucsc.edu/FAQ/FAQformat.html#format7). Both byte orders and both widths
 * of offset (version 0: 32 bits, version 1: 64) are read.
 *
 * <p>Only the index is read at the start, the N intervals of a chromosome when it is first used,
 * and of its bases those that are asked for. Masked bases are bases like any other.
 */
public final class TwoBitGenome extends GenomeFile {
  private static final int SIGNATURE = 0x1A412743;
  private static final int HEADER_BYTES = 16;

  /** {@link Bases} codes of the four two-bit values: T, C, A, G. */
  private static final byte[] CODES = {3, 1, 0, 2};

  private final Layout layout;
  private final Map<String, Long> offsets;
  private final Map<String, Sequence> sequences = new ConcurrentHashMap<>();

  private TwoBitGenome(Path path, Layout layout, Map<String, Long> offsets) {
    super(
        path,
        path.getFileName().toString().replaceFirst("\\.2bit$", ""),
        new ArrayList<>(offsets.keySet()));
    this.layout = layout;
    this.offsets = offsets;
  }

  /** How numbers are written in a file, and how long the file is. */
  private record Layout(ByteOrder order, boolean wideOffsets, long fileBytes) {
    int offsetBytes() {
      return wideOffsets ? Long.BYTES : Integer.BYTES;
    }
  }

  /** One sequence. */
  private static final class Sequence {
    private final int length;

    /** N intervals, 0-based half-open: start and end of the first, of the second ... */
    private final int[] unknown;

    /** Offset in the file of the first four bases. */
    private final long packed;

    Sequence(int length, int[] unknown, long packed) {
      this.length = length;
      this.unknown = unknown;
      this.packed = packed;
    }
  }

  /** What a file is found to hold where a 2bit file holds something else. */
  private static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** Whether a file begins with the signature of a 2bit file, in either byte order. */
  static boolean isTwoBit(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return byteOrder(in.readNBytes(Integer.BYTES)).isPresent();
    } catch (IOException e) {
      throw cannotRead(path, e);
    }
  }

  private static Optional<ByteOrder> byteOrder(byte[] signature) {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      if (signature.length >= Integer.BYTES
          && ByteBuffer.wrap(signature).order(order).getInt() == SIGNATURE) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }

  /**
   * Opens a 2bit file.
   *
   * @throws InputException when the file is missing, is not 2bit, or was cut off
   */
  public static TwoBitGenome open(Path path) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw FileFailure.noFile("the 2bit file " + path, path);
    }
    try (RandomAccessBytes bytes = RandomAccessBytes.plain(path)) {
      TwoBitGenome genome = readIndex(path, bytes);
      // Whatever is missing is missing at the end: the sequence that lies last tells.
      genome.sequence(
          Collections.max(genome.offsets.entrySet(), Map.Entry.comparingByValue()).getKey());
      return genome;
    } catch (EOFException e) {
      throw endsEarly(path, e);
    } catch (IOException e) {
      throw cannotRead(path, e);
    }
  }

  private static TwoBitGenome readIndex(Path path, RandomAccessBytes bytes) throws IOException {
    byte[] start = new byte[HEADER_BYTES];
    int read = bytes.read(0, start);
    ByteOrder order =
        byteOrder(Arrays.copyOf(start, read))
            .orElseThrow(
                () ->
                    new InputException(
                        path
                            + " is not a 2bit file: it does not begin with the signature of one;"
                            + " give a .2bit file or an indexed FASTA file."));
    Cursor cursor = new Cursor(bytes, order, Integer.BYTES);
    int version = cursor.nextInt();
    if (version != 0 && version != 1) {
      throw new InputException(
          path + " is a 2bit file of version " + version + "; versions 0 and 1 can be read.");
    }
    Layout layout = new Layout(order, version == 1, Files.size(path));
    long count = cursor.nextUnsigned();
    cursor.nextUnsigned();
    if (count * (1 + layout.offsetBytes()) > layout.fileBytes()) {
      throw new EOFException("index");
    }
    if (count == 0) {
      throw new InputException(path + " is a 2bit file without any sequence; choose another.");
    }
    Map<String, Long> offsets = new LinkedHashMap<>();
    for (long i = 0; i < count; i++) {
      String name = cursor.nextName();
      long offset = layout.wideOffsets() ? cursor.nextLong() : cursor.nextUnsigned();
      if (name.isEmpty() || offset < 0 || offsets.put(name, offset) != null) {
        throw new Malformed("its index has an entry without a place, or a name empty or twice");
      }
    }
    return new TwoBitGenome(path, layout, offsets);
  }

  @Override
  public int length(String chromosome) {
    return sequence(resolve(chromosome)).length;
  }

  @Override
  public byte[] codes(Locus locus) {
    Sequence sequence = sequence(resolve(locus.chromosome()));
    requireInside(locus, sequence.length);
    int first = locus.start() / 4;
    byte[] packed = new byte[(locus.end() - 1) / 4 + 1 - first];
    read(
        handle -> {
          handle.readFully(sequence.packed + first, packed);
          return packed;
        });
    byte[] codes = new byte[locus.length()];
    for (int i = 0; i < codes.length; i++) {
      int position = locus.start() + i;
      codes[i] = CODES[(packed[position / 4 - first] >> (6 - 2 * (position % 4))) & 3];
    }
    maskUnknown(sequence.unknown, locus, codes);
    return codes;
  }

  private static void maskUnknown(int[] unknown, Locus locus, byte[] codes) {
    int found = Arrays.binarySearch(unknown, locus.start());
    int boundary = found < 0 ? -found - 1 : found;
    // Back to an even index: the start of the interval that holds or follows the first base.
    for (int i = boundary & ~1; i < unknown.length && unknown[i] < locus.end(); i += 2) {
      int from = Math.max(unknown[i], locus.start());
      int to = Math.min(unknown[i + 1], locus.end());
      if (from < to) {
        Arrays.fill(codes, from - locus.start(), to - locus.start(), Bases.N);
      }
    }
  }

  private Sequence sequence(String name) {
    Sequence known = sequences.get(name);
    if (known == null) {
      known = read(handle -> readSequence(handle, name));
      sequences.put(name, known);
    }
    return known;
  }

  private Sequence readSequence(RandomAccessBytes handle, String name) throws IOException {
    Cursor cursor = new Cursor(handle, layout.order(), offsets.get(name));
    long length = cursor.nextUnsigned();
    if (length > Integer.MAX_VALUE) {
      throw new Malformed(name + " is longer than 2,147,483,647 bases");
    }
    int[] unknown = unknownIntervals(cursor, name, (int) length);
    cursor.skip(2L * Integer.BYTES * cursor.nextUnsigned());
    cursor.nextUnsigned();
    if (cursor.position() + (length + 3) / 4 > layout.fileBytes()) {
      throw new EOFException(name);
    }
    return new Sequence((int) length, unknown, cursor.position());
  }

  /** Starts and ends, interleaved; the file has all starts, then all lengths. */
  private int[] unknownIntervals(Cursor cursor, String name, int length) throws IOException {
    long count = cursor.nextUnsigned();
    if (2 * Integer.BYTES * count > layout.fileBytes() - cursor.position()) {
      throw new EOFException(name);
    }
    int[] boundaries = new int[Math.toIntExact(2 * count)];
    for (int i = 0; i < boundaries.length; i += 2) {
      boundaries[i] = cursor.nextInt();
    }
    int end = 0;
    for (int i = 0; i < boundaries.length; i += 2) {
      long intervalEnd = boundaries[i] + cursor.nextUnsigned();
      if (boundaries[i] < end || intervalEnd > length) {
        throw new Malformed("the N intervals of " + name + " are not in order or not inside it");
      }
      end = (int) intervalEnd;
      boundaries[i + 1] = end;
    }
    return boundaries;
  }

  @Override
  RandomAccessBytes newHandle() throws IOException {
    return RandomAccessBytes.plain(path());
  }

  @Override
  InputException endsEarly(EOFException cause) {
    return endsEarly(path(), cause);
  }

  private static InputException endsEarly(Path path, EOFException cause) {
    return new InputException(
        "The 2bit file " + path + " ends too early: it was cut off; copy it again.", cause);
  }

  @Override
  InputException cannotRead(Exception cause) {
    return cannotRead(path(), cause);
  }

  private static InputException cannotRead(Path path, Exception cause) {
    return cause instanceof IOException failure && !(cause instanceof Malformed)
        ? FileFailure.reading(path, failure)
        : new InputException(
            "The 2bit file " + path + " is damaged: " + cause.getMessage() + "; copy it again.",
            cause);
  }

  /** Reads numbers one after the other. */
  private static final class Cursor {
    private static final int WINDOW = 1 << 13;

    private final RandomAccessBytes bytes;
    private final ByteOrder order;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowEnd;

    Cursor(RandomAccessBytes bytes, ByteOrder order, long position) {
      this.bytes = bytes;
      this.order = order;
      this.windowEnd = position;
    }

    long position() {
      return windowEnd - window.remaining();
    }

    void skip(long count) {
      windowEnd = position() + count;
      window = ByteBuffer.allocate(0);
    }

    private ByteBuffer require(int count) throws IOException {
      if (window.remaining() < count) {
        long position = position();
        byte[] next = new byte[WINDOW];
        int read = bytes.read(position, next);
        if (read < count) {
          throw new EOFException();
        }
        window = ByteBuffer.wrap(next, 0, read).order(order);
        windowEnd = position + read;
      }
      return window;
    }

    int nextInt() throws IOException {
      return require(Integer.BYTES).getInt();
    }

    long nextUnsigned() throws IOException {
      return Integer.toUnsignedLong(nextInt());
    }

    long nextLong() throws IOException {
      return require(Long.BYTES).getLong();
    }

    String nextName() throws IOException {
      byte[] name = new byte[Byte.toUnsignedInt(require(1).get())];
      require(name.length).get(name);
      return new String(name, StandardCharsets.UTF_8);
    }
  }
}
