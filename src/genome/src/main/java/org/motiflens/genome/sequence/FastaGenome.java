package org.motiflens.genome.sequence;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.samtools.util.BlockCompressedInputStream.FileTermination;
import htsjdk.samtools.util.GZIIndex;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.sequence.FastaIndex.Entry;

/**
 * A FASTA file, plain or block-compressed ({@code bgzip}), with the indices that {@code samtools
 * faidx} makes: {@code .fai}, and {@code .gzi} when compressed.
 *
 * <p>An index that does not belong to the file is noticed before a single base is handed out: on
 * the first use of a chromosome its header line must stand before its first base, and a header or
 * the end of the file after its last.
 */
public final class FastaGenome extends GenomeFile {
  private static final int HEADER_LIMIT = 4096;

  private final Optional<GZIIndex> blocks;
  private final Map<String, Entry> entries;
  private final Set<String> checked = ConcurrentHashMap.newKeySet();

  private FastaGenome(Path fasta, Optional<GZIIndex> blocks, FastaIndex index) {
    super(
        fasta,
        fasta.getFileName().toString().replaceFirst("\\.(fa|fasta|fna)(\\.b?gz)?$", ""),
        new ArrayList<>(index.entries().keySet()));
    this.blocks = blocks;
    this.entries = index.entries();
  }

  /**
   * Opens a FASTA file.
   *
   * @throws InputException when the file or one of its indices is missing, cannot be read or does
   *     not belong to the others
   */
  public static FastaGenome open(Path fasta) {
    if (!Files.isRegularFile(fasta) || !Files.isReadable(fasta)) {
      throw FileFailure.noFile("the FASTA file " + fasta, fasta);
    }
    try {
      boolean compressed = isGzip(fasta);
      if (compressed && !isBlockCompressed(fasta)) {
        throw new InputException(
            fasta
                + " is compressed with gzip, which allows no random access; unpack it, compress it"
                + " with bgzip and index it with: samtools faidx "
                + fasta);
      }
      Path fai = require(fasta, ".fai");
      Optional<GZIIndex> blocks =
          compressed ? Optional.of(readBlocks(fasta, require(fasta, ".gzi"))) : Optional.empty();
      FastaGenome genome = new FastaGenome(fasta, blocks, FastaIndex.read(fai, fasta));
      genome.entry(genome.chromosomes().get(0));
      genome.entry(genome.chromosomes().get(genome.chromosomes().size() - 1));
      return genome;
    } catch (IOException e) {
      throw FileFailure.reading("the FASTA file " + fasta + " or its index", e);
    }
  }

  private static Path require(Path fasta, String extension) {
    Path index = fasta.resolveSibling(fasta.getFileName() + extension);
    if (!Files.isReadable(index)) {
      throw new InputException(
          fasta + " has no index " + extension + "; make it with: samtools faidx " + fasta);
    }
    return index;
  }

  private static boolean isGzip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  private static boolean isBlockCompressed(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return BlockCompressedInputStream.isValidFile(in);
    }
  }

  private static GZIIndex readBlocks(Path fasta, Path gzi) throws IOException {
    if (BlockCompressedInputStream.checkTermination(fasta) == FileTermination.DEFECTIVE) {
      throw new InputException(
          fasta + " ends in the middle of a compressed block: it was cut off; copy it again.");
    }
    try {
      checkSize(gzi);
      GZIIndex blocks = GZIIndex.loadIndex(gzi);
      List<GZIIndex.IndexEntry> starts = blocks.getIndexEntries();
      if (starts.isEmpty()
          || starts.get(starts.size() - 1).getCompressedOffset() < Files.size(fasta)) {
        return blocks;
      }
    } catch (IOException | RuntimeException e) {
      throw new InputException(
          gzi + " is not a block index; make it again with: samtools faidx " + fasta, e);
    }
    throw new InputException(doesNotFit(fasta, "there are blocks beyond the end of the file"));
  }

  /** The index states its number of entries; more than the file holds would be allocated. */
  private static void checkSize(Path gzi) throws IOException {
    try (InputStream in = Files.newInputStream(gzi)) {
      byte[] count = in.readNBytes(Long.BYTES);
      if (count.length < Long.BYTES
          || Files.size(gzi)
              != Long.BYTES
                  + 2L * Long.BYTES * ByteBuffer.wrap(count).order(LITTLE_ENDIAN).getLong()) {
        throw new IOException("size and number of entries disagree");
      }
    }
  }

  private static String doesNotFit(Path fasta, String detail) {
    return "The index of "
        + fasta
        + " does not belong to it ("
        + detail
        + "); make it again with: samtools faidx "
        + fasta;
  }

  @Override
  public int length(String chromosome) {
    return entries.get(resolve(chromosome)).length();
  }

  @Override
  public byte[] codes(Locus locus) {
    Entry entry = entry(locus.chromosome());
    requireInside(locus, entry.length());
    byte[] letters = read(handle -> letters(handle, entry, locus.start(), locus.end()));
    for (byte letter : letters) {
      if (!Character.isLetter(letter) && letter != '-' && letter != '*') {
        throw new InputException(doesNotFit(path(), "a line of " + entry.name() + " has no bases"));
      }
    }
    return Bases.encodeGenomic(letters);
  }

  private static byte[] letters(RandomAccessBytes handle, Entry entry, int start, int end)
      throws IOException {
    long from = entry.offsetOf(start);
    byte[] raw = new byte[Math.toIntExact(entry.offsetOf(end - 1) + 1 - from)];
    handle.readFully(from, raw);
    byte[] letters = new byte[end - start];
    int read = 0;
    for (int position = start; position < end; ) {
      int inLine = Math.min(entry.lineBases() - position % entry.lineBases(), end - position);
      System.arraycopy(raw, read, letters, position - start, inLine);
      read += inLine + entry.lineBytes() - entry.lineBases();
      position += inLine;
    }
    return letters;
  }

  /** The entry of a chromosome, after it was found to belong to the file. */
  private Entry entry(String chromosome) {
    Entry entry = entries.get(resolve(chromosome));
    if (!checked.contains(entry.name())) {
      if (!read(handle -> belongs(handle, entry))) {
        throw new InputException(
            doesNotFit(path(), entry.name() + " does not lie where the index says"));
      }
      checked.add(entry.name());
    }
    return entry;
  }

  private static boolean belongs(RandomAccessBytes handle, Entry entry) throws IOException {
    int before = (int) Math.min(HEADER_LIMIT, entry.offset());
    byte[] header = new byte[before];
    if (handle.read(entry.offset() - before, header) < before) {
      return false;
    }
    String text = new String(header, StandardCharsets.UTF_8);
    int start = text.lastIndexOf('>');
    if (start < 0 || !text.endsWith("\n")) {
      return false;
    }
    // samtools passes over blanks between > and the name.
    String[] words = text.substring(start + 1, text.length() - 1).strip().split("\\s", 2);
    byte[] after = new byte[2 + entry.lineBytes() - entry.lineBases()];
    int read = handle.read(entry.offsetOf(entry.length() - 1), after);
    return read > 0
        && Character.isLetter(after[0])
        && text.indexOf('\n', start) == text.length() - 1
        && words[0].equals(entry.name())
        && endsSequence(Arrays.copyOfRange(after, 1, read));
  }

  /** Whether nothing but the end of the file or the next header follows a line's end. */
  private static boolean endsSequence(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '>') {
        return true;
      }
      if (b != '\n' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  RandomAccessBytes newHandle() throws IOException {
    return blocks.isPresent()
        ? RandomAccessBytes.blockCompressed(path(), blocks.get())
        : RandomAccessBytes.plain(path());
  }

  @Override
  InputException endsEarly(EOFException cause) {
    return new InputException(doesNotFit(path(), "the file is shorter"), cause);
  }

  @Override
  InputException cannotRead(Exception cause) {
    return new InputException(
        "Cannot read bases from "
            + path()
            + ": the file or its block index is damaged ("
            + cause.getMessage()
            + "); copy the file again, or make its indices again with: samtools faidx "
            + path(),
        cause);
  }
}
