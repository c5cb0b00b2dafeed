package org.motiflens.plugin.igv3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import org.igv.track.Track;
import org.igv.track.TrackClickEvent;
import org.igv.ui.IGV;
import org.igv.ui.Main;
import org.igv.ui.panel.FrameManager;
import org.igv.ui.panel.ReferenceFrame;
import org.igv.ui.panel.TrackPanel;
import org.igv.util.ResourceLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.Installer;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.fixture.FakeNetwork;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.message.Messages;

/** What a user of IGV 3 meets. Run in one IGV, started once; each test removes its tracks. */
class Igv3Scenarios {
  private static final String MODEL = "FAST_K562/small-rnn";
  private static final long PATIENCE_NANOS = 240_000_000_000L;

  private static Path folder;
  private static Path fasta;
  private static Extension extension;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    folder = home;
    System.setProperty("user.home", home.toString());
    fasta = genome(home);
    Path preferences = home.resolve("offline.prefs");
    Files.writeString(
        preferences,
        "PROVISIONING_URL_DEFAULT=\nPORT_ENABLED=false\nIGV.Bounds=0,0,1300,800\n"
            + "DEFAULT_GENOME_KEY="
            + fasta
            + "\n");
    FutureTask<Extension> installed = new FutureTask<>(() -> extension);
    Installer installer =
        new Installer(
            new IgvWindow(),
            RunningExtension.ARRIVAL,
            parts -> {},
            () -> new FakeRepository().with("FAST", FakeNetwork.of("small-rnn")));
    IgvPatches.weave();
    Main.main(new String[] {"-o", preferences.toString(), "-g", fasta.toString()});
    assertTrue(IgvPatches.admitTracks());
    EventQueue.invokeLater(
        () ->
            installer.whenReady(
                made -> {
                  extension = made;
                  installed.run();
                },
                problem -> installed.cancel(false)));
    get(installed);
    // IGV asks for its list of genomes on the network, and says so in a dialog.
    await("the genome", () -> closeDialogs() && extension.genome().isPresent());
    await("a view", () -> closeDialogs() && frame().getWidthInPixels() > 0);
  }

  private static Path genome(Path home) throws IOException {
    Random random = new Random(17);
    StringBuilder bases = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    Path file = home.resolve("genome.fa");
    Files.writeString(file, ">chrT\n" + bases + "\n");
    Files.writeString(home.resolve("genome.fa.fai"), "chrT\t100000\t6\t100000\t100001\n");
    return file;
  }

  @AfterEach
  void removeTracks() {
    onEdt(
        () -> {
          IGV.getInstance().deleteTracks(ours());
          return null;
        });
  }

  private static boolean closeDialogs() {
    Arrays.stream(java.awt.Window.getWindows())
        .filter(window -> window instanceof javax.swing.JDialog && window.isShowing())
        .forEach(java.awt.Window::dispose);
    return true;
  }

  private static ReferenceFrame frame() {
    return FrameManager.getDefaultFrame();
  }

  private static List<Track> ours() {
    return IGV.getInstance().getAllTracks().stream()
        .filter(track -> track instanceof AttributionTrack || track instanceof MarkTrack)
        .toList();
  }

  private static AttributionTrack add(String method) {
    ModelCard card = extension.models().card(MODEL);
    return onEdt(
        () ->
            (AttributionTrack)
                extension.addTracks(card, List.of(extension.methods().named(method))).get(0));
  }

  private static void goTo(int first, int last) {
    onEdt(
        () -> {
          frame().jumpTo("chrT", first - 1, last);
          IGV.getInstance().repaint();
          return null;
        });
    await(
        "all values",
        () ->
            ours().stream()
                .filter(AttributionTrack.class::isInstance)
                .allMatch(track -> isThere((AttributionTrack) track)));
  }

  private static boolean isThere(AttributionTrack track) {
    return track.isReadyToPaint(frame())
        && track.model().values(IgvBrowser.view(frame())).filter(v -> v.isComplete()).isPresent();
  }

  private static <T> T onEdt(Callable<T> action) {
    FutureTask<T> task = new FutureTask<>(action);
    EventQueue.invokeLater(task);
    return get(task);
  }

  private static <T> T get(FutureTask<T> task) {
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!onEdt(condition::getAsBoolean)) {
      assertTrue(System.nanoTime() < end, "waited in vain for " + what);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static BufferedImage picture(Track track) {
    return onEdt(
        () -> {
          for (TrackPanel panel : IGV.getInstance().getTrackPanels()) {
            if (panel.getTrack() == track) {
              Component data = panel.getDataPanelContainer().getComponent(0);
              BufferedImage image =
                  new BufferedImage(data.getWidth(), data.getHeight(), BufferedImage.TYPE_INT_RGB);
              Graphics2D g = image.createGraphics();
              data.paint(g);
              g.dispose();
              return image;
            }
          }
          throw new AssertionError("no panel has " + track.getName());
        });
  }

  private static long coloured(BufferedImage image) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color colour = new Color(image.getRGB(x, y));
        float[] hsb = Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
        count += hsb[1] > 0.6 && hsb[2] > 0.3 ? 1 : 0;
      }
    }
    return count;
  }

  // ---- The scenarios ----

  @Test
  void theMenuAndThePanelAreThere() {
    JMenuBar bar = onEdt(() -> IGV.getInstance().getRootPane().getJMenuBar());
    Stream<JMenu> menus = Stream.iterate(0, i -> i + 1).limit(bar.getMenuCount()).map(bar::getMenu);
    assertTrue(menus.anyMatch(menu -> menu != null && Messages.PRODUCT.equals(menu.getText())));
    assertTrue(
        onEdt(() -> IGV.getInstance().getMainPanel().getParent())
            != IGV.getInstance().getContentPane());
  }

  @Test
  void saliencyIsDrawnInLettersAndZoomedOutAsAStrip() {
    AttributionTrack track = add("saliency");
    goTo(20_001, 20_060);
    long letters = coloured(picture(track));
    assertTrue(letters > 100, letters + " coloured points in letters");
    goTo(20_001, 30_000);
    long strip = coloured(picture(track));
    assertTrue(strip > 100, strip + " coloured points in a strip");
  }

  @Test
  void thePopupHasOurItemsAndThoseOfAnyNumericTrack() {
    AttributionTrack track = add("saliency");
    goTo(20_001, 20_060);
    List<String> words = onEdt(() -> words(track));
    assertTrue(words.contains(Messages.EXPORT), words.toString());
    assertTrue(words.contains(Messages.METHOD), words.toString());
    assertTrue(words.contains("Autoscale"), words.toString());
  }

  private static List<String> words(AttributionTrack track) {
    MouseEvent mouse =
        new MouseEvent(new JPanel(), MouseEvent.MOUSE_CLICKED, 0, 0, 100, 10, 1, true);
    List<String> words = new ArrayList<>();
    for (Component item : track.getPopupMenuItems(new TrackClickEvent(mouse, frame()))) {
      if (item instanceof JMenuItem menu) {
        words.add(menu.getText());
      }
    }
    return words;
  }

  @Test
  void theTooltipNamesTheBaseAndItsWindow() {
    AttributionTrack track = add("saliency");
    goTo(20_001, 20_060);
    String text = onEdt(() -> track.getValueStringAt("chrT", 20_030.5, 300, 20, frame()));
    assertTrue(text.contains("chrT:20,031"), text);
    assertTrue(text.contains("window chrT:"), text);
  }

  @Test
  void aSessionInJsonBringsTheTracksBackInTheirPlaces() throws IOException {
    AttributionTrack first = add("saliency");
    onEdt(
        () -> {
          extension.addHits(MotifDatabase.bundled().motifs().get(0), 1e-4, "notice");
          return null;
        });
    AttributionTrack last = add("temporal-forward");
    onEdt(
        () -> {
          first.setName("mine");
          first.resize(91);
          return null;
        });
    goTo(20_001, 20_060);
    Path session = folder.resolve("session.json");
    onEdt(
        () -> {
          IGV.getInstance().saveSession(session.toFile());
          IGV.getInstance().deleteTracks(ours());
          return null;
        });
    assertEquals(List.of(), onEdt(Igv3Scenarios::ours));
    IGV.getInstance().loadSession(session.toString(), null);
    await("the tracks", () -> ours().size() == 3);
    AttributionTrack again = assertInstanceOf(AttributionTrack.class, ours().get(0));
    assertNotSame(first, again);
    assertEquals(first.model().spec(), again.model().spec());
    assertEquals("mine", again.getName());
    assertEquals(91, again.getHeight());
    MarkTrack hits = assertInstanceOf(MarkTrack.class, ours().get(1));
    assertEquals(
        MotifDatabase.bundled().motifs().get(0).id(),
        hits.model().attributes().get("motiflensMotif"));
    assertEquals(last.model().spec(), ((AttributionTrack) ours().get(2)).model().spec());
  }

  @Test
  void aSessionOfIgv2BringsItsTrackBack() throws IOException {
    String hash = extension.models().card(MODEL).weightsSha256();
    Path session = folder.resolve("session.xml");
    Files.writeString(
        session,
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <Session genome="%s" locus="chrT:20001-20060" version="8">
          <Panel height="100" name="DataPanel" width="1000">
            <Track clazz="org.motiflens.plugin.igv2.LensTrack" height="70" id="motiflens-1"
              name="from IGV 2" motiflensModel="%s" motiflensWeights="%s" motiflensMethod="saliency"
              motiflensStride="25"/>
          </Panel>
        </Session>
        """
            .formatted(fasta, MODEL, hash));
    IGV.getInstance().loadSession(session.toString(), null);
    await("the track", () -> ours().size() == 1);
    AttributionTrack track = assertInstanceOf(AttributionTrack.class, ours().get(0));
    assertEquals("from IGV 2", track.getName());
    assertEquals(Optional.of(MODEL), track.model().spec().map(spec -> spec.modelId()));
  }

  @Test
  void aFileOfTracksIsLoadedAsIgvLoadsFiles() {
    AttributionTrack track = add("saliency");
    Path file = folder.resolve("tracks.mlens");
    onEdt(
        () -> {
          new TrackFiles(extension).current().write(file);
          IGV.getInstance().deleteTracks(ours());
          IGV.getInstance().load(new ResourceLocator(file.toString()));
          return null;
        });
    assertEquals(1, onEdt(() -> ours().size()));
    assertEquals(track.model().spec(), ((AttributionTrack) ours().get(0)).model().spec());
  }

  @Test
  void inkFollowsThePanelSoThatDarkThemesAreRead() {
    assertTrue(IgvBrowser.inkBeside(Color.LIGHT_GRAY).text().getRed() > 200);
    assertTrue(IgvBrowser.inkBeside(Color.BLACK).text().getRed() < 60);
  }
}
