package org.motiflens.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Product;
import picocli.CommandLine;

class MotiflensTest {
  private static void collectHelp(CommandLine command, StringBuilder help) {
    String name = command.getCommandSpec().qualifiedName();
    help.append("$ ").append(name).append(" --help\n");
    String[] arguments = (name + " --help").split(" ", -1);
    help.append(Invocation.of(Arrays.copyOfRange(arguments, 1, arguments.length)).succeeds().out())
        .append('\n');
    command.getSubcommands().values().forEach(below -> collectHelp(below, help));
  }

  private static CommandLine commandLine(String... arguments) {
    return Motiflens.commandLine(
        arguments,
        InputStream.nullInputStream(),
        System.out,
        new PrintWriter(System.err, true, UTF_8),
        Monitor.NONE);
  }

  @Test
  void aCommandThatIsMeantIsMadeAlone() {
    Map<String, CommandLine> all = commandLine().getSubcommands();
    assertEquals(all.keySet(), commandLine("completion").getSubcommands().keySet());
    assertEquals(all.keySet(), commandLine("exprot").getSubcommands().keySet());
    for (String name : all.keySet()) {
      assertEquals(name, all.get(name).getCommandName());
      if (!name.equals("completion")) {
        assertEquals(Set.of(name), commandLine(name, "--help").getSubcommands().keySet());
      }
    }
  }

  /**
   * The help is what users read first: a change of it is made on purpose, here too. What it is now
   * lies in {@code target/help.txt}.
   */
  @Test
  void theHelpIsWhatItWas() throws IOException {
    StringBuilder help = new StringBuilder();
    collectHelp(commandLine(), help);
    String now = help.toString().replace("\r\n", "\n");
    Files.writeString(Path.of("target/help.txt"), now);
    try (InputStream golden = getClass().getResourceAsStream("help.txt")) {
      assertEquals(new String(golden.readAllBytes(), UTF_8), now);
    }
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertEquals(
        "MotifLens " + Product.version() + System.lineSeparator(),
        Invocation.of("--version").succeeds().out());
    assertTrue(Product.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+.*"));
  }

  @Test
  void aCommandLineThatIsNotUnderstoodEndsWithTwo() {
    Invocation.of().isMisuse("a command is missing");
    Invocation.of("models").isMisuse("a command is missing");
    Invocation.of("exprot").isMisuse("exprot");
    Invocation.of("methods", "--nonsense").isMisuse("--nonsense", "motiflens methods --help");
    Invocation.of("export", "--locus", "chr1:1-2").isMisuse("--genome");
  }

  @Test
  void theMethodsAreListedWithWhatTheyNeed() {
    List<String> lines = Invocation.of("methods").succeeds().out().lines().toList();
    assertEquals("key\tlabel\tscale\tstride\tnetworks\tformula\tsource", lines.get(0));
    for (String line : lines) {
      assertEquals(7, line.split("\t", -1).length, line);
    }
    assertEquals(
        true,
        lines.stream()
            .anyMatch(
                line -> line.startsWith("temporal-forward\t") && line.contains("\trecurrent\t")));
  }
}
