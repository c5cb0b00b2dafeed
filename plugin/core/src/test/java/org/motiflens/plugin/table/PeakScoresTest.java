package org.motiflens.plugin.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PeakScoresTest {
  private static PeakScores of(float[][] pairs) {
    PeakScores scores = new PeakScores(FakeScores.CARD, pairs.length);
    for (int i = 0; i < pairs.length; i++) {
      FakeScores.put(scores, i, pairs[i][0], pairs[i][1]);
    }
    scores.publish(pairs.length);
    return scores;
  }

  @Test
  void recallCountsPeaksAtOrAboveTheThreshold() {
    PeakScores scores = of(new float[][] {{0.5f, 0.1f}, {0.4f, 0.6f}, {0.9f, 0.5f}});
    assertEquals(2, scores.recalled(0.5));
    assertEquals(2, scores.alarms(0.5));
    assertEquals(3, scores.recalled(0));
  }

  /** By its definition: the share of pairs in the right order, ties counted half. */
  @Test
  void theAucIsTheShareOfPairsInTheRightOrder() {
    long seed = 20;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      float[][] pairs = new float[1 + random.nextInt(30)][2];
      for (float[] pair : pairs) {
        pair[0] = random.nextInt(8) / 8f;
        pair[1] = random.nextInt(8) / 8f;
      }
      double right = 0;
      for (float[] bound : pairs) {
        for (float[] shuffled : pairs) {
          right += bound[0] > shuffled[1] ? 1 : bound[0] == shuffled[1] ? 0.5 : 0;
        }
      }
      assertEquals(
          right / pairs.length / pairs.length,
          of(pairs).auc().orElseThrow(),
          1e-12,
          "seed " + seed + ", round " + round);
    }
  }

  @Test
  void withoutScoresThereIsNoAuc() {
    assertTrue(new PeakScores(FakeScores.CARD, 3).auc().isEmpty());
    PeakScores none = new PeakScores(FakeScores.CARD, 1);
    none.putNoWindow(0);
    none.publish(1);
    assertTrue(none.auc().isEmpty());
  }
}
