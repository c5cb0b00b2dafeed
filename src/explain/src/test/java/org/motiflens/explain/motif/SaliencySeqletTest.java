package org.motiflens.explain.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.fixture.ScriptedNetwork;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;

class SaliencySeqletTest {
  private static Optional<Seqlet> word(String window, float... slopes) {
    return new SaliencySeqlet()
        .reader(ScriptedNetwork.withSlopes(slopes))
        .word(Bases.encode(window), 0);
  }

  @Test
  void theWordHasTheLargestSumOfMagnitudes() {
    float[] slopes = new float[14];
    slopes[3] = -5;
    slopes[11] = 4;
    Seqlet word = word("ACGTTGCAACGTCC", slopes).orElseThrow();
    assertEquals("TTGCAACGT", word.letters());
    assertEquals(3, word.offset());
    assertEquals(9, word.score());
    assertEquals(new Locus("chr1", 1003, 1012), word.within(new Locus("chr1", 1000, 1014)));
  }

  @Test
  void ofEqualWordsTheLeftmostIsTaken() {
    float[] slopes = new float[20];
    slopes[4] = 1;
    slopes[15] = 1;
    assertEquals(0, word("ACGTACGTACGTACGTACGT", slopes).orElseThrow().offset());
    assertEquals(0, word("ACGTACGTACGTACGTACGT", new float[20]).orElseThrow().offset());
  }

  @Test
  void aWordHoldsNoUnknownBase() {
    float[] slopes = new float[20];
    slopes[9] = 9;
    slopes[19] = 1;
    Seqlet word = word("ACGTACGTANCGTACGTACG", slopes).orElseThrow();
    assertEquals("GTACGTACG", word.letters());
    assertEquals(11, word.offset());
    assertEquals(Optional.empty(), word("ACGTANACGTANACGTANAC", slopes));
  }

  @Test
  void theWindowMayLieAnywhereInTheSequence() {
    float[] slopes = new float[10];
    slopes[9] = 1;
    Seqlet word =
        new SaliencySeqlet()
            .reader(ScriptedNetwork.withSlopes(slopes))
            .word(Bases.encode("TTTTTACGTTGCAAC"), 5)
            .orElseThrow();
    assertEquals("CGTTGCAAC", word.letters());
    assertEquals(1, word.offset());
  }

  /** Against sums over every word, of random slopes with many ties. */
  @Test
  void noWordOfAnyWindowHasALargerSumAndNoneAsLargeLiesToTheLeft() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int trial = 0; trial < 300; trial++) {
      float[] slopes = new float[9 + random.nextInt(40)];
      StringBuilder window = new StringBuilder();
      for (int t = 0; t < slopes.length; t++) {
        slopes[t] = random.nextInt(5) - 2;
        window.append("ACGT".charAt(random.nextInt(4)));
      }
      int best = -1;
      float largest = -1;
      for (int start = 0; start + 9 <= slopes.length; start++) {
        float sum = 0;
        for (int t = start; t < start + 9; t++) {
          sum += Math.abs(slopes[t]);
        }
        if (sum > largest) {
          largest = sum;
          best = start;
        }
      }
      Seqlet word = word(window.toString(), slopes).orElseThrow();
      assertEquals(best, word.offset(), "seed " + seed);
      assertEquals(largest, word.score(), "seed " + seed);
      assertEquals(window.substring(best, best + 9), word.letters(), "seed " + seed);
    }
  }
}
