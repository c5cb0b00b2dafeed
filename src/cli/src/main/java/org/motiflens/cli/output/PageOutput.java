package org.motiflens.cli.output;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.motiflens.genome.file.AtomicOutput;
import picocli.CommandLine.Option;

/** The option {@code --report} of commands that write a page besides their table. */
public final class PageOutput {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "A report with pictures to write as well, one HTML page.")
  private Path target;

  /**
   * Writes the page where one was asked for.
   *
   * @param html makes it, whole
   */
  public void write(Supplier<String> html) {
    if (target != null) {
      AtomicOutput.write(target, html.get().getBytes(StandardCharsets.UTF_8));
    }
  }
}
