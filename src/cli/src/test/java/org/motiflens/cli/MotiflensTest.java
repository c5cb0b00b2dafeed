package org.motiflens.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Product;

class MotiflensTest {
  private static final List<String> COMMANDS =
      List.of(
          "",
          "export",
          "models",
          "models list",
          "models show",
          "methods",
          "optimise",
          "tomtom",
          "motifs",
          "motifs list",
          "motifs add",
          "motifs use",
          "motifs convert",
          "motifs logo",
          "motifs scan",
          "demo-data");

  /** The help is what users read first: a change of it is made on purpose, here too. */
  @Test
  void theHelpIsWhatItWas() throws IOException {
    StringBuilder help = new StringBuilder();
    for (String command : COMMANDS) {
      String[] arguments = (command + " --help").trim().split(" ", -1);
      help.append("$ motiflens ").append(String.join(" ", arguments)).append('\n');
      help.append(Invocation.of(arguments).succeeds().out().replace("\r\n", "\n")).append('\n');
    }
    try (InputStream golden = getClass().getResourceAsStream("help.txt")) {
      assertEquals(new String(golden.readAllBytes(), UTF_8), help.toString());
    }
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertEquals(
        "MotifLens " + Product.version() + System.lineSeparator(),
        Invocation.of("--version").succeeds().out());
    assertEquals(true, Product.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+.*"));
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
    assertEquals("key\tlabel\tscale\tstride\trecurrent_only\tformula\tsource", lines.get(0));
    for (String line : lines) {
      assertEquals(7, line.split("\t", -1).length, line);
    }
    assertEquals(
        true,
        lines.stream()
            .anyMatch(line -> line.startsWith("temporal-forward\t") && line.contains("\tyes\t")));
  }
}
