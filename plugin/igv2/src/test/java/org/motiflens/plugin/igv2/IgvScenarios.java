package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import org.broad.igv.DirectoryManager;
import org.broad.igv.Globals;
import org.broad.igv.feature.LocusScore;
import org.broad.igv.feature.RegionOfInterest;
import org.broad.igv.track.DataTrack;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.PanelName;
import org.broad.igv.ui.panel.DataPanelContainer;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.broad.igv.util.ResourceLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.Trust;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.export.ProfileExport;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.figure.ColourMap;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.extension.BrowserPanelHost;
import org.motiflens.plugin.extension.ExtensionMenu;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.extension.TrackValueFiles;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.fixture.FakeNetwork;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.panel.PeakPane;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.settings.Settings;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.Tile;
import org.motiflens.plugin.tile.TileKey;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.work.Jobs;

/**
 * What a user of IGV meets. Run by {@code IgvIT} in one IGV, started once; each test removes its
 * tracks.
 */
class IgvScenarios {
  private static final String FAST = "FAST_K562/small-rnn";
  private static final String SLOW = "SLOW_K562/small-cnn";
  private static final String BROKEN = "BROKEN_K562/small-cnn";

  /** The saliency of a view of 1 kb takes some 43 windows: 30 s. */
  private static final long SLOW_MILLIS_PER_WINDOW = 700;

  private static LiveIgv igv;
  private static Path folder;
  private static String bases;
  private static Path fasta;

  /** A model whose bundle turns out to be unusable when it is needed. */
  private record BrokenNetwork() implements Network {
    @Override
    public Architecture architecture() {
      return Architecture.named("small-cnn");
    }

    @Override
    public Evaluator newEvaluator() {
      throw new InputException("BROKEN.zip: its coefficients are cut off; copy the file again.");
    }
  }

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    folder = home;
    bases = TestGenome.bases(17);
    fasta = TestGenome.write(home, bases);
    FakeRepository repository =
        new FakeRepository()
            .with("FAST", FakeNetwork.of("small-rnn"))
            .with("SLOW", FakeNetwork.slow("small-cnn", SLOW_MILLIS_PER_WINDOW))
            .with("BROKEN", new BrokenNetwork());
    igv = LiveIgv.start(home, fasta, repository);
  }

  @AfterEach
  void removeTracks() {
    LiveIgv.onEdt(
        () -> {
          igv.extension().anchorAt(Optional.empty());
          IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks()));
          return null;
        });
  }

  private static AttributionTrack add(String modelId, String method) {
    return igv.add(modelId, method);
  }

  private static Map<Integer, Float> scores(AttributionTrack track) {
    return LiveIgv.onEdt(
        () -> {
          Map<Integer, Float> scores = new TreeMap<>();
          for (LocusScore score : track.getInViewScores(igv.frame())) {
            scores.put(score.getStart(), score.getScore());
          }
          return scores;
        });
  }

  private static int x(int position) {
    return LiveIgv.onEdt(
        () -> (int) ((position + 0.5 - igv.frame().getOrigin()) / igv.frame().getScale()));
  }

  // ---- Drawing ----

  @Test
  void aBaseWithNegativeValueHangsBelowTheLine() {
    AttributionTrack track = add(FAST, "input-x-gradient");
    LiveIgv.onEdt(
        () -> {
          track.setHeight(200, true);
          return null;
        });
    igv.goTo("chrT", 20_001, 20_040);
    igv.awaitQuiet();
    Map<Integer, Float> scores = scores(track);
    BufferedImage picture = igv.picture(track);
    int checked = 0;
    double low = LiveIgv.onEdt(() -> (double) track.getDataRange().getMinimum());
    double high = LiveIgv.onEdt(() -> (double) track.getDataRange().getMaximum());
    int line = (int) (2 + 196 * high / (high - low));
    for (int position = 20_002; position < 20_038; position++) {
      float value = scores.get(position);
      double pixels = Math.abs(value) * 196 / (high - low);
      if (pixels > 12 && x(position) > 170) {
        boolean below = isLetter(picture, x(position), line + 3, line + 11);
        boolean above = isLetter(picture, x(position), line - 11, line - 3);
        assertEquals(value < 0, below, "ink below the line at " + position + ": " + value);
        assertEquals(value > 0, above, "ink above the line at " + position + ": " + value);
        checked++;
      }
    }
    assertTrue(checked > 5, checked + " letters");
  }

  /** Whether letter's ink, saturated in some colour, is near a column between two rows. */
  private static boolean isLetter(BufferedImage picture, int x, int fromY, int toY) {
    for (int y = fromY; y <= toY; y++) {
      for (int dx = -8; dx <= 8; dx++) {
        Color c = new Color(picture.getRGB(x + dx, y));
        int most = Math.max(c.getRed(), Math.max(c.getGreen(), c.getBlue()));
        int least = Math.min(c.getRed(), Math.min(c.getGreen(), c.getBlue()));
        if (most - least > 120) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void temporalColoursAreThePublishedOnesOfTheExportedValues() throws IOException {
    AttributionTrack track = add(FAST, "temporal-forward");
    igv.goTo("chrT", 30_001, 30_300);
    igv.awaitQuiet();
    Map<Integer, Float> exported = export(track);
    BufferedImage picture = igv.picture(track);
    ColourMap map = ColourMap.blueWhiteRed();
    int different = 0;
    int checked = 0;
    for (int position = 30_005; position < 30_290; position++) {
      if (position % 101 == 0) {
        continue; // a window's edge is drawn there
      }
      Color expected = map.of(exported.get(position));
      Color shown = new Color(picture.getRGB(x(position), picture.getHeight() - 10));
      different += expected.equals(shown) ? 0 : 1;
      checked++;
    }
    assertEquals(0, different, different + " of " + checked + " bases have another colour");
  }

  @Test
  void zoomedOutEveryPixelShowsTheStrongestOfItsBases() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 50_001, 70_000);
    igv.awaitQuiet();
    Map<Integer, Float> scores = scores(track);
    BufferedImage picture = igv.picture(track);
    double max = LiveIgv.onEdt(() -> (double) track.getDataRange().getMaximum());
    double origin = LiveIgv.onEdt(() -> igv.frame().getOrigin());
    double scale = LiveIgv.onEdt(() -> igv.frame().getScale());
    ColourMap map = ColourMap.whiteToRed();
    for (int column = 100; column < picture.getWidth() - 20; column += 7) {
      float strongest = 0;
      for (int position = (int) (origin + column * scale) - 1;
          position <= (int) (origin + (column + 1) * scale) + 1;
          position++) {
        double left = (position - origin) / scale;
        double right = (position + 1 - origin) / scale;
        if (Math.floor(left) <= column && Math.ceil(right) - 1 >= column) {
          strongest = Math.max(strongest, Math.abs(scores.get(position)));
        }
      }
      assertEquals(
          map.of(strongest / max),
          new Color(picture.getRGB(column, picture.getHeight() - 10)),
          "column " + column);
    }
  }

  @Test
  void rangesHeightNameAndColourWorkAsForIgvsOwnTracks() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 20_001, 20_100);
    igv.awaitQuiet();
    float fitted = LiveIgv.onEdt(() -> track.getDataRange().getMaximum());
    float largest = scores(track).values().stream().max(Float::compare).orElseThrow();
    assertEquals(largest, fitted, "fitted to the view");
    LiveIgv.onEdt(
        () -> {
          track.setAutoScale(false);
          track.setDataRange(new org.broad.igv.renderer.DataRange(0, 0, 0.25f));
          track.setName("my track");
          track.setHeight(90, true);
          IGV.getInstance().repaint();
          return null;
        });
    BufferedImage picture = igv.picture(track);
    assertEquals(90, picture.getHeight());
    boolean marked = false;
    for (int column = 0; column < picture.getWidth(); column++) {
      marked |= new Color(picture.getRGB(column, 3)).equals(new Color(200, 0, 160));
    }
    assertTrue(marked, "letters that the range cuts off are marked");
  }

  // ---- Values ----

  private Map<Integer, Float> export(AttributionTrack track) throws IOException {
    Path file = Files.createTempFile(folder, "export", ".bedgraph");
    files(track).write(file, igv.view());
    return bedGraph(file);
  }

  private static Map<Integer, Float> bedGraph(Path file) throws IOException {
    Map<Integer, Float> values = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#") && !line.startsWith("track")) {
        String[] columns = line.split("\t", -1);
        for (int i = Integer.parseInt(columns[1]); i < Integer.parseInt(columns[2]); i++) {
          values.put(i, Float.parseFloat(columns[3]));
        }
      }
    }
    return values;
  }

  private static IGVPopupMenu popup(AttributionTrack track) {
    return LiveIgv.onEdt(() -> popupNow(track));
  }

  private static TrackValueFiles files(AttributionTrack track) {
    return new TrackValueFiles(igv.extension(), track.model());
  }

  @Test
  void theExportHoldsTheValuesOnTheScreenToTheLastBit() throws IOException {
    for (String method :
        List.of("saliency", "input-x-gradient", "prediction", "temporal-backward")) {
      AttributionTrack track = add(FAST, method);
      igv.goTo("chrT", 40_001, 42_500);
      igv.awaitQuiet();
      assertEquals(scores(track), export(track), method);
    }
  }

  @Test
  void theExportSaysWhereItsValuesComeFrom() throws IOException {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_100);
    igv.awaitQuiet();
    Path file = folder.resolve("provenance.bedgraph");
    files(track).write(file, igv.view());
    String text = Files.readString(file);
    for (String part :
        List.of("MotifLens", FAST, "weights of " + FAST, "saliency", "genome", "101")) {
      assertTrue(text.contains(part), part + " in\n" + text.substring(0, 600));
    }
  }

  @Test
  void theExportIsByteForByteThatOfTheCommandLine() throws IOException {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 42_500);
    igv.awaitQuiet();
    Path ours = folder.resolve("popup.bedgraph");
    files(track).write(ours, igv.view());
    Path theirs = folder.resolve("command.bedgraph");
    ModelCard card = igv.extension().models().card(FAST);
    ModelBundle model = new ModelBundle(card, igv.extension().models().network(FAST));
    AttributionMethod method = igv.extension().methods().named("saliency");
    try (GenomeFile source = GenomeFile.open(fasta)) {
      new ProfileExport(
              source, model, method, WindowLayout.forMethod(method, model.network().architecture()))
          .write(
              LiveIgv.onEdt(() -> track.model().shown(igv.view()).locus()), theirs, Monitor.NONE);
    }
    assertEquals(Files.readString(theirs), Files.readString(ours));
  }

  @Test
  void theRegionListIsExportedWithProgressAndLeavesOutWhatLiesBetween() throws IOException {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_300);
    igv.awaitQuiet();
    Map<Integer, Float> inView = scores(track);
    Path file = folder.resolve("regions.bedgraph");
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().addRegionOfInterest(new RegionOfInterest("chrT", 40_200, 40_250, "b"));
          IGV.getInstance().addRegionOfInterest(new RegionOfInterest("chrT", 40_050, 40_100, "a"));
          files(track).export(file, files(track).regionList());
          return null;
        });
    igv.await("the file", () -> Files.exists(file) && igv.extension().jobs().running().isEmpty());
    Map<Integer, Float> expected = new TreeMap<>(inView);
    expected.keySet().removeIf(p -> !((p >= 40_050 && p < 40_100) || (p >= 40_200 && p < 40_250)));
    assertEquals(100, expected.size());
    assertEquals(expected, bedGraph(file));
  }

  @Test
  void theChromosomeIsExportedWholeAndAStoppedExportLeavesNothing() {
    AttributionTrack fast = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_300);
    Path whole = folder.resolve("whole.bw");
    AttributionTrack slow = add(SLOW, "saliency");
    Path none = folder.resolve("none.bedgraph");
    LiveIgv.onEdt(
        () -> {
          files(fast).export(whole, files(fast).chromosome(igv.view()));
          files(slow).export(none, files(slow).chromosome(igv.view()));
          return null;
        });
    igv.await("the fast one", () -> igv.extension().jobs().running().size() == 1);
    assertTrue(Files.exists(whole));
    LiveIgv.onEdt(
        () -> {
          igv.extension().jobs().running().forEach(Jobs.Job::cancel);
          return null;
        });
    igv.await("the stop", () -> igv.extension().jobs().running().isEmpty());
    assertFalse(Files.exists(none));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.filter(p -> p.toString().endsWith(".part")).toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static IGVPopupMenu popupNow(AttributionTrack track) {
    Component panel = igv.dataPanel().getDataPanelContainer().getComponent(0);
    MouseEvent click = new MouseEvent(panel, MouseEvent.MOUSE_PRESSED, 0, 0, 300, 20, 1, true);
    return track.getPopupMenu(new TrackClickEvent(click, igv.frame()));
  }

  @Test
  void removingATrackEndsItsWork() {
    add(SLOW, "saliency");
    igv.goTo("chrT", 220_001, 220_100);
    igv.await("work", () -> !igv.extension().engine().activities().isEmpty());
    removeTracks();
    assertEquals(List.of(), igv.extension().engine().activities());
    assertEquals(List.of(), igv.extension().tracks());
  }

  @Test
  void theTooltipNamesBaseValueAndWindow() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_100);
    igv.awaitQuiet();
    String text = LiveIgv.onEdt(() -> track.getValueStringAt("chrT", 40_050, 300, 10, igv.frame()));
    assertNotNull(text);
    assertTrue(text.contains("chrT:40,051"), text);
    assertTrue(text.contains("base " + bases.charAt(40_050)), text);
    assertTrue(text.contains("centre"), text);
  }

  @Test
  void theTooltipTellsHowFarItsWindowCanBeTrusted() {
    AttributionTrack track = add(FAST, "prediction");
    igv.goTo("chrT", 40_001, 40_100);
    igv.awaitQuiet();
    igv.await(
        "the window",
        () ->
            track
                .getValueStringAt("chrT", 40_050, 300, 10, igv.frame())
                .contains("strands differ"));
    // A prediction is one of the window centred at the base, in every base of its stride.
    String text = LiveIgv.onEdt(() -> track.getValueStringAt("chrT", 40_050, 300, 10, igv.frame()));
    int start =
        Integer.parseInt(text.replaceAll("(?s).*window chrT:([0-9,]+)-.*", "$1").replace(",", ""))
            - 1;
    byte[] window = Bases.encode(bases.substring(start, start + 101));
    Trust trust = Trust.of(FakeNetwork.of("small-rnn").newEvaluator(), window, 0);
    assertTrue(text.contains(Messages.facts(trust)), text + " instead of " + Messages.facts(trust));
    assertEquals(scores(track).get(40_050), trust.probability(), 1e-6, "P of the track itself");
  }

  @Test
  void aMapShowsAllFourBasesFromLettersToZoomedOut() {
    AttributionTrack map = add(FAST, "gradient-map");
    AttributionTrack signed = add(FAST, "input-x-gradient");
    igv.goTo("chrT", 40_001, 40_060);
    igv.awaitQuiet();
    assertEquals(scores(signed).get(40_030), scores(map).get(40_030), "the base that is there");
    String text = LiveIgv.onEdt(() -> map.getValueStringAt("chrT", 40_030, 300, 10, igv.frame()));
    assertTrue(text.matches("(?s).*= A [-0-9.e]+, C [-0-9.e]+, G [-0-9.e]+, T .*"), text);
    BufferedImage near = igv.picture(map);
    assertTrue(has(near, new Color(40, 40, 40)), "frames of the bases that are there");
    assertTrue(colours(near) > 12, colours(near) + " colours");
    igv.goTo("chrT", 40_001, 60_000);
    igv.awaitQuiet();
    BufferedImage far = igv.picture(map);
    assertTrue(colours(far) > 12, colours(far) + " colours");
    List<String> labels = labels(popup(map));
    assertTrue(labels.contains(Messages.METHOD), labels.toString());
    assertFalse(labels.contains(Messages.EXPORT), "files have one value a base");
    assertTrue(labels(popup(signed)).contains(Messages.EXPORT));
  }

  private static List<String> labels(IGVPopupMenu popup) {
    return LiveIgv.onEdt(
        () ->
            Stream.of(popup.getComponents())
                .filter(JMenuItem.class::isInstance)
                .map(item -> ((JMenuItem) item).getText())
                .toList());
  }

  private static int colours(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours.size();
  }

  @Test
  void computedTilesKeepToTheMemoryThatTheUserGivesThem() {
    add(FAST, "saliency");
    igv.goTo("chrT", 50_001, 70_000);
    igv.awaitQuiet();
    assertTrue(igv.extension().memory().bytes() > 100_000, igv.extension().memory().toString());
    LiveIgv.onEdt(
        () -> {
          igv.extension().limitMemory(8);
          return null;
        });
    try {
      for (int i = 0; i < 40; i++) {
        int first = 10_001 + 20_000 * (i % 10) + 37 * i;
        igv.goTo("chrT", first, first + 15_000);
        igv.awaitQuiet();
        PanelHost.Memory memory = igv.extension().memory();
        assertTrue(memory.bytes() <= memory.limit(), memory.toString());
      }
      assertEquals(8, igv.extension().memory().limitMegabytes());
      assertEquals(8, settings().tileMegabytes(), "kept for the next start");
      assertEquals(64, ExtensionMenu.megabytes(" 64 "));
      for (String wrong : List.of("", "lots", "7", "5000", "1e3")) {
        InputException refusal =
            assertThrows(InputException.class, () -> ExtensionMenu.megabytes(wrong));
        assertTrue(refusal.getMessage().contains("from 8 to 4096"), refusal.getMessage());
      }
    } finally {
      LiveIgv.onEdt(
          () -> {
            igv.extension().limitMemory(64);
            return null;
          });
    }
  }

  private static Settings settings() {
    return new Settings(DirectoryManager.getIgvDirectory().toPath());
  }

  @Test
  void colourBlindSafeColoursReplaceThePublishedOnesEverywhere() throws IOException {
    AttributionTrack temporal = add(FAST, "temporal-forward");
    AttributionTrack saliency = add(FAST, "saliency");
    igv.goTo("chrT", 30_001, 30_090);
    igv.awaitQuiet();
    Map<Integer, Float> exported = export(temporal);
    LiveIgv.onEdt(
        () -> {
          igv.extension().colourBlindSafe(true);
          return null;
        });
    try {
      igv.awaitQuiet();
      assertTrue(settings().isColourBlindSafe(), "kept for the next start");
      BufferedImage strip = igv.picture(temporal);
      ColourMap map = ColourMap.blueWhiteVermilion();
      for (int position = 30_005; position < 30_080; position++) {
        if (position % 101 != 0) {
          // Below the base's letter.
          Color shown = new Color(strip.getRGB(x(position), strip.getHeight() - 4));
          assertEquals(map.of(exported.get(position)), shown, "base " + position);
        }
      }
      BufferedImage letters = igv.picture(saliency);
      for (int code = 0; code < 4; code++) {
        assertTrue(
            has(letters, BasePalette.COLOUR_BLIND_SAFE.of(code)), "letter " + Bases.letter(code));
        assertFalse(has(letters, BasePalette.IGV.of(code)), "letter " + Bases.letter(code));
      }
      BufferedImage legend = legend();
      for (int code = 0; code < 4; code++) {
        assertTrue(has(legend, BasePalette.COLOUR_BLIND_SAFE.of(code)), "legend, " + code);
        assertFalse(has(legend, BasePalette.IGV.of(code)), "legend, " + code);
      }
      assertTrue(has(legend, ColourMap.signedBlueWhiteVermilion().of(1)), "legend of maps");
    } finally {
      LiveIgv.onEdt(
          () -> {
            igv.extension().colourBlindSafe(false);
            return null;
          });
    }
  }

  @Test
  void theLegendShowsTheColoursOfTheTracks() throws IOException {
    BufferedImage legend = legend();
    ImageIO.write(legend, "png", folder.resolve("legend.png").toFile());
    for (int code = 0; code < 4; code++) {
      assertTrue(has(legend, BasePalette.IGV.of(code)), "letter " + Bases.letter(code));
    }
    assertTrue(has(legend, ColourMap.blueWhiteRed().of(0.25)), "temporal output");
    assertTrue(has(legend, ColourMap.signedBlueWhiteRed().of(-1)), "maps");
  }

  /** IGV 2.19 runs a batch script on a thread of its own, which paints the whole window. */
  @Test
  void paintingOnTheThreadOfAScriptAndChangingTextsNeverWaitForEachOther() throws Exception {
    SidePanel panel = LiveIgv.find(SidePanel.class);
    Component window = panel.getRootPane();
    CountDownLatch done = new CountDownLatch(2);
    AtomicBoolean enough = new AtomicBoolean();
    new Thread(
            () -> {
              BufferedImage image =
                  new BufferedImage(
                      window.getWidth(), window.getHeight(), BufferedImage.TYPE_INT_RGB);
              while (!enough.get()) {
                Graphics2D g = image.createGraphics();
                window.paint(g);
                g.dispose();
              }
              done.countDown();
            },
            "script")
        .start();
    new Thread(
            () -> {
              for (int i = 0; i < 400; i++) {
                String model = i % 2 == 0 ? FAST : SLOW;
                LiveIgv.onEdt(
                    () -> {
                      panel.select(model);
                      return null;
                    });
              }
              enough.set(true);
              done.countDown();
            },
            "user")
        .start();
    try {
      assertTrue(done.await(300, TimeUnit.SECONDS), "the two wait for each other");
    } finally {
      // IGV's own texts are not made for a second thread: nobody paints beside the next test.
      enough.set(true);
    }
  }

  /** The side panel with its legend in front. */
  private static BufferedImage legend() {
    SidePanel panel = LiveIgv.find(SidePanel.class);
    return LiveIgv.onEdt(
        () -> {
          panel.showTab("Legend");
          panel.validate();
          BufferedImage image =
              new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB);
          Graphics2D g = image.createGraphics();
          panel.paint(g);
          g.dispose();
          panel.showTab("Model");
          return image;
        });
  }

  private static boolean has(BufferedImage picture, Color colour) {
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        if (picture.getRGB(x, y) == colour.getRGB()) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void theOpenTabIsRemembered() {
    SidePanel panel = LiveIgv.find(SidePanel.class);
    LiveIgv.onEdt(
        () -> {
          panel.showTab("Motifs");
          return null;
        });
    assertEquals("Motifs", settings().panelTab());
    LiveIgv.onEdt(
        () -> {
          panel.showTab("Model");
          return null;
        });
    assertEquals("Model", settings().panelTab());
  }

  @Test
  void aNameCannotBringHtmlIntoATooltip() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_100);
    igv.awaitQuiet();
    String text =
        LiveIgv.onEdt(
            () -> {
              track.setName("<img src='http://example.invalid/'>");
              return track.getValueStringAt("chrT", 40_050, 300, 10, igv.frame());
            });
    assertFalse(text.contains("<img"), text);
  }

  // ---- What cannot be shown ----

  private static String message(AttributionTrack track) {
    return LiveIgv.onEdt(() -> track.model().sentence(igv.view())).orElse("none");
  }

  private static void assertHasText(AttributionTrack track) {
    BufferedImage picture = igv.picture(track);
    int dark = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        dark += new Color(picture.getRGB(x, y)).getRed() < 130 ? 1 : 0;
      }
    }
    assertTrue(dark > 100, "only " + dark + " dark pixels");
  }

  @Test
  void aViewThatIsTooWideSaysSo() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 1, 300_000);
    igv.awaitQuiet();
    assertTrue(message(track).startsWith("Zoom in"), message(track));
    assertHasText(track);
  }

  @Test
  void unknownSequenceSaysSo() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", TestGenome.UNKNOWN_FROM + 5_000, TestGenome.UNKNOWN_FROM + 5_500);
    igv.awaitQuiet();
    assertEquals(Messages.UNKNOWN_SEQUENCE, message(track));
    assertHasText(track);
  }

  @Test
  void aChromosomeShorterThanAWindowHasNoValues() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo(TestGenome.SHORT_CHROMOSOME, 1, 50);
    igv.awaitQuiet();
    assertEquals(Messages.UNKNOWN_SEQUENCE, message(track));
  }

  @Test
  void aBrokenModelSaysSoInItsTrackAndIgvGoesOn() {
    AttributionTrack broken = add(BROKEN, "saliency");
    AttributionTrack fast = add(FAST, "saliency");
    igv.goTo("chrT", 60_001, 60_100);
    igv.awaitQuiet();
    assertTrue(message(broken).contains("BROKEN.zip"), message(broken));
    assertHasText(broken);
    assertEquals("none", message(fast));
  }

  @Test
  void theWholeGenomeViewSaysSo() {
    AttributionTrack track = add(FAST, "saliency");
    LiveIgv.onEdt(
        () -> {
          igv.frame().changeChromosome(Globals.CHR_ALL, true);
          IGV.getInstance().repaint();
          return null;
        });
    assertEquals(Messages.WHOLE_GENOME, message(track));
    igv.goTo("chrT", 60_001, 60_100);
  }

  // ---- Manners ----

  @Test
  void aModelOfThirtySecondsHoldsUpNobodyAndItsOldWorkIsCancelled() throws IOException {
    Path wiggle = folder.resolve("own.bedgraph");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < TestGenome.LENGTH; i += 10) {
      lines.append("chrT\t").append(i).append('\t').append(i + 10).append('\t').append(i % 70);
      lines.append('\n');
    }
    Files.writeString(wiggle, lines);
    List<Track> own = IGV.getInstance().load(new ResourceLocator(wiggle.toString()));
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().addTracks(own, PanelName.DATA_PANEL);
          return null;
        });
    AttributionTrack slow = add(SLOW, "saliency");
    AttributionTrack fast = add(FAST, "saliency");
    ProbeRenderer ofFast = new ProbeRenderer();
    ProbeRenderer ofOwn = new ProbeRenderer();
    LiveIgv.onEdt(
        () -> {
          fast.setRenderer(ofFast);
          setRenderer((DataTrack) own.get(0), ofOwn);
          return null;
        });
    igv.goTo("chrT", 100_001, 101_000);
    igv.await(
        "the slow model's work",
        () -> igv.extension().engine().running().stream().anyMatch(IgvScenarios::isSlow));
    List<Long> fastMillis = new ArrayList<>();
    List<Long> ownMillis = new ArrayList<>();
    List<String> blocked;
    try (EdtWatchdog watchdog = new EdtWatchdog(50)) {
      for (int pan = 0; pan < 11; pan++) {
        int start = 105_000 + 5_000 * pan;
        long begin =
            LiveIgv.onEdt(
                () -> {
                  long now = System.nanoTime();
                  igv.frame().jumpTo("chrT", start, start + 1_000);
                  IGV.getInstance().repaint();
                  return now;
                });
        double origin = LiveIgv.onEdt(() -> igv.frame().getOrigin());
        igv.await("both tracks", () -> ofFast.drawn(origin) > 0 && ofOwn.drawn(origin) > 0);
        fastMillis.add((ofFast.drawn(origin) - begin) / 1_000_000);
        ownMillis.add((ofOwn.drawn(origin) - begin) / 1_000_000);
        pause(150);
      }
      blocked = watchdog.found();
    }
    assertTrue(median(fastMillis) <= 150, "our other track after " + fastMillis + " ms");
    assertTrue(median(ownMillis) <= 150, "IGV's own track after " + ownMillis + " ms");
    assertEquals(List.of(), blocked, "the event thread was held");
    int now = 155_000 / TileKey.SIZE;
    igv.await(
        "the old work's end",
        () ->
            igv.extension().engine().running().stream()
                .filter(IgvScenarios::isSlow)
                .allMatch(key -> Math.abs(key.index() - now) < 4));
    System.out.println(
        "slow model: our other track " + fastMillis + " ms, IGV's own " + ownMillis + " ms");
    assertTrue(
        slow.model().sentence(igv.view()).isPresent(),
        "the slow track says that it is being computed");
  }

  @Test
  void aThousandTilesAreShownWithoutHoldingTheEventThread() {
    AttributionTrack track = add(FAST, "temporal-forward");
    List<String> held;
    try (EdtWatchdog watchdog = new EdtWatchdog(50)) {
      igv.goTo("chrT", 100_001, 199_000);
      igv.awaitQuiet();
      held = watchdog.found();
    }
    assertEquals(List.of(), held);
    assertEquals("none", message(track));
  }

  @Test
  void theWatchdogSeesWhenOurCodeHoldsTheEventThread() {
    AttributionTrack track = add(FAST, "saliency");
    TileKey key =
        new TileKey(
            "none",
            "none",
            "none",
            StrandRule.FORWARD,
            track.model().spec().orElseThrow().layout("chrT"),
            "chrT",
            0);
    try (EdtWatchdog watchdog = new EdtWatchdog(50)) {
      LiveIgv.onEdt(
          () ->
              igv.extension()
                  .engine()
                  .computeNow(
                      key,
                      (wanted, cancellation) -> {
                        pause(400);
                        return Tile.of(wanted, new float[1], new byte[1]);
                      }));
      igv.await("the finding", () -> !watchdog.found().isEmpty());
    }
  }

  private static boolean isSlow(TileKey key) {
    return key.modelHash().contains("SLOW");
  }

  /** The setter is protected in IGV 2.16. */
  private static void setRenderer(DataTrack track, ProbeRenderer renderer)
      throws ReflectiveOperationException {
    java.lang.reflect.Method setter =
        DataTrack.class.getDeclaredMethod("setRenderer", org.broad.igv.renderer.Renderer.class);
    setter.setAccessible(true);
    setter.invoke(track, renderer);
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stoppingFromThePanelLeavesAWordInTheTrack() {
    AttributionTrack slow = add(SLOW, "saliency");
    igv.goTo("chrT", 200_001, 200_100);
    BrowserPanelHost host = new BrowserPanelHost(igv.extension());
    igv.await("work", () -> !host.activities().isEmpty());
    LiveIgv.onEdt(
        () -> {
          host.stop(host.activities().get(0));
          return null;
        });
    igv.awaitQuiet();
    assertEquals(Messages.STOPPED, message(slow));
    igv.goTo("chrT", 300_001, 300_100);
  }

  // ---- Panel and menus ----

  @Test
  void steppingThroughPeaksCentresAWindowOnTheSummit() throws IOException {
    Path peaks = folder.resolve("test.narrowPeak");
    Files.writeString(
        peaks,
        """
        chrT	90000	90300	a	0	.	5	-1	-1	123
        chrT	80000	80200	b	0	.	9	-1	-1	60
        """);
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 70_001, 70_200);
    PeakPane pane = LiveIgv.find(SidePanel.class).peaks();
    LiveIgv.onEdt(
        () -> {
          pane.open(peaks);
          return null;
        });
    igv.await("the peaks", () -> pane.count() == 2);
    LiveIgv.onEdt(
        () -> {
          pane.step(true);
          return null;
        });
    igv.awaitQuiet();
    assertEquals(Optional.of(new Anchor("chrT", 80_060)), igv.extension().anchor());
    double centre = LiveIgv.onEdt(() -> (igv.frame().getOrigin() + igv.frame().getEnd()) / 2);
    assertEquals(80_060, centre, 2);
    // The fake network's weight is largest at the centre of a window: the summit has the full one.
    float weight =
        Math.abs(new float[] {1f, -0.5f, 0.75f, -0.25f}["ACGT".indexOf(bases.charAt(80_060))]);
    assertEquals(weight, scores(track).get(80_060), 1e-6f);
    assertEquals(weightAt(80_059) / 2, scores(track).get(80_059), 1e-6f);
    LiveIgv.onEdt(
        () -> {
          pane.step(true);
          return null;
        });
    assertEquals(Optional.of(new Anchor("chrT", 90_123)), igv.extension().anchor());
    LiveIgv.onEdt(
        () -> {
          pane.step(false);
          return null;
        });
    assertEquals(Optional.of(new Anchor("chrT", 80_060)), igv.extension().anchor());
    igv.awaitQuiet();
  }

  private static float weightAt(int position) {
    return Math.abs(new float[] {1f, -0.5f, 0.75f, -0.25f}["ACGT".indexOf(bases.charAt(position))]);
  }

  @Test
  void aPeakFileWithASummitOutOfRangeIsRefusedInThePanel() throws IOException {
    Path peaks = folder.resolve("wrong.narrowPeak");
    Files.writeString(peaks, "chrT\t90000\t90300\ta\t0\t.\t5\t-1\t-1\t300\n");
    PeakPane pane = LiveIgv.find(SidePanel.class).peaks();
    LiveIgv.onEdt(
        () -> {
          pane.open(peaks);
          return null;
        });
    igv.await("the refusal", () -> pane.remark().contains("summit"));
    assertTrue(pane.remark().startsWith("Line 1 of"), pane.remark());
  }

  @Test
  void theMenuAddsTracksOfAModel() {
    int before = LiveIgv.onEdt(() -> igv.dataPanel().getTracks().size());
    LiveIgv.onEdt(
        () -> {
          JMenu menu = menu();
          JMenu add = (JMenu) menu.getItem(0);
          JMenu fast = null;
          for (int i = 0; i < add.getItemCount(); i++) {
            if (add.getItem(i).getText().startsWith("FAST")) {
              fast = (JMenu) add.getItem(i);
            }
          }
          fast.getItem(0).doClick();
          return null;
        });
    int after = LiveIgv.onEdt(() -> igv.dataPanel().getTracks().size());
    assertEquals(4, after - before, "saliency, prediction and both temporal outputs");
  }

  private static JMenu menu() {
    javax.swing.JMenuBar bar = IGV.getInstance().getRootPane().getJMenuBar();
    for (int i = 0; i < bar.getMenuCount(); i++) {
      if (bar.getMenu(i).getText().equals(Messages.PRODUCT)) {
        return bar.getMenu(i);
      }
    }
    throw new AssertionError("no menu");
  }

  @Test
  void thePopupOffersExportMethodsScalesAndIgvsOwnItems() {
    AttributionTrack track = add(FAST, "saliency");
    IGVPopupMenu popup = popup(track);
    List<String> items =
        LiveIgv.onEdt(
            () ->
                Arrays.stream(popup.getComponents())
                    .filter(JMenuItem.class::isInstance)
                    .map(item -> ((JMenuItem) item).getText())
                    .toList());
    for (String expected :
        List.of(
            Messages.EXPORT,
            Messages.METHOD,
            Messages.STRAND,
            Messages.SCALE,
            "Set Data Range...",
            "Change Track Height...")) {
      assertTrue(items.contains(expected), expected + " in " + items);
    }
  }

  @Test
  void choosingAMethodInThePopupShowsItsValues() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_200);
    igv.awaitQuiet();
    LiveIgv.onEdt(
        () -> {
          track.model().show(igv.extension().methods().named("prediction"));
          track.takeOnLook();
          IGV.getInstance().repaint();
          return null;
        });
    igv.awaitQuiet();
    assertTrue(track.getName().contains("prediction"), track.getName());
    assertTrue(
        scores(track).values().stream().allMatch(value -> value >= 0 && value <= 1),
        "probabilities");
    assertEquals(1f, LiveIgv.onEdt(() -> track.getDataRange().getMaximum()));
  }

  // ---- Sessions and batch ----

  @Test
  void aSessionBringsTheTrackBack() throws IOException {
    AttributionTrack track = add(FAST, "temporal-backward");
    LiveIgv.onEdt(
        () -> {
          track.setName("renamed");
          igv.extension().anchorAt(Optional.of(new Anchor("chrT", 33_333)));
          return null;
        });
    TrackSpec saved = LiveIgv.onEdt(() -> track.model().spec().orElseThrow());
    assertEquals(Optional.of(new Anchor("chrT", 33_333)), saved.anchor());
    Path session = folder.resolve("session.xml");
    IGV.getInstance().saveSession(session.toFile());
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:33,301-33,400"));
    igv.await("the track", () -> !LiveIgv.attributionTracks().isEmpty());
    igv.awaitQuiet();
    AttributionTrack back = LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(0));
    assertEquals("renamed", back.getName());
    assertEquals(saved, back.model().spec().orElseThrow());
    assertEquals(100, scores(back).size(), 3);
  }

  @Test
  void aSessionComesBackFromAFolderThatWasMoved() throws IOException {
    add(FAST, "input-x-gradient");
    igv.goTo("chrT", 33_301, 33_400);
    igv.awaitQuiet();
    TrackSpec saved =
        LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(0).model().spec().orElseThrow());
    Path before = Files.createDirectory(folder.resolve("before"));
    IGV.getInstance().saveSession(before.resolve("session.xml").toFile());
    removeTracks();
    Path after = Files.move(before, folder.resolve("after"));
    assertTrue(
        IGV.getInstance()
            .loadSession(after.resolve("session.xml").toString(), "chrT:33,301-33,400"));
    igv.await("the track", () -> !LiveIgv.attributionTracks().isEmpty());
    igv.awaitQuiet();
    AttributionTrack back = LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(0));
    assertEquals(saved, back.model().spec().orElseThrow());
    assertEquals(Optional.empty(), LiveIgv.onEdt(() -> back.model().sentence(igv.view())));
    assertEquals(100, scores(back).size(), 3);
  }

  @Test
  void noListenerIsAdded() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp")), "no table of sockets");
    try (ServerSocket control = new ServerSocket(0)) {
      assertEquals(1, listeners().size(), "one listener is seen: " + control);
    }
    assertEquals(List.of(), listeners(), "IGV's own port is off in these tests");
  }

  /** The sockets of this process that wait for somebody, as the system's tables have them. */
  private static List<String> listeners() throws IOException {
    Set<String> own = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          own.add(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException e) {
          // Closed since it was listed.
        }
      }
    }
    List<String> listening = new ArrayList<>();
    for (String name : List.of("tcp", "tcp6", "udp", "udp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/net", name))) {
        String[] fields = line.strip().split("\\s+", -1);
        boolean waits = name.startsWith("udp") || fields[3].equals("0A");
        if (waits && fields.length > 9 && own.contains("socket:[" + fields[9] + "]")) {
          listening.add(line);
        }
      }
    }
    return listening;
  }

  @Test
  void aSessionKeepsTheStrandAndNamesNoPathOfOurs() throws IOException {
    AttributionTrack track = add(FAST, "saliency");
    LiveIgv.onEdt(
        () -> {
          track.model().show(StrandRule.MEAN);
          return null;
        });
    Path session = folder.resolve("strand.xml");
    IGV.getInstance().saveSession(session.toFile());
    String text = Files.readString(session);
    String line = text.lines().filter(l -> l.contains("motiflensModel")).findFirst().orElseThrow();
    assertFalse(line.contains(folder.toString()), line);
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:33,301-33,400"));
    igv.await("the track", () -> !LiveIgv.attributionTracks().isEmpty());
    assertEquals(
        StrandRule.MEAN, LiveIgv.attributionTracks().get(0).model().spec().orElseThrow().strand());
  }

  @Test
  void igvsOwnLoadOpensAFileOfTracksAndTheMenuSavesTheSame() throws IOException {
    AttributionTrack first = add(FAST, "saliency");
    AttributionTrack second = add(FAST, "temporal-forward");
    LiveIgv.onEdt(
        () -> {
          first.model().show(StrandRule.MAX);
          second.setName("renamed");
          second.setHeight(77, true);
          return null;
        });
    List<Object> before =
        List.of(first.model().spec().orElseThrow(), second.model().spec().orElseThrow());
    Path file = folder.resolve("two.mlens");
    TrackFile saved = LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current());
    saved.write(file);
    removeTracks();
    IGV.getInstance().loadResources(List.of(new ResourceLocator(file.toString())));
    igv.await("both tracks", () -> LiveIgv.attributionTracks().size() == 2);
    igv.goTo("chrT", 33_301, 33_400);
    igv.awaitQuiet();
    List<AttributionTrack> back = LiveIgv.attributionTracks();
    assertEquals(
        before,
        List.of(
            back.get(0).model().spec().orElseThrow(), back.get(1).model().spec().orElseThrow()));
    assertEquals("renamed", back.get(1).getName());
    assertEquals(77, back.get(1).getHeight());
    assertEquals(saved, LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current()));
    assertFalse(scores(back.get(0)).isEmpty());
  }

  /** With the mouse, from another window, as from a file manager. */
  @Test
  void aFileOfTracksCanBeDroppedOntoIgv() throws IOException, AWTException {
    add(FAST, "saliency");
    Path file = folder.resolve("dropped.mlens");
    LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current()).write(file);
    removeTracks();
    DataPanelContainer panel = LiveIgv.find(DataPanelContainer.class);
    FileWindow files = LiveIgv.onEdt(() -> new FileWindow(file));
    try {
      Point from = LiveIgv.onEdt(() -> centre(files.getContentPane()));
      Point to = LiveIgv.onEdt(() -> centre(panel));
      Robot robot = new Robot();
      robot.setAutoDelay(20);
      robot.mouseMove(from.x, from.y);
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      int steps = 40;
      for (int step = 1; step <= steps; step++) {
        robot.mouseMove(
            from.x + (to.x - from.x) * step / steps, from.y + (to.y - from.y) * step / steps);
      }
      robot.delay(300);
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
      igv.await("the dropped track", () -> !LiveIgv.attributionTracks().isEmpty());
      assertEquals(
          "saliency", LiveIgv.attributionTracks().get(0).model().spec().orElseThrow().methodKey());
    } finally {
      LiveIgv.onEdt(
          () -> {
            files.dispose();
            return null;
          });
    }
  }

  private static Point centre(Component component) {
    Point corner = component.getLocationOnScreen();
    return new Point(corner.x + component.getWidth() / 2, corner.y + component.getHeight() / 2);
  }

  @Test
  void aFileOfTracksWithOtherWeightsAddsNothing() {
    TrackFile.Entry other =
        new TrackFile.Entry(
            FAST, "other", "saliency", StrandRule.FORWARD, 25, Optional.empty(), Optional.empty());
    String message =
        assertThrows(
                InputException.class,
                () -> new TrackFiles(igv.extension()).open(new TrackFile(List.of(other))))
            .getMessage();
    assertTrue(message.contains("other weights"), message);
    assertTrue(LiveIgv.attributionTracks().isEmpty());
  }

  @Test
  void theStrandChosenIsTheOneOfTheProfileComputer() {
    Map<Integer, Float> forward = strandScores(StrandRule.FORWARD);
    Map<Integer, Float> reverse = strandScores(StrandRule.REVERSE);
    Map<Integer, Float> mean = strandScores(StrandRule.MEAN);
    assertFalse(forward.equals(reverse), "the two strands differ");
    for (int position : mean.keySet()) {
      assertEquals((forward.get(position) + reverse.get(position)) / 2, mean.get(position));
    }
  }

  private static Map<Integer, Float> strandScores(StrandRule rule) {
    AttributionTrack track = add(FAST, "input-x-gradient");
    LiveIgv.onEdt(
        () -> {
          track.model().show(rule);
          return null;
        });
    igv.goTo("chrT", 40_001, 40_300);
    igv.awaitQuiet();
    return scores(track);
  }

  @Test
  void aSessionThatNamesAnUnknownModelSaysSoAndDoesNoHarm() throws IOException {
    AttributionTrack track = add(FAST, "saliency");
    Path session = folder.resolve("unknown.xml");
    IGV.getInstance().saveSession(session.toFile());
    assertNotNull(track);
    Files.writeString(session, Files.readString(session).replace(FAST, "GONE_K562/small-rnn"));
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:33,301-33,400"));
    igv.await("the track", () -> !LiveIgv.attributionTracks().isEmpty());
    igv.awaitQuiet();
    AttributionTrack back = LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(0));
    assertTrue(message(back).contains("GONE_K562/small-rnn"), message(back));
    assertHasText(back);
    Component panel = igv.dataPanel().getDataPanelContainer().getComponent(0);
    MouseEvent click = new MouseEvent(panel, MouseEvent.MOUSE_PRESSED, 0, 0, 300, 20, 1, true);
    LiveIgv.onEdt(() -> back.getPopupMenu(new TrackClickEvent(click, igv.frame())));
  }

  @Test
  void inBatchModeLoadingComputesBeforeItReturns() {
    AttributionTrack track = add(FAST, "saliency");
    Globals.setBatch(true);
    try {
      LiveIgv.onEdt(
          () -> {
            igv.frame().jumpTo("chrT", 250_000, 250_200);
            track.load(igv.frame());
            assertTrue(track.isReadyToPaint(igv.frame()));
            assertEquals(Optional.empty(), track.model().sentence(igv.view()));
            return null;
          });
    } finally {
      Globals.setBatch(false);
    }
  }

  @Test
  void severalRegionsSideBySideAreAllComputed() {
    AttributionTrack track = add(FAST, "saliency");
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().goToLocus("chrT:1,001-1,200 chrT:9,001-9,200");
          return null;
        });
    igv.await("two frames", () -> FrameManager.getFrames().size() == 2);
    igv.awaitQuiet();
    for (var frame : LiveIgv.onEdt(() -> List.copyOf(FrameManager.getFrames()))) {
      igv.await("values of " + frame.getName(), () -> !track.getInViewScores(frame).isEmpty());
    }
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().goToLocus("chrT:1,001-1,200");
          return null;
        });
    igv.await("one frame", () -> FrameManager.getFrames().size() == 1);
  }

  @Test
  void theProfileOfALocusIsTheTracksWhateverTheView() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_200);
    igv.awaitQuiet();
    Map<Integer, Float> narrow = scores(track);
    igv.goTo("chrT", 39_001, 44_000);
    igv.awaitQuiet();
    Map<Integer, Float> wide = scores(track);
    narrow.forEach((position, value) -> assertEquals(value, wide.get(position), "at " + position));
    float[] direct =
        igv.extension()
            .tiles()
            .computer(
                track.model().spec().orElseThrow(), igv.extension().genome().orElseThrow(), "chrT")
            .compute(new Locus("chrT", 40_000, 40_200), Monitor.NONE)
            .values();
    for (int i = 0; i < direct.length; i++) {
      assertEquals(direct[i], narrow.get(40_000 + i), "at " + (40_000 + i));
    }
  }
}
