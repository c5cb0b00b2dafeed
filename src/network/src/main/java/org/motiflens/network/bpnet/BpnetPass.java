package org.motiflens.network.bpnet;

import java.util.Arrays;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** One BPNet over a region, its two heads included: a workspace for one thread. */
final class BpnetPass {
  private final CompiledBpnet net;
  private final BpnetShape shape;
  private final Kernels kernels;
  private final TrunkPass trunk;
  private final float[] counts;
  private final float[] scratch = new float[Matrix.LANES];
  private final float[] reach;
  private boolean reached;
  private float[] padded;
  private int columns;

  BpnetPass(CompiledBpnet net, Kernels kernels, int capacity, boolean keep) {
    this.net = net;
    this.kernels = kernels;
    shape = net.shape;
    trunk = new TrunkPass(net, kernels, capacity, keep);
    int most = shape.columns(capacity, shape.layers());
    counts = new float[most];
    reach = new float[most * net.profile.columns()];
    if (keep) {
      padded = new float[shape.trunkLength() + shape.profileKernel() - 1 + Matrix.LANES];
    }
  }

  int capacity() {
    return trunk.capacity();
  }

  void forward(byte[] codes, int start, int length) {
    trunk.forward(codes, start, length);
    ran(length);
  }

  void forward(float[] input, int length) {
    trunk.forward(input, length);
    ran(length);
  }

  private void ran(int length) {
    columns = shape.columns(length, shape.layers());
    reached = false;
    for (int j = 0; j < columns; j++) {
      counts[j] =
          kernels.dot(
              trunk.trunk(),
              trunk.features(0) + j * net.stride,
              net.counts,
              0,
              net.stride,
              scratch);
    }
  }

  /** The logarithm of the counts of the window that begins at base {@code at} of the region. */
  double logCounts(int at) {
    double sum = 0;
    for (int j = at; j < at + shape.trunkLength(); j++) {
      sum += counts[j];
    }
    return sum / shape.trunkLength() + net.countsBias;
  }

  /** Adds the window's logits, strand by strand {@code outputLength} positions, to {@code to}. */
  void addLogits(int at, float[] to) {
    int width = net.profile.columns();
    if (!reached) {
      Arrays.fill(reach, 0, columns * width, 0);
      kernels.multiplyAdd(
          trunk.trunk(), trunk.features(0), net.stride, columns, net.profile, reach, 0, width);
      reached = true;
    }
    int taps = shape.profileKernel();
    int length = shape.outputLength();
    for (int strand = 0; strand < shape.strands(); strand++) {
      for (int i = 0; i < length; i++) {
        int from = (at + shape.crop() + i) * width + strand * taps;
        double sum = net.profileBias[strand];
        for (int tap = 0; tap < taps; tap++) {
          sum += reach[from + tap * (width + 1)];
        }
        to[strand * length + i] += (float) sum;
      }
    }
  }

  /**
   * From gradients, or DeepLIFT's multipliers, of a window's outputs to those of its input.
   *
   * @param at index of the window's first base in the region
   * @param logits of each logit; null for none
   * @param logCounts of the logarithm of the counts
   * @param reference a pass over a reference that begins at its first base; null for gradients
   * @param result receives T × 4 values
   */
  void backward(int at, float[] logits, double logCounts, BpnetPass reference, float[] result) {
    float[] gradient = trunk.backFromWindow(at);
    int start = trunk.gradientStart();
    int length = shape.trunkLength();
    if (logits != null) {
      int taps = shape.profileKernel();
      int outputs = shape.outputLength();
      for (int strand = 0; strand < shape.strands(); strand++) {
        Arrays.fill(padded, 0);
        System.arraycopy(logits, strand * outputs, padded, taps - 1 + shape.crop(), outputs);
        kernels.multiplyAdd(
            padded, 0, 1, length, net.profileBack[strand], gradient, start, net.stride);
      }
    }
    if (logCounts != 0) {
      addCounts(logCounts, gradient, start, length);
    }
    trunk.backward(reference == null ? null : reference.trunk, at, shape.inputLength(), result);
  }

  private void addCounts(double logCounts, float[] gradient, int start, int columns) {
    float each = (float) (logCounts / shape.trunkLength());
    for (int j = 0; j < columns; j++) {
      kernels.addScaled(each, net.counts, 0, gradient, start + j * net.stride, net.stride);
    }
  }

  /**
   * The gradient of the logarithm of the counts at some bases of the region, each as in every
   * window that has it between {@link BpnetShape#innerStart} and {@link BpnetShape#innerEnd}.
   *
   * @param from index of the first base in the region
   * @param to after the last
   * @param result receives (to − from) × 4 values
   */
  void countsGradient(int from, int to, float[] result) {
    float[] gradient = trunk.backToBases(from, to);
    addCounts(1, gradient, trunk.gradientStart(), trunk.backColumns());
    trunk.backward(null, from, to - from, result);
  }
}
