package org.motiflens.network;

import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.Bases;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * Runs a recurrent network: convolutions if there are any, an LSTM stack each way, the mean over
 * time of each, linear.
 */
final class RecurrentEvaluator extends WindowEvaluator {
  /** Windows that step together, so that a step is a product of matrices. */
  private static final int GROUP = 6;

  private final Kernels kernels;

  /** One for each window of a group; empty when bases go straight into the LSTMs. */
  private final WindowEncoder[] encoders;

  /** Columns that the LSTMs read. */
  private final int columns;

  /** Floats of such a column. */
  private final int width;

  private final int basesPerColumn;

  private final Direction leftToRight;
  private final Direction rightToLeft;
  private final float[] meanGradient;
  private final float[] columnGradient;
  private final float[] gradient;
  private final float[] scratch = new float[Matrix.LANES];

  /** One of the two LSTM stacks with its input. */
  private final class Direction {
    final boolean reversed;
    final List<LstmLayer> layers;
    final LstmStack stack;
    final float[] mean;
    final float[] projection;
    final int[] sourceRows;
    float[] source;

    /** All ends of a sequence at once; made when first needed. */
    LstmStack ends;

    float[] beginningMeans;
    float[] endMeans;

    Direction(List<LstmLayer> layers, boolean reversed) {
      this.reversed = reversed;
      this.layers = layers;
      stack = new LstmStack(layers, columns, GROUP, kernels);
      mean = new float[GROUP * stack.width()];
      projection = new float[GROUP * columns * first().gates()];
      sourceRows = new int[GROUP * columns];
    }

    LstmLayer first() {
      return layers.get(0);
    }

    /** The column read at a step, or the step that reads a column. */
    int column(int step) {
      return reversed ? columns - 1 - step : step;
    }

    /** Windows of one-hot columns are next. */
    void readBases(byte[] codes, WindowRun run, int firstWindow, int rows) {
      source = first().baseTable();
      for (int s = 0; s < columns; s++) {
        for (int r = 0; r < rows; r++) {
          sourceRows[s * rows + r] =
              codes[run.start(firstWindow + r) + column(s)] * first().gates();
        }
      }
    }

    /** Multiplies the columns of window {@code row} by the input weights. */
    void project(int row, float[] features, int featureWidth) {
      int gates = first().gates();
      for (int t = 0; t < columns; t++) {
        System.arraycopy(first().bias(), 0, projection, (row * columns + t) * gates, gates);
      }
      kernels.multiplyAdd(
          features,
          0,
          featureWidth,
          columns,
          first().input(),
          projection,
          row * columns * gates,
          gates);
    }

    /** Windows that were projected are next. */
    void readProjections(int rows) {
      source = projection;
      for (int s = 0; s < columns; s++) {
        for (int r = 0; r < rows; r++) {
          sourceRows[s * rows + r] = (r * columns + column(s)) * first().gates();
        }
      }
    }

    void run(int rows, boolean remember) {
      stack.forward(source, sourceRows, columns, rows, remember, mean);
    }

    /** Temporal scores need the one window that is next, whole and in pieces. */
    void runPieces() {
      if (ends == null) {
        ends = new LstmStack(layers, 1, columns, kernels);
        beginningMeans = new float[columns * stack.width()];
        endMeans = new float[columns * stack.width()];
      }
      stack.runningMeans(source, sourceRows, columns, beginningMeans);
      ends.staggeredMeans(source, sourceRows, columns, endMeans);
    }

    /** Adds the gradient of window {@code row} with respect to its columns. */
    void addColumnGradient(int row, float[] columnGradient, int stride) {
      int step = stack.sumGradientStride();
      kernels.multiplyAdd(
          stack.sumGradients(),
          stack.sumGradientOffset(column(0), row),
          reversed ? -step : step,
          columns,
          first().inputBackward(),
          columnGradient,
          0,
          stride);
    }
  }

  RecurrentEvaluator(CompiledNetwork network) {
    super(network);
    kernels = network.kernels();
    encoders = new WindowEncoder[network.convolutions().isEmpty() ? 0 : GROUP];
    for (int i = 0; i < encoders.length; i++) {
      encoders[i] = new WindowEncoder(network);
    }
    columns = encoders.length > 0 ? encoders[0].columns() : windowLength();
    width = encoders.length > 0 ? encoders[0].width() : Bases.COUNT;
    int pooled = 1;
    for (ConvolutionLayer layer : network.convolutions()) {
      pooled *= layer.geometry().pool();
    }
    basesPerColumn = pooled;
    leftToRight = new Direction(network.forward(), false);
    rightToLeft = new Direction(network.backward(), true);
    meanGradient = new float[network.marginWeights().length];
    for (int i = 0; i < meanGradient.length; i++) {
      meanGradient[i] = network.marginWeights()[i] / columns;
    }
    columnGradient = new float[columns * leftToRight.first().inputBackward().columns()];
    gradient = new float[windowLength() * Bases.COUNT];
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
    check(codes, run);
    for (int i = 0; i < run.count(); i += GROUP) {
      int rows = Math.min(GROUP, run.count() - i);
      forward(codes, run, i, rows, false);
      for (int r = 0; r < rows; r++) {
        margins[i + r] = margin(r);
      }
    }
  }

  @Override
  public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
    check(codes, run);
    for (int i = 0; i < run.count(); i += GROUP) {
      int rows = Math.min(GROUP, run.count() - i);
      forward(codes, run, i, rows, true);
      backward(rows);
      for (int r = 0; r < rows; r++) {
        float margin = margin(r);
        inputGradient(r, gradient);
        sink.accept(i + r, margin, gradient);
      }
    }
  }

  @Override
  public float gradientDense(float[] input, float[] gradient) {
    check("input", input, windowLength(), Bases.COUNT);
    check("gradient", gradient, windowLength(), Bases.COUNT);
    float[] read = input;
    if (encoders.length > 0) {
      encoders[0].encodeDense(input);
      read = encoders[0].features();
    }
    leftToRight.project(0, read, width);
    rightToLeft.project(0, read, width);
    leftToRight.readProjections(1);
    rightToLeft.readProjections(1);
    leftToRight.run(1, true);
    rightToLeft.run(1, true);
    backward(1);
    inputGradient(0, gradient);
    return margin(0);
  }

  private void forward(byte[] codes, WindowRun run, int firstWindow, int rows, boolean remember) {
    read(codes, run, firstWindow, rows);
    leftToRight.run(rows, remember);
    rightToLeft.run(rows, remember);
  }

  /** Readies the LSTMs' input for some windows of a run. */
  private void read(byte[] codes, WindowRun run, int firstWindow, int rows) {
    if (encoders.length == 0) {
      leftToRight.readBases(codes, run, firstWindow, rows);
      rightToLeft.readBases(codes, run, firstWindow, rows);
      return;
    }
    for (int r = 0; r < rows; r++) {
      encoders[r].encode(codes, run.start(firstWindow + r));
      leftToRight.project(r, encoders[r].features(), width);
      rightToLeft.project(r, encoders[r].features(), width);
    }
    leftToRight.readProjections(rows);
    rightToLeft.readProjections(rows);
  }

  private float margin(int row) {
    int units = leftToRight.stack.width();
    return marginOf(leftToRight.mean, row * units, rightToLeft.mean, row * units);
  }

  private float marginOf(float[] forwardMean, int forwardAt, float[] backwardMean, int backwardAt) {
    int units = leftToRight.stack.width();
    float[] weights = network().marginWeights();
    return kernels.dot(forwardMean, forwardAt, weights, 0, units, scratch)
        + kernels.dot(backwardMean, backwardAt, weights, units, units, scratch)
        + network().marginBias();
  }

  private void backward(int rows) {
    leftToRight.stack.backward(meanGradient, 0, 0, columns, rows);
    rightToLeft.stack.backward(meanGradient, leftToRight.stack.width(), 0, columns, rows);
  }

  private void inputGradient(int row, float[] inputGradient) {
    int stride = leftToRight.first().inputBackward().columns();
    Arrays.fill(columnGradient, 0);
    leftToRight.addColumnGradient(row, columnGradient, stride);
    rightToLeft.addColumnGradient(row, columnGradient, stride);
    if (encoders.length > 0) {
      encoders[row].backward(columnGradient, inputGradient);
      return;
    }
    for (int t = 0; t < columns; t++) {
      System.arraycopy(columnGradient, t * stride, inputGradient, t * Bases.COUNT, Bases.COUNT);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where pools make columns of several bases, a prefix consists of the columns whose bases all
   * lie in it, and so does a suffix; with no column yet, the score is that of all-zero features
   * (the output layer's bias alone).
   *
   * <p>For the prefixes one direction is a single sweep, since they share their beginning; the
   * other starts anew for each prefix, but those that have started step together. For the suffixes
   * the directions swap.
   */
  @Override
  public void temporal(byte[] codes, int start, float[] forward, float[] backward) {
    WindowRun window = WindowRun.single(start);
    check(codes, window);
    check("forward temporal output", forward, windowLength(), 1);
    check("backward temporal output", backward, windowLength(), 1);
    read(codes, window, 0, 1);
    leftToRight.runPieces();
    rightToLeft.runPieces();
    for (int t = 0; t < windowLength(); t++) {
      int prefix = (t + 1) / basesPerColumn;
      forward[t] = score(prefix, leftToRight.beginningMeans, rightToLeft.endMeans, false);
      int suffix = columns - (t + basesPerColumn - 1) / basesPerColumn;
      backward[t] = score(suffix, leftToRight.endMeans, rightToLeft.beginningMeans, true);
    }
  }

  /**
   * P₊ of a piece of {@code length} columns at one end of the window. The direction that begins at
   * that end has its mean at row {@code length - 1}, the other, which starts {@code length} steps
   * before its end, at row {@code columns - length}.
   */
  private float score(int length, float[] forwardMeans, float[] backwardMeans, boolean suffix) {
    if (length <= 0) {
      return Evaluator.probability(network().marginBias());
    }
    int units = leftToRight.stack.width();
    int begun = (length - 1) * units;
    int ended = (columns - length) * units;
    return Evaluator.probability(
        suffix
            ? marginOf(forwardMeans, ended, backwardMeans, begun)
            : marginOf(forwardMeans, begun, backwardMeans, ended));
  }
}
