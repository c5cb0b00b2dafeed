package org.motiflens.training;

import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Windows as Deeplearning4j wants them: one-hot, minibatch × 4 × window, rows A C G T. */
final class Minibatch {
  private Minibatch() {}

  static INDArray oneHot(List<byte[]> windows) {
    int length = windows.get(0).length;
    float[] values = new float[windows.size() * Bases.COUNT * length];
    int base = 0;
    for (byte[] codes : windows) {
      for (int t = 0; t < length; t++) {
        if (codes[t] != Bases.N) {
          values[base + codes[t] * length + t] = 1;
        }
      }
      base += Bases.COUNT * length;
    }
    return Nd4j.create(values, new long[] {windows.size(), Bases.COUNT, length}, 'c');
  }

  /** One row a window: 1 for the class it has, 0 for the other. */
  static INDArray labels(boolean[] bound) {
    float[] values = new float[bound.length * 2];
    for (int i = 0; i < bound.length; i++) {
      int positive = NetworkDefinition.POSITIVE_INDEX;
      values[2 * i + (bound[i] ? positive : 1 - positive)] = 1;
    }
    return Nd4j.create(values, new long[] {bound.length, 2}, 'c');
  }

  /**
   * One row a window, one column a task: 1 for each known task of a bound window, otherwise 0.
   *
   * @param known tasks that a label is known of, by window
   */
  static INDArray taskLabels(List<int[]> known, boolean[] bound, int tasks) {
    float[] values = new float[bound.length * tasks];
    for (int i = 0; i < bound.length; i++) {
      if (bound[i]) {
        for (int task : known.get(i)) {
          values[i * tasks + task] = 1;
        }
      }
    }
    return Nd4j.create(values, new long[] {bound.length, tasks}, 'c');
  }

  /** 1 where a task's label is known, 0 where it is not to count. */
  static INDArray taskMask(List<int[]> known, int tasks) {
    boolean[] all = new boolean[known.size()];
    Arrays.fill(all, true);
    return taskLabels(known, all, tasks);
  }
}
