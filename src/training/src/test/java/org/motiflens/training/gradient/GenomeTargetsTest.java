package org.motiflens.training.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GenomeTargetsTest {
  private static final int TASKS = 5;
  private static final int AT = 3;

  private final GenomeTargets targets =
      new GenomeTargets(
          TASKS, List.of(new int[] {1, 4}, new int[] {}), List.of(new int[] {2}, new int[] {0, 3}));

  private static float[] sums(Random random) {
    float[] sums = new float[AT + TASKS];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) (3 * random.nextGaussian());
    }
    return sums;
  }

  @Test
  void theLossIsTheCrossEntropyOfAllTasksOfWhichSomethingIsKnown() {
    float[] sums = new float[AT + TASKS];
    assertEquals(4 * Math.log(2), targets.lossAndGradient(0, sums, AT), 1e-6);
    assertEquals(3 * Math.log(2), targets.lossAndGradient(1, new float[AT + TASKS], AT), 1e-6);
    assertEquals(-0.5, sums[AT + 1], 1e-6, "a positive");
    assertEquals(0.5, sums[AT], 1e-6, "a negative");
    assertEquals(0, sums[AT + 2], 1e-6, "nothing is said");
  }

  @Test
  void theGradientIsThatOfTheLoss() {
    long seed = new Random().nextLong();
    float[] sums = sums(new Random(seed));
    for (int window = 0; window < 2; window++) {
      float[] gradient = sums.clone();
      targets.lossAndGradient(window, gradient, AT);
      for (int task = 0; task < TASKS; task++) {
        float step = 1e-2f;
        float[] above = sums.clone();
        above[AT + task] += step;
        float[] below = sums.clone();
        below[AT + task] -= step;
        double difference =
            (targets.lossAndGradient(window, above, AT)
                    - targets.lossAndGradient(window, below, AT))
                / (2.0 * step);
        assertEquals(difference, gradient[AT + task], 1e-3, "task " + task + ", seed " + seed);
      }
      assertEquals(sums[0], gradient[0], "what is not a task's is left alone");
    }
  }
}
