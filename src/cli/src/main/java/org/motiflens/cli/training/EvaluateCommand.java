package org.motiflens.cli.training;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.training.Auc;
import org.motiflens.training.TestSetEvaluation;
import org.motiflens.training.data.BenchmarkFile;
import org.motiflens.training.data.WindowSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures models on labelled sequences. */
@InGroup(CommandGroup.TRAINING)
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Measure how well models tell bound sequences from unbound ones: the area under the ROC"
          + " curve, ties counted half, with its 95 %% confidence interval (DeLong).",
      "A test file is FASTA whose header lines are >1 (bound) or >0, or the benchmark's table of"
          + " FoldID, EventID, seq and Bound; either may be gzipped."
    })
public final class EvaluateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private ModelsFolder models;

  @Option(
      names = "--model",
      required = true,
      split = ",",
      paramLabel = "ID",
      description = "One or more models, separated by commas; see: motiflens models list.")
  private List<String> names;

  @Option(
      names = "--test",
      required = true,
      paramLabel = "FILE",
      description = "Labelled sequences, each as long as the model's window.")
  private Path test;

  @Override
  public void run() {
    WindowSet set = BenchmarkFile.read(test);
    List<String> rows = new ArrayList<>();
    for (String name : names) {
      ModelBundle model = models.load(name);
      try {
        rows.add(row(model, set, TestSetEvaluation.auc(model.network(), set)));
      } catch (InputException e) {
        throw new InputException(test + ": " + e.getMessage(), e);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("model\ttest\tpositives\tnegatives\tauc\tauc_low\tauc_high");
    rows.forEach(out::println);
  }

  private String row(ModelBundle model, WindowSet set, Auc auc) {
    return String.format(
        Locale.ROOT,
        "%s\t%s\t%d\t%d\t%.4f\t%.4f\t%.4f",
        model.id(),
        test.getFileName(),
        set.positives().size(),
        set.negatives().size(),
        auc.value(),
        auc.low(),
        auc.high());
  }
}
