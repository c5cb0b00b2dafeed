package org.motiflens.cli.output;

import java.nio.file.Path;
import org.motiflens.genome.table.OpenText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option {@code --out} of commands that write text. */
public final class TextOutput {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "-",
      description =
          "File to write, compressed in blocks if its name ends in .gz; - or nothing for standard"
              + " output.")
  private String target;

  /** Writes the whole text, or nothing. */
  public void write(String text) {
    try (OpenText open = open()) {
      open.write(text.toCharArray(), 0, text.length());
      open.commit();
    }
  }

  /** Begins a text that is written bit by bit. */
  public OpenText open() {
    return target.equals("-")
        ? OpenText.on(spec.commandLine().getOut())
        : OpenText.create(Path.of(target));
  }
}
