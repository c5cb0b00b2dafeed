package org.motiflens.cli.export;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.ControlChoice;
import org.motiflens.cli.option.GenomeChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.OutputNames;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.ThreadCount;
import org.motiflens.cli.output.Tally;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.export.EngineSettings;
import org.motiflens.explain.export.ExportCheckpoint;
import org.motiflens.explain.export.ExportPlan;
import org.motiflens.explain.export.ExportRun;
import org.motiflens.explain.export.ProfileEngine;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes what models see along a genome. */
@InGroup(CommandGroup.MODELS_ON_SEQUENCE)
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    sortOptions = false,
    description = {
      "Write what models see along a genome, one value a base, as bigWig, bedGraph or wiggle, or"
          + " where it reaches a threshold as BED.",
      "The header, of bigWig a JSON file beside it, says where the values come from. Bases"
          + " without a value are left out. The same input gives the same bytes, whatever"
          + " computes them.",
      "An export to files that is broken off keeps the chromosomes that were finished, in a folder"
          + " *.unfinished beside them; the same command goes on from there."
    })
public final class ExportCommand implements Callable<Integer> {
  private static final String ALL_MODELS = "all";

  private final OutputStream out;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Mixin private GenomeChoice genome;

  @Mixin private ExportRegions regions;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "ID",
      description =
          "EXPERIMENT/ARCHITECTURE or TF/ARCHITECTURE, see motiflens models list; may be given more"
              + " than once; all for every model.")
  private List<String> modelNames = List.of();

  @Mixin private OutputNames manyOutputs;

  @Mixin private ModelsFolder models;

  @Mixin private ControlChoice controls;

  @Option(
      names = "--method",
      defaultValue = "saliency",
      paramLabel = "KEY",
      description =
          "What is shown, ${DEFAULT-VALUE} when not given, see motiflens methods; may be given more"
              + " than once.")
  private List<String> methods = List.of();

  @Option(
      names = "--stride",
      paramLabel = "BASES",
      description = "From one window to the next; when not given, what suits the method.")
  private Integer stride;

  @Option(
      names = "--strand",
      defaultValue = "forward",
      paramLabel = "RULE",
      description =
          "forward; reverse: the values of the windows' reverse complements, flipped back; mean or"
              + " max of both, max being the value farther from 0. ${DEFAULT-VALUE} when not"
              + " given.")
  private StrandRule strand;

  @Mixin private ExportOutputs outputs;

  @Option(
      names = "--restart",
      description = "Discard what an earlier export to the same place has kept.")
  private boolean restart;

  @Mixin private ThreadCount threads;

  @Mixin private ExportEngine engine;

  @Option(
      names = "--progress",
      negatable = true,
      fallbackValue = "true",
      description =
          "Say on standard error how far the work is; when not given, if there is a terminal.")
  private Boolean progress;

  /**
   * @param out standard output
   */
  public ExportCommand(OutputStream out, Monitor monitor) {
    this.out = out;
    this.monitor = monitor;
  }

  /**
   * The models of an export.
   *
   * @param files of bundles that hold one model, by its id
   */
  private record Chosen(List<ModelBundle> bundles, Map<String, Path> files) {}

  @Override
  public Integer call() {
    engine.check();
    List<AttributionMethod> chosenMethods =
        new LinkedHashSet<>(methods).stream().map(AttributionRegistry.STANDARD::named).toList();
    Chosen chosen = load();
    engine.check(controls, manyOutputs);
    try (GenomeFile source = genome.open(chosen.bundles())) {
      List<ProfileRecipe> recipes =
          recipes(controls.giveTo(chosen.bundles(), source), chosenMethods);
      outputs.check(recipes.size());
      String assembly = genome.assembly(source, chosen.bundles());
      RegionSet set = regions.in(source, windowLength(recipes), messages());
      ExportPlan plan = new ExportPlan(source, set, recipes);
      EngineSettings settings =
          new EngineSettings(
              source,
              genome.file(),
              chosen.files(),
              threads.get(),
              engine.master(),
              sentence -> messages().println("motiflens: " + sentence));
      try (ProfileEngine computing = engine.open(settings)) {
        run(plan, assembly, computing);
      }
    }
    return 0;
  }

  private PrintWriter messages() {
    return spec.commandLine().getErr();
  }

  private Chosen load() {
    if (manyOutputs.isGiven()) {
      return new Chosen(manyOutputs.load(models, modelNames), Map.of());
    }
    Map<String, ModelBundle> bundles = new LinkedHashMap<>();
    ModelLibrary library = models.scan();
    if (modelNames.contains(ALL_MODELS)) {
      ModelsFolder.reportBroken(library, messages());
      library.entries().forEach(entry -> bundles.put(entry.id(), library.load(entry.id())));
      if (bundles.isEmpty()) {
        throw new InputException(ModelsFolder.noUsable(library.folder()));
      }
    } else {
      for (String name : modelNames) {
        ModelBundle bundle = models.load(name);
        bundles.put(bundle.id(), bundle);
      }
    }
    Map<String, Path> files =
        bundles.keySet().stream()
            .collect(Collectors.toMap(id -> id, id -> library.find(id).file()));
    return new Chosen(List.copyOf(bundles.values()), files);
  }

  /** Models by methods; a method that means nothing for a model is passed over among all. */
  private List<ProfileRecipe> recipes(
      List<ModelBundle> bundles, List<AttributionMethod> chosenMethods) {
    List<ProfileRecipe> recipes = new ArrayList<>();
    for (ModelBundle bundle : bundles) {
      for (AttributionMethod method : chosenMethods) {
        if (!modelNames.contains(ALL_MODELS) || method.supports(bundle.network().architecture())) {
          recipes.add(new ProfileRecipe(bundle, method, layout(method, bundle), strand));
        }
      }
    }
    if (recipes.isEmpty()) {
      throw new InputException(
          "No model can be shown with " + String.join(", ", methods) + "; choose another method.");
    }
    return recipes;
  }

  private WindowLayout layout(AttributionMethod method, ModelBundle bundle) {
    int window = bundle.network().architecture().windowLength();
    if (stride != null && (stride < 1 || stride > window)) {
      throw new ParameterException(
          spec.commandLine(), "--stride must be from 1 to the model's window, " + window + ".");
    }
    return stride == null
        ? WindowLayout.forMethod(method, bundle.network().architecture())
        : WindowLayout.everyBases(window, stride);
  }

  /** The longest window: one that is centred on a summit must hold every model's. */
  private static int windowLength(List<ProfileRecipe> recipes) {
    return recipes.stream().mapToInt(recipe -> recipe.layout().windowLength()).max().orElseThrow();
  }

  private void run(ExportPlan plan, String assembly, ProfileEngine computing) {
    List<ExportRun.Target> targets = outputs.targets(plan.recipes(), assembly, out);
    boolean told = progress == null ? Boolean.getBoolean(Tally.TERMINAL) : progress;
    Monitor watching = told ? new ExportProgress(monitor, messages()) : monitor;
    Optional<ExportCheckpoint> checkpoint = checkpoint(plan, assembly);
    try {
      new ExportRun(plan, targets, checkpoint).run(computing, watching);
      outputs.finish(plan.recipes(), assembly);
      checkpoint.ifPresent(ExportCheckpoint::remove);
    } catch (InputException | CancellationException e) {
      checkpoint.ifPresent(this::reportKept);
      throw e;
    } finally {
      checkpoint.ifPresent(ExportCheckpoint::close);
    }
  }

  /** Where there is one chromosome of one track nothing can be finished before the whole is. */
  private Optional<ExportCheckpoint> checkpoint(ExportPlan plan, String assembly) {
    if (!outputs.toFiles() || plan.regions().chromosomes().size() * plan.recipes().size() == 1) {
      return Optional.empty();
    }
    ExportCheckpoint checkpoint =
        ExportCheckpoint.open(
            ExportCheckpoint.folderOf(outputs.target()),
            plan,
            outputs.files(plan.recipes(), assembly),
            outputs.dependence(),
            restart,
            monitor);
    if (checkpoint.worthKeeping().isPresent()) {
      messages()
          .printf(
              Locale.ROOT,
              "motiflens: going on from what %s keeps.%n",
              checkpoint.worthKeeping().get());
    }
    return Optional.of(checkpoint);
  }

  private void reportKept(ExportCheckpoint checkpoint) {
    Optional<Path> kept = checkpoint.worthKeeping();
    if (kept.isEmpty()) {
      checkpoint.remove();
      return;
    }
    messages()
        .printf(
            Locale.ROOT,
            "motiflens: what was finished is kept in %s; the same command goes on from there.%n",
            kept.get());
  }
}
