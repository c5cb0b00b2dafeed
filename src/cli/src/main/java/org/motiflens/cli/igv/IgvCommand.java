package org.motiflens.cli.igv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.genome.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Puts the extension into IGV. The jar of the extension does it, in a Java of its own: what a
 * double click on it does and what this command does are one thing.
 */
@Command(
    name = "igv",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Put MotifLens into IGV Desktop, say whether it is there, or take it out.",
      "install copies the extension and the models into IGV's folder .igv and adds them to the"
          + " file .igv/java_arguments, which IGV's launchers on Linux, macOS and Windows read."
          + " What else is in that file stays, and a copy of it is kept."
    })
public final class IgvCommand implements Callable<Integer> {
  enum Action {
    INSTALL,
    STATUS,
    REMOVE
  }

  private static final String JAR = "motiflens-igv.jar";

  private final Optional<Path> home;

  @Parameters(paramLabel = "ACTION", description = "install, status or remove.")
  private Action action;

  @Spec private CommandSpec spec;

  /**
   * @param home folder of the program
   */
  public IgvCommand(Optional<Path> home) {
    this.home = home;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar().toString(),
                "--motiflens-igv",
                action.name().toLowerCase(Locale.ROOT))
            .redirectErrorStream(false)
            .start();
    process.getOutputStream().close();
    Charset encoding = Charset.defaultCharset();
    String said = new String(process.getInputStream().readAllBytes(), encoding);
    String wrong = new String(process.getErrorStream().readAllBytes(), encoding).strip();
    int status = process.waitFor();
    spec.commandLine().getOut().print(said);
    spec.commandLine().getOut().flush();
    if (!wrong.isEmpty()) {
      throw new InputException(wrong);
    }
    return status;
  }

  /** In the download it lies beside the command, in the source code where it is built. */
  private Path jar() {
    return home.stream()
        .flatMap(
            folder -> List.of(folder.resolve(JAR), folder.resolve("plugin/target/" + JAR)).stream())
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no "
                        + JAR
                        + home.map(folder -> " in " + folder).orElse("")
                        + "; use the downloaded program, or build it first: mvn -DskipTests -pl"
                        + " plugin/launch -am package."));
  }
}
