package org.motiflens.plugin.igv2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A small genome: random bases with a stretch of N, and a chromosome shorter than a window. */
public final class TestGenome {
  public static final String CHROMOSOME = "chrT";
  public static final int LENGTH = 400_000;
  public static final int UNKNOWN_FROM = 300_000;
  public static final int UNKNOWN_TO = 320_000;
  public static final String SHORT_CHROMOSOME = "chrS";

  private TestGenome() {}

  public static String bases(long seed) {
    Random random = new Random(seed);
    StringBuilder bases = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      boolean unknown = i >= UNKNOWN_FROM && i < UNKNOWN_TO;
      bases.append(unknown ? 'N' : "ACGT".charAt(random.nextInt(4)));
    }
    return bases.toString();
  }

  /** Writes the genome with its index. */
  public static Path write(Path folder, String bases) throws IOException {
    Path fasta = folder.resolve("genome.fa");
    String header = ">" + CHROMOSOME + "\n";
    String second = ">" + SHORT_CHROMOSOME + "\n";
    String shortBases = "ACGTACGTAC".repeat(6);
    Files.writeString(fasta, header + bases + "\n" + second + shortBases + "\n");
    long offset = header.length();
    Files.writeString(
        folder.resolve("genome.fa.fai"),
        CHROMOSOME
            + "\t"
            + bases.length()
            + "\t"
            + offset
            + "\t"
            + bases.length()
            + "\t"
            + (bases.length() + 1)
            + "\n"
            + SHORT_CHROMOSOME
            + "\t60\t"
            + (offset + bases.length() + 1 + second.length())
            + "\t60\t61\n");
    return fasta;
  }
}
