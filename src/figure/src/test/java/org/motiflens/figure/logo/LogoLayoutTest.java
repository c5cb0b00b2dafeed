package org.motiflens.figure.logo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.figure.logo.LogoLayout.Letter;
import org.motiflens.motif.MotifMatrix;

class LogoLayoutTest {
  @Test
  void theTallestLetterIsOnTop() {
    MotifMatrix matrix =
        MotifMatrix.ofProbabilities("m", "", new double[][] {{.1, .6, .3, 0}, {0, 0, 0, 1}});
    LogoLayout logo = LogoLayout.probability(matrix);
    assertEquals(4, logo.letters().size());
    letter(logo.letters().get(0), 0, 0, 0, .1);
    letter(logo.letters().get(1), 0, 2, .1, .4);
    letter(logo.letters().get(2), 0, 1, .4, 1);
    letter(logo.letters().get(3), 1, 3, 0, 1);
    assertEquals(1, logo.maximum());
    assertEquals(2, logo.columns());
  }

  @Test
  void ofEqualLettersTheFirstIsOnTop() {
    MotifMatrix matrix = MotifMatrix.ofProbabilities("m", "", new double[][] {{.5, 0, 0, .5}});
    LogoLayout logo = LogoLayout.bits(matrix);
    letter(logo.letters().get(0), 0, 3, 0, .5);
    letter(logo.letters().get(1), 0, 0, .5, 1);
  }

  @Test
  void columnsAreAsTallAsTheirInformation() {
    long seed = 41;
    Random random = new Random(seed);
    double[][] counts = new double[200][4];
    for (double[] column : counts) {
      for (int base = 0; base < 4; base++) {
        column[base] = 1 + random.nextInt(50);
      }
    }
    MotifMatrix matrix = MotifMatrix.ofCounts("m", "", counts);
    double[] plain = heights(LogoLayout.bits(matrix));
    double[] corrected = heights(LogoLayout.correctedBits(matrix));
    for (int column = 0; column < counts.length; column++) {
      String where = "seed " + seed + ", column " + column;
      assertEquals(matrix.informationContent(column), plain[column], 1e-12, where);
      assertEquals(matrix.correctedInformationContent(column), corrected[column], 1e-12, where);
    }
    assertEquals(2, LogoLayout.bits(matrix).maximum(), 1e-12);
  }

  @Test
  void anEvenColumnHasNoLetters() {
    MotifMatrix matrix =
        MotifMatrix.ofProbabilities("m", "", new double[][] {{.25, .25, .25, .25}});
    assertTrue(LogoLayout.bits(matrix).letters().isEmpty());
  }

  private static double[] heights(LogoLayout logo) {
    double[] heights = new double[logo.columns()];
    for (Letter letter : logo.letters()) {
      assertEquals(heights[letter.column()], letter.bottom(), 0);
      heights[letter.column()] = letter.top();
    }
    return heights;
  }

  private static void letter(Letter letter, int column, int base, double bottom, double top) {
    assertEquals(column, letter.column());
    assertEquals(base, letter.base());
    assertEquals(bottom, letter.bottom(), 1e-12);
    assertEquals(top, letter.top(), 1e-12);
  }
}
