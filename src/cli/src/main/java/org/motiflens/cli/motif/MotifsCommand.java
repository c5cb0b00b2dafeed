package org.motiflens.cli.motif;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The databases of known motifs. */
@InGroup(CommandGroup.KNOWN_MOTIFS)
@Command(
    name = "motifs",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Databases of known motifs, and what can be done with their motifs.")
public final class MotifsCommand implements Runnable {
  private final MotifLibrary library;

  @Spec private CommandSpec spec;

  MotifsCommand(MotifLibrary library) {
    this.library = library;
  }

  /** This command with all commands below it. */
  public static CommandLine line(MotifLibrary library) {
    return new CommandLine(new MotifsCommand(library))
        .addSubcommand(new MotifsConvertCommand(library))
        .addSubcommand(new MotifsLogoCommand(library))
        .addSubcommand(new MotifsScanCommand(library));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing; name one of those above.");
  }

  /** Says which motifs are without information: whatever is done with them means nothing. */
  public static void warnOfUniform(List<MotifMatrix> motifs, PrintWriter messages) {
    List<String> warnings =
        motifs.stream()
            .filter(MotifMatrix::isUniform)
            .map(
                motif ->
                    "motif "
                        + motif.id()
                        + " is uniform: it tells no base from another, and nothing that is found"
                        + " with it means anything.")
            .toList();
    DatabaseChoice.warn(warnings, messages);
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = ProductVersion.class,
      description = {
        "List the databases, the current one marked by a star, or the motifs of one.",
        "Tab-separated, with a heading."
      })
  int list(
      @Parameters(
              arity = "0..1",
              paramLabel = "DATABASE",
              description = "A name from the list, or a file: list its motifs.")
          String database) {
    StringBuilder table = new StringBuilder();
    if (database == null) {
      String current = library.currentName();
      table.append("current\tname\tmotifs\ttitle\trelease\tlicence\tcredit\n");
      for (String name : library.names()) {
        MotifDatabase known = library.open(name);
        table
            .append(name.equals(current) ? "*" : "")
            .append('\t')
            .append(name)
            .append('\t')
            .append(known.motifs().size())
            .append('\t')
            .append(known.title())
            .append('\t')
            .append(known.release())
            .append('\t')
            .append(known.licence())
            .append('\t')
            .append(known.credit())
            .append('\n');
      }
    } else {
      table.append("id\tname\twidth\tbits\tconsensus\n");
      for (MotifMatrix motif :
          DatabaseChoice.open(library, database, spec.commandLine().getErr()).motifs()) {
        table.append(
            String.format(
                Locale.ROOT,
                "%s\t%s\t%d\t%.2f\t%s\n",
                motif.id(),
                motif.name(),
                motif.columns(),
                motif.informationContent(),
                motif.consensus()));
      }
    }
    print(table.toString());
    return 0;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      versionProvider = ProductVersion.class,
      description = {
        "Add a file of motifs (MEME, JASPAR, TRANSFAC, HOMER, HOCOMOCO, CIS-BP and others, told by"
            + " content; may be gzipped) and make it current.",
        "Its release and licence are shown wherever one of its motifs is."
      })
  int add(
      @Parameters(paramLabel = "FILE", description = "The motifs.") Path file,
      @Option(
              names = "--title",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "What it is called.")
          String title,
      @Option(
              names = "--release",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "Which edition.")
          String release,
      @Option(
              names = "--licence",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "Terms of use.")
          String licence,
      @Option(
              names = "--credit",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "Whom to cite.")
          String credit) {
    MotifDatabase added = library.add(file, title, release, licence, credit);
    DatabaseChoice.warn(added.warnings(), spec.commandLine().getErr());
    spec.commandLine()
        .getErr()
        .println("Added " + added.motifs().size() + " motifs: " + added.notice());
    return 0;
  }

  @Command(
      name = "use",
      mixinStandardHelpOptions = true,
      versionProvider = ProductVersion.class,
      description = "Make a database the current one.")
  int use(
      @Parameters(paramLabel = "NAME", description = "A name from \"motiflens motifs list\".")
          String name) {
    library.use(name);
    return 0;
  }
}
