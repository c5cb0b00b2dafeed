package org.motiflens.network.bpnet;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** The weights of one BPNet laid out for a back end, once; immutable and shared by all threads. */
final class CompiledBpnet {
  /** Rows of a part of a matrix: a panel of its columns stays in the first cache. */
  private static final int DEPTH = 128;

  /** What a row of products needs at its end to be summed with those beside it. */
  private static final int GAP = Matrix.LANES - Bases.COUNT;

  final BpnetShape shape;

  /** Floats from one hidden column to the next. */
  final int stride;

  /** Taps and bases × filters. */
  final Matrix first;

  /**
   * Filters × taps and bases, and {@link #GAP} zeros: products from which the input's gradient is
   * put together.
   */
  final Matrix firstBack;

  /** Zeros, as wide as any product. */
  final float[] noBias;

  final float[] firstBias;

  /** By layer from 1 and tap: filters × filters, in parts of {@link #DEPTH} rows. */
  final Matrix[][][] dilated;

  /** The same transposed. */
  final Matrix[][][] dilatedBack;

  final float[][] dilatedBias;

  /** Filters × strand by strand the taps: what a column gives to each position that reaches it. */
  final Matrix profile;

  /** By strand, taps from last to first × filters. */
  final Matrix[] profileBack;

  final float[] profileBias;

  /** Padded to {@link #stride}. */
  final float[] counts;

  final float countsBias;

  CompiledBpnet(BpnetWeights weights, Kernels kernels) {
    shape = weights.shape();
    int filters = shape.filters();
    stride = Matrix.padded(filters);
    int inputs = shape.firstKernel() * Bases.COUNT;
    first = kernels.matrix(weights.firstKernel(), inputs, filters);
    float[] toBases = transposed(weights.firstKernel(), 0, inputs, filters);
    firstBack = kernels.matrix(withZeros(toBases, filters, inputs), filters, inputs + GAP);
    noBias = new float[Math.max(stride, firstBack.columns())];
    firstBias = Arrays.copyOf(weights.firstBias(), stride);
    int taps = BpnetShape.DILATED_KERNEL;
    dilated = new Matrix[shape.layers() + 1][taps][];
    dilatedBack = new Matrix[shape.layers() + 1][taps][];
    dilatedBias = new float[shape.layers() + 1][];
    for (int i = 1; i <= shape.layers(); i++) {
      float[] kernel = weights.dilatedKernel(i);
      dilatedBias[i] = Arrays.copyOf(weights.dilatedBias(i), stride);
      for (int tap = 0; tap < taps; tap++) {
        int at = tap * filters * filters;
        float[] values = Arrays.copyOfRange(kernel, at, at + filters * filters);
        dilated[i][tap] = parts(values, filters, kernels);
        dilatedBack[i][tap] = parts(transposed(kernel, at, filters, filters), filters, kernels);
      }
    }
    int reach = shape.profileKernel();
    int strands = shape.strands();
    float[] raw = weights.profileKernel();
    float[] forward = new float[filters * strands * reach];
    profileBack = new Matrix[strands];
    for (int strand = 0; strand < strands; strand++) {
      float[] back = new float[reach * filters];
      for (int tap = 0; tap < reach; tap++) {
        for (int f = 0; f < filters; f++) {
          float weight = raw[(tap * filters + f) * strands + strand];
          forward[f * strands * reach + strand * reach + tap] = weight;
          back[(reach - 1 - tap) * filters + f] = weight;
        }
      }
      profileBack[strand] = kernels.matrix(back, reach, filters);
    }
    profile = kernels.matrix(forward, filters, strands * reach);
    profileBias = weights.profileBias().clone();
    counts = Arrays.copyOf(weights.countsKernel(), stride);
    countsBias = weights.countsBias();
  }

  private static float[] withZeros(float[] values, int rows, int width) {
    float[] wide = new float[rows * (width + GAP)];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(values, r * width, wide, r * (width + GAP), width);
    }
    return wide;
  }

  /** A square matrix in parts of rows. */
  private static Matrix[] parts(float[] values, int size, Kernels kernels) {
    Matrix[] parts = new Matrix[(size + DEPTH - 1) / DEPTH];
    for (int i = 0; i < parts.length; i++) {
      int from = i * DEPTH;
      int rows = Math.min(DEPTH, size - from);
      float[] part = Arrays.copyOfRange(values, from * size, (from + rows) * size);
      parts[i] = kernels.matrix(part, rows, size);
    }
    return parts;
  }

  private static float[] transposed(float[] values, int offset, int rows, int columns) {
    float[] result = new float[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        result[c * rows + r] = values[offset + r * columns + c];
      }
    }
    return result;
  }
}
