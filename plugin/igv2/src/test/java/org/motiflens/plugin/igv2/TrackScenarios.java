package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Component;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import org.broad.igv.prefs.Constants;
import org.broad.igv.prefs.PreferencesManager;
import org.broad.igv.renderer.DataRange;
import org.broad.igv.track.AttributeManager;
import org.broad.igv.track.DataTrack;
import org.broad.igv.track.MergedTracks;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.PanelName;
import org.broad.igv.ui.panel.FrameManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.message.Messages;

/**
 * How tracks look and what their menus and tooltips say. Run by {@code IgvIT} in one IGV; each test
 * removes its tracks. With the system property {@code motiflens.pictures} what was seen is kept in
 * that folder, to be looked at.
 */
class TrackScenarios {
  private static final String FAST = "FAST_K562/small-rnn";
  private static final String OTHER = "OTHER_K562/small-cnn";
  private static final float[] WEIGHTS = {1f, -0.5f, 0.75f, -0.25f};

  private static LiveIgv igv;
  private static Path folder;
  private static String bases;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    folder = home;
    bases = TestGenome.bases(23);
    FakeRepository repository =
        new FakeRepository()
            .ofRareWindows()
            .with("FAST", CentredNetwork.of("small-rnn"))
            .with("OTHER", CentredNetwork.of("small-cnn"));
    igv = LiveIgv.start(home, TestGenome.write(home, bases), repository);
  }

  @AfterEach
  void removeTracks() {
    onEdt(() -> IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks())));
  }

  private static void onEdt(Runnable action) {
    LiveIgv.onEdt(
        () -> {
          action.run();
          return null;
        });
  }

  private static AttributionTrack add(String modelId, String method) {
    return igv.add(modelId, method);
  }

  private static void repaint() {
    onEdt(() -> IGV.getInstance().repaint());
    igv.awaitQuiet();
  }

  private static int x(int position) {
    return LiveIgv.onEdt(
        () -> (int) ((position + 0.5 - igv.frame().getOrigin()) / igv.frame().getScale()));
  }

  private static void keep(String name, BufferedImage picture) {
    String pictures = System.getProperty("motiflens.pictures");
    if (pictures != null) {
      try {
        ImageIO.write(picture, "png", Path.of(pictures, name + ".png").toFile());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** The slope of a base at a position, from the network's weights and the windows' rule alone. */
  private static float slope(int position, int base) {
    // Windows of 101 at multiples of 25: the centre, 50 from a start, that is nearest; ties left.
    int start = Math.floorDiv(position - 50 + 12, 25) * 25;
    return WEIGHTS[base] / (1 + Math.abs(position - start - 50));
  }

  private static AttributionTrack map(String model, String method) {
    AttributionTrack track = add(model, method);
    assertTrue(track.model().method().orElseThrow().isMap());
    return track;
  }

  private static void assertMap(TrackColours scheme, String name) {
    AttributionTrack track = map(FAST, "gradient-map");
    onEdt(() -> track.setHeight(121, true));
    igv.goTo("chrT", 20_001, 20_060);
    repaint();
    BufferedImage picture = igv.picture(track);
    keep(name, picture);
    DataRange range = LiveIgv.onEdt(track::getDataRange);
    double most = Math.max(Math.abs(range.getMinimum()), Math.abs(range.getMaximum()));
    int checked = 0;
    for (int position = 20_003; position < 20_058; position++) {
      int there = "ACGT".indexOf(bases.charAt(position));
      for (int base = 0; base < 4; base++) {
        // Two pixels of margin and 13 of label above 104 pixels: rows of 26.
        int top = 2 + 13 + 26 * base;
        double share = slope(position, base) / most;
        Color shown = new Color(picture.getRGB(x(position), top + 3));
        String where = position + " row " + base;
        assertEquals(scheme.signed().of(share), shown, where);
        Color edge = new Color(picture.getRGB(x(position), top));
        assertEquals(base == there, edge.equals(new Color(40, 40, 40)), "outline at " + where);
        checked++;
      }
    }
    assertEquals(220, checked);
  }

  @Test
  void theMapShowsTheSlopeOfEveryBaseAndOutlinesTheOneThatIsThere() {
    assertMap(TrackColours.published(BasePalette.IGV), "map");
  }

  @Test
  void theColourBlindSafeMapHasItsOwnColours() {
    onEdt(() -> igv.extension().colourBlindSafe(true));
    try {
      assertMap(TrackColours.colourBlindSafe(), "map-colour-blind-safe");
    } finally {
      onEdt(() -> igv.extension().colourBlindSafe(false));
    }
  }

  @Test
  void theMapOfMutagenesisIsCentredAndSummarisedWhenZoomedOut() {
    AttributionTrack track = map(FAST, "mutagenesis-map");
    igv.goTo("chrT", 20_001, 20_100);
    repaint();
    keep("map-ism", igv.picture(track));
    // The network is linear: the effect of a base is its weight less the mean of the four.
    int position = 20_050;
    String text = tooltip(track, position, 0);
    float mean = (1f - 0.5f + 0.75f - 0.25f) / 4;
    float scale = slope(position, 0);
    String expected = "A " + ValueAxis.format(scale * (1f - mean)) + ", C";
    assertTrue(text.contains(expected), expected + " in " + text);
    igv.goTo("chrT", 20_001, 29_000);
    repaint();
    BufferedImage wide = igv.picture(track);
    keep("map-ism-wide", wide);
    int coloured = 0;
    for (int column = 50; column < 750; column++) {
      coloured += new Color(wide.getRGB(column, 25)).equals(Color.WHITE) ? 0 : 1;
    }
    assertTrue(coloured > 500, coloured + " columns of 700 have a colour");
  }

  private static String tooltip(AttributionTrack track, int position, int mouseY) {
    int x = x(position);
    return LiveIgv.onEdt(() -> track.getValueStringAt("chrT", position, x, mouseY, igv.frame()));
  }

  @Test
  void theTooltipOfAMapNamesTheRowUnderTheMouse() {
    AttributionTrack track = map(FAST, "gradient-map");
    igv.goTo("chrT", 20_001, 20_060);
    repaint();
    igv.picture(track);
    int rowHeight = (78 - 4 - 13) / 4;
    for (int base = 0; base < 4; base++) {
      int y = 2 + 13 + rowHeight * base + rowHeight / 2;
      String text = tooltip(track, 20_030, y);
      assertTrue(text.contains("<b>" + "ACGT".charAt(base) + " "), base + " in " + text);
    }
  }

  @Test
  void everyTracksTooltipSaysBaseValueWindowCentreAndHowFarToTrustTheWindow() {
    igv.goTo("chrT", 40_001, 40_100);
    for (String method :
        List.of("saliency", "corrected", "ism", "prediction", "temporal-forward")) {
      AttributionTrack track = add(FAST, method);
      repaint();
      int position = 40_050;
      igv.await(
          "the window of " + method,
          () -> !tooltipNow(track, position).contains(Messages.FACTS_COMING));
      String text = tooltip(track, position, 0);
      int start = windowStart(track, position);
      assertTrue(text.contains("base " + bases.charAt(position)), text);
      assertTrue(
          text.contains(String.format(Locale.ROOT, "centre %,d", start + 51)), start + " " + text);
      double margin = 0;
      for (int i = 0; i < 101; i++) {
        margin += WEIGHTS["ACGT".indexOf(bases.charAt(start + i))] / (1 + Math.abs(i - 50));
      }
      String p = String.format(Locale.ROOT, "P = %.3f", 1 / (1 + Math.exp(-margin)));
      assertTrue(text.contains(p), p + " in " + text);
      assertTrue(text.contains("gradients miss"), text);
      assertTrue(text.contains("strands differ by"), text);
    }
  }

  private static String tooltipNow(AttributionTrack track, int position) {
    return track.getValueStringAt("chrT", position, 0, 0, igv.frame());
  }

  private static int windowStart(AttributionTrack track, int position) {
    return LiveIgv.onEdt(
        () -> track.model().spec().orElseThrow().layout("chrT").owner(position, TestGenome.LENGTH));
  }

  @Test
  void theTrackItselfSaysHowFarTheWindowAtTheCentreCanBeTrusted() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_200);
    repaint();
    igv.await("the figures", () -> track.model().trustText(igv.view()).isPresent());
    repaint();
    String text = LiveIgv.onEdt(() -> track.model().trustText(igv.view()).orElseThrow());
    assertTrue(text.startsWith("window at 40,1"), text);
    BufferedImage picture = igv.picture(track);
    keep("trust", picture);
    int ink = 0;
    for (int column = picture.getWidth() - 250; column < picture.getWidth() - 10; column++) {
      for (int y = 3; y < 13; y++) {
        ink += new Color(picture.getRGB(column, y)).getRed() < 140 ? 1 : 0;
      }
    }
    assertTrue(ink > 150, ink + " dark pixels at the right of the top row");
    igv.goTo("chrT", 40_001, 90_000);
    repaint();
    assertEquals(Optional.empty(), LiveIgv.onEdt(() -> track.model().trustText(igv.view())));
  }

  @Test
  void aSessionAndAFileOfTracksKeepTheMap() throws IOException {
    AttributionTrack track = map(FAST, "mutagenesis-map");
    Object spec = track.model().spec().orElseThrow();
    TrackFile file = LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current());
    Path session = folder.resolve("map.xml");
    IGV.getInstance().saveSession(session.toFile());
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:33,301-33,400"));
    igv.await("the track", () -> !LiveIgv.attributionTracks().isEmpty());
    assertEquals(
        spec, LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(0)).model().spec().orElseThrow());
    assertEquals(file, LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current()));
    removeTracks();
    assertEquals(
        spec,
        LiveIgv.onEdt(() -> (AttributionTrack) new TrackFiles(igv.extension()).open(file).get(0))
            .model()
            .spec()
            .orElseThrow());
  }

  private static JMenu submenu(AttributionTrack track, String title) {
    return LiveIgv.onEdt(
        () -> {
          Component panel = igv.dataPanel().getDataPanelContainer().getComponent(0);
          MouseEvent click =
              new MouseEvent(panel, MouseEvent.MOUSE_PRESSED, 0, 0, 300, 20, 1, true);
          return Arrays.stream(
                  track.getPopupMenu(new TrackClickEvent(click, igv.frame())).getComponents())
              .filter(JMenu.class::isInstance)
              .map(JMenu.class::cast)
              .filter(menu -> menu.getText().equals(title))
              .findFirst()
              .orElse(null);
        });
  }

  @Test
  void everyMethodThatMeansSomethingForTheModelIsInTheMenu() {
    AttributionTrack track = add(FAST, "saliency");
    JMenu menu = submenu(track, Messages.METHOD);
    List<String> items =
        LiveIgv.onEdt(
            () ->
                Arrays.stream(menu.getMenuComponents())
                    .map(item -> ((JMenuItem) item).getText())
                    .toList());
    assertEquals(
        igv
            .extension()
            .methods()
            .supporting(igv.extension().models().architecture(FAST).orElseThrow())
            .stream()
            .map(method -> method.label() + ": " + method.tells())
            .toList(),
        items);
  }

  @Test
  void aVectorSnapshotHasTheCellsOfTheMap() throws Exception {
    AttributionTrack track = map(FAST, "gradient-map");
    igv.goTo("chrT", 20_001, 20_060);
    repaint();
    Path svg = folder.resolve("map.svg");
    LiveIgv.onEdt(
        () ->
            IGV.getInstance()
                .createSnapshotNonInteractive(
                    igv.dataPanel().getDataPanelContainer().getComponent(0), svg.toFile(), true));
    String text = Files.readString(svg);
    assertTrue(text.contains("∂Δ/∂X, all four rows"), "the corner's text");
    // The strongest cell is full red; batik writes a pixel column of it as a rectangle.
    assertTrue(text.contains("<rect"), "the cells");
    assertTrue(text.contains("red") || text.contains("rgb(255,0,0)"), "the strongest cell");
    assertEquals(1f, LiveIgv.onEdt(() -> track.getDataRange().getMaximum()));
  }

  // ---- As for IGV's own numeric tracks ----

  @Test
  void textFollowsADarkBackground() {
    AttributionTrack track = add(FAST, "saliency");
    Component panel = LiveIgv.onEdt(() -> igv.dataPanel().getDataPanelContainer().getComponent(0));
    Color before = panel.getBackground();
    onEdt(
        () -> {
          PreferencesManager.getPreferences().put(Constants.BACKGROUND_COLOR, "0,0,0");
          panel.setBackground(Color.BLACK);
        });
    try {
      igv.goTo("chrT", 1, 300_000);
      repaint();
      BufferedImage message = igv.picture(track);
      keep("dark-message", message);
      assertTrue(light(message) > 100, "only " + light(message) + " light pixels of a sentence");
      igv.goTo("chrT", 20_001, 20_060);
      repaint();
      keep("dark-window", LiveIgv.window());
      assertTrue(light(igv.picture(track)) > 60, "the corner's text is light");
    } finally {
      onEdt(
          () -> {
            PreferencesManager.getPreferences().remove(Constants.BACKGROUND_COLOR);
            panel.setBackground(before);
          });
    }
  }

  private static int light(BufferedImage picture) {
    int light = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        Color c = new Color(picture.getRGB(x, y));
        boolean grey = Math.abs(c.getRed() - c.getBlue()) < 12;
        light += grey && c.getRed() > 140 ? 1 : 0;
      }
    }
    return light;
  }

  @Test
  void igvsBaseColoursFollowItsPreferences() {
    AttributionTrack track = add(FAST, "saliency");
    Color chosen = new Color(255, 0, 255);
    onEdt(
        () -> {
          for (char base : "ACGT".toCharArray()) {
            PreferencesManager.getPreferences().put("COLOR." + base, "255,0,255");
          }
        });
    try {
      igv.goTo("chrT", 20_001, 20_060);
      repaint();
      BufferedImage picture = igv.picture(track);
      int inked = 0;
      for (int y = 0; y < picture.getHeight(); y++) {
        for (int x = 0; x < picture.getWidth(); x++) {
          inked += new Color(picture.getRGB(x, y)).equals(chosen) ? 1 : 0;
        }
      }
      assertTrue(inked > 500, inked + " pixels");
    } finally {
      onEdt(
          () -> {
            for (char base : "ACGT".toCharArray()) {
              PreferencesManager.getPreferences().remove("COLOR." + base);
            }
          });
    }
  }

  @Test
  void logScaleColourAndDataRangeChangeWhatIsDrawn() {
    AttributionTrack curve = add(FAST, "prediction");
    igv.goTo("chrT", 20_001, 20_300);
    repaint();
    BufferedImage usual = igv.picture(curve);
    onEdt(() -> curve.setColor(new Color(0, 130, 0)));
    repaint();
    BufferedImage green = igv.picture(curve);
    keep("prediction-green", green);
    assertTrue(count(green, new Color(0, 130, 0)) > 50, "the curve has the track's colour");
    assertEquals(0, count(usual, new Color(0, 130, 0)));
    onEdt(() -> curve.setDataRange(new DataRange(0, 0, 0.3f)));
    repaint();
    BufferedImage clipped = igv.picture(curve);
    keep("prediction-clipped", clipped);
    assertTrue(count(clipped, new Color(200, 0, 160)) > 20, "what is cut off has a mark");
    AttributionTrack letters = add(FAST, "saliency");
    igv.goTo("chrT", 20_001, 20_060);
    onEdt(() -> letters.setAutoScale(false));
    onEdt(() -> letters.setDataRange(new DataRange(0, 0, 1, true, false)));
    repaint();
    BufferedImage linear = igv.picture(letters);
    onEdt(() -> letters.setDataRange(new DataRange(0, 0, 1, true, true)));
    repaint();
    BufferedImage log = igv.picture(letters);
    keep("saliency-log", log);
    assertTrue(inked(log) > inked(linear), inked(log) + " above " + inked(linear));
  }

  private static int count(BufferedImage picture, Color colour) {
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += new Color(picture.getRGB(x, y)).equals(colour) ? 1 : 0;
      }
    }
    return count;
  }

  private static int inked(BufferedImage picture) {
    int count = 0;
    for (int y = 14; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        Color c = new Color(picture.getRGB(x, y));
        int most = Math.max(c.getRed(), Math.max(c.getGreen(), c.getBlue()));
        int least = Math.min(c.getRed(), Math.min(c.getGreen(), c.getBlue()));
        count += most - least > 120 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void severalModelsShareAScaleByIgvsGroupAutoscale() {
    AttributionTrack one = add(FAST, "saliency");
    AttributionTrack other = add(OTHER, "input-x-gradient");
    igv.goTo("chrT", 20_001, 20_100);
    repaint();
    float own = LiveIgv.onEdt(() -> one.getDataRange().getMinimum());
    assertEquals(0, own, "saliency has no negative values");
    onEdt(
        () -> {
          one.setAttributeValue(AttributeManager.GROUP_AUTOSCALE, "1");
          other.setAttributeValue(AttributeManager.GROUP_AUTOSCALE, "1");
          IGV.getInstance().repaint();
        });
    igv.await(
        "one scale",
        () ->
            one.getDataRange().getMinimum() < 0
                && one.getDataRange().getMinimum() == other.getDataRange().getMinimum()
                && one.getDataRange().getMaximum() == other.getDataRange().getMaximum());
    keep("group-autoscale", LiveIgv.window());
  }

  @Test
  void igvOverlaysTwoTracksInOne() {
    AttributionTrack one = add(FAST, "prediction");
    AttributionTrack other = add(OTHER, "prediction");
    igv.goTo("chrT", 20_001, 20_300);
    repaint();
    onEdt(
        () -> {
          one.setColor(new Color(0, 130, 0));
          other.setColor(new Color(180, 90, 0));
          MergedTracks merged = new MergedTracks("overlay", "both", List.<DataTrack>of(one, other));
          IGV.getInstance().addTracks(List.<Track>of(merged), PanelName.DATA_PANEL);
          one.setVisible(false);
          other.setVisible(false);
          IGV.getInstance().repaint();
        });
    repaint();
    keep("overlay", LiveIgv.window());
    Track merged = LiveIgv.onEdt(() -> track("both"));
    assertTrue(inked(igv.picture(merged)) + tinted(igv.picture(merged)) > 5_000, "both curves");
    String text = LiveIgv.onEdt(() -> merged.getValueStringAt("chrT", 20_100, 10, 10, igv.frame()));
    assertTrue(text.contains("small RNN") && text.contains("small CNN"), text);
  }

  private static Track track(String name) {
    return igv.dataPanel().getTracks().stream()
        .filter(track -> track.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int tinted(BufferedImage picture) {
    int count = 0;
    for (int y = 14; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        Color c = new Color(picture.getRGB(x, y));
        count += Math.abs(c.getRed() - c.getBlue()) > 15 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void severalRegionsEachShowTheMapAndTwoHundredKilobasesShowSaliency() {
    AttributionTrack track = map(OTHER, "gradient-map");
    onEdt(() -> IGV.getInstance().goToLocus("chrT:1,001-1,060 chrT:9,001-9,060"));
    igv.await("two frames", () -> FrameManager.getFrames().size() == 2);
    igv.awaitQuiet();
    for (var frame : LiveIgv.onEdt(() -> List.copyOf(FrameManager.getFrames()))) {
      igv.await("values of " + frame.getName(), () -> !track.getInViewScores(frame).isEmpty());
    }
    keep("multi-locus", LiveIgv.window());
    onEdt(() -> IGV.getInstance().goToLocus("chrT:1,001-1,060"));
    igv.await("one frame", () -> FrameManager.getFrames().size() == 1);
    onEdt(
        () -> {
          track.model().show(igv.extension().methods().named("saliency"));
          track.takeOnLook();
        });
    igv.goTo("chrT", 50_001, 249_900);
    repaint();
    assertEquals(Optional.empty(), LiveIgv.onEdt(() -> track.model().sentence(igv.view())));
    BufferedImage wide = igv.picture(track);
    keep("wide", wide);
    int red = 0;
    for (int column = 20; column < wide.getWidth() - 20; column++) {
      Color c = new Color(wide.getRGB(column, wide.getHeight() - 10));
      red += c.getRed() == 255 && c.getBlue() < 200 ? 1 : 0;
    }
    assertTrue(red > 600, red + " columns");
  }
}
