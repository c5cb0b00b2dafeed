package org.motiflens.cli.resolve;

import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.explain.background.Monitor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How two features act together. */
@InGroup(CommandGroup.LEARNT)
@Command(
    name = "interactions",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Measure how two features act together: eps = f(ab) - f(a) - f(b) + f(0), of logit margins.",
      "In a locus by knocking stretches out (locus), in the model by planting words in neutral sequences"
          + " (plant), and as a map of what changes what (map)."
    },
    synopsisSubcommandLabel = "COMMAND")
public final class InteractionsCommand implements Runnable {
  @Spec private CommandSpec spec;

  private InteractionsCommand() {}

  /** The command with those below it. */
  public static CommandLine line(Monitor monitor) {
    return new CommandLine(new InteractionsCommand())
        .addSubcommand(new InteractionsLocusCommand(monitor))
        .addSubcommand(new InteractionsPlantCommand(monitor))
        .addSubcommand(new InteractionsMapCommand(monitor));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing; name one of those above.");
  }
}
