package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.network.library.BundleReader;
import org.motiflens.plugin.settings.Folders;

/**
 * The jar puts itself into the IGV of a user whose home has a blank in its name, and that IGV
 * starts with it: by the file of arguments that IGV's launchers read, and by Debian's launcher,
 * which does not read it, with the variable that the installation names.
 */
class InstallScenarios {
  private static final Path JAR = Path.of(System.getProperty("motiflens.jar"));
  private static final Path DEBIAN = Path.of("/usr/bin/igv");
  private static final String MODEL = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn";
  private static final long PATIENCE_SECONDS = 900;

  @TempDir Path folder;

  private Path home() throws IOException {
    return Files.createDirectories(folder.resolve("home of anna"));
  }

  private Path arguments() throws IOException {
    return home().resolve(".igv/java_arguments");
  }

  /** Runs a program at home there, and gives what it said. */
  private String run(String javaOptions, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("HOME", home().toString());
    builder.environment().remove("MOTIFLENS_MODELS");
    builder.environment().put("JDK_JAVA_OPTIONS", javaOptions);
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = Files.readString(output);
    assertTrue(ended, "did not end: " + said);
    assertEquals(0, process.exitValue(), said);
    return said;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private String install() throws IOException, InterruptedException {
    assumeTrue(Folders.upwards(JAR, "models").isPresent(), "no bundled models");
    return run("", java(), "-jar", JAR.toString(), "--motiflens-igv", "install");
  }

  @Test
  void igvStartsWithUsByTheFileThatItsLaunchersRead() throws Exception {
    Files.createDirectories(arguments().getParent());
    Files.writeString(arguments(), "-Xmx600m\n\"-Duser.home=" + home() + "\"");
    install();
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.endsWith("motiflens-igv.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    String said =
        run(
            "",
            java(),
            "@" + arguments(),
            "-cp",
            classPath,
            ProbeMain.class.getName(),
            "igv",
            "-o",
            LiveIgv.offlinePreferences(home()).toString(),
            "-g",
            TestGenome.write(folder, TestGenome.bases(3)).toString());
    assertTrue(said.contains("PROBE menu MotifLens, panel docked"), said);
    String removed = run("", java(), "-jar", JAR.toString(), "--motiflens-igv", "remove");
    assertTrue(removed.contains("no longer in IGV"), removed);
    assertEquals(
        "-Xmx600m\n\"-Duser.home=" + home() + "\"\n", Files.readString(arguments()), "theirs");
  }

  private static BufferedImage screen(Robot robot) {
    return robot.createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()));
  }

  /** How many points of two pictures of the screen differ. */
  private static long differences(BufferedImage one, BufferedImage other) {
    long different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        different += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return different;
  }

  /**
   * What a double click on the jar starts: a window that says what there is, and whose first button
   * puts the extension into IGV.
   */
  @Test
  void aDoubleClickOnTheJarOpensAWindowThatPutsItIntoIgv() throws Exception {
    assumeTrue(Folders.upwards(JAR, "models").isPresent(), "no bundled models");
    Robot robot = new Robot();
    BufferedImage before = screen(robot);
    ProcessBuilder builder =
        new ProcessBuilder(java(), "-Duser.home=" + home(), "-jar", JAR.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("window.txt").toFile());
    builder.environment().put("HOME", home().toString());
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    try {
      BufferedImage window = before;
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      // The default button is the first; a key that comes before the window's focus is lost.
      while (!Files.exists(arguments()) && process.isAlive() && System.nanoTime() < patience) {
        Thread.sleep(500);
        BufferedImage now = screen(robot);
        if (differences(before, now) > 100_000 && differences(window, now) == 0) {
          ImageIO.write(now, "png", folder.resolve("window.png").toFile());
          robot.keyPress(KeyEvent.VK_ENTER);
          robot.keyRelease(KeyEvent.VK_ENTER);
          for (int i = 0; i < 40 && !Files.exists(arguments()); i++) {
            Thread.sleep(500);
          }
        }
        window = now;
      }
      assertTrue(Files.exists(folder.resolve("window.png")), "no window was drawn");
      assertTrue(
          Files.readString(arguments()).contains("motiflens-igv.jar"),
          () -> "not installed: " + folder);
      assertTrue(Files.isDirectory(home().resolve(".igv/motiflens/models")));
      Thread.sleep(1000);
      String pictures = System.getProperty("motiflens.pictures");
      if (pictures != null) {
        ImageIO.write(screen(robot), "png", Path.of(pictures, "install-window.png").toFile());
      }
    } finally {
      process.destroy();
      process.waitFor();
    }
    assertEquals("", Files.readString(folder.resolve("window.txt")));
  }

  /** Where this system lets us, a program is cut off from all networks, this machine's own too. */
  private static List<String> withoutNetwork() throws IOException, InterruptedException {
    try {
      Process trial = new ProcessBuilder("unshare", "-rn", "true").start();
      return trial.waitFor() == 0 ? List.of("unshare", "-rn") : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Debian's script, as it is, without a network; the picture shows letters of a track that only we
   * can draw.
   */
  @Test
  void debiansLauncherStartsWithUsByTheVariableThatIsNamed() throws Exception {
    assumeTrue(Files.isExecutable(DEBIAN), "no " + DEBIAN);
    assumeTrue(Folders.upwards(JAR, "resources/demo").isPresent(), "no demo");
    String said = install();
    String option = "@\"" + arguments() + "\"";
    assertTrue(said.contains("JDK_JAVA_OPTIONS='" + option + "' igv"), said);
    Path demo = Folders.upwards(JAR, "resources/demo").get().resolve("hg19-demo.fa.gz");
    Path bundle = home().resolve(".igv/motiflens/models").resolve(MODEL + ".zip");
    Path tracks = folder.resolve("ctcf.mlens");
    Files.writeString(
        tracks,
        """
        {"format": "mlens", "version": 1, "tracks": [
          {"model": "%s", "weightsSha256": "%s", "method": "saliency",
           "strand": "forward", "stride": 25, "height": 120}]}
        """
            .formatted(MODEL, BundleReader.read(bundle).card().weightsSha256()));
    Path script = folder.resolve("script.txt");
    Files.write(
        script,
        List.of(
            "genome " + demo,
            "load " + tracks,
            "goto chr20:30,200,802-30,200,902",
            "snapshotDirectory " + folder,
            "snapshot letters.png",
            "exit"));
    List<String> command = new ArrayList<>(withoutNetwork());
    command.addAll(
        List.of(
            DEBIAN.toString(),
            "-o",
            LiveIgv.offlinePreferences(home()).toString(),
            "-b",
            script.toString()));
    run(option + " \"-Duser.home=" + home() + "\" -Xmx600m", command.toArray(String[]::new));
    BufferedImage picture = ImageIO.read(folder.resolve("letters.png").toFile());
    int red = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        red += new Color(picture.getRGB(x, y)).equals(Color.RED) ? 1 : 0;
      }
    }
    assertTrue(red > 100, red + " pixels of full red, of letters");
  }
}
