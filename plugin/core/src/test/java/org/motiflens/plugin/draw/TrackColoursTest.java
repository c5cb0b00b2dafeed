package org.motiflens.plugin.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Colours as people without red or green cones see them: the linear model of Viénot, Brettel and
 * Mollon (1999), distances in CIE L*a*b* (1976).
 */
class TrackColoursTest {
  private static final double EASILY_TOLD_APART = 20;

  enum Eyes {
    USUAL,
    NO_RED,
    NO_GREEN
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  /** Linear RGB as the eyes see it. */
  private static double[] seen(Color colour, Eyes eyes) {
    double r = linear(colour.getRed());
    double g = linear(colour.getGreen());
    double b = linear(colour.getBlue());
    return switch (eyes) {
      case USUAL -> new double[] {r, g, b};
      case NO_RED -> {
        double both = 0.11238 * r + 0.88762 * g;
        yield new double[] {both, both, 0.00401 * r - 0.00401 * g + b};
      }
      case NO_GREEN -> {
        double both = 0.29275 * r + 0.70725 * g;
        yield new double[] {both, both, -0.02234 * r + 0.02234 * g + b};
      }
    };
  }

  private static double lab(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static double[] lab(Color colour, Eyes eyes) {
    double[] rgb = seen(colour, eyes);
    double x = lab((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    double y = lab(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    double z = lab((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double distance(Color one, Color other, Eyes eyes) {
    double[] a = lab(one, eyes);
    double[] b = lab(other, eyes);
    return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
  }

  private static double nearestLetters(BasePalette palette, Eyes eyes) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int one = 0; one < 4; one++) {
      for (int other = 0; other < one; other++) {
        nearest = Math.min(nearest, distance(palette.of(one), palette.of(other), eyes));
      }
    }
    return nearest;
  }

  @ParameterizedTest
  @EnumSource
  void theSafeLettersAreToldApartByAllEyes(Eyes eyes) {
    double nearest = nearestLetters(BasePalette.COLOUR_BLIND_SAFE, eyes);
    assertTrue(nearest > EASILY_TOLD_APART, "nearest two letters: " + nearest);
  }

  @Test
  void theLettersOfIgvAreNot() {
    double nearest =
        Math.min(
            nearestLetters(BasePalette.IGV, Eyes.NO_RED),
            nearestLetters(BasePalette.IGV, Eyes.NO_GREEN));
    assertTrue(nearest < EASILY_TOLD_APART, "nearest two letters: " + nearest);
  }

  @ParameterizedTest
  @EnumSource
  void theSafeMapsEndsAreToldApartAndEachSideGetsDarkerStepByStep(Eyes eyes) {
    TrackColours safe = TrackColours.colourBlindSafe();
    assertTrue(distance(safe.signed().of(-1), safe.signed().of(1), eyes) > 2 * EASILY_TOLD_APART);
    for (int side = -1; side <= 1; side += 2) {
      double before = lab(safe.signed().of(0), eyes)[0];
      for (int step = 1; step <= 19; step++) {
        double lightness = lab(safe.signed().of(side * step / 19.0), eyes)[0];
        assertTrue(lightness < before, "step " + side * step);
        before = lightness;
      }
    }
  }

  @Test
  void zeroAndOneHalfAreWhite() {
    for (TrackColours colours :
        List.of(TrackColours.published(BasePalette.IGV), TrackColours.colourBlindSafe())) {
      assertEquals(Color.WHITE, colours.signed().of(0));
      assertEquals(Color.WHITE, colours.magnitudes().of(0));
      assertEquals(Color.WHITE, colours.probabilities().of(0.5005));
    }
  }

  @Test
  void inkStandsOutFromLightAndDarkBackgrounds() {
    for (Color background : new Color[] {Color.WHITE, new Color(250, 250, 250), Color.BLACK}) {
      Ink ink = Ink.on(background);
      assertTrue(distance(ink.text(), background, Eyes.USUAL) > 70, "text on " + background);
      assertTrue(distance(ink.faint(), background, Eyes.USUAL) > 50, "remark on " + background);
    }
  }
}
