package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JMenuItem;
import org.broad.igv.DirectoryManager;
import org.broad.igv.feature.RegionOfInterest;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.attribution.Trust;
import org.motiflens.figure.ColourMap;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.extension.ExtensionMenu;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.message.WindowWords;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.settings.Settings;
import org.motiflens.plugin.work.Jobs;

/** Values, exports, tooltips, scales and colours. Run by {@code IgvIT}. */
class ValueScenarios extends OneRunningIgv {
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
  void whatWasExportedIsLoadedAsATrackOfIgvsOwn() throws IOException {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_300);
    igv.awaitQuiet();
    SidePanel panel = LiveIgv.find(SidePanel.class);
    Path file = folder.resolve("loaded.bw");
    LiveIgv.onEdt(
        () -> {
          files(track).export(file, files(track).inView(igv.view()));
          return null;
        });
    igv.await("the offer", () -> ComponentWalker.showing(panel, "Load it as a track").isPresent());
    LiveIgv.savePicture("export-offered");
    LiveIgv.onEdt(
        () -> {
          ComponentWalker.showing(panel, "Load it as a track").orElseThrow().doClick();
          return null;
        });
    igv.await("the track", () -> ofFile(file).isPresent());
    igv.goTo("chrT", 40_001, 40_300);
    igv.awaitQuiet();
    LiveIgv.savePicture("export-loaded");
    assertTrue(LiveIgv.onEdt(() -> ComponentWalker.showing(panel, "Load it as a track").isEmpty()));
    Track loaded = LiveIgv.onEdt(() -> ofFile(file).orElseThrow());
    igv.await("its values", () -> igvSays(loaded, 40_150).isPresent());
    assertEquals(
        scores(track).get(40_150),
        LiveIgv.onEdt(() -> igvSays(loaded, 40_150)).orElseThrow(),
        1e-3f);
  }

  /** The value in the tooltip of a track of IGV's own. */
  private static Optional<Float> igvSays(Track track, int position) {
    String text =
        track.getValueStringAt("chrT", position + 0.5, 0, 10, FrameManager.getDefaultFrame());
    Matcher number =
        Pattern.compile("[0-9]+\\.[0-9]+(E-?[0-9]+)?").matcher(text == null ? "" : text);
    Optional<Float> last = Optional.empty();
    while (number.find()) {
      last = Optional.of(Float.parseFloat(number.group()));
    }
    return last;
  }

  private static Optional<Track> ofFile(Path file) {
    return IGV.getInstance().getAllTracks().stream()
        .filter(track -> track.getResourceLocator() != null)
        .filter(track -> file.toString().equals(track.getResourceLocator().getPath()))
        .findFirst();
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
    Trust trust = Trust.of(CentredNetwork.of("small-rnn").newEvaluator(), window, 0);
    String meaning =
        text.replaceAll("(?s).*(one genomic window in [0-9,]+ scores as high).*", "$1");
    assertTrue(meaning.startsWith("one genomic window in"), text);
    String facts =
        WindowWords.full(trust)
            .replace("not calibrated", meaning + "; expected precision not known");
    assertTrue(text.contains(facts), text + " instead of " + facts);
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
                // Painting holds the lock of all components, which is not a fair one.
                LockSupport.parkNanos(1_000_000);
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
}
