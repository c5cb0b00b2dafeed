package org.motiflens.training.data;

import java.io.IOException;
import java.nio.file.Path;
import org.motiflens.fuzz.Scratch;

/** The tables that trainings read, each as a file of text or packed. */
public final class DataTargets {
  private DataTargets() {}

  private static Path file(byte[] input) throws IOException {
    boolean packed = input.length > 1 && input[0] == 0x1f && (input[1] & 0xff) == 0x8b;
    return Scratch.file(packed ? "d.txt.gz" : "d.txt", input);
  }

  /** Summits of peaks. */
  public static void summits(byte[] input) throws IOException {
    new SummitTable(file(input)).all();
  }

  /** Which experiment is which. */
  public static void experiments(byte[] input) throws IOException {
    ExperimentTable.read(file(input));
  }

  /** Windows of the benchmark, as FASTA or as a table. */
  public static void windows(byte[] input) throws IOException {
    BenchmarkFile.read(file(input));
  }

  /** Stretches of a genome, as a table; what is none, as FASTA. */
  public static void stretches(byte[] input) throws IOException {
    PartialGenome.Builder builder = new PartialGenome.Builder("x");
    if (input.length > 0 && input[0] == '>') {
      builder.addFasta(file(input)).build();
    } else {
      builder.addBlocks(file(input), sources -> true).build();
    }
  }

  /** The first line of a table of summits. */
  public static String summitHeader() {
    return "table\tchrom\tsummit0\tsignalValue";
  }
}
