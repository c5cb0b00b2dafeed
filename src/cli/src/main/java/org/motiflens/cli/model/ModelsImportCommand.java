package org.motiflens.cli.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.InputsOfCommand;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.sequence.Assembly;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.CardReader;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.deepbind.DeepBindBundle;
import org.motiflens.network.deepbind.DeepBindIndex;
import org.motiflens.network.deepbind.DeepBindParameters;
import org.motiflens.network.dl4j.Dl4jBundle;
import org.motiflens.training.keras.BpnetFile;
import org.motiflens.training.keras.KerasBundle;
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
    versionProvider = ProductVersion.class,
    description = {
      "Turn models that were trained elsewhere into bundles with cards, and list them.",
      "Read are parameter files of DeepBind (the first line is \"# deepbind 0.1\") and models that"
          + " Deeplearning4j saved (ModelSerializer's zip: convolutions with max-pools, a"
          + " bidirectional LSTM or both, then a global pool and two softmax outputs; dropout is"
          + " left out), and models of the same kinds that Keras 2 or 3 saved as .h5, with two"
          + " softmax outputs or one sigmoid; and profile models, BPNet and ChromBPNet, as Keras"
          + " saved them.",
      "What a DeepBind file is of is said by the index that comes with it; for any single file"
          + " --tf, --experiment and --cell-line say it. A model of Deeplearning4j or Keras also"
          + " needs --base-order, a profile model does not. When one cannot be used, none is"
          + " written."
    })
final class ModelsImportCommand implements Callable<Integer> {
  private static final String EXTENSION = ".txt";

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /** In the archives of Keras 3 alone. */
  private static final String KERAS_WEIGHTS = "model.weights.h5";

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
      description =
          "Bases that are scored together; when not given, what a file of Keras says, and 101 of"
              + " others.")
  private Integer window;

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
          "The order of the four channels of a Deeplearning4j or Keras model's input. The engine"
              + " runs ACGT; weights of Keras are put into that order.")
  private String baseOrder;

  @Option(
      names = "--positive-output",
      paramLabel = "INDEX",
      description =
          "Which output of a Deeplearning4j or Keras model means \"bound\", counted from 0; the"
              + " second of two when not given. Of a Keras model with several sigmoids it must be"
              + " given: that output alone is imported.")
  private Integer positiveOutput;

  @Option(
      names = "--assembly",
      paramLabel = "NAME",
      description = "The genome that a profile model was trained on; hg38 when not given.")
  private String assembly;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Parameter files of DeepBind, or one model of Deeplearning4j or Keras.")
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
    InputFiles inputs = InputsOfCommand.of(spec.commandLine().getParseResult(), Optional.empty());
    for (ImportedBundle bundle : bundles) {
      CardReader.requireReadable(bundle.card());
      makeFolder(bundle.file(models).getParent());
      inputs.requireNone(bundle.file(models));
    }
    out.println(ModelsCommand.HEADER);
    for (ImportedBundle bundle : bundles) {
      bundle.write(models);
      out.println(ModelsCommand.row(bundle.card()));
    }
    return CommandLine.ExitCode.OK;
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException("The folder " + folder + " cannot be made; choose another.", e);
    }
  }

  private static DeepBindIndex index(Path file) {
    try {
      return DeepBindIndex.read(content(file));
    } catch (InputException e) {
      throw named(file, e);
    }
  }

  private ImportedBundle bundle(Path file, DeepBindIndex known) {
    PickledModel.refuse(file);
    if (begins(file, ZIP)) {
      refuseKerasArchive(file);
      return deeplearning4j(file);
    }
    if (begins(file, HDF5)) {
      return BpnetFile.isClaimedBy(file) ? profileModel(file) : keras(file);
    }
    byte[] content = content(file);
    try {
      if (!DeepBindParameters.isClaimedBy(content)) {
        throw new InputException(
            "This is no model that can be imported; expected a parameter file of DeepBind, whose"
                + " first line is \""
                + DeepBindParameters.SIGNATURE
                + "\", a zip that Deeplearning4j saved, or an .h5 that Keras saved.");
      }
      String name = file.getFileName().toString();
      String id =
          name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
      DeepBindIndex.Experiment of =
          known == null
              ? new DeepBindIndex.Experiment(tf, experiment, cellLine)
              : known.experiment(id);
      return DeepBindBundle.of(of, id, content, window(), licence);
    } catch (InputException e) {
      throw named(file, e);
    }
  }

  private int window() {
    return window == null ? Architecture.PUBLISHED_WINDOW : window;
  }

  private ImportedBundle deeplearning4j(Path file) {
    requireDeclaration(file, "Deeplearning4j");
    if (!baseOrder.equalsIgnoreCase("ACGT")) {
      throw new InputException(
          file
              + ": its input has the bases in the order "
              + baseOrder
              + "; the engine runs models of the order ACGT.");
    }
    int output = positiveOutput == null ? 1 : positiveOutput;
    if (output > 1) {
      throw new ParameterException(
          spec.commandLine(), "--positive-output of a model of Deeplearning4j is 0 or 1.");
    }
    return Dl4jBundle.read(
        file, new Dl4jBundle.Declaration(tf, experiment, cellLine, window(), output, licence));
  }

  private static void refuseKerasArchive(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.getEntry(KERAS_WEIGHTS) != null) {
        throw new InputException(
            file + ": it is Keras's own archive; save it as .h5: model.save(\"model.h5\").");
      }
    } catch (IOException e) {
      throw new InputException(file + ": the file is a zip that cannot be read.", e);
    }
  }

  private ImportedBundle keras(Path file) {
    requireDeclaration(file, "Keras");
    return KerasBundle.read(
        file,
        new KerasBundle.Declaration(
            tf,
            experiment,
            cellLine,
            Optional.ofNullable(window),
            baseOrder,
            positiveOutput == null ? OptionalInt.empty() : OptionalInt.of(positiveOutput),
            licence));
  }

  private ImportedBundle profileModel(Path file) {
    requireNames(file, "Keras");
    return BpnetFile.read(
        file,
        new BpnetFile.Declaration(
            tf,
            experiment,
            cellLine,
            assembly == null ? Assembly.HG38.name() : assembly,
            baseOrder == null ? "ACGT" : baseOrder,
            licence));
  }

  /** What neither program's files say. */
  private void requireDeclaration(Path file, String program) {
    requireNames(file, program);
    if (assembly != null) {
      throw new ParameterException(
          spec.commandLine(), "--assembly is for profile models; " + file + " is none.");
    }
    if (baseOrder == null) {
      throw new InputException(
          file
              + ": the file does not say in which order its input has the bases; name it with"
              + " --base-order.");
    }
    if (positiveOutput != null && positiveOutput < 0) {
      throw new ParameterException(spec.commandLine(), "--positive-output counts from 0.");
    }
  }

  private void requireNames(Path file, String program) {
    if (tf == null) {
      throw new InputException(
          file
              + ": a model of "
              + program
              + " is not in DeepBind's index; name --tf, --experiment and --cell-line.");
    }
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
