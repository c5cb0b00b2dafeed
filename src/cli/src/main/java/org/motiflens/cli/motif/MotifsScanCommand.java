package org.motiflens.cli.motif;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.sequence.WantedLocus;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifScanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds a motif in a genome. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Find the places of both strands that resemble a motif, as BED.",
      "Columns: chromosome, start, end, motif, -100 log10(p), strand, score in bits, p-value."
    })
final class MotifsScanCommand implements Callable<Integer> {
  private final MotifLibrary library;

  @Spec private CommandSpec spec;

  @Option(
      names = "--genome",
      required = true,
      paramLabel = "FILE",
      description = "FASTA, plain or bgzipped, indexed with samtools faidx; or 2bit.")
  private Path genome;

  @Option(
      names = "--locus",
      required = true,
      paramLabel = "LOCUS",
      description = "Such as chr21:36,200,000-36,210,000; 1-based, both ends included.")
  private String locus;

  @Option(
      names = "--motif",
      required = true,
      paramLabel = "MOTIF",
      description = "Its id, or a factor that has one motif.")
  private String motif;

  @Mixin private DatabaseChoice database;

  @Option(
      names = "--p-value",
      paramLabel = "P",
      description = "Write hits with a p-value up to P. Default: 0.0001.")
  private double greatestP = MotifScanner.DEFAULT_P_VALUE;

  @Mixin private TextOutput output;

  MotifsScanCommand(MotifLibrary library) {
    this.library = library;
  }

  @Override
  public Integer call() {
    if (!(greatestP > 0 && greatestP <= 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--p-value': expected a number above 0, up to 1");
    }
    MotifDatabase known = database.open(library);
    MotifMatrix chosen = known.motif(motif);
    MotifsCommand.warnOfUniform(List.of(chosen), spec.commandLine().getErr());
    String name = chosen.name().isEmpty() ? chosen.id() : chosen.id() + "_" + chosen.name();
    try (GenomeFile source = GenomeFile.open(genome)) {
      Locus own = WantedLocus.read(locus, source);
      StringBuilder bed =
          new StringBuilder(
              Provenance.ofThisProduct()
                  .with("genome", source.genomeId())
                  .with("motif", name)
                  .with("motif database", known.notice())
                  .with("p-value", "<= " + greatestP)
                  .commentLines());
      for (MotifHit hit : new MotifScanner(chosen).scan(source, own, greatestP)) {
        bed.append(hit.bedLine(name)).append('\n');
      }
      output.write(bed.toString());
    }
    return 0;
  }
}
