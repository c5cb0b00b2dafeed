package org.motiflens.cli.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.Calibrator;
import org.motiflens.explain.calibration.GenomeSample;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.CalibratedBundle;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.training.calibration.CalibrationData;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Calibrates models. */
@InGroup(CommandGroup.MODELS_AND_METHODS)
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Calibrate models to the genome: how high its windows score, how much single-base changes"
          + " move a score, and which precision a score promises.",
      "The result becomes a part of each bundle. A bundle that is up to date is passed over, so"
          + " that the command can be stopped and run again. It writes a line a model: id, what was"
          + " done, and what is missing."
    })
public final class CalibrateCommand implements Runnable {
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Source source;

  /** One of these. */
  static final class Source {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description =
            "Folder of training data, see docs/training.md. chr21 and chr22 are left out, and peaks"
                + " in the blocks that validate tell bound from unbound.")
    private Path data;

    @Option(
        names = "--genome",
        paramLabel = "FILE",
        description =
            "A genome instead: FASTA, plain or bgzipped, indexed with samtools faidx; or 2bit. No"
                + " precision is then known.")
    private Path genome;
  }

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "EXPERIMENT/ARCHITECTURE or TF/ARCHITECTURE, several times. Default: all.")
  private List<String> ids = List.of();

  @Mixin private ModelsFolder models;

  @Option(
      names = "--windows",
      defaultValue = "500000",
      paramLabel = "N",
      description =
          "Windows of the genome, of which both strands count. Default: ${DEFAULT-VALUE}.")
  private int windows;

  @Option(
      names = "--changes",
      defaultValue = "20000",
      paramLabel = "N",
      description = "Random single-base changes. Default: ${DEFAULT-VALUE}.")
  private int changes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of what is drawn at random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that score. Default: one for each processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--force", description = "Calibrate bundles that are up to date, too.")
  private boolean force;

  public CalibrateCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public void run() {
    if (threads < 1 || windows < 1 || changes < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads, --windows and --changes need at least 1");
    }
    ModelLibrary library = models.scan();
    List<ModelLibrary.Entry> entries = new ArrayList<>();
    for (String id : ids) {
      entries.add(library.find(id));
    }
    if (ids.isEmpty()) {
      ModelsFolder.reportBroken(library, spec.commandLine().getErr());
      entries.addAll(library.entries());
    }
    if (source.data != null) {
      calibrate(entries, CalibrationData.ofFolder(source.data));
    } else {
      try (GenomeFile genome = GenomeFile.open(source.genome)) {
        calibrate(entries, CalibrationData.ofGenome(genome));
      }
    }
  }

  private void calibrate(List<ModelLibrary.Entry> entries, CalibrationData data) {
    PrintWriter out = spec.commandLine().getOut();
    for (ModelLibrary.Entry entry : entries) {
      monitor.check();
      GenomeSample sample = data.sample(entry.card().windowLength(), windows);
      CalibrationData.Labels labels = data.labels(entry.card(), seed);
      ModelBundle model = BundleReader.read(entry.file());
      String done = "up to date";
      if (force || !isUpToDate(model, sample, labels.windows(), data.description())) {
        Calibrator calibrator = new Calibrator(sample, data.description(), changes, seed, threads);
        CalibratedBundle.write(entry.file(), calibrator.calibrate(model, labels.windows()));
        done = "calibrated";
      }
      out.println(
          entry.id()
              + "\t"
              + done
              + "\t"
              + (labels.windows().isPresent() ? "" : "no precision: " + labels.reason()));
      out.flush();
    }
  }

  private boolean isUpToDate(
      ModelBundle model,
      GenomeSample sample,
      Optional<Calibrator.Labelled> labelled,
      String description) {
    if (model.calibration().isEmpty()) {
      return false;
    }
    Calibration calibration = model.calibration().get();
    return calibration.windows() == sample.windows()
        && calibration.seed() == seed
        && calibration.sequence().equals(description)
        && calibration
            .precision()
            .map(Calibration.Precision::peaks)
            .equals(labelled.map(Calibrator.Labelled::peaks));
  }
}
