package org.motiflens.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.Checkout;
import picocli.CommandLine;

/** {@code docs/command-line.md}: every example prints what stands there. */
class CommandLineDocumentTest {
  private static final Path DOCUMENT = Checkout.ROOT.resolve("docs/command-line.md");
  private static final String INDENT = "    ";
  private static final String PROMPT = INDENT + "$ motiflens ";
  private static final String HEAD = "| head -";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]+(e-?[0-9]+)?");

  /** The document with the output of its examples replaced by what they print now. */
  private static String withOutputs(List<String> lines) {
    List<String> result = new ArrayList<>();
    int next = 0;
    while (next < lines.size()) {
      String line = lines.get(next++);
      result.add(line);
      if (line.startsWith(PROMPT)) {
        while (next < lines.size() && lines.get(next).startsWith(INDENT)) {
          next++;
        }
        output(line.substring(PROMPT.length())).forEach(printed -> result.add(INDENT + printed));
      }
    }
    return String.join("\n", result) + "\n";
  }

  /** What a terminal shows: messages first, as the data is written when it is complete. */
  private static List<String> output(String command) {
    List<String> arguments = new ArrayList<>();
    int most = Integer.MAX_VALUE;
    String words = command;
    if (command.contains(HEAD)) {
      int pipe = command.indexOf(HEAD);
      most = Integer.parseInt(command.substring(pipe + HEAD.length()).trim());
      words = command.substring(0, pipe).trim();
    }
    for (String word : words.split(" ", -1)) {
      boolean file = word.startsWith("docs/") || word.startsWith("resources/");
      arguments.add(file ? Checkout.ROOT.resolve(word).toString() : word);
    }
    if (words.contains("--model ") || words.startsWith("models")) {
      arguments.add("--models");
      arguments.add(Checkout.ROOT.resolve("models").toString());
    }
    Invocation run = Invocation.of(arguments.toArray(String[]::new));
    assertEquals(0, run.status(), command + ": " + run.err());
    List<String> printed = new ArrayList<>(run.err().lines().toList());
    printed.addAll(run.out().lines().limit(most).toList());
    return printed;
  }

  /**
   * What it should be now lies in {@code target/command-line.md}. Numbers may differ in their last
   * digits from processor to processor.
   */
  @Test
  void theExamplesPrintWhatStandsThere() throws IOException {
    String written = Files.readString(DOCUMENT);
    String now = withOutputs(written.lines().toList());
    Files.writeString(Path.of("target/command-line.md"), now);
    assertEquals(NUMBER.matcher(now).replaceAll("#"), NUMBER.matcher(written).replaceAll("#"));
    Matcher expected = NUMBER.matcher(written);
    Matcher found = NUMBER.matcher(now);
    int numbers = 0;
    while (expected.find() && found.find()) {
      double value = Double.parseDouble(expected.group());
      double tolerance = 1e-5 + 1e-4 * Math.abs(value);
      assertEquals(value, Double.parseDouble(found.group()), tolerance, "number " + numbers);
      numbers++;
    }
    assertTrue(numbers > 100, "numbers: " + numbers);
    assertTrue(written.lines().filter(line -> line.startsWith(PROMPT)).count() > 10);
  }

  @Test
  void everyCommandHasASection() throws IOException {
    List<String> lines = Files.readString(DOCUMENT).lines().toList();
    CommandLine root =
        Motiflens.commandLine(
            new String[0],
            InputStream.nullInputStream(),
            System.out,
            new PrintWriter(System.err, true, UTF_8),
            Monitor.NONE);
    for (String command : root.getSubcommands().keySet()) {
      assertTrue(lines.contains("## motiflens " + command), command);
      for (String below : root.getSubcommands().get(command).getSubcommands().keySet()) {
        assertTrue(lines.stream().anyMatch(line -> line.contains(below)), command + " " + below);
      }
    }
  }
}
