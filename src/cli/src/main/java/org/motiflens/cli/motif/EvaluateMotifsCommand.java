package org.motiflens.cli.motif;

import com.google.common.io.MoreFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DataFolder;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.option.ThreadCount;
import org.motiflens.cli.output.InputsOfCommand;
import org.motiflens.cli.output.OutputFolder;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.evaluation.MotifEvaluation;
import org.motiflens.training.evaluation.MotifEvaluationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how often what models explain is the known motif of their factor. */
@InGroup(CommandGroup.KNOWN_MOTIFS)
@Command(
    name = "evaluate-motifs",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Measure how often what models explain is the known motif of their factor.",
      "Looks at the positive test windows of every model whose experiment is in the data, and at"
          + " its class-optimised sequences, and writes words.tsv, optima.tsv and report.md, whose"
          + " tables stand beside those of the Deep Motif Dashboard's paper."
          + " docs/motif-evaluation.md says how it is measured."
    })
public final class EvaluateMotifsCommand implements Callable<Integer> {
  private final MotifLibrary motifs;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Mixin private DataFolder data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; made when it is not there.")
  private Path target;

  @Option(
      names = "--database",
      paramLabel = "FILE|NAME",
      description =
          "Known motifs: a file, or a name that \"motiflens motifs list\" shows. Default: the"
              + " current one of these. Given several times, a folder in DIR for each, named after"
              + " it.")
  private List<String> databases = List.of();

  @Mixin private Seed seed;

  @Mixin private ThreadCount threads;

  @Mixin private ModelsFolder models;

  public EvaluateMotifsCommand(MotifLibrary motifs, Monitor monitor) {
    this.motifs = motifs;
    this.monitor = monitor;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter messages = spec.commandLine().getErr();
    ModelLibrary library = models.scan();
    ModelsFolder.reportBroken(library, messages);
    if (library.entries().isEmpty()) {
      throw new InputException(ModelsFolder.noUsable(library.folder()));
    }
    List<MotifDatabase> known =
        databases.isEmpty()
            ? List.of(DatabaseChoice.open(motifs, null, messages))
            : databases.stream().map(name -> DatabaseChoice.open(motifs, name, messages)).toList();
    List<Path> folders = folders();
    List<MotifEvaluation> evaluations =
        MotifEvaluation.of(
            library,
            new ReferenceData(data.get()),
            known,
            seed.get(),
            threads.get(),
            line -> messages.println("motiflens: " + line),
            monitor);
    for (int i = 0; i < folders.size(); i++) {
      MotifEvaluationReport report = new MotifEvaluationReport(evaluations.get(i), seed.get());
      Path folder = folders.get(i);
      OutputFolder.whileClaimed(
          folder,
          () -> {
            write(folder.resolve("words.tsv"), report.words());
            write(folder.resolve("optima.tsv"), report.optima());
            write(folder.resolve("report.md"), report.markdown());
          });
    }
    return 0;
  }

  /** Where the reports go: to the folder itself, or to one in it for each database. */
  private List<Path> folders() {
    if (databases.size() < 2) {
      return List.of(target);
    }
    List<Path> folders =
        databases.stream()
            .map(name -> target.resolve(MoreFiles.getNameWithoutExtension(Path.of(name))))
            .toList();
    if (Set.copyOf(folders).size() < folders.size()) {
      throw new InputException(
          "Two databases would be reported in one folder; give files of other names.");
    }
    return folders;
  }

  private void write(Path file, String text) {
    InputsOfCommand.of(spec.commandLine().getParseResult(), ModelsFolder.usual()).requireNone(file);
    AtomicOutput.write(file, text);
  }
}
