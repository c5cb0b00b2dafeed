package org.motiflens.cli.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.output.InputsOfCommand;
import org.motiflens.explain.attribution.AttributionMethod.Scale;
import org.motiflens.explain.export.ExportRun;
import org.motiflens.explain.export.TrackFiles;
import org.motiflens.explain.export.TrackFormat;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.track.TrackWriter;
import org.motiflens.genome.track.bigwig.LogoTracks;
import org.motiflens.genome.track.bigwig.Sidecar;
import org.motiflens.genome.track.bigwig.TrackHub;
import org.motiflens.network.bundle.ModelCard;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say where tracks go and in which format. */
final class ExportOutputs {
  private static final String STANDARD_OUTPUT = "-";
  private static final String USUAL_FORMAT = TrackFormat.BIGWIG.extensions().get(0);
  private static final List<String> FORMATS =
      Arrays.stream(TrackFormat.values()).flatMap(format -> format.extensions().stream()).toList();
  private static final String HUB_COLOUR = "178,24,43";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      defaultValue = STANDARD_OUTPUT,
      paramLabel = "FILE",
      description =
          "File to write: bigWig if its name ends in .bw or .bigwig, wiggle if in .wig, intervals"
              + " if in .bed or .narrowPeak, else bedGraph; text is compressed in blocks if it ends"
              + " in .gz. Of several tracks the folder of their files. Otherwise, or for -,"
              + " bedGraph goes to standard output.")
  private String target;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Of the files in a folder: bw when not given, bedgraph, wig, bed or narrowPeak; all but"
              + " the first also with .gz at the end.")
  private String format;

  @Option(
      names = "--threshold",
      paramLabel = "VALUE",
      description =
          "For bed and narrowPeak: the intervals of bases with this value or more are written.")
  private Float threshold;

  @Option(
      names = "--hub",
      paramLabel = "EMAIL",
      description =
          "Make of the folder a track hub for genome browsers, which show this address; with"
              + " letters as high as the values for methods that have a value for each base.")
  private String hub;

  /** Whether tracks go to files, of which finished parts can be kept. */
  boolean toFiles() {
    return !target.equals(STANDARD_OUTPUT);
  }

  /** The file or folder. */
  Path target() {
    return Path.of(target);
  }

  /**
   * Refuses what cannot be meant, before anything is computed, and makes the folder.
   *
   * @throws InputException when a folder cannot be made
   * @throws ParameterException when the options contradict each other
   */
  void check(int tracks) {
    boolean folder = isFolder(tracks);
    if (!toFiles() && (tracks > 1 || hub != null)) {
      throw misuse("several tracks, and a track hub, need a folder: --out DIR.");
    }
    if (format != null && !folder) {
      throw misuse("--format is for folders; the name of a file tells its format.");
    }
    if (format != null && !FORMATS.contains(format)) {
      throw misuse("--format must be one of " + String.join(", ", FORMATS) + ".");
    }
    if (hub != null && format != null && TrackFormat.of("." + format) != TrackFormat.BIGWIG) {
      throw misuse("a track hub has bigWig files; leave --format away.");
    }
    String name = folder ? "." + extension() : target;
    boolean intervals = TrackFormat.of(name).needsThreshold();
    if (intervals && threshold == null) {
      throw misuse("bed and narrowPeak need a --threshold.");
    }
    if (!intervals && threshold != null) {
      throw misuse("--threshold is for bed and narrowPeak.");
    }
    if (folder) {
      makeFolder(target());
    }
  }

  private ParameterException misuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private boolean isFolder(int tracks) {
    return toFiles()
        && (tracks > 1 || hub != null || target.endsWith("/") || Files.isDirectory(target()));
  }

  private String extension() {
    return format == null ? USUAL_FORMAT : format;
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException("The folder " + folder + " cannot be made; choose another.", e);
    }
  }

  /** A track's name in a folder: model and method, in letters that every file system allows. */
  private static String name(ProfileRecipe recipe) {
    return (recipe.model().id() + "." + recipe.method().key())
        .replace('/', '.')
        .replaceAll("[^A-Za-z0-9._()+-]", "_");
  }

  /** The files of all tracks. */
  List<Path> files(List<ProfileRecipe> recipes, String assembly) {
    if (!isFolder(recipes.size())) {
      return List.of(target());
    }
    Path folder = hub == null ? target() : emptyHub(assembly).dataFolder(target());
    return recipes.stream()
        .map(recipe -> folder.resolve(name(recipe) + "." + extension()))
        .toList();
  }

  /** What files depend on besides their values and names. */
  String dependence() {
    return (threshold == null ? "" : "threshold " + threshold) + (hub == null ? "" : "letters");
  }

  /**
   * Where each track goes.
   *
   * @param assembly what browsers call the genome
   * @param out standard output
   */
  List<ExportRun.Target> targets(List<ProfileRecipe> recipes, String assembly, OutputStream out) {
    if (!toFiles()) {
      return List.of((plan, recipe) -> TrackFiles.on(out, plan, recipe));
    }
    OptionalDouble smallest =
        threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    List<Path> files = files(recipes, assembly);
    List<ExportRun.Target> targets = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      ExportRun.Target track = (plan, recipe) -> TrackFiles.create(file, plan, recipe, smallest);
      targets.add(hub != null && hasLetters(recipes.get(i)) ? withLetters(track, file) : track);
    }
    if (hub != null) {
      makeFolder(files.get(0).getParent());
    }
    requireNoInput(files, recipes);
    return targets;
  }

  /** Names that are made of models and methods may be those of files that are read. */
  private void requireNoInput(List<Path> files, List<ProfileRecipe> recipes) {
    InputFiles inputs =
        InputsOfCommand.of(spec.commandLine().getParseResult(), ModelsFolder.usual());
    Set<Path> seen = new HashSet<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      if (!seen.add(file)) {
        throw new InputException(
            "Two tracks would be written to " + file + "; export one of them by itself.");
      }
      inputs.requireNone(file);
      if (TrackFormat.of(file.getFileName().toString()) == TrackFormat.BIGWIG) {
        inputs.requireNone(Sidecar.of(file));
      }
      if (hub != null && hasLetters(recipes.get(i))) {
        LogoTracks.files(name(recipes.get(i)))
            .forEach(letters -> inputs.requireNone(file.resolveSibling(letters)));
      }
    }
    if (hub != null) {
      TrackHub.files(target(), files.get(0).getParent()).forEach(inputs::requireNone);
    }
  }

  /** Letters as high as the values say something where the bases of a window have their own. */
  private static boolean hasLetters(ProfileRecipe recipe) {
    return recipe.method().scale() != Scale.PROBABILITY;
  }

  private static ExportRun.Target withLetters(ExportRun.Target track, Path file) {
    return (plan, recipe) -> {
      TrackWriter signal = track.open(plan, recipe);
      try {
        return TrackWriter.all(
            List.of(signal, TrackFiles.logo(file.getParent(), name(recipe), plan)));
      } catch (InputException e) {
        try {
          signal.close();
        } catch (IOException leftover) {
          e.addSuppressed(leftover);
        }
        throw e;
      }
    };
  }

  private TrackHub emptyHub(String assembly) {
    return TrackHub.of("motiflens", Product.NAME, hub, assembly);
  }

  /**
   * Writes what is left when all tracks are there: the text files of a track hub.
   *
   * @throws InputException when they cannot be written
   */
  void finish(List<ProfileRecipe> recipes, String assembly) {
    if (hub == null) {
      return;
    }
    TrackHub full = emptyHub(assembly);
    for (ProfileRecipe recipe : recipes) {
      ModelCard card = recipe.model().card();
      String label = card.tf() + " " + card.architecture() + " " + recipe.method().key();
      String description = recipe.method().label() + " of " + card.id();
      full =
          full.withSignal(
              name(recipe), label, description, name(recipe) + "." + extension(), HUB_COLOUR);
      if (hasLetters(recipe)) {
        full =
            full.withLogo(
                name(recipe) + "_letters",
                label,
                description + ", letters",
                LogoTracks.files(name(recipe)));
      }
    }
    full.write(target());
  }
}
