package org.motiflens.cli.resolve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.motiflens.cli.conformance.ConformanceCommand;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.OptionalGenome;
import org.motiflens.cli.option.OutputNames;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.explain.resolve.FeatureMotifs;
import org.motiflens.explain.resolve.FeatureUse;
import org.motiflens.explain.resolve.GradientAscent;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.figure.Figure;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.bundle.GenomeMatch;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.library.ModelLibrary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Ranks the features of models by what they are worth to the score. */
@InGroup(CommandGroup.LEARNT)
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Rank the features of a model by what they are worth to its score (DeepResolve).",
      "Features are the channels of a layer, the one after the convolutions unless told otherwise. Their"
          + " importance (OFIV) and inconsistency (IL) come from maps that the model itself likes"
          + " best, without any sequence. With --peaks each feature gets a motif, matched with known"
          + " ones; with --locus, what it contributes there (IFIV). Where a convolutional head is"
          + " linear, the map is the weights divided by 2 lambda and IL is 0: layers before the"
          + " maximum tell more."
    })
public final class ResolveCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final MotifLibrary library;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "ID",
      description =
          "EXPERIMENT/ARCHITECTURE or TF/ARCHITECTURE, see: motiflens models list. May be given"
              + " several times; all for every model with a convolution.")
  private List<String> ids = List.of();

  @Mixin private OutputNames outputs;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "Such as \"pool 1\", \"convolution 2\" or maximum; when not given, the layer after the"
              + " convolutions.")
  private String layer;

  @Mixin private SolverChoice solver;

  @Option(
      names = "--peaks",
      paramLabel = "FILE",
      description = "narrowPeak or BED: windows on the summits, for the motifs of features.")
  private Path peaks;

  @Option(
      names = "--most-peaks",
      paramLabel = "NUMBER",
      defaultValue = "1000",
      description = "The first so many peaks of the file; ${DEFAULT-VALUE} when not given.")
  private int mostPeaks;

  @Option(
      names = "--locus",
      paramLabel = "LOCUS",
      description = "A window with this in its middle: what each feature contributes there.")
  private String locus;

  @Mixin private OptionalGenome genome;

  @Mixin private DatabaseChoice database;

  @Option(
      names = "--maps",
      paramLabel = "FILE",
      description =
          "The maps themselves to write as well: a row a start and feature, with how the start ended,"
              + " the feature's importance in its map (FIV) and the map's values.")
  private Path maps;

  @Mixin private LearntOutput files;

  @Mixin private TextOutput output;

  @Mixin private ModelsFolder models;

  private ResolveCommand(MotifLibrary library, Monitor monitor) {
    this.library = library;
    this.monitor = monitor;
  }

  /** The command with those below it. */
  public static CommandLine line(MotifLibrary library, Monitor monitor) {
    return new CommandLine(new ResolveCommand(library, monitor))
        .addSubcommand(new ResolvePublishedCommand(monitor))
        .addSubcommand(new ResolveSharingCommand(monitor))
        .addSubcommand(new ConformanceCommand(monitor));
  }

  @Override
  public Integer call() {
    if (ids.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--model=ID'");
    }
    if ((peaks != null || locus != null) != genome.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--peaks and --locus go with the genome that they lie in: --genome.");
    }
    files.check();
    MotifDatabase known = database.open(library);
    List<ModelBundle> bundles = bundles();
    List<ResolvedModel> resolved = new ArrayList<>();
    Optional<GenomeMatch> match = Optional.empty();
    if (!genome.isGiven()) {
      for (ModelBundle bundle : bundles) {
        resolved.add(resolve(bundle, known, null));
      }
    } else {
      try (GenomeFile source = genome.open(bundles)) {
        match =
            Optional.of(GenomeMatch.of(source, bundles.stream().map(ModelBundle::card).toList()));
        for (ModelBundle bundle : bundles) {
          resolved.add(resolve(bundle, known, source));
        }
      }
    }
    Provenance provenance = provenance(resolved, known, match);
    ResolveTable table = new ResolveTable(provenance);
    files.table(
        output,
        provenance,
        ResolveTable.COLUMNS,
        rows -> resolved.forEach(model -> table.write(model, rows)));
    if (maps != null) {
      LearntOutput.table(
          maps,
          provenance,
          ResolveTable.MAP_COLUMNS,
          rows -> resolved.forEach(model -> ResolveTable.maps(model, rows)));
    }
    Supplier<Figure> figure = () -> LearntFigures.features(resolved, provenance.commentLines());
    files.beside(figure, () -> table.page(resolved));
    return 0;
  }

  private List<ModelBundle> bundles() {
    if (outputs.isGiven()) {
      return outputs.load(models, ids);
    }
    List<ModelBundle> bundles = new ArrayList<>();
    for (String id : ids) {
      if (!id.equals(ALL)) {
        bundles.add(models.load(id));
        continue;
      }
      for (ModelLibrary.Entry entry : models.scan(spec.commandLine().getErr()).entries()) {
        ModelBundle bundle = models.load(entry.id());
        boolean convolves = !bundle.network().architecture().convolutions().isEmpty();
        if (convolves && bundle.network().architecture().showsLayers()) {
          bundles.add(bundle);
        }
      }
    }
    if (bundles.isEmpty()) {
      throw new InputException(
          "The folder of models holds no model with a convolution; name another with --models.");
    }
    return bundles;
  }

  private ResolvedModel resolve(ModelBundle bundle, MotifDatabase known, GenomeFile source) {
    FeatureLayer features =
        layer == null
            ? FeatureLayer.afterConvolutions(bundle.network())
            : FeatureLayer.named(bundle.network(), layer);
    Resolution resolution =
        Resolution.of(
            bundle.network(), features, solver.settings(bundle.network(), features), monitor);
    PrintWriter messages = spec.commandLine().getErr();
    int window = bundle.network().architecture().windowLength();
    Optional<WindowInput> windows =
        peaks == null
            ? Optional.empty()
            : Optional.of(
                WindowInput.of(peaks, source, genome.file(), window, mostPeaks, messages));
    Optional<double[]> use =
        locus == null
            ? Optional.empty()
            : Optional.of(
                new FeatureUse(bundle.network(), features)
                    .of(WindowInput.at(locus, source, genome.file(), window).codes().get(0), 0));
    ResolvedModel model =
        new ResolvedModel(
            bundle,
            resolution,
            windows.map(
                input ->
                    new ResolvedModel.Motifs(
                        input,
                        FeatureMotifs.of(bundle.network(), features, input.codes(), monitor),
                        known)),
            use);
    messages.println(bundle.id() + ": " + model.summary());
    return model;
  }

  private Provenance provenance(
      List<ResolvedModel> resolved, MotifDatabase known, Optional<GenomeMatch> match) {
    Resolution.Settings settings = resolved.get(0).resolution().settings();
    Provenance provenance =
        Kernels.addTo(Provenance.ofThisProduct())
            .with("method", "DeepResolve: OFIV, IL; objective S(H) - lambda |H|^2")
            .with("lambda", settings.lambda())
            .with("importance of a feature in a map", settings.score().words())
            .with("starts", settings.starts())
            .with("seed", settings.seed());
    if (settings.solver().equals(GradientAscent.KEY)) {
      provenance = provenance.with("step", settings.step());
    }
    for (ResolvedModel model : resolved) {
      String id = model.bundle().id();
      provenance =
          provenance
              .with(id + " sha256", model.bundle().card().weightsSha256())
              .with("maps of " + id, model.summary());
    }
    if (match.isPresent()) {
      provenance = match.get().addTo(provenance);
    }
    if (peaks != null) {
      provenance =
          provenance
              .with("peaks", peaks.getFileName())
              .with("windows of peaks, at most", mostPeaks)
              .with("motif database", known.notice());
    }
    if (locus != null) {
      provenance =
          provenance.with(
              "use (IFIV, defined by this program)",
              "sum over positions of activation x gradient at " + locus.toLowerCase(Locale.ROOT));
    }
    return provenance;
  }
}
