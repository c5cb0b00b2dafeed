package org.motiflens.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name the genome of places, for commands that can do without. */
public final class OptionalGenome extends GenomeOfModels {
  @Option(
      names = "--genome",
      paramLabel = "FILE",
      description =
          "Genome that peaks and places lie in: FASTA, plain or bgzipped, indexed with samtools"
              + " faidx; or 2bit.")
  private Path file;

  /** Whether there is one. */
  public boolean isGiven() {
    return file != null;
  }

  @Override
  public Path file() {
    return file;
  }
}
