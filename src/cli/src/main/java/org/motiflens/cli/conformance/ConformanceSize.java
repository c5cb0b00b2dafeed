package org.motiflens.cli.conformance;

import java.util.List;
import org.motiflens.cli.option.Seed;
import org.motiflens.genome.InputException;
import org.motiflens.training.conformance.Conformance;
import org.motiflens.training.conformance.Rule;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how large the suite of planted rules is. */
final class ConformanceSize {
  @Option(
      names = "--rule",
      split = ",",
      paramLabel = "WHICH",
      description =
          "One or more of ${COMPLETION-CANDIDATES}, separated by commas; all when not given.")
  private List<Rule> rules = List.of(Rule.values());

  @Option(
      names = "--windows",
      paramLabel = "NUMBER",
      defaultValue = "10000",
      description = "That a network is trained on; ${DEFAULT-VALUE} when not given.")
  private int windows;

  @Option(
      names = "--epochs",
      paramLabel = "NUMBER",
      defaultValue = "15",
      description = "Of each training; ${DEFAULT-VALUE} when not given.")
  private int epochs;

  @Option(
      names = "--single",
      paramLabel = "NUMBER",
      defaultValue = "40",
      description = "Windows that are looked at one by one; ${DEFAULT-VALUE} when not given.")
  private int single;

  @Option(
      names = "--sets",
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "Of 20 windows, for stretches; ${DEFAULT-VALUE} when not given.")
  private int sets;

  @Mixin private Seed seed;

  Conformance.Settings settings() {
    if (windows < 100 || epochs < 1 || single < 4 || sets < 1) {
      throw new InputException(
          "The suite needs at least 100 windows, 1 epoch, 4 single windows and 1 set.");
    }
    return new Conformance.Settings(
        rules, windows, epochs, Conformance.Settings.NEUTRAL, single, sets, seed.get());
  }
}
