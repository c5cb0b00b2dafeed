package org.motiflens.training.evaluation.chromosome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.Summit;
import org.motiflens.training.evaluation.chromosome.LabelRule.Label;

class ChromosomeGridTest {
  private static PartialGenome genome(byte[] codes) {
    return new PartialGenome.Builder("test").add("chrT", 0, codes).build();
  }

  @Test
  void callsAWindowBoundByTheDistanceOfItsMiddle() {
    ChromosomeGrid grid = new ChromosomeGrid(genome(new byte[2000]), "chrT");
    // Middles are 50, 100, 150, ...; summits 525 and 1000.
    Label[] labels =
        grid.labels(
            "test",
            List.of(
                new Summit("chrT", 525, 1), new Summit("chrT", 1000, 1), new Summit("chrX", 60, 1)),
            LabelRule.SUMMIT);
    assertEquals(Label.BOUND, labels[9]);
    assertEquals(Label.BOUND, labels[10]);
    assertEquals(Label.IGNORED, labels[8]);
    assertEquals(Label.IGNORED, labels[4]); // 275 away
    assertEquals(Label.UNBOUND, labels[3]); // 325 away
    assertEquals(Label.IGNORED, labels[25]); // 300 away from 1000
    assertEquals(Label.UNBOUND, labels[26]);
    assertEquals(Label.BOUND, labels[19]);
  }

  @Test
  void callsABinBoundWhereHalfOfItIsInAPeak() {
    ChromosomeGrid grid = new ChromosomeGrid(genome(new byte[3000]), "chrT");
    Label[] labels = grid.labels("test", List.of(new Summit("chrT", 1000, 1)), LabelRule.DREAM);
    for (int i = 0; i < labels.length; i++) {
      int middle = grid.middle(i);
      // Bases that the bin and the peak, 200 around their middles, have in common.
      int common = Math.max(0, 200 - Math.abs(middle - 1000));
      Label expected = common >= 100 ? Label.BOUND : common > 0 ? Label.IGNORED : Label.UNBOUND;
      assertEquals(expected, labels[i], "bin around " + middle);
    }
  }

  @Test
  void aBinScoresWhatItsBestWindowScores() {
    float[] best =
        ChromosomeGrid.ranked(new float[] {1, 5, 2, 0, 7, 3, Float.NaN, 1}, LabelRule.DREAM);
    assertArrayEquals(
        new float[] {Float.NaN, Float.NaN, 5, 7, 7, Float.NaN, Float.NaN, Float.NaN}, best);
  }

  @Test
  void aWindowWithAnUnknownBaseIsNotKnown() {
    byte[] codes = new byte[500];
    codes[200] = Bases.N;
    boolean[] known = new ChromosomeGrid(genome(codes), "chrT").known(101);
    // Windows reach 50 bases to either side of 50, 100, ..., 450.
    assertArrayEquals(
        new boolean[] {true, true, false, false, false, true, true, true, false}, known);
  }

  @Test
  void scoresTheBestWordOfEitherStrand() {
    byte[] codes = new byte[400];
    int at = 0;
    for (char base : "GATTC".toCharArray()) {
      codes[100 + at++] = (byte) "ACGT".indexOf(base);
    }
    // GAATC, the reverse complement of what is there.
    double[][] counts = new double[5][4];
    int column = 0;
    for (char base : "GAATC".toCharArray()) {
      counts[column++]["ACGT".indexOf(base)] = 20;
    }
    float[] scores =
        MotifScores.of(
            MotifMatrix.ofCounts("M1", "X", counts),
            new ChromosomeGrid(genome(codes), "chrT"),
            101);
    double perfect = 5 * Math.log(4 * 20.025 / 20.1) / Math.log(2);
    assertEquals(perfect, scores[0] > scores[1] ? scores[0] : scores[1], 1e-4);
    assertEquals(perfect, scores[1], 1e-4);
    assertTrue(scores[4] < perfect - 3);
    assertTrue(Float.isNaN(scores[scores.length - 1]));
  }

  @Test
  void saysWhichChromosomeIsMissing() {
    InputException refused =
        assertThrows(
            InputException.class, () -> new ChromosomeGrid(genome(new byte[500]), "chr21"));
    assertEquals("test has no chr21 to test on; choose one of chrT.", refused.getMessage());
  }

  @Test
  void saysThatAnExperimentHasNoPeaksThere() {
    ChromosomeGrid grid = new ChromosomeGrid(genome(new byte[500]), "chrT");
    InputException refused =
        assertThrows(
            InputException.class,
            () -> grid.labels("CTCF", List.of(new Summit("chr1", 5, 1)), LabelRule.SUMMIT));
    assertEquals("CTCF has no peaks on chrT; choose another chromosome.", refused.getMessage());
  }
}
