package org.motiflens.cli.training;

import java.io.PrintWriter;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DataFolder;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what can be trained on. */
@InGroup(CommandGroup.TRAINING)
@Command(
    name = "experiments",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "List the data sets that models can be trained on, one a line, tab-separated with a header.",
      "\"benchmark\" says whether the original sequences of the benchmark are at hand; where not,"
          + " sequences are cut from the genome at the peaks."
    })
public final class ExperimentsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private DataFolder data;

  @Override
  public void run() {
    ReferenceData reference = new ReferenceData(data.get());
    PrintWriter out = spec.commandLine().getOut();
    out.println("id\ttf\tcell_line\ttable\tbenchmark");
    for (Experiment experiment : reference.experiments().experiments()) {
      out.println(
          String.join(
              "\t",
              experiment.id(),
              experiment.tf(),
              experiment.cellLine(),
              experiment.table(),
              reference.benchmarkSet(experiment).isPresent() ? "yes" : "no"));
    }
  }
}
