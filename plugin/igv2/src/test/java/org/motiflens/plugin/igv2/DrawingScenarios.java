package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.broad.igv.ui.IGV;
import org.junit.jupiter.api.Test;
import org.motiflens.figure.ColourMap;

/** What tracks look like on the screen. Run by {@code IgvIT}. */
class DrawingScenarios extends OneRunningIgv {
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
    // Two pixels of margin at both ends, and thirteen for the text.
    int line = (int) (15 + 183 * high / (high - low));
    for (int position = 20_002; position < 20_038; position++) {
      float value = scores.get(position);
      double pixels = Math.abs(value) * 183 / (high - low);
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

  /** Of a row of pixels either letters are in it, or text: dark and without colour. */
  @Test
  void noTextRunsThroughLettersAtAnyHeight() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 20_001, 20_080);
    for (int height : List.of(24, 43, 64, 120)) {
      LiveIgv.onEdt(
          () -> {
            track.setHeight(height, true);
            IGV.getInstance().repaint();
            return null;
          });
      igv.await("P of the window", () -> track.model().trustText(igv.view()).isPresent());
      igv.awaitQuiet();
      BufferedImage picture = igv.picture(track);
      int lastOfText = -1;
      int firstOfLetters = height;
      for (int y = 0; y < height - 1; y++) {
        for (int x = 2; x < picture.getWidth() - 2; x++) {
          Color c = new Color(picture.getRGB(x, y));
          int most = Math.max(c.getRed(), Math.max(c.getGreen(), c.getBlue()));
          int least = Math.min(c.getRed(), Math.min(c.getGreen(), c.getBlue()));
          lastOfText = most - least < 12 && most < 140 ? y : lastOfText;
          firstOfLetters = most - least > 120 ? Math.min(firstOfLetters, y) : firstOfLetters;
        }
      }
      assertTrue(firstOfLetters < height / 2, height + ": letters from " + firstOfLetters);
      assertTrue(lastOfText < firstOfLetters, height + ": text to " + lastOfText);
      assertEquals(height >= 43, lastOfText > 0, height + ": text where there is room");
    }
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
      marked |= new Color(picture.getRGB(column, 16)).equals(new Color(200, 0, 160));
    }
    assertTrue(marked, "letters that the range cuts off are marked");
  }
}
