package org.motiflens.training.evaluation.chromosome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.Summit;

class PeakScoresTest {
  private static float[] scores(byte[] codes, Summit... summits) {
    return PeakScores.of(
        List.of(summits),
        new ChromosomeGrid(
            new PartialGenome.Builder("test").add("chrT", 0, codes).build(), "chrT"));
  }

  private static float at(float[] scores, int middle) {
    return scores[middle / 50 - 1];
  }

  @Test
  void aWindowScoresTheSignalOfASummitWithinOneStep() {
    float[] scores = scores(new byte[2000], new Summit("chrT", 520, 7), new Summit("chrX", 900, 9));
    assertEquals(0, at(scores, 450));
    assertEquals(7, at(scores, 500));
    assertEquals(7, at(scores, 550));
    assertEquals(0, at(scores, 600));
    assertEquals(0, at(scores, 900));
  }

  @Test
  void aSummitExactlyOneStepAwayCounts() {
    float[] scores = scores(new byte[2000], new Summit("chrT", 500, 7));
    assertEquals(7, at(scores, 450));
    assertEquals(7, at(scores, 550));
    assertEquals(0, at(scores, 400));
  }

  @Test
  void ofSeveralSummitsTheStrongestCounts() {
    float[] scores =
        scores(
            new byte[2000],
            new Summit("chrT", 510, 2),
            new Summit("chrT", 490, 9),
            new Summit("chrT", 505, 3));
    assertEquals(9, at(scores, 500));
    assertEquals(3, at(scores, 550));
  }

  @Test
  void aSummitAtTheEndOfTheChromosomeIsNoError() {
    float[] scores = scores(new byte[2000], new Summit("chrT", 3, 4), new Summit("chrT", 1999, 5));
    assertEquals(4, at(scores, 50));
    // The window around 1950 would end one base behind the last.
    assertTrue(Float.isNaN(at(scores, 1950)));
    assertEquals(0, at(scores, 1900));
  }

  @Test
  void aWindowWithAnUnknownBaseHasNoScore() {
    byte[] codes = new byte[2000];
    codes[510] = Bases.N;
    float[] scores = scores(codes, new Summit("chrT", 500, 7));
    assertTrue(Float.isNaN(at(scores, 500)));
    assertEquals(7, at(scores, 450));
  }
}
