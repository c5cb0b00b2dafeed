package org.motiflens.cli.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.InputsOfCommand;
import org.motiflens.cli.output.OutputFolder;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.training.evaluation.DeepBindReference;
import org.motiflens.training.evaluation.EvaluationFigures;
import org.motiflens.training.evaluation.EvaluationReport;
import org.motiflens.training.evaluation.MeasuredModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports how good the models of a folder are. */
@InGroup(CommandGroup.TRAINING)
@Command(
    name = "evaluate-models",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Report the held-out AUC of all models as Markdown: by set; mean, median and standard"
          + " deviation by architecture; pair-wise paired t-tests; and on the benchmark's own test"
          + " sets the published DeepBind models beside ours.",
      "Figures are those of the models' cards, or of tables that this command wrote; \"motiflens"
          + " models list\" has them as a table, and \"motiflens evaluate\" measures a model anew."
    })
public final class EvaluateModelsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private ModelsFolder models;

  @Option(
      names = "--architecture",
      split = ",",
      defaultValue =
          "small-cnn,medium-cnn,large-cnn,small-rnn,large-rnn,small-cnn-rnn,large-cnn-rnn",
      paramLabel = "NAME",
      description =
          "The columns, separated by commas; ${DEFAULT-VALUE} when not given. Those without any"
              + " model are left out.")
  private List<String> architectures;

  @Option(
      names = "--results",
      split = ",",
      paramLabel = "FILE",
      description =
          "Tables results.tsv of earlier reports. Models are read from bundles as well only where"
              + " --models is given, too.")
  private List<Path> results = List.of();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Folder that receives report.md, results.tsv and figures as SVG; the report is made again"
              + " from results.tsv alone.")
  private Path folder;

  @Mixin private TextOutput output;

  @Override
  public void run() {
    MeasuredModels measured = new MeasuredModels(List.of());
    for (Path table : results) {
      measured = measured.with(MeasuredModels.read(table));
    }
    if (results.isEmpty() || models.isGiven()) {
      measured =
          measured.with(
              MeasuredModels.of(
                  models.scan(spec.commandLine().getErr()).entries(),
                  DeepBindReference.measured()));
    }
    List<String> columns = present(measured);
    String report = new EvaluationReport(measured, columns).markdown();
    if (folder != null) {
      write(measured, columns, report);
    }
    output.write(report);
  }

  private List<String> present(MeasuredModels measured) {
    return architectures.stream()
        .filter(
            name -> measured.models().stream().anyMatch(model -> model.architecture().equals(name)))
        .toList();
  }

  private void write(MeasuredModels measured, List<String> columns, String report) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("report.md", report);
    files.put("results.tsv", measured.table());
    files.putAll(new EvaluationFigures(measured, columns).svg());
    InputFiles inputs =
        InputsOfCommand.of(spec.commandLine().getParseResult(), ModelsFolder.usual());
    files.keySet().forEach(name -> inputs.requireNone(folder.resolve(name)));
    OutputFolder.whileClaimed(
        folder,
        () -> files.forEach((name, text) -> AtomicOutput.write(folder.resolve(name), text)));
  }
}
