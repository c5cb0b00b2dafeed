package org.motiflens.plugin.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.Viewport;

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

  @Test
  void theRowsOfAMapAreTheFourBasesFromTopToBottom() {
    Rectangle track = new Rectangle(0, 100, 300, 78);
    assertEquals(-1, ScenePainter.mapRow(track, 101), "the corner's text");
    assertEquals(0, ScenePainter.mapRow(track, 117));
    assertEquals(3, ScenePainter.mapRow(track, 174));
    assertEquals(-1, ScenePainter.mapRow(track, 190));
  }
}
