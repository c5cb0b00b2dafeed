package org.motiflens.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.motiflens.genome.InputException;
import org.motiflens.network.DeepBindBundle;
import org.motiflens.network.DeepBindIndex;
import org.motiflens.network.DeepBindParameters;
import org.motiflens.network.Dl4jBundle;
import org.motiflens.network.ImportedBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns models that were trained elsewhere into bundles. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Motiflens.Version.class,
    description = {
      "Turn models that were trained elsewhere into bundles with cards, and list them.",
      "Read are parameter files of DeepBind (the first line is \"# deepbind 0.1\") and models that"
          + " Deeplearning4j saved (ModelSerializer's zip: convolutions with max-pools, a"
          + " bidirectional LSTM or both, then a global pool and two softmax outputs; dropout is"
          + " left out).",
      "What a DeepBind file is of is said by the index that comes with it; for any single file --tf,"
          + " --experiment and --cell-line say it. A model of Deeplearning4j also needs --base-order."
          + " When one cannot be used, none is written."
    })
final class ModelsImportCommand implements Callable<Integer> {
  private static final String EXTENSION = ".txt";

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** The published files have 40 thousand bytes. */
  private static final long LARGEST = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of models that receives EXPERIMENT/ARCHITECTURE.zip; see --models.")
  private Path models;

  @Option(
      names = "--index",
      paramLabel = "FILE",
      description = "DeepBind's db.tsv, which says by the files' names what each model is of.")
  private Path index;

  @Option(names = "--tf", paramLabel = "TF", description = "The transcription factor.")
  private String tf;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description =
          "The experiment: TF, cell line, antibody and laboratory, such as"
              + " ARID3A_K562_ARID3A_sc-8821_Stanford.")
  private String experiment;

  @Option(names = "--cell-line", paramLabel = "LINE", description = "Such as K562.")
  private String cellLine;

  @Option(
      names = "--window",
      paramLabel = "BASES",
      defaultValue = "101",
      description = "Bases that are scored together; ${DEFAULT-VALUE} when not given.")
  private int window;

  @Option(
      names = "--licence",
      paramLabel = "TEXT",
      defaultValue = "not stated",
      description = "The licence under which you have the files.")
  private String licence;

  @Option(
      names = "--base-order",
      paramLabel = "BASES",
      description =
          "The order of the four rows of a Deeplearning4j model's input; the engine runs ACGT.")
  private String baseOrder;

  @Option(
      names = "--positive-output",
      paramLabel = "INDEX",
      defaultValue = "1",
      description =
          "Which output of a Deeplearning4j model means \"bound\", 0 or 1; ${DEFAULT-VALUE} when not"
              + " given.")
  private int positiveOutput;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Parameter files of DeepBind, or one model of Deeplearning4j.")
  private List<Path> files;

  @Override
  public Integer call() {
    boolean named = tf != null && experiment != null && cellLine != null;
    boolean anyNamed = tf != null || experiment != null || cellLine != null;
    if (index == null ? !named || files.size() > 1 : anyNamed) {
      throw new ParameterException(
          spec.commandLine(), "name --index, or for one file --tf, --experiment and --cell-line.");
    }
    DeepBindIndex known = index == null ? null : index(index);
    Map<String, Path> seen = new TreeMap<>();
    List<ImportedBundle> bundles = new ArrayList<>();
    for (Path file : files) {
      ImportedBundle bundle = bundle(file, known);
      Path first = seen.put(bundle.card().id(), file);
      if (first != null) {
        throw new InputException(
            file + ": its experiment is that of " + first + "; import one of the two.");
      }
      bundles.add(bundle);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(ModelsCommand.HEADER);
    for (ImportedBundle bundle : bundles) {
      bundle.write(models);
      out.println(ModelsCommand.row(bundle.card()));
    }
    return CommandLine.ExitCode.OK;
  }

  private static DeepBindIndex index(Path file) {
    try {
      return DeepBindIndex.read(content(file));
    } catch (InputException e) {
      throw named(file, e);
    }
  }

  private ImportedBundle bundle(Path file, DeepBindIndex known) {
    if (begins(file, ZIP)) {
      return deeplearning4j(file);
    }
    byte[] content = content(file);
    try {
      if (!DeepBindParameters.isClaimedBy(content)) {
        throw new InputException(
            "This is no model that can be imported; expected a parameter file of DeepBind, whose"
                + " first line is \""
                + DeepBindParameters.SIGNATURE
                + "\", or a zip that Deeplearning4j saved.");
      }
      String name = file.getFileName().toString();
      String id =
          name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
      DeepBindIndex.Experiment of =
          known == null
              ? new DeepBindIndex.Experiment(tf, experiment, cellLine)
              : known.experiment(id);
      return DeepBindBundle.of(of, id, content, window, licence);
    } catch (InputException e) {
      throw named(file, e);
    }
  }

  private ImportedBundle deeplearning4j(Path file) {
    if (tf == null) {
      throw new InputException(
          file
              + ": a model of Deeplearning4j is not in DeepBind's index; name --tf, --experiment and"
              + " --cell-line.");
    }
    if (baseOrder == null) {
      throw new InputException(
          file
              + ": the file does not say in which order its input has the bases; name it with"
              + " --base-order.");
    }
    if (!baseOrder.equalsIgnoreCase("ACGT")) {
      throw new InputException(
          file
              + ": its input has the bases in the order "
              + baseOrder
              + "; the engine runs models of the order ACGT.");
    }
    if (positiveOutput != 0 && positiveOutput != 1) {
      throw new ParameterException(spec.commandLine(), "--positive-output is 0 or 1.");
    }
    return Dl4jBundle.read(
        file,
        new Dl4jBundle.Declaration(tf, experiment, cellLine, window, positiveOutput, licence));
  }

  /** Whether a file's first bytes are these. */
  private static boolean begins(Path file, byte[] magic) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    } catch (IOException e) {
      throw new InputException(file + ": the file cannot be read.", e);
    }
  }

  private static InputException named(Path file, InputException e) {
    return e.getMessage().startsWith(file.toString())
        ? e
        : new InputException(file + ": " + e.getMessage(), e);
  }

  private static byte[] content(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InputException(file + ": there is no such file.");
      }
      if (Files.size(file) > LARGEST) {
        throw new InputException(
            file + ": the file has more than " + LARGEST + " bytes; no DeepBind model has.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(file + ": the file cannot be read.", e);
    }
  }
}
