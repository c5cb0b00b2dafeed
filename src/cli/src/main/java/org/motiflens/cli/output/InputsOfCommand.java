package org.motiflens.cli.output;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.file.OutputTarget;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a command line reads, so that no command writes onto it: whatever word of it names a file or
 * a folder that is there, but for those that say where to write. A new command or option is covered
 * without a word of its own.
 */
public final class InputsOfCommand {
  /** Options that say where to write; whatever else names a file is read. */
  public static final Set<String> OUTPUTS =
      Set.of("--out", "--report", "--figure", "--motifs", "--maps", "--bundles");

  private static final String MODELS = "--models";

  /** What is read in a folder of models. */
  private static final String[] OF_MODELS = {".zip", "catalogue.tsv"};

  private InputsOfCommand() {}

  /**
   * Refuses a command line by which an output would take the place of an input, before anything is
   * read or computed.
   *
   * @param usualModels the folder of models that is read when none is named
   * @throws InputException when an output is an input or another output, or no file can be there
   */
  public static void check(ParseResult parsed, Optional<Path> usualModels) {
    InputFiles inputs = of(parsed, usualModels);
    Set<Path> targets = new HashSet<>();
    for (Path output : outputs(parsed)) {
      Path folder = output.toAbsolutePath().getParent();
      if (!Files.isDirectory(output) && folder != null && Files.isDirectory(folder)) {
        inputs.requireNone(output);
        if (!targets.add(OutputTarget.of(output).path().normalize())) {
          throw new InputException(
              "Cannot write " + output + " twice; choose another name for one of the two.");
        }
      }
    }
  }

  /** The files that the command line names, and what it reads in folders. */
  public static InputFiles of(ParseResult parsed, Optional<Path> usualModels) {
    InputFiles inputs = InputFiles.NONE;
    List<Path> outputs = outputs(parsed);
    List<ArgSpec> arguments = new ArrayList<>(parsed.matchedOptions());
    arguments.addAll(parsed.matchedPositionals());
    for (ArgSpec argument : arguments) {
      if (isOutput(argument)) {
        continue;
      }
      for (Path path : paths(argument)) {
        if (Files.isRegularFile(path)) {
          inputs = inputs.and(path);
        } else if (Files.isDirectory(path) && outputs.stream().noneMatch(o -> isBelow(o, path))) {
          inputs =
              isNamed(argument, MODELS)
                  ? inputs.andFolder(path, OF_MODELS)
                  : inputs.andFolder(path);
        }
      }
    }
    boolean readsModels =
        parsed.commandSpec().findOption(MODELS) != null && !parsed.hasMatchedOption(MODELS);
    return readsModels && usualModels.isPresent()
        ? inputs.andFolder(usualModels.get(), OF_MODELS)
        : inputs;
  }

  private static List<Path> outputs(ParseResult parsed) {
    return parsed.matchedOptions().stream()
        .filter(InputsOfCommand::isOutput)
        .flatMap(option -> paths(option).stream())
        .toList();
  }

  private static boolean isOutput(ArgSpec argument) {
    return argument instanceof OptionSpec option && OUTPUTS.contains(option.longestName());
  }

  private static boolean isNamed(ArgSpec argument, String name) {
    return argument instanceof OptionSpec option && option.longestName().equals(name);
  }

  /** A folder of its own in a folder that is read may be written anew. */
  private static boolean isBelow(Path output, Path folder) {
    Path below = output.toAbsolutePath().normalize();
    Path above = folder.toAbsolutePath().normalize();
    return below.startsWith(above) && !below.equals(above) && Files.isDirectory(output);
  }

  private static List<Path> paths(ArgSpec argument) {
    List<Path> paths = new ArrayList<>();
    for (String word : argument.stringValues()) {
      try {
        if (!word.isEmpty() && !word.equals("-")) {
          paths.add(Path.of(word));
        }
      } catch (InvalidPathException e) {
        // A word that cannot be a path names no file.
      }
    }
    return paths;
  }
}
