package org.motiflens.cli.training;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DataFolder;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.StrandChoice;
import org.motiflens.cli.output.OutputFolder;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.PeakTables;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.evaluation.chromosome.CalibrationCheck;
import org.motiflens.training.evaluation.chromosome.CalibrationReport;
import org.motiflens.training.evaluation.chromosome.ChromosomeGrid;
import org.motiflens.training.evaluation.chromosome.ChromosomeScans;
import org.motiflens.training.evaluation.chromosome.GenomeBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds calibrations against a chromosome that they never saw. */
@InGroup(CommandGroup.TRAINING)
@Command(
    name = "check-calibration",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Hold what calibrations promise against a whole chromosome on which nothing was calibrated:"
          + " how many windows score as high as one in N, and how many of the windows with an"
          + " expected precision are bound.",
      "The folder of the report receives calibration.tsv, a line for each promise of each model,"
          + " and calibration.md."
    })
public final class CheckCalibrationCommand implements Runnable {
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Mixin private DataFolder data;

  @Option(
      names = "--report",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; made when it is not there.")
  private Path folder;

  @Option(
      names = "--chromosome",
      defaultValue = "chr21",
      paramLabel = "NAME",
      description = "Default: ${DEFAULT-VALUE}, on which no model of this product was calibrated.")
  private String chromosome;

  @Option(
      names = "--architecture",
      split = ",",
      paramLabel = "NAME",
      description = "Only models of these architectures. Default: all.")
  private List<String> architectures = List.of();

  @Mixin private StrandChoice strand = new StrandChoice(StrandRule.FORWARD);

  @Mixin private ModelsFolder models;

  public CheckCalibrationCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public void run() {
    OutputFolder.whileClaimed(folder, this::check);
  }

  private void check() {
    PrintWriter messages = spec.commandLine().getErr();
    ModelLibrary library = models.scan();
    ModelsFolder.reportBroken(library, messages);
    PeakTables peaks = new PeakTables(data.get());
    ChromosomeGrid grid = new ChromosomeGrid(new ReferenceData(data.get()).genome(), chromosome);
    CalibrationCheck check = new CalibrationCheck(grid, strand.get());
    List<CalibrationCheck.Row> rows = new ArrayList<>();
    List<ModelLibrary.Entry> chosen =
        library.entries().stream()
            .filter(
                entry ->
                    architectures.isEmpty() || architectures.contains(entry.card().architecture()))
            .toList();
    new ChromosomeScans(
            grid, strand.get(), monitor, problem -> messages.println("motiflens: " + problem))
        .each(
            chosen,
            (entry, bundle, scores) -> {
              monitor.check();
              String id = entry.card().id();
              List<Experiment> experiments = peaks.of(entry.card());
              if (bundle.calibration().isEmpty()) {
                messages.println(
                    "motiflens: " + id + " is not calibrated; run motiflens calibrate.");
              } else if (experiments.isEmpty()) {
                messages.println("motiflens: there are no peaks of the factor of " + id + ".");
              } else {
                Calibration calibration = bundle.calibration().get();
                Experiment experiment = experiments.get(0);
                try {
                  rows.addAll(
                      check.rows(
                          id,
                          entry.card().architecture(),
                          scores.get(),
                          new GenomeBenchmark.Peaks(experiment, peaks.summits(experiment.table())),
                          calibration));
                  messages.println("motiflens: " + id + " checked");
                } catch (InputException e) {
                  messages.println("motiflens: " + e.getMessage());
                }
              }
            });
    if (rows.isEmpty()) {
      throw new InputException(
          "No calibration could be checked on "
              + chromosome
              + ": it needs a calibrated model with peaks there; run motiflens calibrate.");
    }
    CalibrationReport report = new CalibrationReport(chromosome, rows);
    AtomicOutput.write(folder.resolve("calibration.tsv"), report.table());
    AtomicOutput.write(folder.resolve("calibration.md"), report.markdown());
  }
}
