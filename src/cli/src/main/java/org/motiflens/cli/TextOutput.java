package org.motiflens.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.motiflens.genome.AtomicOutput;
import org.motiflens.genome.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option {@code --out} of commands that write text. */
final class TextOutput {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "File to write; - or nothing for standard output.")
  private String target;

  /** Writes the whole text, or nothing. */
  void write(String text) {
    if (target.equals("-")) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(text);
      out.flush();
      return;
    }
    try (AtomicOutput output = AtomicOutput.create(Path.of(target))) {
      output.stream().write(text.getBytes(StandardCharsets.UTF_8));
      output.commit();
    } catch (IOException e) {
      throw new InputException("Cannot write " + target + ": " + e.getMessage() + ".", e);
    }
  }
}
