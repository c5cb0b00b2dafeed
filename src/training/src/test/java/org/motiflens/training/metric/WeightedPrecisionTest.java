package org.motiflens.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedPrecisionTest {
  @Test
  void aWindowOfWeightThreeIsThreeWindows() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      int positives = 1 + random.nextInt(10);
      int negatives = 1 + random.nextInt(50);
      float[] scores = new float[positives + negatives];
      List<Double> weights = new ArrayList<>();
      List<Float> bound = new ArrayList<>();
      List<Float> unbound = new ArrayList<>();
      for (int i = 0; i < scores.length; i++) {
        scores[i] = random.nextInt(12);
        int weight = 1 + random.nextInt(4);
        weights.add((double) weight);
        (i < positives ? bound : unbound).addAll(Collections.nCopies(weight, scores[i]));
      }
      PrecisionRecall all = PrecisionRecall.of(array(bound), array(unbound));
      WeightedPrecision some = WeightedPrecision.of(scores, positives, weights);
      assertEquals(all.averagePrecision(), some.averagePrecision(), 1e-9, "seed " + seed);
      for (double rate : new double[] {0.1, 0.5}) {
        assertEquals(
            all.recallAtFalseDiscoveryRate(rate),
            some.recallAtFalseDiscoveryRate(rate),
            1e-9,
            "seed " + seed);
      }
    }
  }

  private static float[] array(List<Float> values) {
    float[] result = new float[values.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = values.get(i);
    }
    return result;
  }

  @Test
  void bothClassesMustBeThere() {
    assertThrows(
        IllegalArgumentException.class,
        () -> WeightedPrecision.of(new float[2], 2, List.of(1.0, 1.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> WeightedPrecision.of(new float[2], 0, List.of(1.0, 1.0)));
  }
}
