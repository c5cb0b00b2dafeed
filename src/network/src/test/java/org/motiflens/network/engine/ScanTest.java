package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/** Windows computed together equal each window alone, to the last bit. */
class ScanTest {
  private static final long SEED = 8;
  private static final int[] STRIDES = {1, 2, 3, 4, 5, 8, 10, 12, 25, 50, 64, 75, 92, 93, 101, 150};

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void marginsOfARunAreThoseOfEachWindowAlone(Architecture architecture) {
    Network network = Networks.of(architecture, RandomWeights.of(architecture, SEED));
    Evaluator together = network.newEvaluator();
    Evaluator alone = network.newEvaluator();
    for (int stride : STRIDES) {
      // At stride 1 more than one block, and a last group that is not full.
      WindowRun run = new WindowRun(3, stride, stride == 1 ? 1100 : 41);
      byte[] codes = Sequences.random(run.end(architecture.windowLength()), 0.03, SEED);
      float[] margins = new float[run.count()];
      together.logitMargins(codes, run, margins);
      float[] margin = new float[1];
      int sample = stride == 1 ? 7 : 1;
      for (int i = 0; i < run.count(); i += sample) {
        alone.logitMargins(codes, WindowRun.single(run.start(i)), margin);
        assertEquals(margin[0], margins[i], 0f, "stride " + stride + ", window " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void gradientsOfARunAreThoseOfEachWindowAloneInOrder(Architecture architecture) {
    Network network = Networks.of(architecture, RandomWeights.of(architecture, SEED));
    Evaluator together = network.newEvaluator();
    Evaluator alone = network.newEvaluator();
    for (int stride : STRIDES) {
      WindowRun run = new WindowRun(1, stride, stride == 1 ? 140 : 17);
      byte[] codes = Sequences.random(run.end(architecture.windowLength()), 0.03, SEED);
      int[] next = new int[1];
      together.gradients(
          codes,
          run,
          (i, margin, gradient) -> {
            assertEquals(next[0]++, i, "order");
            alone.gradients(
                codes,
                WindowRun.single(run.start(i)),
                (zero, marginAlone, gradientAlone) -> {
                  String where = "stride " + stride + ", window " + i;
                  assertEquals(marginAlone, margin, 0f, where);
                  assertArrayEquals(gradientAlone, gradient, where);
                });
          });
      assertEquals(run.count(), next[0]);
    }
  }
}
