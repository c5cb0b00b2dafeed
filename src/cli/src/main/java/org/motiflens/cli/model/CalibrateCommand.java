package org.motiflens.cli.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.GenomeOfModels;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.option.ThreadCount;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.Calibrator;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Assembly;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.CalibratedBundle;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.network.library.SharedBundle;
import org.motiflens.training.calibration.CalibrationData;
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
          + " that the command can be stopped and run again. Models that are equal below the last"
          + " layer are calibrated together. It writes a line a model: id, what was done, and what is"
          + " missing."
    })
public final class CalibrateCommand implements Callable<Integer> {
  /** Of the windows of the genome so many, to one that validates. */
  private static final double VALIDATING = 0.3;

  /** The same of networks that are shown fewer windows, so that a precision can still be told. */
  private static final double VALIDATING_SLOW = 0.75;

  /** Windows to a single-base change, at least. */
  private static final int WINDOWS_A_CHANGE = 8;

  /** The assembly of a folder of training data. */
  private static final String OF_DATA = "hg19";

  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of training data, see docs/training.md. chr21 and chr22 are left out, and peaks"
              + " in the blocks that validate tell bound from unbound.")
  private Path data;

  @Mixin private Genome genome;

  /** The options that name a genome in place of training data. */
  static final class Genome extends GenomeOfModels {
    @Option(
        names = "--genome",
        paramLabel = "FILE",
        description =
            "A genome instead: FASTA, plain or bgzipped, indexed with samtools faidx; or 2bit. No"
                + " precision is then known.")
    private Path file;

    @Override
    public Path file() {
      return file;
    }
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
          "Windows of the genome, of which both strands count. Default: ${DEFAULT-VALUE}, which"
              + " tells 1 in 1,000,000.")
  private int windows;

  @Option(
      names = "--slow-windows",
      defaultValue = "40000",
      paramLabel = "N",
      description =
          "The same, but not more than --windows, of recurrent networks and profile models, which"
              + " take several times as long. Default: ${DEFAULT-VALUE}, which tells 1 in 80,000."
              + " What scores higher than all windows is never given a smaller share.")
  private int slowWindows;

  @Option(
      names = "--changes",
      defaultValue = "20000",
      paramLabel = "N",
      description =
          "Random single-base changes, but not more than one to eight windows. Default:"
              + " ${DEFAULT-VALUE}.")
  private int changes;

  @Mixin private Seed seed;

  @Mixin private ThreadCount threads;

  @Option(names = "--force", description = "Calibrate bundles that are up to date, too.")
  private boolean force;

  public CalibrateCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  /** How much a network is shown. */
  private record Size(int windowLength, int windows, int validating, int changes) {}

  /**
   * A model that may be calibrated.
   *
   * @param file the bundle
   * @param output its ENCODE table, where the bundle is of a network of many outputs
   */
  private record Candidate(ModelBundle model, Path file, Optional<String> output) {}

  /** A model that is to be calibrated. */
  private record Task(Candidate candidate, CalibrationData.Labels labels) {
    ModelBundle model() {
      return candidate.model();
    }
  }

  @Override
  public Integer call() {
    if (windows < 1 || slowWindows < 1 || changes < 1) {
      throw new ParameterException(
          spec.commandLine(), "--windows, --slow-windows and --changes need at least 1");
    }
    if ((data == null) == (genome.file() == null)) {
      throw new ParameterException(
          spec.commandLine(), "Give either --data, a folder of training data, or --genome.");
    }
    ModelLibrary library = models.scan();
    List<Supplier<List<Candidate>>> candidates = new ArrayList<>();
    for (String id : ids) {
      candidates.add(
          library.isShared(id)
              ? () -> outputs(library, library.findShared(id))
              : own(library.find(id)));
    }
    if (ids.isEmpty()) {
      ModelsFolder.reportBroken(library, spec.commandLine().getErr());
      library.entries().forEach(entry -> candidates.add(own(entry)));
      library.shared().forEach(shared -> candidates.add(() -> outputs(library, shared)));
    }
    if (data != null) {
      return calibrate(candidates, CalibrationData.ofFolder(data), CalibrateCommand::requireOfData);
    }
    try (GenomeFile source = GenomeFile.open(genome.file())) {
      return calibrate(
          candidates, CalibrationData.ofGenome(source), card -> genome.require(source, card));
    }
  }

  private static void requireOfData(ModelCard card) {
    if (Assembly.named(card.genome()).isPresent() && !card.genome().equals(OF_DATA)) {
      throw new InputException(
          card.id()
              + " was trained on "
              + card.genome()
              + ", and training data are of "
              + OF_DATA
              + "; give --genome, a file of "
              + card.genome()
              + ", in place of --data.");
    }
  }

  private static Supplier<List<Candidate>> own(ModelLibrary.Entry entry) {
    return () ->
        List.of(new Candidate(BundleReader.read(entry.file()), entry.file(), Optional.empty()));
  }

  /** The outputs that are not a bundle of their own, which has their calibration. */
  private static List<Candidate> outputs(ModelLibrary library, ModelLibrary.Shared shared) {
    SharedBundle bundle = SharedBundle.read(shared.file());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < bundle.outputs().size(); i++) {
      ModelBundle model = bundle.model(i);
      if (library.ofTheSameWeights(model.card()).isEmpty()) {
        String table = bundle.outputs().get(i).table();
        candidates.add(new Candidate(model, shared.file(), Optional.of(table)));
      }
    }
    return candidates;
  }

  private Size size(ModelBundle model) {
    Architecture architecture = model.network().architecture();
    boolean slow = architecture.isRecurrent() || architecture.family().predictsProfiles();
    int shown = slow ? Math.min(slowWindows, windows) : windows;
    int validating = (int) Math.max(1, shown * (slow ? VALIDATING_SLOW : VALIDATING));
    return new Size(
        architecture.windowLength(),
        shown,
        validating,
        Math.max(1, Math.min(changes, shown / WINDOWS_A_CHANGE)));
  }

  /**
   * Calibrates all that can be, and says how many could not be.
   *
   * @param check refuses a model that is none of this genome
   */
  private int calibrate(
      List<Supplier<List<Candidate>>> candidates, CalibrationData data, Consumer<ModelCard> check) {
    Map<Size, List<Task>> tasks = new LinkedHashMap<>();
    int failed = 0;
    for (Supplier<List<Candidate>> some : candidates) {
      monitor.check();
      try {
        for (Candidate candidate : some.get()) {
          ModelBundle model = candidate.model();
          check.accept(model.card());
          Size size = size(model);
          CalibrationData.Labels labels =
              data.labels(
                  model.card(),
                  data.validating(size.windowLength(), size.validating()),
                  seed.get());
          Task task = new Task(candidate, labels);
          if (force || !isUpToDate(task, size, data)) {
            tasks.computeIfAbsent(size, key -> new ArrayList<>()).add(task);
          } else {
            report(task, "up to date");
          }
        }
      } catch (InputException e) {
        failed += refuse(e);
      }
    }
    for (Map.Entry<Size, List<Task>> alike : tasks.entrySet()) {
      failed += calibrate(alike.getKey(), alike.getValue(), data);
    }
    return failed > 0 ? 1 : 0;
  }

  /** Calibrates models that are shown the same windows, and says how many could not be. */
  private int calibrate(Size size, List<Task> tasks, CalibrationData data) {
    Calibrator calibrator =
        new Calibrator(
            data.sample(size.windowLength(), size.windows()),
            data.validating(size.windowLength(), size.validating()),
            data.description(),
            size.changes(),
            seed.get(),
            threads.get());
    int[] failed = new int[1];
    Map<Path, Map<Task, Calibration>> outputs = new LinkedHashMap<>();
    calibrator.calibrate(
        tasks.stream().map(Task::model).toList(),
        tasks.stream().map(task -> task.labels().windows()).toList(),
        (calibration, index) -> {
          monitor.check();
          Task task = tasks.get(index);
          if (task.candidate().output().isPresent()) {
            outputs
                .computeIfAbsent(task.candidate().file(), file -> new LinkedHashMap<>())
                .put(task, calibration);
            return;
          }
          try {
            CalibratedBundle.write(task.candidate().file(), calibration);
            report(task, "calibrated");
          } catch (InputException e) {
            failed[0] += refuse(e);
          }
        });
    for (Map.Entry<Path, Map<Task, Calibration>> bundle : outputs.entrySet()) {
      failed[0] += writeOutputs(bundle.getKey(), bundle.getValue());
    }
    return failed[0];
  }

  /** Writes the bundle of a network of many outputs once, and says whether it could not be. */
  private int writeOutputs(Path file, Map<Task, Calibration> made) {
    Map<String, Calibration> byTable = new LinkedHashMap<>();
    made.forEach(
        (task, calibration) -> byTable.put(task.candidate().output().orElseThrow(), calibration));
    try {
      SharedBundle.calibrate(file, byTable);
    } catch (InputException e) {
      return refuse(e);
    }
    made.keySet().forEach(task -> report(task, "calibrated"));
    return 0;
  }

  private void report(Task task, String done) {
    PrintWriter out = spec.commandLine().getOut();
    boolean labelled = task.labels().windows().isPresent();
    out.println(
        task.model().id()
            + "\t"
            + done
            + "\t"
            + (labelled ? "" : "no precision: " + task.labels().reason()));
    out.flush();
  }

  /** One bundle that cannot be used hides no other. */
  private int refuse(InputException reason) {
    spec.commandLine().getErr().println("motiflens: " + reason.getMessage());
    return 1;
  }

  private boolean isUpToDate(Task task, Size size, CalibrationData data) {
    if (task.model().calibration().isEmpty()) {
      return false;
    }
    Calibration calibration = task.model().calibration().get();
    return calibration.windows() == data.sample(size.windowLength(), size.windows()).windows()
        && calibration.seed() == seed.get()
        && calibration.sequence().equals(data.description())
        && calibration
            .precision()
            .map(Calibration.Precision::peaks)
            .equals(task.labels().windows().map(Calibrator.Labelled::peaks));
  }
}
