package org.motiflens.plugin.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.figure.ColourMap;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.tile.Tile;
import org.motiflens.plugin.tile.TileCache;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.tile.TileRange;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;

class TrackPainterTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 101;

  private final TrackPainter painter = new TrackPainter(LetterGlyphs.sansSerif());

  private static ViewValues mosaic(String bases, float... values) {
    TrackSpec spec =
        new TrackSpec("m", "h", "saliency", 101, 25, StrandRule.FORWARD, Optional.empty());
    TileRange range = TileRange.covering("g", spec, "chr1", 0, values.length);
    TileEngine engine = new TileEngine(new TileCache(1 << 20), 2, (client, missing) -> {});
    engine.computeNow(
        range.key(0), (key, cancellation) -> Tile.of(key, values, Bases.encode(bases)));
    ViewValues mosaic = ViewValues.of(engine, range, 0, values.length);
    engine.close();
    return mosaic;
  }

  private interface Painting {
    void paint(Graphics2D g, Viewport view);
  }

  private static BufferedImage paint(double basesPerPixel, Painting painting) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    painting.paint(g, new Viewport(new Rectangle(0, 0, WIDTH, HEIGHT), 0, basesPerPixel));
    g.dispose();
    return image;
  }

  /** Pixels of about a colour in a row. */
  private static int inked(BufferedImage image, int y, int fromX, int toX, Color colour) {
    int count = 0;
    for (int x = fromX; x < toX; x++) {
      Color pixel = new Color(image.getRGB(x, y));
      int distance =
          Math.abs(pixel.getRed() - colour.getRed())
              + Math.abs(pixel.getGreen() - colour.getGreen())
              + Math.abs(pixel.getBlue() - colour.getBlue());
      count += distance < 120 ? 1 : 0;
    }
    return count;
  }

  @Test
  void aPositiveLetterStandsOnTheLineAndANegativeOneHangsUpsideDown() {
    // T has its bar on top: up it is far from the line, hung it is at the bottom.
    BufferedImage image =
        paint(
            0.01,
            (g, view) ->
                painter.letters(
                    g,
                    view,
                    mosaic("TT", 1, -1),
                    new ValueAxis(-1, 1, false),
                    BasePalette.IGV,
                    TrackPainter.Fading.NONE));
    Color t = BasePalette.IGV.of(3);
    assertTrue(inked(image, 3, 0, 100, t) > 80, "bar of the upright T at the top");
    assertTrue(inked(image, 45, 0, 100, t) < 40, "stem of the upright T at the line");
    assertTrue(inked(image, 97, 100, 200, t) > 80, "bar of the hanging T at the bottom");
    assertTrue(inked(image, 56, 100, 200, t) < 40, "stem of the hanging T at the line");
    assertEquals(0, inked(image, 97, 0, 100, t), "nothing of the positive letter below the line");
  }

  @Test
  void lettersAreAsTallAsTheirValues() {
    BufferedImage image =
        paint(
            0.01,
            (g, view) ->
                painter.letters(
                    g,
                    view,
                    mosaic("TT", 1, 0.5f),
                    new ValueAxis(0, 1, false),
                    BasePalette.IGV,
                    TrackPainter.Fading.NONE));
    Color t = BasePalette.IGV.of(3);
    assertTrue(inked(image, 3, 0, 100, t) > 80);
    assertEquals(0, inked(image, 47, 100, 200, t), "above half height");
    assertTrue(inked(image, 54, 100, 200, t) > 80, "bar at half height");
  }

  @Test
  void aLetterThatTheAxisCutsIsMarked() {
    BufferedImage image =
        paint(
            0.01,
            (g, view) ->
                painter.letters(
                    g,
                    view,
                    mosaic("AA", 3, 1),
                    new ValueAxis(0, 1, false),
                    BasePalette.IGV,
                    TrackPainter.Fading.NONE));
    Color mark = new Color(200, 0, 160);
    assertTrue(inked(image, 1, 0, 100, mark) > 90);
    assertEquals(0, inked(image, 1, 100, 200, mark));
  }

  @Test
  void aMapHasARowForEachBaseAndFramesTheOneThatIsThere() {
    // Two bases, C and G; rows A, C, G, T.
    float[] values = {1, 0, 0, -1, -0.5f, 0, 3, 0.25f};
    BufferedImage image =
        paint(
            0.01,
            (g, view) ->
                painter.map(
                    g,
                    view,
                    mosaic("CG", values),
                    new ValueAxis(-1, 1, false),
                    ColourMap.signedBlueWhiteRed()));
    assertEquals(Color.RED, new Color(image.getRGB(60, 12)), "A at the first base: 1");
    assertEquals(Color.BLUE, new Color(image.getRGB(160, 37)), "C at the second: -1");
    // Steps of 19: 10 for 0.5, 5 for 0.25.
    assertEquals(new Color(121, 121, 255), new Color(image.getRGB(60, 62)), "G at the first: -0.5");
    assertEquals(new Color(255, 188, 188), new Color(image.getRGB(160, 87)), "T second: 0.25");
    assertEquals(Color.WHITE, new Color(image.getRGB(160, 12)), "A at the second: 0");
    Color frame = new Color(40, 40, 40);
    assertEquals(frame, new Color(image.getRGB(60, 25)), "C is there at the first");
    assertEquals(frame, new Color(image.getRGB(160, 50)), "G is there at the second");
    assertTrue(!frame.equals(new Color(image.getRGB(160, 25))), "C is not there at the second");
    Color mark = new Color(200, 0, 160);
    assertEquals(mark, new Color(image.getRGB(60, 76)), "T at the first, 3, is cut");
    assertTrue(!mark.equals(new Color(image.getRGB(60, 1))), "1 of 1 is not cut");
  }

  @Test
  void theHeatStripShowsTheStrongestMagnitudeOfAPixel() {
    float[] values = new float[1_000];
    values[502] = -2;
    values[900] = 1;
    BufferedImage image =
        paint(
            5,
            (g, view) ->
                painter.magnitudeStrip(
                    g,
                    view,
                    mosaic("A".repeat(1_000), values),
                    new ValueAxis(-2, 2, false),
                    ColourMap.whiteToRed()));
    assertEquals(Color.RED, new Color(image.getRGB(100, 50)), "|-2| of 2");
    assertEquals(ColourMap.whiteToRed().of(0.5), new Color(image.getRGB(180, 50)), "1 of 2");
    assertEquals(Color.WHITE, new Color(image.getRGB(20, 50)));
  }

  @Test
  void temporalOutputIsWhiteAtOneHalf() {
    ViewValues values = mosaic("AA", 0.5005f, 1);
    BufferedImage image =
        paint(
            0.01,
            (g, view) ->
                painter.probabilityStrip(g, view, values, values::value, ColourMap.blueWhiteRed()));
    assertEquals(Color.WHITE, new Color(image.getRGB(20, 20)));
    assertEquals(Color.RED, new Color(image.getRGB(120, 20)));
  }

  @Test
  void aCurveBeyondTheAxisIsMarkedAndHasTheColourThatTheUserChose() {
    BufferedImage image =
        paint(
            0.01,
            (g, view) ->
                painter.probabilities(
                    g,
                    view,
                    mosaic("AA", 0.9f, 0.3f),
                    new ValueAxis(0, 0.6, false),
                    Optional.of(new Color(0, 120, 0))));
    Color mark = new Color(200, 0, 160);
    assertTrue(inked(image, 1, 0, 99, mark) > 90, "0.9 of 0.6");
    assertEquals(0, inked(image, 1, 103, 199, mark), "0.3 of 0.6");
    boolean curve = false;
    for (int y = 45; y < 56; y++) {
      curve |= inked(image, y, 110, 190, new Color(0, 120, 0)) > 70;
    }
    assertTrue(curve, "the curve at half height is green");
  }
}
