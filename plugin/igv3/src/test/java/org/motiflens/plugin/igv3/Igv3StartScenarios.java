package org.motiflens.plugin.igv3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.plugin.settings.Folders;

/** Ways to start IGV 3, each in a process of its own. Run by {@code Igv3IT}. */
class Igv3StartScenarios {
  private static final String LAUNCHER = "org.motiflens.plugin.launch.MotifLensMain";
  private static final long PATIENCE_SECONDS = 900;

  @TempDir Path folder;

  private record Outcome(int status, String output) {}

  private Outcome java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.home=" + folder);
    command.add("-Xmx600m");
    command.add("--add-modules=ALL-SYSTEM"); // the vector unit, as an installed IGV has it
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, "did not end: " + Files.readString(output));
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  /** With the bundled models on the bundled genome, without a network. */
  @Test
  void theDemoWritesItsPictures() throws Exception {
    Path jar = Path.of(System.getProperty("motiflens.jar"));
    assumeTrue(Folders.upwards(jar, "models").isPresent(), "no bundled models");
    Path pictures = folder.resolve("pictures");
    Outcome outcome =
        java(LAUNCHER, "--motiflens-demo", "--motiflens-snapshot", pictures.toString());
    assertEquals(0, outcome.status(), outcome.output());
    for (String name :
        List.of(
            "window-with-panel.png",
            "ctcf-peak-letters.png",
            "temporal.png",
            "maps.png",
            "gata1-zoomed-out.png")) {
      int red = count(pictures.resolve(name), Color.RED::equals);
      assertTrue(red > 100, name + ": " + red + " pixels of full red, of letters or strips");
    }
  }

  /** A script of IGV 3 has the event thread while it loads; tracks are finished in its picture. */
  @Test
  void aBatchScriptLoadsAFileOfTracks() throws Exception {
    Path genome = LiveIgv3.genome(folder);
    Path tracks =
        Files.writeString(
            folder.resolve("letters.mlens"),
            """
            {"format": "mlens", "version": 1, "tracks": [
              {"model": "FAST_K562/small-rnn", "weightsSha256": "weights of FAST_K562/small-rnn",
               "method": "saliency", "strand": "mean", "stride": 25, "height": 120}]}
            """);
    Path script =
        Files.writeString(
            folder.resolve("script.txt"),
            String.join(
                "\n",
                "genome " + genome,
                "load " + tracks,
                "snapshotDirectory " + folder,
                "goto chrT:20001-20100",
                "snapshot letters.png",
                "exit",
                ""));
    Outcome outcome =
        java(
            Probe3Main.class.getName(),
            "-o",
            LiveIgv3.preferences(folder, genome).toString(),
            "-b",
            script.toString());
    assertTrue(Files.exists(folder.resolve("letters.png")), outcome.output());
    // The green of A, or as much of it as is left of a letter whose window is hardly bound.
    int green =
        count(
            folder.resolve("letters.png"),
            colour ->
                colour.getRed() == colour.getBlue() && colour.getGreen() > colour.getRed() + 20);
    assertTrue(green > 200, green + " pixels of letters A; " + outcome.output());
  }

  private static int count(Path png, java.util.function.Predicate<Color> wanted)
      throws IOException {
    BufferedImage picture = ImageIO.read(png.toFile());
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += wanted.test(new Color(picture.getRGB(x, y))) ? 1 : 0;
      }
    }
    return count;
  }
}
