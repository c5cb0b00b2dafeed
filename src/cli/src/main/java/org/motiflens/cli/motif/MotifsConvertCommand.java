package org.motiflens.cli.motif;

import java.util.List;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a database, or one motif of it, in a format. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Write motifs in another format.",
      "JASPAR and TRANSFAC keep counts, MEME keeps probabilities and the number of sites."
    })
final class MotifsConvertCommand implements Callable<Integer> {
  private final MotifLibrary library;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATABASE",
      description = "A name that \"motiflens motifs list\" shows, or a file.")
  private String database;

  @Option(
      names = "--motif",
      paramLabel = "MOTIF",
      description = "Only the motif with this id or factor.")
  private String motif;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private MotifFormat format;

  @Mixin private TextOutput output;

  MotifsConvertCommand(MotifLibrary library) {
    this.library = library;
  }

  @Override
  public Integer call() {
    MotifDatabase known = DatabaseChoice.open(library, database, spec.commandLine().getErr());
    List<MotifMatrix> motifs = motif == null ? known.motifs() : List.of(known.motif(motif));
    output.write(MotifFiles.format(motifs, format));
    return 0;
  }
}
