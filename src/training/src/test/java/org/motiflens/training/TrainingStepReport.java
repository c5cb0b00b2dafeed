package org.motiflens.training;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.motiflens.network.Architecture;
import org.motiflens.training.gradient.BindingTargets;
import org.motiflens.training.gradient.NetworkGradient;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Prints the table "Speed" of {@code docs/training.md}: CPU time of one training step of 256
 * windows, Deeplearning4j's own layers against ours, the median of {@value #STEPS} steps after as
 * many to warm up. Run it with {@code OMP_NUM_THREADS=1}; arguments are names of architectures.
 */
final class TrainingStepReport {
  private static final int STEPS = 15;
  private static final int BATCH = 256;
  private static final double NANOS_PER_MILLI = 1e6;

  private TrainingStepReport() {}

  public static void main(String[] names) {
    System.out.println("architecture\tstock_ms\tours_ms\tratio");
    for (String name : names) {
      Architecture architecture = Architecture.named(name);
      double stock = millis(architecture, false);
      double ours = millis(architecture, true);
      System.out.printf(Locale.ROOT, "%s\t%.0f\t%.1f\t%.1f%n", name, stock, ours, stock / ours);
    }
  }

  private static double millis(Architecture architecture, boolean own) {
    Dl4jNetwork network = Dl4jNetwork.forTraining(architecture, 0.003, 0.5, 1);
    NetworkGradient gradient = new NetworkGradient(architecture, 2, 0.5);
    float[] sums = new float[gradient.parameterCount()];
    Random random = new Random(1);
    List<byte[]> windows = new ArrayList<>();
    boolean[] bound = new boolean[BATCH];
    for (int i = 0; i < BATCH; i++) {
      byte[] codes = new byte[architecture.windowLength()];
      for (int t = 0; t < codes.length; t++) {
        codes[t] = (byte) random.nextInt(4);
      }
      windows.add(codes);
      bound[i] = random.nextBoolean();
    }
    INDArray input = Minibatch.oneHot(windows);
    INDArray labels = Minibatch.labels(bound);
    List<Double> times = new ArrayList<>();
    for (int step = 0; step < 2 * STEPS; step++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      if (own) {
        gradient.setParameters(network.parameters().toFloatVector());
        gradient.loss(windows, new BindingTargets(bound, 1), step, sums);
        network.step(sums, BATCH);
      } else if (network.model() instanceof ComputationGraph graph) {
        graph.fit(new INDArray[] {input}, new INDArray[] {labels});
      } else {
        ((MultiLayerNetwork) network.model()).fit(input, labels);
      }
      if (step >= STEPS) {
        times.add(
            (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
                / NANOS_PER_MILLI);
      }
    }
    times.sort(null);
    return times.get(STEPS / 2);
  }
}
