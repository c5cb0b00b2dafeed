package org.motiflens.cli.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.motiflens.cli.option.ControlChoice;
import org.motiflens.cli.option.OutputNames;
import org.motiflens.explain.export.EngineSettings;
import org.motiflens.explain.export.LocalEngine;
import org.motiflens.explain.export.ProfileEngine;
import org.motiflens.explain.export.ProfileEngineProvider;
import org.motiflens.genome.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say who computes. They change no byte of a file. */
final class ExportEngine {
  private static final String LOCAL = "local";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--engine",
      defaultValue = LOCAL,
      paramLabel = "NAME",
      description =
          "local: the threads of this program. spark: Apache Spark, fetched at the first use. The"
              + " files are the same.")
  private String engine;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Of a Spark cluster; when not given, Spark runs inside this program.")
  private String master;

  /**
   * @throws ParameterException when the options contradict each other
   */
  void check() {
    if (master != null && engine.equals(LOCAL)) {
      throw new ParameterException(spec.commandLine(), "--master needs --engine spark.");
    }
  }

  /**
   * @throws ParameterException when an engine that reads models anew is given what it does not read
   */
  void check(ControlChoice controls, OutputNames outputs) {
    if (controls.isGiven() && !engine.equals(LOCAL)) {
      throw notPassedOn("--control");
    }
    if (outputs.isGiven() && !engine.equals(LOCAL)) {
      throw notPassedOn("--output");
    }
  }

  private ParameterException notPassedOn(String option) {
    return new ParameterException(
        spec.commandLine(),
        option + " is not passed on to --engine " + engine + "; leave one out.");
  }

  Optional<String> master() {
    return Optional.ofNullable(master);
  }

  /**
   * @throws InputException when there is no engine of the name, or it cannot be had
   */
  ProfileEngine open(EngineSettings settings) {
    if (engine.equals(LOCAL)) {
      return new LocalEngine(settings.source(), settings.threads());
    }
    List<String> keys = new ArrayList<>(List.of(LOCAL));
    for (ProfileEngineProvider provider : ServiceLoader.load(ProfileEngineProvider.class)) {
      if (provider.key().equals(engine)) {
        return provider.open(settings);
      }
      keys.add(provider.key());
    }
    throw new InputException(
        "There is no engine \""
            + engine
            + "\"; choose from "
            + String.join(", ", keys)
            + (engine.equals("spark")
                ? "; ./motiflens adds Spark when --engine spark is on its command line."
                : "."));
  }
}
