package org.motiflens.cli.conformance;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.FigureFormat;
import org.motiflens.cli.output.OutputFolder;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.table.OpenText;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.training.conformance.Conformance;
import org.motiflens.training.conformance.ConformanceFigures;
import org.motiflens.training.conformance.ConformanceReport;
import org.motiflens.training.conformance.Mark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plants rules, trains networks on them, and compares what is found with what was planted. */
@Command(
    name = "conformance",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Check importance, inconsistency and interactions where the answer is known.",
      "Plants two motifs in sequences under rules (AND, OR, NOT, XOR, a sum, one alone, a limited"
          + " distance) beside a decoy, trains a network on each, and compares what resolve,"
          + " interactions and instances find with what was planted. Writes into a folder: report.md,"
          + " results.tsv, results.json, pictures, and the sequences and models, for every other"
          + " command (--models DIR/models)."
    })
public final class ConformanceCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("rule", "what", "planted", "found", "mark", "passed");

  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
  private Path out;

  @Mixin private ConformanceSize size;

  public ConformanceCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    // Before minutes of work, not after them.
    OutputFolder.whileClaimed(out, this::holdAgainstMarks);
    return 0;
  }

  private void holdAgainstMarks() {
    Conformance.Settings settings = size.settings();
    PrintWriter messages = spec.commandLine().getErr();
    Conformance conformance =
        Conformance.run(
            settings,
            out,
            monitor,
            rule -> {
              messages.println("Planting, training and measuring: " + rule.words() + " ...");
              messages.flush();
            });
    Provenance provenance =
        Provenance.ofThisProduct()
            .with("motifs", "GABPA MA0062.2, NRF1 MA0506.1, decoy USF1 MA0093.2")
            .with("windows a network is trained on", settings.windows())
            .with("epochs", settings.epochs())
            .with("neutral windows before the percentiles", settings.neutral())
            .with("single windows", settings.full())
            .with("sets of 20 windows for stretches", settings.sets())
            .with("lambda", Conformance.LAMBDAS.get(0))
            .with("seed", settings.seed());
    write(conformance, provenance);
    List<Mark> marks = conformance.marks();
    long passed = marks.stream().filter(Mark::passed).count();
    for (Mark mark : marks) {
      if (!mark.passed()) {
        messages.println(
            mark.rule() + ": " + mark.what() + ": " + mark.found() + "; mark: " + mark.mark());
      }
    }
    messages.println(passed + " of " + marks.size() + " marks are reached; see " + report() + ".");
  }

  private Path report() {
    return out.resolve("report.md");
  }

  private void write(Conformance conformance, Provenance provenance) {
    for (boolean json : new boolean[] {false, true}) {
      try (OpenText text = OpenText.create(out.resolve(json ? "results.json" : "results.tsv"))) {
        ResultTable rows =
            json
                ? ResultTable.json(text, provenance, COLUMNS)
                : ResultTable.tabSeparated(text, true, provenance, COLUMNS);
        for (Mark mark : conformance.marks()) {
          rows.row(
              Arrays.asList(
                  mark.rule(),
                  mark.what(),
                  mark.planted(),
                  mark.found(),
                  mark.mark(),
                  mark.passed() ? "yes" : "no"));
        }
        rows.commit();
      }
    }
    FigureFormat.SVG.write(ConformanceFigures.eps(conformance), out.resolve("eps.svg"));
    FigureFormat.SVG.write(ConformanceFigures.curves(conformance), out.resolve("curves.svg"));
    AtomicOutput.write(
        report(), ConformanceReport.of(conformance, provenance).getBytes(StandardCharsets.UTF_8));
  }
}
