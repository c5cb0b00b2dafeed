package org.motiflens.network.bpnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.BpnetShape.Residual;
import org.motiflens.network.kernel.PlainKernels;

/** As many filters as the published ChromBPNet has, and regions longer than a block. */
class LargeBpnetTest {
  private static final long SEED = 20261130;
  private static final double CLOSE = 1e-5;

  @ParameterizedTest
  @EnumSource(Residual.class)
  void with512FiltersOutputsAndSlopesAreThoseOfFloat64(Residual residual) {
    BpnetShape shape = new BpnetShape(60, 10, 512, 21, 2, 7, 1, residual);
    BpnetModel model = new BpnetModel(List.of(RandomBpnet.weights(shape, SEED)));
    ProfileEvaluator evaluator = BpnetNetwork.of("bpnet", model).newEvaluator();
    byte[] codes = RandomBpnet.codes(shape.inputLength(), 0, SEED);
    double[][] input = BpnetReference.oneHot(codes, 0, codes.length);
    BpnetReference.Output expected = BpnetReference.run(model, input);
    double largest = Arrays.stream(expected.logits()).map(Math::abs).max().orElseThrow();
    evaluator.profiles(
        codes,
        WindowRun.single(0),
        (w, logCounts, logits) -> {
          double counts = expected.logCounts();
          assertEquals(counts, logCounts, CLOSE * Math.max(1, Math.abs(counts)));
          for (int i = 0; i < logits.length; i++) {
            assertEquals(expected.logits()[i], logits[i], CLOSE * largest, "logit " + i);
          }
        });
    // Along one direction through all of the input: its slope holds every value of the gradient.
    Random random = new Random(SEED);
    double step = 1e-7;
    double[][] ahead = new double[codes.length][4];
    double[][] behind = new double[codes.length][4];
    float[] direction = new float[4 * codes.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = random.nextBoolean() ? 1 : -1;
      ahead[i / 4][i % 4] = input[i / 4][i % 4] + step * direction[i];
      behind[i / 4][i % 4] = input[i / 4][i % 4] - step * direction[i];
    }
    double slope =
        (BpnetReference.run(model, ahead).logCounts()
                - BpnetReference.run(model, behind).logCounts())
            / (2 * step);
    evaluator.gradients(
        codes,
        WindowRun.single(0),
        (w, value, gradient) -> {
          double along = 0;
          double all = 0;
          for (int i = 0; i < gradient.length; i++) {
            along += gradient[i] * direction[i];
            all += Math.abs(gradient[i]);
          }
          assertEquals(slope, along, 1e-5 * all, "seed " + SEED);
        });
  }

  /** A block of bases is computed at a time: four times the region needs not a byte more. */
  @Test
  void memoryDoesNotGrowWithTheRegion() {
    BpnetModel model = RandomBpnet.models(SEED).get(1);
    // The vector classes allocate until they are compiled; what is counted here are workspaces.
    ProfileEvaluator evaluator =
        new BpnetNetwork("bpnet", model, new PlainKernels()).newEvaluator();
    int stride = 20;
    int some = 1_500;
    WindowRun region = new WindowRun(0, stride, some);
    WindowRun longer = new WindowRun(0, stride, 4 * some);
    byte[] codes = RandomBpnet.codes(longer.end(evaluator.windowLength()), 0, SEED);
    float[] margins = new float[longer.count()];
    evaluator.logitMargins(codes, region, margins);
    evaluator.gradients(codes, new WindowRun(0, 200, 120), (w, value, gradient) -> {});
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    evaluator.logitMargins(codes, longer, margins);
    evaluator.gradients(codes, new WindowRun(0, 200, 360), (w, value, gradient) -> {});
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    // What the interpreter leaves is some bytes a window; a block's workspace would be megabytes.
    assertTrue(allocated < 200_000, allocated + " bytes for a region four times as long");
  }
}
