package org.motiflens.network.engine;

import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.WindowRun;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * Runs a convolutional network, or several that differ in the last layer alone: convolutions,
 * maximum over time, linear.
 */
final class ConvolutionalEvaluator extends WindowEvaluator implements GroupEvaluator {
  private final CompiledNetwork network;
  private final List<CompiledNetwork> heads;
  private final Kernels kernels;
  private final ConvolutionLayer top;
  private final RunEncoder encoder;
  private final ConvolutionBackward backward;
  private final int depth;

  /** Columns of the last convolution that fill its pool, and with it enter the maximum. */
  private final int columns;

  private final int width;
  private final float[] maxima;
  private final float[] where;
  private final int[] offsets;
  private final int[] noOffsets;
  private final float[] scratch = new float[Matrix.LANES];
  private final MarginSink marginSink = new MarginSink();
  private final float[][] single = new float[1][];
  private final GradientBlocks gradientBlocks;
  private WindowEncoder dense;
  private ConvolutionalMultipliers multipliers;
  private SubstitutionEncoder substitutions;

  ConvolutionalEvaluator(CompiledNetwork network) {
    this(List.of(network));
  }

  /**
   * @param heads networks that share the arrays of the first one, but for the last layer; gradients
   *     are of the first
   */
  ConvolutionalEvaluator(List<CompiledNetwork> heads) {
    super(heads.get(0).architecture());
    this.heads = heads;
    network = heads.get(0);
    kernels = network.kernels().forThread();
    depth = network.convolutions().size();
    top = network.convolutions().get(depth - 1);
    encoder = new RunEncoder(network);
    backward = new ConvolutionBackward(network);
    columns = top.geometry().outputLength() * top.geometry().pool();
    width = top.geometry().outputStride();
    maxima = new float[width];
    where = new float[width];
    offsets = new int[depth];
    noOffsets = new int[depth];
    gradientBlocks = new GradientBlocks(windowLength());
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
    check(codes, run);
    single[0] = margins;
    marginSink.count = 1;
    marginSink.margins = single;
    encoder.encode(codes, run, run.count(), false, marginSink);
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[][] margins) {
    check(codes, run);
    marginSink.count = heads.size();
    marginSink.margins = margins;
    encoder.encode(codes, run, run.count(), false, marginSink);
  }

  @Override
  public void substitutions(byte[] codes, int start, int from, int to, float[] margins) {
    check(codes, WindowRun.single(start));
    check("margins", margins, windowLength(), Bases.COUNT);
    if (substitutions == null) {
      substitutions = new SubstitutionEncoder(network);
    }
    substitutions.encode(
        codes,
        start,
        from,
        to,
        (position, base, features) ->
            margins[position * Bases.COUNT + base] = marginOf(network, features, 0));
  }

  @Override
  public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
    check(codes, run);
    gradientBlocks.begin(sink);
    encoder.encode(codes, run, GradientBlocks.WINDOWS, true, gradientSink);
  }

  @Override
  public void multipliers(byte[] codes, int start, List<byte[]> references, MultiplierSink sink) {
    check(codes, WindowRun.single(start));
    for (byte[] reference : references) {
      check(reference, WindowRun.single(0));
    }
    if (multipliers == null) {
      multipliers = new ConvolutionalMultipliers(network);
    }
    multipliers.compute(codes, start, references, sink);
  }

  @Override
  public float gradientDense(float[] input, float[] gradient) {
    check("input", input, windowLength(), Bases.COUNT);
    check("gradient", gradient, windowLength(), Bases.COUNT);
    if (dense == null) {
      dense = new WindowEncoder(network);
    }
    dense.encodeDense(input);
    kernels.columnArgMax(dense.rectified()[depth - 1], 0, width, columns, maxima, where);
    backward.fromMaxima(
        dense.rectified(), noOffsets, maxima, where, network.marginWeights(), gradient);
    return marginOf(network, maxima, 0);
  }

  private float marginOf(CompiledNetwork head, float[] features, int offset) {
    return kernels.dot(features, offset, head.marginWeights(), 0, width, scratch)
        + head.marginBias();
  }

  /** Maxima over each window, margins. */
  private final class MarginSink implements RunEncoder.Sink {
    private float[][] margins;
    private int count;

    @Override
    public void columns(int first, int step, int windows, float[] features, int spacing) {
      int rows = (windows - 1) * spacing + columns;
      int doublings = 31 - Integer.numberOfLeadingZeros(columns);
      if ((long) windows * columns <= (long) rows * (doublings + 1)) {
        for (int k = 0; k < windows; k++) {
          kernels.columnMax(features, k * spacing * width, width, columns, maxima, 0);
          set(first + k * step, maxima, 0);
        }
        return;
      }
      // Maxima over 1, 2, 4, … rows; two of the longest cover a window.
      int covered = 1;
      while (2 * covered <= columns) {
        rows -= covered;
        kernels.slideMax(features, 0, width, rows, covered);
        covered *= 2;
      }
      for (int k = 0; k < windows; k++) {
        int row = k * spacing;
        if (covered < columns) {
          // Later windows read only rows below this one.
          kernels.slideMax(features, row * width, width, 1, columns - covered);
        }
        set(first + k * step, features, row * width);
      }
    }

    private void set(int window, float[] features, int offset) {
      for (int i = 0; i < count; i++) {
        margins[i][window] = marginOf(heads.get(i), features, offset);
      }
    }

    @Override
    public void blockEnds(int first, int count) {}
  }

  private final RunEncoder.Sink gradientSink =
      new RunEncoder.Sink() {
        @Override
        public void columns(int first, int step, int count, float[] features, int spacing) {
          for (int k = 0; k < count; k++) {
            int window = first + k * step;
            kernels.columnArgMax(features, k * spacing * width, width, columns, maxima, where);
            for (int l = 0; l < depth; l++) {
              offsets[l] =
                  encoder.column(l, window)
                      * network.convolutions().get(l).geometry().outputStride();
            }
            backward.fromMaxima(
                encoder.rectified(),
                offsets,
                maxima,
                where,
                network.marginWeights(),
                gradientBlocks.slot(window, marginOf(network, maxima, 0)));
          }
        }

        @Override
        public void blockEnds(int first, int count) {
          gradientBlocks.end(first, count);
        }
      };
}
