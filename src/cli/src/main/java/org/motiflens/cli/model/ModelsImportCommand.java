package org.motiflens.cli.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.InputsOfCommand;
import org.motiflens.cli.output.OutputFolder;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.file.TextLines;
import org.motiflens.network.bundle.CardReader;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.deepbind.DeepBindIndex;
import org.motiflens.network.library.BundleReader;
import org.motiflens.training.importing.Declaration;
import org.motiflens.training.importing.ModelImporters;
import org.motiflens.training.importing.UnsuitableDeclarationException;
import org.motiflens.training.keras.OutputChoice;
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
      paramLabel = "OUTPUT",
      description =
          "Which output of a Deeplearning4j or Keras model means \"bound\", counted from 0; the"
              + " second of two when not given. Of a Keras model it may be the name of an output"
              + " layer, or one of --output-names; of several outputs that are not two of a softmax"
              + " it must be given, and that one alone is imported.")
  private String positiveOutput;

  @Option(
      names = "--output-names",
      paramLabel = "FILE",
      description =
          "Names of all outputs of a Keras model, one a line in their order, of which"
              + " --positive-output gives one.")
  private Path outputNames;

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
    Declaration declaration = declaration();
    Map<String, Path> seen = new TreeMap<>();
    List<ImportedBundle> bundles = new ArrayList<>();
    for (Path file : files) {
      ImportedBundle bundle = bundle(file, declaration);
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
      OutputFolder.make(bundle.file(models).getParent());
      inputs.requireNone(bundle.file(models));
    }
    out.println(ModelsCommand.HEADER);
    for (ImportedBundle bundle : bundles) {
      Path file = bundle.file(models);
      bundle.write(models, written -> BundleReader.requireReadable(written, file));
      out.println(ModelsCommand.row(bundle.card()));
    }
    return CommandLine.ExitCode.OK;
  }

  private Declaration declaration() {
    return new Declaration(
        tf == null
            ? Optional.empty()
            : Optional.of(new DeepBindIndex.Experiment(tf, experiment, cellLine)),
        Optional.ofNullable(index).map(ModelImporters::index),
        window == null ? OptionalInt.empty() : OptionalInt.of(window),
        Optional.ofNullable(baseOrder),
        new OutputChoice(Optional.ofNullable(positiveOutput), names()),
        Optional.ofNullable(assembly),
        licence);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    if (outputNames != null) {
      try (TextLines lines = TextLines.open(outputNames, "the names of outputs")) {
        for (String line = lines.next(); line != null; line = lines.next()) {
          names.add(line.strip());
        }
      }
    }
    return names;
  }

  private ImportedBundle bundle(Path file, Declaration declaration) {
    try {
      return ModelImporters.read(file, declaration);
    } catch (UnsuitableDeclarationException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
