package org.motiflens.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Product;

/** What shells and pipes expect of a command. */
class CommandLineTest {
  private static final String MODELS = Checkout.ROOT.resolve("models").toString();
  private static final String[] LONG_TABLE = {
    "saliency",
    "--models",
    MODELS,
    "--model",
    "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn",
    "--peaks",
    Checkout.DEMO.resolve("CTCF_GM12878.narrowPeak").toString(),
    "--genome",
    Checkout.DEMO.resolve("hg19-demo.fa.gz").toString()
  };

  @TempDir Path folder;

  /** Standard output that fails after some bytes. */
  private static final class Failing extends OutputStream {
    private final String reason;
    private int left;

    Failing(int bytes, String reason) {
      this.left = bytes;
      this.reason = reason;
    }

    @Override
    public void write(int value) throws IOException {
      left--;
      if (left < 0) {
        throw new IOException(reason);
      }
    }
  }

  private static Invocation runOn(OutputStream out, String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Motiflens.run(
            arguments,
            InputStream.nullInputStream(),
            out,
            new PrintStream(err, true, UTF_8),
            Monitor.NONE);
    return new Invocation(status, "", err.toString(UTF_8));
  }

  @Test
  void aReaderThatHasSeenEnoughEndsTheCommandInSilence() {
    for (int bytes : new int[] {0, 500, 20_000}) {
      Invocation run = runOn(new Failing(bytes, "Broken pipe"), LONG_TABLE);
      assertEquals("", run.err());
      assertEquals(0, run.status());
    }
    assertEquals(0, runOn(new Failing(10, "Broken pipe"), "methods").status());
  }

  @Test
  void aFullDiskUnderStandardOutputIsSaid() {
    for (int bytes : new int[] {0, 500, 20_000}) {
      Invocation run = runOn(new Failing(bytes, "No space left on device"), LONG_TABLE);
      assertEquals(
          "motiflens: Cannot write to standard output: No space left on device; make room,"
              + " or write elsewhere."
              + System.lineSeparator(),
          run.err());
      assertEquals(1, run.status());
    }
    assertEquals(1, runOn(new Failing(10, "No space left on device"), "methods").status());
  }

  private Invocation process(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("NO_COLOR", "CLICOLOR_FORCE"));
    builder.environment().putAll(environment);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int status = process.waitFor();
    return new Invocation(status, Files.readString(out), Files.readString(err));
  }

  private Invocation ownProcess(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return process(environment, ownCommand(arguments).toArray(String[]::new));
  }

  private static List<String> ownCommand(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Motiflens.class.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /** In a place that has no interface to any network, not even this machine's own. */
  @Test
  void theWorkIsDoneWithoutANetwork() throws IOException, InterruptedException {
    List<String> cutOff = List.of("unshare", "--map-root-user", "--net");
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "no unshare");
    List<String> trial = new ArrayList<>(cutOff);
    trial.add("true");
    Assumptions.assumeTrue(
        process(Map.of(), trial.toArray(String[]::new)).status() == 0,
        "this system lets nobody run without a network");
    Path track = folder.resolve("offline.bedgraph");
    List<String> command = new ArrayList<>(cutOff);
    command.addAll(
        ownCommand(
            "export",
            "--models",
            Checkout.ROOT.resolve("models").toString(),
            "--genome",
            Checkout.DEMO.resolve("hg19-demo.fa.gz").toString(),
            "--locus",
            "chr20:30,200,800-30,200,900",
            "--model",
            "CTCF/small-cnn",
            "--method",
            "saliency",
            "--out",
            track.toString()));
    Invocation run = process(Map.of(), command.toArray(String[]::new));
    assertEquals(0, run.status(), run.err());
    assertTrue(Files.readString(track).contains("MotifLens " + Product.version()));
  }

  @Test
  void colourIsLeftOutWhenItIsNotWanted() throws IOException, InterruptedException {
    String escape = "\u001b[";
    Invocation coloured = ownProcess(Map.of("CLICOLOR_FORCE", "1"), "--help");
    assertTrue(coloured.out().contains(escape), "colour can be asked for");
    Invocation plain = ownProcess(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), "--help");
    assertFalse(plain.out().contains(escape));
    assertFalse(ownProcess(Map.of(), "--help").out().contains(escape), "a file is no terminal");
  }

  /** The statuses as a shell sees them. */
  @Test
  void theStatusesAreThoseOfTheProcess() throws IOException, InterruptedException {
    assertEquals(0, ownProcess(Map.of(), "methods").status());
    assertEquals(1, ownProcess(Map.of(), "models", "list", "--models", "nowhere").status());
    assertEquals(2, ownProcess(Map.of(), "nonsense").status());
  }

  private String completed(Path script, String... words) throws IOException, InterruptedException {
    Path bash = Path.of("/bin/bash");
    Assumptions.assumeTrue(Files.isExecutable(bash), "no bash");
    String line = String.join(" ", words);
    Invocation run =
        process(
            Map.of(),
            bash.toString(),
            "-c",
            // Outside of a completion compopt can only complain.
            "compopt() { :; }; source '"
                + script
                + "'; COMP_WORDS=("
                + line
                + (line.endsWith(" ") ? "''" : "")
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_motiflens;"
                + " echo \"${COMPREPLY[@]}\"");
    assertEquals("", run.err());
    return run.out().trim();
  }

  @Test
  void bashCompletesCommandsOptionsAndValues() throws IOException, InterruptedException {
    Path script =
        Files.writeString(
            folder.resolve("completion.sh"), Invocation.of("completion").succeeds().out());
    assertEquals("score", completed(script, "motiflens", "sc"));
    assertTrue(completed(script, "motiflens", "score", "--").contains("--strand"));
    assertEquals("reverse", completed(script, "motiflens", "score", "--strand", "r"));
    assertTrue(completed(script, "motiflens", "models", "").contains("list"));
    assertEquals("best", completed(script, "motiflens", "variants", "--windows", "b"));
  }

  /** The list of commands has every command once, each under a heading. */
  @Test
  void theHelpGroupsAllCommands() {
    String help = Invocation.of("--help").succeeds().out();
    for (String name :
        List.of(
            "score",
            "saliency",
            "temporal",
            "variants",
            "export",
            "optimise",
            "models",
            "methods",
            "tomtom",
            "motifs",
            "experiments",
            "train",
            "demo-data",
            "completion")) {
      assertEquals(
          1, help.lines().filter(line -> line.startsWith("  " + name + " ")).count(), name);
    }
    assertTrue(help.contains("What a model sees:"));
  }
}
