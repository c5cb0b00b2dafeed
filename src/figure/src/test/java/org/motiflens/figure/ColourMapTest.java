package org.motiflens.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The maps of the published figures: R's colorRampPalette and gplots' bluered, 39 steps each. */
class ColourMapTest {
  private static Set<Color> colours(ColourMap map) {
    Set<Color> colours = new HashSet<>();
    for (int i = 0; i <= 100_000; i++) {
      colours.add(map.of(i / 100_000.0));
    }
    return colours;
  }

  @Test
  void saliencyRunsFromWhiteToRedInThirtyNineSteps() {
    ColourMap map = ColourMap.whiteToRed();
    assertEquals(Color.WHITE, map.of(0));
    assertEquals(Color.RED, map.of(1));
    assertEquals(39, colours(map).size());
    // The tenth colour of colorRampPalette(c("white", "red"))(39) is #FFC2C2 or a neighbour of it.
    assertEquals(255 * (1 - 9 / 38.0), map.of(9.5 / 39).getBlue(), 0.5);
  }

  @Test
  void temporalOutputIsWhiteAtOneHalfBlueBelowAndRedAbove() {
    ColourMap map = ColourMap.blueWhiteRed();
    assertEquals(Color.BLUE, map.of(0));
    assertEquals(Color.RED, map.of(1));
    assertEquals(Color.WHITE, map.of(0.5005));
    assertEquals(39, colours(map).size());
    Color justBelow = map.of(0.5);
    assertTrue(justBelow.getBlue() == 255 && justBelow.getRed() > 235, justBelow.toString());
    Color above = map.of(0.51);
    assertTrue(above.getRed() == 255 && above.getBlue() < 255, above.toString());
  }

  @Test
  void valuesOutsideGetTheOutermostColours() {
    assertEquals(Color.RED, ColourMap.whiteToRed().of(7));
    assertEquals(Color.BLUE, ColourMap.blueWhiteRed().of(-1));
  }
}
