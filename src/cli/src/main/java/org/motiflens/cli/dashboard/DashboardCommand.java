package org.motiflens.cli.dashboard;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.output.FigureFormat;
import org.motiflens.cli.output.InputsOfCommand;
import org.motiflens.cli.output.OutputFolder;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorModels;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.figure.Figure;
import org.motiflens.figure.dashboard.Dashboard;
import org.motiflens.figure.dashboard.DashboardFactors;
import org.motiflens.figure.dashboard.DashboardFigure;
import org.motiflens.figure.dashboard.DashboardMaker;
import org.motiflens.figure.dashboard.DashboardWindow;
import org.motiflens.figure.logo.LogoPalette;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws all that the models of a factor say of a window on one sheet. */
@InGroup(CommandGroup.MODELS_ON_SEQUENCE)
@Command(
    name = "dashboard",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Draw the dashboard of windows: known motifs, class-optimised sequences, the sequence with"
          + " its motifs, saliency and temporal output of every model of a factor.",
      "One window makes one file; several, of peaks or of a FASTA file with more than one sequence,"
          + " make a folder with a file each and an index. A peak or sequence that has no window"
          + " of the models' length, or one of which more than half is unknown, is passed over with"
          + " a message."
    })
public final class DashboardCommand implements Callable<Integer> {
  private static final String INDEX = "index.html";

  private final MotifLibrary library;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Option(
      names = "--tf",
      required = true,
      paramLabel = "TF",
      description = "Transcription factor; see: motiflens models list.")
  private String factor;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "Which one, of a factor with models of several experiments; K562 otherwise.")
  private String experiment;

  @Mixin private DashboardInput input;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE|DIR",
      description =
          "File to write, in the format that its name ends in: .svg, .png, .pdf or .html (a page to"
              + " hover over). Any other name is a folder of such files with an index.html.")
  private Path target;

  @Option(
      names = "--format",
      defaultValue = "html",
      paramLabel = "FORMAT",
      description =
          "Of the files in a folder: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not given.")
  private FigureFormat format;

  @Option(
      names = "--palette",
      defaultValue = "WEBLOGO",
      paramLabel = "NAME",
      description =
          "Colours of letters: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}, as published, when not"
              + " given.")
  private LogoPalette palette;

  @Option(
      names = "--recipe",
      defaultValue = "sampled",
      paramLabel = "KEY",
      description =
          "Of class optimisation, simplex or demo-exact; see: motiflens optimise --help."
              + " ${DEFAULT-VALUE} when not given.")
  private String recipe;

  @Mixin private Seed seed;

  @Mixin private DatabaseChoice database;

  @Option(
      names = "--factors",
      arity = "0..1",
      defaultValue = "0",
      fallbackValue = "10",
      paramLabel = "N",
      description =
          "Add which factors bind in the window, of all calibrated models the N of highest rank;"
              + " ${FALLBACK-VALUE} without a number.")
  private int factors;

  @Mixin private ModelsFolder models;

  public DashboardCommand(MotifLibrary library, Monitor monitor) {
    this.library = library;
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    input.check();
    if (factors < 0) {
      throw new ParameterException(spec.commandLine(), "--factors needs 0 or more");
    }
    ClassOptimiser optimiser = ClassOptimiser.named(recipe);
    List<ModelBundle> bundles = modelsOfFactor();
    MotifDatabase known = database.open(library);
    Optional<DashboardFactors> all =
        factors == 0
            ? Optional.empty()
            : Optional.of(
                new DashboardFactors(
                    FactorModels.load(
                        models.scan(spec.commandLine().getErr()).entries(), StrandRule.MEAN),
                    known,
                    factors));
    DashboardInput.Windows windows = input.windows(bundles);
    Optional<FigureFormat> single = FigureFormat.ofName(target);
    if (single.isPresent() && windows.size() > 1) {
      throw new InputException(
          "There are "
              + windows.size()
              + " windows, and "
              + target
              + " is one file; name a folder with --out.");
    }
    // Before the long part.
    checkWritable(single.isPresent());
    PrintWriter messages = spec.commandLine().getErr();
    windows.refused().forEach(reason -> messages.println("motiflens: passed over: " + reason));
    DashboardMaker maker =
        new DashboardMaker(
            bundles.get(0).card().tf(),
            bundles,
            DashboardMaker.optimise(bundles, optimiser, seed.get(), known, monitor),
            known);
    if (single.isPresent()) {
      DashboardWindow window = windows.get(0);
      single.get().write(figure(maker.make(window, windows.source()), all), target);
    } else {
      writeFolder(maker, all, windows);
    }
    return 0;
  }

  private List<ModelBundle> modelsOfFactor() {
    ModelLibrary scanned = models.scan();
    List<ModelLibrary.Entry> entries =
        scanned.entries().stream()
            .filter(entry -> entry.card().tf().equalsIgnoreCase(factor))
            .filter(entry -> experiment == null || entry.card().experiment().equals(experiment))
            .filter(entry -> !entry.card().isImported())
            .toList();
    if (entries.isEmpty()) {
      String factors =
          scanned.entries().stream()
              .map(entry -> entry.card().tf())
              .distinct()
              .collect(Collectors.joining(", "));
      throw new InputException(
          "There is no trained model of "
              + factor
              + (experiment == null ? "" : " in " + experiment)
              + " in "
              + scanned.folder()
              + "; there are models of "
              + factors
              + ".");
    }
    entries = experiment == null ? ModelLibrary.ofTheUsualExperiment(entries) : entries;
    List<String> experiments =
        entries.stream().map(entry -> entry.card().experiment()).distinct().toList();
    if (experiments.size() > 1) {
      throw new InputException(
          factor
              + " has models of several experiments; choose one with --experiment: "
              + String.join(", ", experiments)
              + ".");
    }
    return entries.stream().map(entry -> BundleReader.read(entry.file())).toList();
  }

  private Figure figure(Dashboard dashboard, Optional<DashboardFactors> all) {
    return DashboardFigure.of(
        all.map(added -> added.addTo(dashboard, monitor)).orElse(dashboard), palette);
  }

  private void checkWritable(boolean file) {
    try {
      if (file || Files.isDirectory(target)) {
        AtomicOutput.create(file ? target : target.resolve(INDEX)).close();
        return;
      }
    } catch (IOException e) {
      throw FileFailure.writing(target, e);
    }
    Path above = target.toAbsolutePath();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    if (above == null || !Files.isDirectory(above) || !Files.isWritable(above)) {
      throw new InputException("The folder " + target + " cannot be made; choose another.");
    }
  }

  private void writeFolder(
      DashboardMaker maker, Optional<DashboardFactors> all, DashboardInput.Windows windows) {
    InputFiles inputs =
        InputsOfCommand.of(spec.commandLine().getParseResult(), ModelsFolder.usual());
    OutputFolder.whileClaimed(target, () -> writeFiles(maker, all, windows, inputs));
  }

  private void writeFiles(
      DashboardMaker maker,
      Optional<DashboardFactors> all,
      DashboardInput.Windows windows,
      InputFiles inputs) {
    DashboardIndex index = new DashboardIndex(maker.factor());
    inputs.requireNone(target.resolve(INDEX));
    for (int i = 0; i < windows.size(); i++) {
      monitor.check();
      monitor.progress(i, windows.size());
      DashboardWindow window = windows.get(i);
      Dashboard dashboard = maker.make(window, windows.source());
      String name = DashboardIndex.fileName(i + 1, windows.size(), window, format);
      inputs.requireNone(target.resolve(name));
      format.write(figure(dashboard, all), target.resolve(name));
      index.add(name, dashboard);
    }
    index.write(target.resolve(INDEX));
  }
}
