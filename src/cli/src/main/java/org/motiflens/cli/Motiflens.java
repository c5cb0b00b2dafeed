package org.motiflens.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.motiflens.explain.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.motif.MotifLibrary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code motiflens}. Data goes to standard output and messages to standard error; the
 * exit status is 0 when all went well, 1 when an input could not be used and 2 when the command
 * line could not be understood.
 */
@Command(
    name = "motiflens",
    mixinStandardHelpOptions = true,
    versionProvider = Motiflens.Version.class,
    description = "What deep models of transcription-factor binding see in the genome.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all went well",
      "1:an input could not be used; one sentence on standard error says which and why",
      "2:the command line could not be understood"
    })
public final class Motiflens implements Runnable {
  @Spec private CommandSpec spec;

  private Motiflens() {}

  public static void main(String[] arguments) {
    Interruption interruption = Interruption.ofThisProgram();
    int status = run(arguments, System.out, System.err, interruption);
    interruption.finished();
    System.exit(status);
  }

  /**
   * Runs one command line.
   *
   * @param monitor ends it before its time
   * @return the exit status
   */
  static int run(String[] arguments, PrintStream out, PrintStream err, Monitor monitor) {
    return commandLine(out, err, monitor).execute(arguments);
  }

  /** The command with all of its subcommands. */
  static CommandLine commandLine(PrintStream out, PrintStream err, Monitor monitor) {
    PrintWriter messages = new PrintWriter(err, true, StandardCharsets.UTF_8);
    MotifLibrary library = MotifLibrary.ofUser();
    return new CommandLine(new Motiflens())
        .addSubcommand(new ExportCommand(out, monitor))
        .addSubcommand(new ModelsCommand())
        .addSubcommand(new MethodsCommand())
        .addSubcommand(new OptimiseCommand(library, monitor))
        .addSubcommand(new TomtomCommand(library))
        .addSubcommand(MotifsCommand.line(library))
        .addSubcommand(new ExtractMotifsCommand(library, monitor))
        .addSubcommand(new EvaluateMotifsCommand(library, monitor))
        .addSubcommand(new ExperimentsCommand())
        .addSubcommand(new TrainCommand(monitor))
        .addSubcommand(new DemoDataCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(messages)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              messages.println("motiflens: " + sentence(failure));
              return CommandLine.ExitCode.SOFTWARE;
            })
        .setParameterExceptionHandler(
            (failure, line) -> {
              String command = failure.getCommandLine().getCommandSpec().qualifiedName();
              messages.println("motiflens: " + failure.getMessage());
              messages.println("Try \"" + command + " --help\".");
              return CommandLine.ExitCode.USAGE;
            });
  }

  /** A failure that is not the user's input is ours: it is named so that it can be reported. */
  private static String sentence(Exception failure) {
    if (failure instanceof InputException) {
      return failure.getMessage();
    }
    if (failure instanceof CancellationException) {
      return "stopped before the end.";
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return "this is a defect of "
        + Product.NAME
        + " "
        + Product.version()
        + ", please report it: "
        + failure
        + (trace.length > 0 ? " at " + trace[0] : "");
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing.");
  }

  /** The first line of {@code --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Product.NAME + " " + Product.version()};
    }
  }
}
