package org.motiflens.motif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MotifMatrixTest {
  private static final double[][] COUNTS = {{10, 0, 0, 0}, {5, 5, 0, 0}, {1, 2, 3, 4}};

  @Test
  void countsAreKeptBesideTheProbabilitiesTheyGive() {
    MotifMatrix matrix = MotifMatrix.ofCounts("MA1", "X", COUNTS);
    assertArrayEquals(COUNTS[2], matrix.counts().orElseThrow()[2]);
    assertEquals(0.3, matrix.probability(2, 2), 1e-15);
    assertEquals(10, matrix.sites(1).orElseThrow());
  }

  @Test
  void probabilitiesComeWithoutCounts() {
    MotifMatrix matrix = MotifMatrix.ofProbabilities("m", "", new double[][] {{1, 0, 0, 0}});
    assertTrue(matrix.counts().isEmpty());
    assertTrue(matrix.sites(0).isEmpty());
    assertThrows(IllegalStateException.class, () -> matrix.correctedInformationContent(0));
  }

  @Test
  void roundedProbabilitiesAreScaledToOne() {
    MotifMatrix matrix =
        MotifMatrix.ofProbabilities("m", "", new double[][] {{0.333, 0.333, 0.333, 0}});
    assertEquals(1, matrix.probability(0, 0) * 3, 1e-15);
  }

  @Test
  void probabilitiesRoundedToSixDecimalsStayAsTheyAre() {
    double[][] column = {{0.333333, 0.333333, 0.333333, 0}};
    assertArrayEquals(column, MotifMatrix.ofProbabilities("m", "", column).probabilities());
  }

  @Test
  void aPseudocountIsSharedByTheBackgroundAndWeighedAgainstTheSites() {
    double[] background = {.4, .1, .1, .4};
    MotifMatrix counts = MotifMatrix.ofCounts("m", "", COUNTS).withBackground(background);
    MotifMatrix smoothed = counts.withPseudocount(2, 99);
    // (10 + 2 * 0.4) / 12 and (0 + 2 * 0.1) / 12
    assertArrayEquals(
        new double[] {10.8 / 12, .2 / 12, .2 / 12, .8 / 12}, smoothed.probabilities()[0], 1e-15);
    assertEquals(12, smoothed.sites(0).orElseThrow());
    assertTrue(smoothed.counts().isEmpty());
    assertEquals(counts, counts.withPseudocount(0, 99));

    MotifMatrix unknown = MotifMatrix.ofProbabilities("m", "", new double[][] {{1, 0, 0, 0}});
    assertEquals(20.5 / 22, unknown.withPseudocount(2, 20).probability(0, 0), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> unknown.withPseudocount(-1, 20));
    assertThrows(IllegalArgumentException.class, () -> unknown.withPseudocount(1, 0));
  }

  @Test
  void aColumnOfOneBaseHasTwoBitsAndAnEvenOneNone() {
    MotifMatrix matrix =
        MotifMatrix.ofProbabilities(
            "m", "", new double[][] {{0, 0, 1, 0}, {.25, .25, .25, .25}, {.5, 0, 0, .5}});
    assertEquals(2, matrix.informationContent(0), 1e-12);
    assertEquals(0, matrix.informationContent(1), 1e-12);
    assertEquals(1, matrix.informationContent(2), 1e-12);
    assertEquals(3, matrix.informationContent(), 1e-12);
  }

  @Test
  void informationIsRelativeToTheBackground() {
    double[] background = {.1, .4, .4, .1};
    MotifMatrix matrix =
        MotifMatrix.ofProbabilities("m", "", new double[][] {{1, 0, 0, 0}, background})
            .withBackground(background);
    assertEquals(Math.log(10) / Math.log(2), matrix.informationContent(0), 1e-12);
    assertEquals(0, matrix.informationContent(1), 1e-12);
  }

  @Test
  void fewSitesTakeInformationAwayButNeverBelowZero() {
    // e(10) = 3 / (2 ln 2 * 10) = 0.2164 bits
    MotifMatrix matrix = MotifMatrix.ofCounts("m", "", COUNTS);
    assertEquals(2 - 0.216404, matrix.correctedInformationContent(0), 1e-6);
    assertEquals(0, matrix.correctedInformationContent(2));
    MotifMatrix more = MotifMatrix.ofProbabilities("m", "", new double[][] {{1, 0, 0, 0}}, 1e9);
    assertEquals(2, more.correctedInformationContent(0), 1e-8);
  }

  @Test
  void theConsensusTakesTheFirstOfEqualBases() {
    assertEquals("AAT", MotifMatrix.ofCounts("m", "", COUNTS).consensus());
  }

  @Test
  void reverseComplementTurnsOrderAndBases() {
    MotifMatrix reverse = MotifMatrix.ofCounts("m", "n", COUNTS).reverseComplement();
    assertArrayEquals(new double[] {4, 3, 2, 1}, reverse.counts().orElseThrow()[0]);
    assertEquals("AGT", reverse.consensus());
  }

  @Test
  void reverseComplementTwiceIsTheSame() {
    long seed = 20170104;
    Random random = new Random(seed);
    for (int trial = 0; trial < 100; trial++) {
      double[][] counts = new double[1 + random.nextInt(30)][4];
      for (double[] column : counts) {
        for (int base = 0; base < 4; base++) {
          column[base] = random.nextInt(100) + (base == 0 ? 1 : 0);
        }
      }
      MotifMatrix matrix =
          MotifMatrix.ofCounts("m", "n", counts).withBackground(new double[] {.3, .2, .1, .4});
      assertEquals(
          matrix, matrix.reverseComplement().reverseComplement(), "seed " + seed + ", " + trial);
      assertEquals(
          matrix.informationContent(),
          matrix.reverseComplement().informationContent(),
          1e-9,
          "seed " + seed + ", " + trial);
    }
  }

  @Test
  void aSliceKeepsWhatItsColumnsHave() {
    MotifMatrix slice = MotifMatrix.ofCounts("m", "n", COUNTS).slice(1, 3);
    assertEquals(MotifMatrix.ofCounts("m", "n", new double[][] {COUNTS[1], COUNTS[2]}), slice);
    MotifMatrix matrix = MotifMatrix.ofCounts("m", "n", COUNTS);
    assertThrows(IllegalArgumentException.class, () -> matrix.slice(2, 2));
    assertThrows(IllegalArgumentException.class, () -> matrix.slice(0, 4));
  }

  @Test
  void matricesDoNotShareArraysWithTheirCallers() {
    double[][] counts = {{1, 2, 3, 4}};
    MotifMatrix matrix = MotifMatrix.ofCounts("m", "", counts);
    counts[0][0] = 100;
    matrix.counts().orElseThrow()[0][1] = 100;
    matrix.probabilities()[0][2] = 100;
    assertArrayEquals(new double[] {1, 2, 3, 4}, matrix.counts().orElseThrow()[0]);
    assertArrayEquals(new double[] {.1, .2, .3, .4}, matrix.probabilities()[0], 1e-15);
  }

  @Test
  void equalityIsByValue() {
    MotifMatrix matrix = MotifMatrix.ofCounts("m", "", COUNTS);
    assertEquals(matrix, MotifMatrix.ofCounts("m", "", COUNTS));
    assertEquals(matrix.hashCode(), MotifMatrix.ofCounts("m", "", COUNTS).hashCode());
    assertNotEquals(matrix, matrix.named("other", ""));
    assertFalse(matrix.equals(matrix.withBackground(new double[] {.3, .2, .2, .3})));
  }

  @Test
  void whatIsNoMatrixIsRefused() {
    refused(new double[][] {});
    refused(new double[][] {{1, 0, 0}});
    refused(new double[][] {{.5, .5, Double.NaN, 0}});
    refused(new double[][] {{1.5, -.5, 0, 0}});
    refused(new double[][] {{.5, .4, 0, 0}});
    assertThrows(
        IllegalArgumentException.class,
        () -> MotifMatrix.ofCounts("m", "", new double[][] {{0, 0, 0, 0}}));
    assertThrows(
        IllegalArgumentException.class,
        () -> MotifMatrix.ofProbabilities("m", "", new double[][] {{1, 0, 0, 0}}, 0));
    MotifMatrix matrix = MotifMatrix.ofCounts("m", "", COUNTS);
    assertThrows(
        IllegalArgumentException.class, () -> matrix.withBackground(new double[] {.5, .5, 0, 0}));
  }

  private static void refused(double[][] probabilities) {
    assertThrows(
        IllegalArgumentException.class, () -> MotifMatrix.ofProbabilities("m", "", probabilities));
  }
}
