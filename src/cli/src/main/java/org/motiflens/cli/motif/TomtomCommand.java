package org.motiflens.cli.motif;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.ThreadCount;
import org.motiflens.genome.Provenance;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifReading;
import org.motiflens.motif.tomtom.ColumnScore;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;
import org.motiflens.motif.tomtom.TomtomTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares motifs with a database of known ones. */
@InGroup(CommandGroup.KNOWN_MOTIFS)
@Command(
    name = "tomtom",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Compare motifs with a database of known ones, as Tomtom of the MEME Suite does.",
      "Writes Tomtom's table to standard output. docs/motifs.md describes the statistics."
    })
public final class TomtomCommand implements Callable<Integer> {
  private final MotifLibrary library;

  @Spec private CommandSpec spec;

  @Option(
      names = "--query",
      required = true,
      paramLabel = "FILE",
      description =
          "Motifs to compare: MEME, JASPAR, TRANSFAC, HOMER and other formats, told by content; may"
              + " be gzipped.")
  private Path query;

  @Mixin private DatabaseChoice database;

  @Option(
      names = "--distance",
      paramLabel = "DISTANCE",
      converter = DistanceConverter.class,
      completionCandidates = DistanceConverter.Keys.class,
      defaultValue = "ed",
      description =
          "How columns are compared: ${COMPLETION-CANDIDATES}, Euclidean distance or Pearson"
              + " correlation. Default: ${DEFAULT-VALUE}.")
  private ColumnScore distance;

  @Option(
      names = "--min-overlap",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Align at least N columns, or the whole of a narrower motif. Default: ${DEFAULT-VALUE}.")
  private int minimumOverlap;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      defaultValue = "0.5",
      description = "Write matches with a q-value up to T. Default: ${DEFAULT-VALUE}.")
  private double threshold;

  @Option(
      names = "--evalue",
      description = "Apply the threshold to the E-value instead of the q-value.")
  private boolean byExpectation;

  @Option(
      names = "--pseudocount",
      paramLabel = "C",
      defaultValue = "0.1",
      description =
          "Added to each column, shared by the query file's background. Default:"
              + " ${DEFAULT-VALUE}.")
  private double pseudocount;

  @Option(
      names = "--incomplete-scores",
      description = "Let query columns that are not aligned count nothing, not as their median.")
  private boolean incomplete;

  @Mixin private ThreadCount threads;

  public TomtomCommand(MotifLibrary library) {
    this.library = library;
  }

  @Override
  public Integer call() throws InterruptedException {
    check(minimumOverlap >= 1, "--min-overlap", "at least 1");
    check(threshold >= 0, "--threshold", "at least 0");
    check(byExpectation || threshold <= 1, "--threshold", "at most 1 without --evalue");
    check(
        pseudocount >= 0 && pseudocount < Double.POSITIVE_INFINITY, "--pseudocount", "at least 0");
    MotifReading read = MotifFiles.read(query);
    DatabaseChoice.warn(read.warnings(), spec.commandLine().getErr());
    List<MotifMatrix> queries = read.motifs();
    MotifsCommand.warnOfUniform(queries, spec.commandLine().getErr());
    MotifDatabase known = database.open(library);
    Tomtom tomtom =
        new Tomtom(
            known.motifs(),
            Tomtom.Options.DEFAULT
                .with(distance)
                .withMinimumOverlap(minimumOverlap)
                .withPseudocount(pseudocount)
                .withCompleteScores(!incomplete)
                .withBackgroundOf(queries.get(0)));
    if (tomtom.isRough()) {
      spec.commandLine()
          .getErr()
          .println(
              "motiflens: warning: the database has only "
                  + known.motifs().size()
                  + " motifs; p-values are rough with fewer than "
                  + Tomtom.FEWEST_TARGETS
                  + ".");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(TomtomTable.heading() + "\n");
    for (List<TomtomMatch> matches : tomtom.matchAll(queries, threads.get())) {
      for (TomtomMatch match : matches) {
        if ((byExpectation ? match.eValue() : match.qValue()) <= threshold) {
          out.print(TomtomTable.line(match) + "\n");
        }
      }
    }
    out.print("\n" + provenance(known).commentLines());
    out.flush();
    return 0;
  }

  private void check(boolean holds, String option, String expected) {
    if (!holds) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '" + option + "': expected " + expected);
    }
  }

  private Provenance provenance(MotifDatabase known) {
    return Provenance.ofThisProduct()
        .with("motif database", known.notice())
        .with("motifs in the database", known.motifs().size())
        .with("distance", distance.key())
        .with("minimum overlap", minimumOverlap)
        .with("pseudo-count", pseudocount)
        .with("scores", incomplete ? "incomplete" : "complete")
        .with("threshold", (byExpectation ? "E-value <= " : "q-value <= ") + threshold);
  }
}
