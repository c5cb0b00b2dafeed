package org.motiflens.training.data;

import com.google.common.primitives.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.TextLines;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * A genome of which only pieces are known: the start of a chromosome, and blocks within others.
 * Unknown bases read as N. An interval may span any number of pieces. Immutable once built; safe
 * for use by many threads.
 *
 * <p>A chromosome is as long as its last known base says: nothing is known about what follows.
 */
public final class PartialGenome implements SequenceSource {
  private final String genomeId;
  private final Map<String, NavigableMap<Integer, byte[]>> pieces;

  private PartialGenome(String genomeId, Map<String, NavigableMap<Integer, byte[]>> pieces) {
    this.genomeId = genomeId;
    this.pieces = pieces;
  }

  /** Collects pieces; for one thread. */
  public static final class Builder {
    private final String genomeId;
    private final Map<String, NavigableMap<Integer, byte[]>> pieces = new LinkedHashMap<>();

    public Builder(String genomeId) {
      this.genomeId = genomeId;
    }

    /** Adds a piece that starts at a 0-based position and overlaps no other piece. */
    public Builder add(String chromosome, int start, byte[] codes) {
      NavigableMap<Integer, byte[]> known =
          pieces.computeIfAbsent(chromosome, c -> new TreeMap<>());
      Map.Entry<Integer, byte[]> before = known.floorEntry(start);
      Map.Entry<Integer, byte[]> after = known.ceilingEntry(start);
      if ((before != null && before.getKey() + before.getValue().length > start)
          || (after != null && start + codes.length > after.getKey())) {
        throw new InputException(
            "Two pieces of "
                + chromosome
                + " overlap at "
                + String.format(Locale.ROOT, "%,d", start + 1)
                + "; each base must be given once.");
      }
      known.put(start, codes);
      return this;
    }

    /**
     * Adds the records of a FASTA file, each of which starts at the first base of the chromosome it
     * is named for; the name ends at the first space. Letters other than A, C, G, T are N.
     */
    public Builder addFasta(Path file) {
      try (TextLines in = TextFiles.openSequence(file)) {
        String name = null;
        List<byte[]> lines = new ArrayList<>();
        for (String line = in.next(); line != null; line = in.next()) {
          if (line.startsWith(">")) {
            addRecord(name, lines);
            lines.clear();
            name = line.substring(1).strip().split("\\s", 2)[0];
          } else if (name == null) {
            throw TextFiles.badLine(file, 1, "FASTA, which begins with '>'");
          } else {
            lines.add(Bases.encodeGenomic(line.getBytes(StandardCharsets.US_ASCII)));
          }
        }
        addRecord(name, lines);
        return this;
      }
    }

    private void addRecord(String name, Collection<byte[]> lines) {
      if (name != null) {
        add(name, 0, Bytes.concat(lines.toArray(byte[][]::new)));
      }
    }

    /**
     * Adds the blocks of a table with the columns chrom, start0, end0, sequence and sources.
     *
     * @param wanted chooses blocks by their sources column
     */
    public Builder addBlocks(Path file, Predicate<String> wanted) {
      try (TextLines in = TextFiles.open(file)) {
        int number = 1;
        String header = in.next();
        if (header == null || !header.startsWith("chrom\tstart0\tend0\tsequence\tsources")) {
          throw TextFiles.badLine(
              file, 1, "the columns chrom, start0, end0, sequence and sources, tab-separated");
        }
        for (String line = in.next(); line != null; line = in.next()) {
          number++;
          String[] fields = line.split("\t", 5);
          if (fields.length < 5) {
            throw TextFiles.badLine(file, number, "five tab-separated columns");
          }
          int start = position(file, number, fields[1]);
          if (position(file, number, fields[2]) - start != fields[3].length()) {
            throw TextFiles.badLine(file, number, "as many bases as the interval is long");
          }
          if (wanted.test(fields[4])) {
            add(
                fields[0],
                start,
                Bases.encodeGenomic(fields[3].getBytes(StandardCharsets.US_ASCII)));
          }
        }
        return this;
      }
    }

    private static int position(Path file, int line, String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw TextFiles.badLine(file, line, "a position, not \"" + text + "\"");
      }
    }

    public PartialGenome build() {
      return new PartialGenome(genomeId, new LinkedHashMap<>(pieces));
    }
  }

  @Override
  public String genomeId() {
    return genomeId;
  }

  @Override
  public List<String> chromosomes() {
    return List.copyOf(pieces.keySet());
  }

  @Override
  public int length(String chromosome) {
    Map.Entry<Integer, byte[]> last = known(chromosome).lastEntry();
    return last.getKey() + last.getValue().length;
  }

  @Override
  public byte[] codes(Locus locus) {
    if (locus.end() > length(locus.chromosome())) {
      throw new InputException(
          locus
              + " reaches beyond the last known base; choose a place inside of "
              + locus.chromosome()
              + ".");
    }
    return read(locus);
  }

  /** Whether every base of an interval is known; false for chromosomes without any. */
  public boolean knows(Locus locus) {
    return pieces.containsKey(locus.chromosome()) && Bytes.indexOf(read(locus), Bases.N) < 0;
  }

  /** The longest intervals without an unknown base, by chromosome and place. */
  public List<Locus> stretches() {
    List<Locus> stretches = new ArrayList<>();
    pieces.forEach(
        (chromosome, known) -> {
          int start = -1;
          int end = -1;
          for (Map.Entry<Integer, byte[]> piece : known.entrySet()) {
            int first = piece.getKey();
            byte[] codes = piece.getValue();
            for (int i = 0; i < codes.length; i++) {
              if (codes[i] == Bases.N) {
                continue;
              }
              if (first + i != end) {
                if (end > start) {
                  stretches.add(new Locus(chromosome, start, end));
                }
                start = first + i;
              }
              end = first + i + 1;
            }
          }
          if (end > start) {
            stretches.add(new Locus(chromosome, start, end));
          }
        });
    return stretches;
  }

  private byte[] read(Locus locus) {
    byte[] codes = new byte[locus.length()];
    Arrays.fill(codes, Bases.N);
    NavigableMap<Integer, byte[]> known = known(locus.chromosome());
    Integer first = known.floorKey(locus.start());
    for (Map.Entry<Integer, byte[]> piece :
        known.subMap(first == null ? locus.start() : first, locus.end()).entrySet()) {
      int from = Math.max(locus.start(), piece.getKey());
      int to = Math.min(locus.end(), piece.getKey() + piece.getValue().length);
      if (to > from) {
        System.arraycopy(
            piece.getValue(), from - piece.getKey(), codes, from - locus.start(), to - from);
      }
    }
    return codes;
  }

  private NavigableMap<Integer, byte[]> known(String chromosome) {
    NavigableMap<Integer, byte[]> known = pieces.get(chromosome);
    if (known == null) {
      throw new InputException(
          "No sequence of " + chromosome + " is known; choose one of " + pieces.keySet() + ".");
    }
    return known;
  }
}
