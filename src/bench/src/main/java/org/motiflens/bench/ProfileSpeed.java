package org.motiflens.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.motiflens.explain.attribution.Contributions;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.BpnetModel;
import org.motiflens.network.bpnet.BpnetNetwork;
import org.motiflens.network.bpnet.BpnetShape;
import org.motiflens.network.bpnet.BpnetShape.Residual;
import org.motiflens.network.bpnet.BpnetWeights;
import org.motiflens.network.bpnet.ProfileEvaluator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How fast profile models of the published sizes run on one thread, beside ND4J's sgemm in the same
 * run: processor time, the least of many repeats in turn, so that other work on the machine counts
 * little. Run with {@code OMP_NUM_THREADS=1}; arguments: filters, {@code bpnet} or {@code
 * chrombpnet}, seconds.
 */
public final class ProfileSpeed {
  private static final int WINDOW = 2114;
  private static final int OUTPUT = 1000;
  private static final int FIRST = 21;
  private static final int LAYERS = 8;
  private static final int HEAD = 75;
  private static final int REGION = 1024;
  private static final int SQUARE = 512;

  /** Seconds of a turn. */
  private static final double TURN = 0.3;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProfileSpeed() {}

  /** Prints one line. */
  public static void main(String[] arguments) {
    int filters = Integer.parseInt(arguments[0]);
    boolean bpnet = arguments[1].equals("bpnet");
    long end = System.nanoTime() + Long.parseLong(arguments[2]) * 1_000_000_000L;
    BpnetShape shape = shape(filters, bpnet);
    Random random = new Random(1);
    BpnetModel model = new BpnetModel(List.of(weights(shape, random)));
    ProfileEvaluator evaluator = BpnetNetwork.of(arguments[1], model).newEvaluator();
    byte[] codes = new byte[WINDOW + REGION];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    INDArray a = Nd4j.rand(SQUARE, SQUARE);
    INDArray b = Nd4j.rand(SQUARE, SQUARE);
    INDArray c = Nd4j.create(SQUARE, SQUARE);
    WindowRun one = WindowRun.single(0);
    WindowRun every = new WindowRun(0, 1, REGION);
    float[] margins = new float[1];
    Contributions contributions = new Contributions(evaluator, Contributions.REFERENCES, 1);
    double[] least = {1e9, 1e9, 1e9, 1e9, 1e9};
    List<Runnable> work =
        List.of(
            () -> Nd4j.gemm(a, b, c, false, false, 1, 0),
            () -> evaluator.logitMargins(codes, one, margins),
            () -> evaluator.gradients(codes, one, (w, value, gradient) -> {}),
            () -> evaluator.innerGradients(codes, every, (w, value, gradient) -> {}),
            () -> contributions.compute(codes, 0));
    int deepShap = least.length - 1;
    do {
      for (int i = 0; i < deepShap; i++) {
        for (double spent = 0; spent < TURN; ) {
          double seconds = seconds(work.get(i));
          least[i] = Math.min(least[i], seconds);
          spent += seconds;
        }
      }
    } while (System.nanoTime() < end);
    least[deepShap] = seconds(work.get(deepShap));
    double sgemm = 2.0 * SQUARE * SQUARE * SQUARE / least[0];
    double forward = operations(shape);
    System.out.printf(
        Locale.ROOT,
        "%s, %d filters: sgemm %.0f GFLOP/s; forward %.2f ms, %.0f %% of sgemm; forward and back"
            + " %.2f ms, %.0f %%; contribution to counts of %,d bases %.0f ms; DeepSHAP of a window"
            + " %.2f s%n",
        arguments[1],
        filters,
        sgemm / 1e9,
        least[1] * 1e3,
        100 * forward / least[1] / sgemm,
        least[2] * 1e3,
        100 * 2 * forward / least[2] / sgemm,
        REGION,
        least[3] * 1e3,
        least[4]);
  }

  /** The published sizes. */
  static BpnetShape shape(int filters, boolean bpnet) {
    return new BpnetShape(
        WINDOW,
        OUTPUT,
        filters,
        FIRST,
        LAYERS,
        HEAD,
        bpnet ? 2 : 1,
        bpnet ? Residual.BEFORE_RECTIFIER : Residual.AFTER_RECTIFIER);
  }

  /** Processor time of this thread. */
  static double seconds(Runnable work) {
    long begin = THREADS.getCurrentThreadCpuTime();
    work.run();
    return (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
  }

  /** Multiplications and additions of the convolutions of a window; as many go back. */
  private static double operations(BpnetShape shape) {
    int columns = shape.inputLength() - shape.firstKernel() + 1;
    double sum = (double) columns * 4 * shape.firstKernel() * shape.filters();
    for (int i = 1; i <= shape.layers(); i++) {
      columns -= 2 * shape.dilation(i);
      sum += (double) columns * BpnetShape.DILATED_KERNEL * shape.filters() * shape.filters();
    }
    return 2 * sum;
  }

  /** Random ones, with sums near 1. */
  static BpnetWeights weights(BpnetShape shape, Random random) {
    int filters = shape.filters();
    List<Integer> sizes = new ArrayList<>(List.of(shape.firstKernel() * 4 * filters, filters));
    for (int i = 0; i < shape.layers(); i++) {
      sizes.add(BpnetShape.DILATED_KERNEL * filters * filters);
      sizes.add(filters);
    }
    int heads = shape.profileKernel() * filters * shape.strands();
    sizes.addAll(List.of(heads, shape.strands(), filters, 1));
    List<float[]> arrays = new ArrayList<>();
    for (int size : sizes) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = (float) (random.nextGaussian() / Math.sqrt(3.0 * filters));
      }
      arrays.add(values);
    }
    return new BpnetWeights(shape, arrays);
  }
}
