package org.motiflens.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.InputsOfCommand;
import org.motiflens.cli.output.MessageWriter;
import org.motiflens.cli.output.TerminalOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.genome.file.FileFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/**
 * The command {@code motiflens}. Data goes to standard output and messages to standard error; the
 * exit status is 0 when all went well, 1 when an input could not be used and 2 when the command
 * line could not be understood.
 */
@Command(
    name = "motiflens",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
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
    int status = CommandLine.ExitCode.SOFTWARE;
    try {
      status = run(arguments, System.in, standardOutput(arguments), System.err, interruption);
    } finally {
      interruption.finished();
    }
    System.exit(status);
  }

  /** What goes to a file or another program is left as it is, and help has its own looks. */
  private static OutputStream standardOutput(String... arguments) {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    List<String> words = List.of(arguments);
    boolean help = words.contains("--help") || words.contains("-h");
    return help || !isTerminal() ? out : new TerminalOutput(out);
  }

  /** From Java 22 on there is a console where there is no terminal, too, which says so itself. */
  private static boolean isTerminal() {
    return Optional.ofNullable(System.console())
        .map(
            console -> {
              try {
                return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
              } catch (ReflectiveOperationException e) {
                return true;
              }
            })
        .orElse(false);
  }

  /**
   * Runs one command line. When standard output is no longer read, the command stops in silence and
   * all is well; when it cannot be written for another reason, a full disk for example, it is not.
   *
   * @param monitor ends it before its time
   * @return the exit status
   */
  static int run(
      String[] arguments, InputStream in, OutputStream out, PrintStream err, Monitor monitor) {
    StandardOutput standardOutput = new StandardOutput(out);
    PrintStream print = new PrintStream(standardOutput, false, StandardCharsets.UTF_8);
    PrintWriter messages =
        new PrintWriter(
            new MessageWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8)), true);
    int status;
    try {
      status =
          commandLine(arguments, in, print, messages, new OutputMonitor(monitor, standardOutput))
              .execute(arguments);
    } catch (RuntimeException | Error e) {
      // Java's own failures, too, end at once, in one sentence and with their status.
      messages.println("motiflens: " + sentence(e));
      status = CommandLine.ExitCode.SOFTWARE;
    }
    print.flush();
    if (standardOutput.isNoLongerRead()) {
      return CommandLine.ExitCode.OK;
    }
    if (standardOutput.failure().isPresent()) {
      messages.println(
          "motiflens: Cannot write to standard output: "
              + standardOutput.failure().get().getMessage()
              + "; make room, or write elsewhere.");
      return CommandLine.ExitCode.SOFTWARE;
    }
    return status;
  }

  /**
   * Ends what nobody reads.
   *
   * @param monitor ends it for other reasons
   */
  private record OutputMonitor(Monitor monitor, StandardOutput out) implements Monitor {
    @Override
    public void progress(long done, long total) {
      monitor.progress(done, total);
    }

    @Override
    public boolean isCancelled() {
      return monitor.isCancelled() || out.failure().isPresent();
    }
  }

  /**
   * The command with the subcommand that a command line begins with, or with all.
   *
   * @param arguments what will be read; none for all subcommands
   */
  static CommandLine commandLine(
      String[] arguments, InputStream in, PrintStream out, PrintWriter messages, Monitor monitor) {
    CommandLine root = new CommandLine(new Motiflens());
    root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
    new Commands(in, out, monitor).addTo(root, arguments);
    return root.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Motiflens::execute)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(messages)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              // Standard output that failed is spoken of at the end, if at all.
              if (!out.checkError()) {
                messages.println("motiflens: " + sentence(failure));
              }
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

  /** No command begins when one of its outputs would take the place of one of its inputs. */
  private static int execute(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    try {
      InputsOfCommand.check(last, ModelsFolder.usual());
    } catch (InputException e) {
      throw new ExecutionException(last.commandSpec().commandLine(), e.getMessage(), e);
    }
    return new RunLast().execute(parsed);
  }

  /** A failure that is not the user's input is ours: it is named so that it can be reported. */
  private static String sentence(Throwable failure) {
    if (failure instanceof InputException) {
      return failure.getMessage();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return "there is not enough memory for this; give Java more (-Xmx in JAVA_TOOL_OPTIONS), use"
            + " fewer --threads, or choose a smaller input.";
      }
      if (cause instanceof NoClassDefFoundError
          && cause.getMessage() != null
          && cause.getMessage().matches("L?org/(nd4j|deeplearning4j|bytedeco)/.*")) {
        return "this needs Deeplearning4j with its native libraries, some 250 MB, which the"
            + " downloaded program leaves out; run it with ./motiflens of the source code.";
      }
      if (cause instanceof StackOverflowError) {
        return "an input is nested too deeply to be read; choose another.";
      }
      if (cause instanceof UncheckedIOException failed) {
        return FileFailure.sentence(failed.getCause());
      }
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
    throw new ParameterException(
        spec.commandLine(), "a command is missing; name one of those above.");
  }
}
