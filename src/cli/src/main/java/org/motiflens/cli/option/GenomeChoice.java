package org.motiflens.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name the genome that a command looks at. */
public final class GenomeChoice extends GenomeOfModels {
  @Option(
      names = "--genome",
      required = true,
      paramLabel = "FILE",
      description = "FASTA, plain or bgzipped, indexed with samtools faidx; or 2bit.")
  private Path file;

  @Override
  public Path file() {
    return file;
  }
}
