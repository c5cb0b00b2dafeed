package org.motiflens.plugin.igv2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.broad.igv.ui.IGV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.BundleReader;
import org.motiflens.plugin.settings.Folders;

/** Every way to start, each in a process of its own; run by {@code IgvIT}. */
class StartScenarios {
  private static final String JAR = System.getProperty("motiflens.jar");
  private static final Path IGV = Path.of(System.getProperty("motiflens.igv.jar"));
  private static final long PATIENCE_SECONDS = 900;

  @TempDir Path folder;

  private record Outcome(int status, String output) {}

  private Outcome java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.home=" + folder);
    command.add("-Xmx600m");
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

  private static String classPathWithout(String... parts) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Arrays.stream(parts).noneMatch(entry::endsWith))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String preferences() throws IOException {
    return LiveIgv.offlinePreferences(folder).toString();
  }

  private String genome() throws IOException {
    return TestGenome.write(folder, TestGenome.bases(3)).toString();
  }

  private static void assertInstalled(Outcome outcome) {
    assertTrue(outcome.output().contains("PROBE menu MotifLens, panel docked"), outcome.output());
    assertEquals(0, outcome.status(), outcome.output());
  }

  @Test
  void byItsOwnMainOnTheClassPath() throws Exception {
    assertInstalled(
        java(
            "-cp",
            System.getProperty("java.class.path"),
            ProbeMain.class.getName(),
            "own",
            "-o",
            preferences(),
            "-g",
            genome()));
  }

  @Test
  void asAnAgentOfIgvsOwnMain() throws Exception {
    assertInstalled(
        java(
            "-javaagent:" + JAR,
            "-cp",
            classPathWithout("motiflens-igv.jar"),
            ProbeMain.class.getName(),
            "igv",
            "-o",
            preferences(),
            "-g",
            genome()));
  }

  /**
   * The official bundle is a folder of modules. Debian's igv.jar has no module descriptor: it
   * becomes the automatic module of its name, and its libraries stay on the class path.
   */
  @Test
  void byItsOwnMainWithIgvAsAModule() throws Exception {
    Path jar = IGV.toRealPath();
    ModuleDescriptor module =
        ModuleFinder.of(jar).findAll().stream().findFirst().orElseThrow().descriptor();
    String modules = (module.isAutomatic() ? jar : jar.getParent()).toString();
    String classPath =
        module.isAutomatic()
            ? classPathWithout("igv.jar") + File.pathSeparator + JAR + librariesOf(jar)
            : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.startsWith(modules))
                .collect(Collectors.joining(File.pathSeparator));
    assertInstalled(
        java(
            "--module-path",
            modules,
            "--add-modules",
            module.name(),
            "-cp",
            classPath,
            ProbeMain.class.getName(),
            "own",
            "-o",
            preferences(),
            "-g",
            genome()));
  }

  /** The class path of a jar's manifest, each entry after a separator. */
  private static String librariesOf(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String libraries =
          manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
      return Arrays.stream((libraries == null ? "" : libraries).split("\\s+"))
          .filter(entry -> !entry.isEmpty())
          .map(entry -> File.pathSeparator + entry)
          .collect(Collectors.joining());
    }
  }

  @Test
  void anUnknownOptionEndsWithASentence() throws Exception {
    Outcome outcome =
        java(
            "-cp",
            System.getProperty("java.class.path"),
            MotifLensMain.class.getName(),
            "--motiflens-x");
    assertEquals(1, outcome.status());
    assertTrue(outcome.output().contains("Unknown option --motiflens-x"), outcome.output());
    assertTrue(!outcome.output().contains("\tat "), "no stack trace: " + outcome.output());
  }

  /** With the bundled models on the bundled genome; offline, as all of these. */
  @Test
  void theDemoWritesItsPictures() throws Exception {
    assumeTrue(Folders.upwards(Path.of(JAR), "models").isPresent(), "no bundled models");
    Path pictures = folder.resolve("pictures");
    Outcome outcome =
        java(
            "--add-modules=ALL-SYSTEM", // the vector unit, as ./demo has it
            "-cp",
            System.getProperty("java.class.path"),
            MotifLensMain.class.getName(),
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
      BufferedImage picture = ImageIO.read(pictures.resolve(name).toFile());
      int red = 0;
      for (int y = 0; y < picture.getHeight(); y += 2) {
        for (int x = 0; x < picture.getWidth(); x += 2) {
          red += new Color(picture.getRGB(x, y)).equals(Color.RED) ? 1 : 0;
        }
      }
      assertTrue(red > 100, name + ": " + red + " pixels of full red, of letters or strips");
    }
  }

  /** IGV alone, which knows nothing of the class that the session names. */
  @Test
  void anIgvWithoutUsOpensOurSessionAndShowsTheRest() throws Exception {
    String genome = genome();
    Path session = folder.resolve("ours.xml");
    Path peaks = folder.resolve("theirs.bed");
    Files.writeString(peaks, "chrT\t20010\t20040\ttheirs\n");
    Files.writeString(
        session,
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <Session genome="%s" locus="chrT:20001-20100" version="8">
          <Resources><Resource path="%s" type="bed"/></Resources>
          <Panel height="500" name="DataPanel" width="1000">
            <Track attributeKey="letters" clazz="org.motiflens.plugin.igv2.LensTrack" fontSize="10"
                height="120" id="motiflens-1" name="letters" visible="true" autoScale="true"
                motiflensModel="FAST_K562/small-rnn" motiflensWeights="weights of FAST_K562/small-rnn"
                motiflensMethod="saliency" motiflensStride="25"/>
          </Panel>
          <Panel height="100" name="FeaturePanel" width="1000">
            <Track attributeKey="theirs" clazz="org.broad.igv.track.FeatureTrack" id="%s"
                name="theirs" visible="true"/>
          </Panel>
        </Session>
        """
            .formatted(genome, peaks, peaks));
    Path script = folder.resolve("plain.txt");
    Files.writeString(
        script,
        String.join(
            "\n",
            "genome " + genome,
            "load " + session,
            "snapshotDirectory " + folder,
            "goto chrT:20001-20100",
            "snapshot plain.png",
            "exit",
            ""));
    Outcome outcome =
        java(
            "-cp",
            classPathWithout("motiflens-igv.jar", "test-classes"),
            "org.broad.igv.ui.Main",
            "-o",
            preferences(),
            "-b",
            script.toString());
    assertEquals(0, outcome.status(), outcome.output());
    BufferedImage picture = ImageIO.read(folder.resolve("plain.png").toFile());
    int blue = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 180; x < picture.getWidth() - 40; x++) {
        Color c = new Color(picture.getRGB(x, y));
        blue += c.getBlue() > 150 && c.getRed() < 60 && c.getGreen() < 60 ? 1 : 0;
      }
    }
    assertTrue(blue > 200, blue + " pixels of IGV's own feature; " + outcome.output());
  }

  @Test
  void aBatchScriptLoadsAFileOfTracks() throws Exception {
    Path tracks = folder.resolve("letters.mlens");
    Files.writeString(
        tracks,
        """
        {"format": "mlens", "version": 1, "tracks": [
          {"model": "FAST_K562/small-rnn", "weightsSha256": "weights of FAST_K562/small-rnn",
           "method": "saliency", "strand": "mean", "stride": 25, "height": 120}]}
        """);
    Path script = folder.resolve("mlens.txt");
    Files.writeString(
        script,
        String.join(
            "\n",
            "genome " + genome(),
            "load " + tracks,
            "snapshotDirectory " + folder,
            "goto chrT:20001-20100",
            "snapshot mlens.png",
            "exit",
            ""));
    Outcome outcome =
        java(
            "-cp",
            System.getProperty("java.class.path"),
            ProbeMain.class.getName(),
            "fake",
            "-o",
            preferences(),
            "-b",
            script.toString());
    assertTrue(Files.exists(folder.resolve("mlens.png")), outcome.output());
    assertTrue(lettersA(folder.resolve("mlens.png")) > 200, outcome.output());
  }

  private static int lettersA(Path png) throws IOException {
    BufferedImage picture = ImageIO.read(png.toFile());
    int green = 0;
    for (int y = 150; y < Math.min(400, picture.getHeight()); y++) {
      for (int x = 180; x < picture.getWidth() - 40; x++) {
        // The green of A, or as much of it as is left of a letter whose window is hardly bound.
        Color colour = new Color(picture.getRGB(x, y));
        boolean ofA =
            colour.getRed() == colour.getBlue() && colour.getGreen() > colour.getRed() + 20;
        green += ofA ? 1 : 0;
      }
    }
    return green;
  }

  @Test
  void batchSnapshotsShowFinishedTracks() throws Exception {
    String genome = genome();
    Path session = folder.resolve("session.xml");
    Files.writeString(
        session,
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <Session genome="%s" locus="chrT:20001-20100" version="8">
          <Panel height="500" name="DataPanel" width="1000">
            <Track attributeKey="letters" clazz="org.motiflens.plugin.igv2.LensTrack" fontSize="10"
                height="120" id="motiflens-1" name="letters" visible="true" autoScale="true"
                motiflensModel="FAST_K562/small-rnn" motiflensWeights="weights of FAST_K562/small-rnn"
                motiflensMethod="saliency" motiflensStride="25"/>
          </Panel>
        </Session>
        """
            .formatted(genome));
    Path script = folder.resolve("script.txt");
    Files.writeString(
        script,
        String.join(
            "\n",
            "genome " + genome,
            "load " + session,
            "snapshotDirectory " + folder,
            "goto chrT:20001-20100",
            "snapshot letters.png",
            "goto chrT:250001-250100",
            "snapshot letters.svg",
            "exit",
            ""));
    Outcome outcome =
        java(
            "-cp",
            System.getProperty("java.class.path"),
            ProbeMain.class.getName(),
            "fake",
            "-o",
            preferences(),
            "-b",
            script.toString());
    assertTrue(Files.exists(folder.resolve("letters.png")), outcome.output());
    int green = lettersA(folder.resolve("letters.png"));
    assertTrue(green > 200, green + " pixels of letters A");
    String vector = Files.readString(folder.resolve("letters.svg"));
    int paths = vector.split("<path", -1).length - 1;
    assertTrue(paths > 80, paths + " outlines of 100 letters");
  }

  private static final String SESSION =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <Session genome="%s" locus="chrT:20001-20100" version="8">
        <Panel height="500" name="DataPanel" width="1000">
          <Track attributeKey="letters" clazz="org.motiflens.plugin.igv2.LensTrack" fontSize="10"
              height="120" id="motiflens-1" name="letters" visible="true" autoScale="true"
              motiflensModel="%s" motiflensWeights="%s"
              motiflensMethod="saliency" motiflensStride="25"/>
        </Panel>
      </Session>
      """;

  private Path script(String genome, Path toLoad, String picture) throws IOException {
    Path script = folder.resolve(picture + ".txt");
    Files.writeString(
        script,
        String.join(
            "\n",
            "genome " + genome,
            "load " + toLoad,
            "snapshotDirectory " + folder,
            "goto chrT:20001-20100",
            "snapshot " + picture,
            "exit",
            ""));
    return script;
  }

  /** The cards take eight seconds, and the script is at the session long before. */
  @Test
  void aScriptThatIsEarlyFindsTheExtension() throws Exception {
    String genome = genome();
    Path session = folder.resolve("early.xml");
    Files.writeString(
        session,
        SESSION.formatted(genome, "FAST_K562/small-rnn", "weights of FAST_K562/small-rnn"));
    Outcome outcome =
        java(
            "-cp",
            System.getProperty("java.class.path"),
            ProbeMain.class.getName(),
            "slow",
            "-o",
            preferences(),
            "-b",
            script(genome, session, "early.png").toString());
    assertTrue(outcome.output().contains("PROBE cards read"), outcome.output());
    assertTrue(lettersA(folder.resolve("early.png")) > 200, outcome.output());
  }

  /** While the cards are read IGV's window goes on, and the session it is to open waits. */
  @Test
  void theWindowNeverWaitsForTheModels() throws Exception {
    String genome = genome();
    Path session = folder.resolve("window.xml");
    Files.writeString(
        session,
        SESSION.formatted(genome, "FAST_K562/small-rnn", "weights of FAST_K562/small-rnn"));
    Outcome outcome =
        java(
            "-cp",
            System.getProperty("java.class.path"),
            ProbeMain.class.getName(),
            "slow-window",
            "-o",
            preferences(),
            "-g",
            genome,
            session.toString());
    assertEquals(0, outcome.status(), outcome.output());
    assertTrue(outcome.output().contains("PROBE tracks are back"), outcome.output());
    Matcher busy = Pattern.compile("PROBE busy ([0-9]+) ms").matcher(outcome.output());
    int longest = 0;
    while (busy.find()) {
      longest = Math.max(longest, Integer.parseInt(busy.group(1)));
    }
    assertTrue(longest > 0 && longest < 6000, "event thread busy for " + longest + " ms");
  }

  /**
   * What a web page could send to IGV's port: a file of tracks from the net, a bundle by its path,
   * a model outside the folder of models. Nothing of it is fetched, loaded or written; a local file
   * of tracks of a model at hand is opened, as by hand.
   */
  @Test
  void igvsPortCannotMakeUsLoadAModelOrWriteAFile() throws Exception {
    Path user = Files.createDirectory(folder.resolve("user"));
    Path good = user.resolve("good.mlens");
    Files.writeString(good, tracksOf("FAST_K562/small-rnn"));
    Path outside = user.resolve("outside.mlens");
    Files.writeString(outside, tracksOf("../../user/model"));
    Path bundle = user.resolve("model.zip");
    Files.writeString(bundle, "PK");
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body = Files.readAllBytes(good);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    int port = freePort();
    FutureTask<List<String>> commands =
        new FutureTask<>(
            () ->
                send(
                    port,
                    "load http://127.0.0.1:" + server.getAddress().getPort() + "/net.mlens",
                    "load " + bundle,
                    "load " + outside,
                    "echo refused",
                    "load " + good,
                    "echo opened",
                    "exit"));
    new Thread(commands, "commands").start();
    try {
      Path preferences = Path.of(preferences());
      Files.writeString(
          preferences, Files.readString(preferences).replace("PORT_ENABLED=false", ""));
      Outcome outcome =
          java(
              "-cp",
              System.getProperty("java.class.path"),
              ProbeMain.class.getName(),
              "count",
              "-o",
              preferences.toString(),
              "-g",
              genome(),
              "-p",
              Integer.toString(port));
      List<String> answers = commands.get(1, TimeUnit.SECONDS);
      assertEquals(0, requests.get(), "requests to the net; " + outcome.output());
      assertTrue(answers.contains("refused") && answers.contains("opened"), answers.toString());
      assertTrue(outcome.output().contains("PROBE tracks 1"), outcome.output());
      assertFalse(outcome.output().contains("PROBE tracks 2"), outcome.output());
      try (Stream<Path> files = Files.list(user)) {
        assertEquals(3, files.count(), "no file more than before");
      }
    } finally {
      server.stop(0);
    }
  }

  private static String tracksOf(String model) {
    return """
    {"format": "mlens", "version": 1, "tracks": [
      {"model": "%s", "weightsSha256": "weights of %s", "method": "saliency",
       "strand": "mean", "stride": 25, "height": 120}]}
    """
        .formatted(model, model);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Sends commands one after another, each when the one before is answered. */
  private static List<String> send(int port, String... commands) throws Exception {
    List<String> answers = new ArrayList<>();
    for (int attempt = 0; attempt < 600; attempt++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
          BufferedReader in =
              new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
          Writer out = new OutputStreamWriter(socket.getOutputStream(), UTF_8)) {
        // The window is there before the extension; a user's page would come later still.
        Thread.sleep(4000);
        for (String command : commands) {
          out.write(command + "\n");
          out.flush();
          String answer = command.equals("exit") ? "" : in.readLine();
          answers.add(String.valueOf(answer));
        }
        return answers;
      } catch (ConnectException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("IGV's port never opened");
  }

  @Test
  void thePanelIsAsTheUserLeftIt() throws Exception {
    String genome = genome();
    assertEquals(List.of("330 Model", "280 Peaks"), tabs(panel("narrow", genome)));
    assertEquals(List.of("280 Peaks", "hidden"), tabs(panel("toggle", genome)));
    assertEquals(List.of("hidden", "hidden"), panel("look", genome));
    assertEquals(List.of("hidden", "280 Peaks"), tabs(panel("toggle", genome)));
  }

  private static List<String> tabs(List<String> states) {
    return states.stream().map(state -> state.replaceFirst(",.*", "")).toList();
  }

  /** A divider that the mouse has dragged is there when IGV is started again. */
  @Test
  void dividersAreAsTheUserLeftThem() throws Exception {
    String genome = genome();
    List<Integer> first = dividers(panel("drag", genome));
    List<Integer> second = dividers(panel("look", genome));
    assertEquals(ProbeMain.PIXELS, first.get(1) - first.get(0), 3);
    assertEquals(first.get(1), second.get(0), 2);
    assertEquals(second.get(0), second.get(1));
  }

  private static List<Integer> dividers(List<String> states) {
    return states.stream()
        .map(state -> Integer.parseInt(state.substring(state.lastIndexOf(' ') + 1)))
        .toList();
  }

  /** The panel after a start, and after an action. */
  private List<String> panel(String action, String genome)
      throws IOException, InterruptedException {
    Outcome outcome =
        java(
            "-cp",
            System.getProperty("java.class.path"),
            ProbeMain.class.getName(),
            "panel",
            action,
            "-o",
            preferences(),
            "-g",
            genome);
    Matcher matcher = Pattern.compile("PROBE (?:panel|then) (.+)").matcher(outcome.output());
    List<String> states = matcher.results().map(result -> result.group(1)).toList();
    assertEquals(2, states.size(), outcome.output());
    return states;
  }

  /** Sessions and files of tracks in an IGV that is started in its own way, with a real model. */
  @ParameterizedTest
  @ValueSource(strings = {"classpath", "module"})
  void sessionsAndFilesOfTracksUnderTheAgent(String mode) throws Exception {
    Optional<Path> models = Folders.upwards(Path.of(JAR), "models");
    assumeTrue(models.isPresent(), "no bundled models");
    ModelCard card =
        BundleReader.readCard(
            models.get().resolve("CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn.zip"));
    String genome = genome();
    Path session = folder.resolve("agent.xml");
    Files.writeString(session, SESSION.formatted(genome, card.id(), card.weightsSha256()));
    Path tracks = folder.resolve("agent.mlens");
    Files.writeString(
        tracks,
        """
        {"format": "mlens", "version": 1, "tracks": [
          {"model": "%s", "weightsSha256": "%s", "method": "saliency", "strand": "mean",
           "stride": 25, "height": 120}]}
        """
            .formatted(card.id(), card.weightsSha256()));
    for (Path file : List.of(session, tracks)) {
      String picture = file.getFileName() + ".png";
      List<String> command = new ArrayList<>(List.of("-javaagent:" + JAR + "=" + models.get()));
      command.addAll(igv(mode));
      command.addAll(List.of("-o", preferences(), "-b", script(genome, file, picture).toString()));
      Outcome outcome = java(command.toArray(String[]::new));
      assertTrue(Files.exists(folder.resolve(picture)), outcome.output());
      assertTrue(lettersA(folder.resolve(picture)) > 200, mode + " " + file + outcome.output());
    }
  }

  /** IGV's own main, as its launchers call it. */
  private static List<String> igv(String mode) throws IOException {
    if (mode.equals("classpath")) {
      return List.of(
          "-cp", classPathWithout("motiflens-igv.jar", "test-classes"), "org.broad.igv.ui.Main");
    }
    Path jar = IGV.toRealPath();
    ModuleDescriptor module =
        ModuleFinder.of(jar).findAll().stream().findFirst().orElseThrow().descriptor();
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("--module-path", (module.isAutomatic() ? jar : jar.getParent()).toString()));
    if (module.isAutomatic()) {
      command.addAll(List.of("-cp", librariesOf(jar).substring(1)));
    }
    command.addAll(List.of("--module", module.name() + "/org.broad.igv.ui.Main"));
    return command;
  }
}
