package org.motiflens.plugin.igv3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.BundleReader;
import org.motiflens.plugin.settings.Folders;

/** Ways to start IGV 3, each in a process of its own. Run by {@code Igv3IT}. */
class Igv3StartScenarios {
  private static final String LAUNCHER = "org.motiflens.plugin.launch.MotifLensMain";

  /** IGV's own track of the sequence has the colours of letters, too. */
  private static final int BELOW_THE_SEQUENCE = 160;

  private static final String EVERYTHING = System.getProperty("java.class.path");
  private static final long PATIENCE_SECONDS = 900;

  @TempDir Path folder;

  private record Outcome(int status, String output) {}

  private Outcome java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.home=" + folder);
    command.add("-Xmx600m");
    command.add("--add-modules=ALL-SYSTEM"); // the vector unit, as an installed IGV has it
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
        java(
            "-cp",
            EVERYTHING,
            LAUNCHER,
            "--motiflens-demo",
            "--motiflens-snapshot",
            pictures.toString());
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
            tracks("FAST_K562/small-rnn", "weights of FAST_K562/small-rnn"));
    Path script = script(genome, tracks);
    Outcome outcome =
        java(
            "-cp",
            EVERYTHING,
            Probe3Main.class.getName(),
            "-o",
            LiveIgv3.preferences(folder, genome).toString(),
            "-b",
            script.toString());
    assertLetters(outcome);
  }

  /** Sessions of either IGV and files of tracks in an IGV that is started in its own way. */
  @ParameterizedTest
  @ValueSource(strings = {"session.json", "session.xml", "tracks.mlens"})
  void theAgentPutsItIntoAnIgvThatIsStartedInItsOwnWay(String name) throws Exception {
    Path jar = Path.of(System.getProperty("motiflens.jar"));
    Optional<Path> models = Folders.upwards(jar, "models");
    assumeTrue(models.isPresent(), "no bundled models");
    ModelCard card =
        BundleReader.readCard(
            models.get().resolve("CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn.zip"));
    Path genome = LiveIgv3.genome(folder);
    Path file = Files.writeString(folder.resolve(name), written(name, genome, card));
    Path script = script(genome, file);
    Outcome outcome =
        java(
            "-javaagent:" + jar + "=" + models.get(),
            "-cp",
            Path.of(System.getProperty("motiflens.igv.jar")).getParent() + "/*",
            "org.igv.ui.Main",
            "-o",
            LiveIgv3.preferences(folder, genome).toString(),
            "-b",
            script.toString());
    assertLetters(outcome);
  }

  /** One track of letters, as each kind of file has it. */
  private static String written(String name, Path genome, ModelCard card) {
    if (name.endsWith(".json")) {
      return """
          {"version": "3.0", "genome": "%s", "locus": "chrT:20001-20100", "tracks": [
            {"type": "wig", "id": "motiflens-1", "name": "letters", "height": 120,
             "motiflensTrack": "attribution", "motiflensModel": "%s", "motiflensWeights": "%s",
             "motiflensMethod": "saliency", "motiflensStride": "25", "motiflensStrand": "mean"}]}
          """
          .formatted(genome, card.id(), card.weightsSha256());
    }
    if (name.endsWith(".xml")) {
      return """
          <?xml version="1.0" encoding="UTF-8" standalone="no"?>
          <Session genome="%s" locus="chrT:20001-20100" version="8">
            <Panel height="200" name="DataPanel" width="1000">
              <Track clazz="org.motiflens.plugin.igv2.AttributionTrack" height="120"
                id="motiflens-1" name="letters" motiflensModel="%s" motiflensWeights="%s"
                motiflensMethod="saliency" motiflensStride="25" motiflensStrand="mean"/>
            </Panel>
          </Session>
          """
          .formatted(genome, card.id(), card.weightsSha256());
    }
    return tracks(card.id(), card.weightsSha256());
  }

  private static String tracks(String modelId, String weights) {
    return """
        {"format": "mlens", "version": 1, "tracks": [
          {"model": "%s", "weightsSha256": "%s",
           "method": "saliency", "strand": "mean", "stride": 25, "height": 120}]}
        """
        .formatted(modelId, weights);
  }

  private Path script(Path genome, Path file) throws IOException {
    return Files.writeString(
        folder.resolve("script.txt"),
        String.join(
            "\n",
            "genome " + genome,
            "load " + file,
            "snapshotDirectory " + folder,
            "goto chrT:20001-20100",
            "snapshot letters.png",
            "exit",
            ""));
  }

  private void assertLetters(Outcome outcome) throws IOException {
    Path picture = folder.resolve("letters.png");
    assertTrue(Files.exists(picture), outcome.output());
    // Letters are pale where the model hardly binds; nothing else has a colour there.
    int letters = count(picture, BELOW_THE_SEQUENCE, Igv3StartScenarios::isColour);
    keep(picture);
    assertTrue(letters > 500, letters + " pixels of letters; " + outcome.output());
  }

  private static boolean isColour(Color colour) {
    int most = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
    int least = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
    return most - least > 12;
  }

  /** To look at, where a property names a folder. */
  private static void keep(Path picture) throws IOException {
    String wanted = System.getProperty("motiflens.pictures");
    if (wanted != null) {
      Files.copy(picture, Path.of(wanted, "script.png"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static int count(Path png, Predicate<Color> wanted) throws IOException {
    return count(png, 0, wanted);
  }

  private static int count(Path png, int top, Predicate<Color> wanted) throws IOException {
    BufferedImage picture = ImageIO.read(png.toFile());
    int count = 0;
    for (int y = top; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += wanted.test(new Color(picture.getRGB(x, y))) ? 1 : 0;
      }
    }
    return count;
  }
}
