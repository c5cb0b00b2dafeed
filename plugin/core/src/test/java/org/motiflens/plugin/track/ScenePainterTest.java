package org.motiflens.plugin.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.plugin.draw.BasePalette;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.tile.Tile;
import org.motiflens.plugin.tile.TileCache;
import org.motiflens.plugin.tile.TileEngine;
import org.motiflens.plugin.tile.TileRange;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;

/** What is painted around values and marks. */
class ScenePainterTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 46;

  private final ScenePainter painter =
      new ScenePainter(
          LetterGlyphs.sansSerif(), (style, size) -> new Font(Font.SANS_SERIF, style, size));

  private BufferedImage paint(Scene scene, Color background) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(background);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    painter.paint(g, new Viewport(new Rectangle(0, 0, WIDTH, HEIGHT), 1_000, 1), scene);
    g.dispose();
    return image;
  }

  /** The pixel that differs most from the background. */
  private static int contrast(BufferedImage image, Color background) {
    int greatest = 0;
    for (int x = 0; x < WIDTH; x++) {
      for (int y = 0; y < HEIGHT; y++) {
        int green = new Color(image.getRGB(x, y)).getGreen();
        greatest = Math.max(greatest, Math.abs(green - background.getGreen()));
      }
    }
    return greatest;
  }

  private static Scene marks(Color background) {
    return new Scene.MarkList((g, view) -> {}, "3 hits in view", Ink.on(background));
  }

  @Test
  void theCornerOfMarksCanBeReadOnEveryBackground() {
    for (Color background : List.of(Color.WHITE, new Color(250, 250, 250), Color.BLACK)) {
      int contrast = contrast(paint(marks(background), background), background);
      assertTrue(contrast > 100, background + ": " + contrast);
    }
  }

  @Test
  void aSentenceCanBeReadOnEveryBackground() {
    for (Color background : List.of(Color.WHITE, new Color(40, 40, 40))) {
      Scene sentence = new Scene.Sentence("Zoom in.", Ink.on(background), true);
      int contrast = contrast(paint(sentence, background), background);
      assertTrue(contrast > 100, background + ": " + contrast);
    }
  }

  // ---- Text and letters ----

  private static final int LETTER_PIXELS = 12;

  /** Bases 1,000 on, every third of the greatest value. */
  private static Scene letters(boolean says) {
    TrackSpec spec =
        new TrackSpec("m", "h", "saliency", 101, 25, StrandRule.FORWARD, Optional.empty());
    TileRange range = TileRange.covering("g", spec, "chr1", 1_000, 1_040);
    TileEngine engine = new TileEngine(new TileCache(1 << 20), 2, (client, missing) -> {});
    for (int index = range.first(); index <= range.last(); index++) {
      engine.computeNow(
          range.key(index),
          (key, cancellation) -> {
            float[] values = new float[key.end() - key.start()];
            byte[] codes = new byte[key.end() - key.start()];
            for (int i = 0; i < values.length; i++) {
              values[i] = i % 3 - 1;
              codes[i] = (byte) (i % 4);
            }
            return Tile.of(key, values, codes);
          });
    }
    ViewValues values = ViewValues.of(engine, range, 1_000, 1_040);
    engine.close();
    return new Scene.Values(
        Scene.Look.LETTERS,
        values,
        Optional.empty(),
        Optional.empty(),
        spec,
        "chr1",
        "-1 – 1  logit margin  ⚠ model trained on hg19, genome is hg38",
        List.of("much too long a remark for a track of this width".repeat(4), "P = 0.98"),
        TrackColours.published(BasePalette.IGV),
        new Scene.Appearance(
            new ValueAxis(-1, 1, false), true, says, Optional.empty(), Ink.on(Color.WHITE)));
  }

  private BufferedImage lettersOf(int height, boolean says) {
    BufferedImage image = new BufferedImage(40 * LETTER_PIXELS, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), height);
    Rectangle area = new Rectangle(0, 0, image.getWidth(), height);
    painter.paint(g, new Viewport(area, 1_000, 1.0 / LETTER_PIXELS), letters(says));
    g.dispose();
    return image;
  }

  /** Rows in which there are pixels of a colour of letters, or of text: dark and without colour. */
  private static BitSet rows(BufferedImage image, boolean coloured) {
    BitSet rows = new BitSet();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color pixel = new Color(image.getRGB(x, y));
        int most = Math.max(pixel.getRed(), Math.max(pixel.getGreen(), pixel.getBlue()));
        int least = Math.min(pixel.getRed(), Math.min(pixel.getGreen(), pixel.getBlue()));
        if (coloured ? most - least > 60 : most - least < 12 && most < 140) {
          rows.set(y);
        }
      }
    }
    return rows;
  }

  @Test
  void noTextRunsThroughLettersAtAnyHeight() {
    for (int height = 20; height <= 120; height++) {
      BufferedImage image = lettersOf(height, true);
      BitSet text = rows(image, false);
      BitSet drawn = rows(image, true);
      int lastOfText = text.length() - 1;
      assertTrue(drawn.cardinality() >= height / 2, height + ": letters have room");
      assertTrue(lastOfText < drawn.nextSetBit(0), height + ": " + text + " " + drawn);
      assertEquals(height >= 43, !text.isEmpty(), height + ": text where there is room");
    }
  }

  @Test
  void aScaleThatIsNotShownTakesNoRoom() {
    BufferedImage image = lettersOf(64, false);
    assertTrue(rows(image, false).isEmpty());
    assertTrue(rows(image, true).nextSetBit(0) < 4);
  }

  /** At the right the longest form that the left text leaves room for. */
  @Test
  void aRemarkThatDoesNotFitGivesWayToAShorterOne() {
    BufferedImage right = lettersOf(64, true).getSubimage(40 * LETTER_PIXELS - 60, 0, 60, 14);
    assertFalse(rows(right, false).isEmpty());
  }

  // ---- Temporal output ----

  /** Of every window of 101 bases the last has P = 1, all others 0: read whole, all are bound. */
  private BufferedImage temporal(double basesPerPixel) {
    TrackSpec spec =
        new TrackSpec("m", "h", "temporal-forward", 101, 101, StrandRule.FORWARD, Optional.empty());
    int bases = (int) (200 * basesPerPixel);
    TileRange range = TileRange.covering("g", spec, "chr1", 0, bases);
    TileEngine engine = new TileEngine(new TileCache(1 << 22), 2, (client, missing) -> {});
    for (int index = range.first(); index <= range.last(); index++) {
      engine.computeNow(
          range.key(index),
          (key, cancellation) -> {
            float[] values = new float[101];
            values[100] = 1;
            return Tile.of(key, values, new byte[101]);
          });
    }
    ViewValues values = ViewValues.of(engine, range, 0, bases);
    engine.close();
    Scene scene =
        new Scene.Values(
            Scene.Look.TEMPORAL,
            values,
            Optional.empty(),
            Optional.empty(),
            spec,
            "chr1",
            "",
            List.of(),
            TrackColours.published(BasePalette.IGV),
            new Scene.Appearance(
                new ValueAxis(0, 1, false), true, false, Optional.empty(), Ink.on(Color.WHITE)));
    BufferedImage image = new BufferedImage(200, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    painter.paint(g, new Viewport(new Rectangle(0, 0, 200, HEIGHT), 0, basesPerPixel), scene);
    g.dispose();
    return image;
  }

  private static int red(BufferedImage image) {
    int red = 0;
    for (int x = 1; x < 190; x++) {
      red += new Color(image.getRGB(x, HEIGHT - 12)).equals(Color.RED) ? 1 : 0;
    }
    return red;
  }

  @Test
  void zoomedOutATemporalOutputHasOneValueAWindow() {
    assertEquals(189, red(temporal(20)));
    assertTrue(red(temporal(1)) < 10, "near, it shows how the score comes about");
  }

  @Test
  void theRowsOfAMapAreTheFourBasesFromTopToBottom() {
    Rectangle track = new Rectangle(0, 100, 300, 78);
    assertEquals(-1, ScenePainter.mapRow(track, 101), "the corner's text");
    assertEquals(0, ScenePainter.mapRow(track, 117));
    assertEquals(3, ScenePainter.mapRow(track, 174));
    assertEquals(-1, ScenePainter.mapRow(track, 190));
  }
}
