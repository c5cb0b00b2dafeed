package org.motiflens.cli.option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that names the known motifs. */
public final class DatabaseChoice {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--database",
      paramLabel = "FILE|NAME",
      description =
          "Known motifs: a file, or a name that \"motiflens motifs list\" shows. Default: the"
              + " current one of these.")
  private String database;

  /**
   * Opens it; what was assumed or left out when its file was read goes to standard error.
   *
   * @throws org.motiflens.genome.InputException when it cannot be read
   */
  public MotifDatabase open(MotifLibrary library) {
    return open(library, database, spec.commandLine().getErr());
  }

  /**
   * A database by its name in the library, or else by its file. What was assumed or left out when
   * it was read is said.
   *
   * @param name null for the current one
   * @throws org.motiflens.genome.InputException when it cannot be read
   */
  public static MotifDatabase open(MotifLibrary library, String name, PrintWriter messages) {
    MotifDatabase database = read(library, name);
    warn(database.warnings(), messages);
    return database;
  }

  private static MotifDatabase read(MotifLibrary library, String name) {
    if (name == null) {
      return library.current();
    }
    return library.names().contains(name) ? library.open(name) : MotifDatabase.read(Path.of(name));
  }

  /** Says what was assumed or left out when a file of motifs was read. */
  public static void warn(List<String> warnings, PrintWriter messages) {
    warnings.forEach(warning -> messages.println("motiflens: warning: " + warning));
    messages.flush();
  }
}
