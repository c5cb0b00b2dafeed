package org.motiflens.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.training.Auc;

class PrecisionRecallTest {
  private static final double EXACT = 1e-12;

  private static float[] scores(double... values) {
    float[] scores = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      scores[i] = (float) values[i];
    }
    return scores;
  }

  @Test
  void isOneWhereAllPositivesScoreAboveAllNegatives() {
    PrecisionRecall measured = PrecisionRecall.of(scores(3, 5), scores(2, 1, -1));
    assertEquals(1, measured.averagePrecision(), EXACT);
    assertEquals(1, measured.auroc(), EXACT);
    assertEquals(1, measured.recallAtFalseDiscoveryRate(0), EXACT);
  }

  @Test
  void aHandExample() {
    // + - + - - + : precision 1/1, 2/3, 3/6 at the positives.
    PrecisionRecall measured = PrecisionRecall.of(scores(6, 4, 1), scores(5, 3, 2));
    assertEquals((1 + 2 / 3.0 + 0.5) / 3, measured.averagePrecision(), EXACT);
    assertEquals((3 + 2 + 0) / 9.0, measured.auroc(), EXACT);
    assertEquals(
        List.of(
            new PrecisionRecall.Point(6, 1 / 3.0, 1),
            new PrecisionRecall.Point(4, 2 / 3.0, 2 / 3.0),
            new PrecisionRecall.Point(1, 1, 0.5)),
        measured.curve());
    assertEquals(1 / 3.0, measured.recallAtFalseDiscoveryRate(0.1), EXACT);
    assertEquals(2 / 3.0, measured.recallAtFalseDiscoveryRate(0.4), EXACT);
    assertEquals(1, measured.recallAtFalseDiscoveryRate(0.5), EXACT);
  }

  @Test
  void equalScoresAreCountedTogetherInWhateverOrderTheyCome() {
    // Both zeros are one score; the tie of one positive with two negatives has precision 1/3.
    PrecisionRecall measured = PrecisionRecall.of(scores(-0.0), scores(0.0, 0.0, -1));
    assertEquals(1 / 3.0, measured.averagePrecision(), EXACT);
    assertEquals(2 / 3.0, measured.auroc(), EXACT);
    // A model that says the same of everything has the share of positives.
    PrecisionRecall constant = PrecisionRecall.of(new float[3], new float[97]);
    assertEquals(0.03, constant.averagePrecision(), EXACT);
    assertEquals(0.5, constant.auroc(), EXACT);
    assertEquals(0, constant.recallAtFalseDiscoveryRate(0.9), EXACT);
  }

  @Test
  void agreesWithTheDefinitionWindowByWindowAndWithTheOtherAuc() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      float[] positives = draw(random, 1 + random.nextInt(30));
      float[] negatives = draw(random, 1 + random.nextInt(200));
      PrecisionRecall measured = PrecisionRecall.of(positives, negatives);
      double sum = 0;
      double best = 0;
      for (float positive : positives) {
        double found = atLeast(positives, positive);
        double precision = found / (found + atLeast(negatives, positive));
        sum += precision;
        if (precision >= 0.5) {
          best = Math.max(best, found / positives.length);
        }
      }
      assertEquals(sum / positives.length, measured.averagePrecision(), 1e-9, "seed " + seed);
      assertEquals(best, measured.recallAtFalseDiscoveryRate(0.5), 1e-9, "seed " + seed);
      assertEquals(
          Auc.of(doubles(positives), doubles(negatives)).value(),
          measured.auroc(),
          1e-9,
          "seed " + seed);
    }
  }

  /** Coarse, so that many are equal. */
  private static float[] draw(Random random, int count) {
    float[] scores = new float[count];
    for (int i = 0; i < count; i++) {
      scores[i] = Math.round(random.nextGaussian() * 4);
    }
    return scores;
  }

  private static int atLeast(float[] scores, float threshold) {
    int count = 0;
    for (float score : scores) {
      if (score >= threshold) {
        count++;
      }
    }
    return count;
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  @Test
  void refusesAnEmptyClassAndWhatIsNoNumber() {
    assertThrows(
        IllegalArgumentException.class, () -> PrecisionRecall.of(new float[0], new float[1]));
    assertThrows(
        IllegalArgumentException.class, () -> PrecisionRecall.of(new float[1], new float[0]));
    assertThrows(
        IllegalArgumentException.class, () -> PrecisionRecall.of(scores(1, Double.NaN), scores(1)));
    assertTrue(PrecisionRecall.of(scores(Double.POSITIVE_INFINITY), scores(1)).auroc() == 1);
  }
}
