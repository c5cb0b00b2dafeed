package org.motiflens.network.engine;

import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * Runs a recurrent network, or several that differ in the last layer alone: convolutions if there
 * are any, an LSTM stack each way, the mean over time of each, linear.
 *
 * <p>The LSTMs read rows of sums, input weights times a column plus bias. Bases have a table of
 * them; columns of a convolution are multiplied once for all windows that share them, and those at
 * a window's edges for the window alone. Windows step through the LSTMs in groups.
 */
final class RecurrentEvaluator extends WindowEvaluator implements GroupEvaluator {
  /** Windows that step together, so that a step is a product of matrices. */
  private static final int GROUP = 6;

  private final CompiledNetwork network;
  private final List<CompiledNetwork> heads;
  private final Kernels kernels;
  private final boolean convolves;

  /** Columns that the LSTMs read, floats of such a column, and bases that it stands for. */
  private final int columns;

  private final int width;
  private final int basesPerColumn;

  /** Columns at a window's ends that it does not share. */
  private final int leftEdge;

  private final int rightEdge;

  private final RunEncoder runEncoder;
  private final WindowEncoder[] encoders;
  private final ConvolutionBackward convolutionBackward;
  private final int[] noOffsets;
  private final Direction leftToRight;
  private final Direction rightToLeft;
  private final float[] meanGradient;
  private final float[] columnGradient;
  private final GradientBlocks gradientBlocks;
  private final float[] scratch = new float[Matrix.LANES];
  private final RunEncoder.Sink segments = new Segments();

  /** Windows that wait for their group to fill, and for each of their columns its row of sums. */
  private final int[] waiting = new int[GROUP];

  private final int[] columnRows;
  private int waitingCount;

  /** Rows of sums for shared columns that windows now waiting may need. */
  private int sharedRows;

  private final int mostSharedRows;

  /** Of the run at hand: where margins go, or null when gradients are wanted. */
  private float[][] margins;

  /** How many heads get margins. */
  private int wanted;

  private final float[][] single = new float[1][];
  private byte[] codes;
  private WindowRun run;

  /** One of the two LSTM stacks with its input. */
  private final class Direction {
    final boolean reversed;
    final List<LstmLayer> layers;
    final LstmStack stack;
    final float[] mean;

    /** Rows of sums: of bases, or of shared columns and then of the edges of waiting windows. */
    final float[] sums;

    /** Rows of sums of a dense input. */
    final float[] denseSums;

    final int[] sourceRows;

    /** All ends of a sequence at once; made when first needed. */
    LstmStack ends;

    float[] beginningMeans;
    float[] endMeans;

    Direction(List<LstmLayer> layers, boolean reversed) {
      this.reversed = reversed;
      this.layers = layers;
      stack = new LstmStack(layers, columns, GROUP, kernels);
      mean = new float[GROUP * stack.width()];
      int rows = mostSharedRows + GROUP * (leftEdge + rightEdge);
      sums = convolves ? new float[rows * first().gates()] : first().baseTable();
      denseSums = convolves ? sums : new float[columns * first().gates()];
      sourceRows = new int[GROUP * columns];
    }

    LstmLayer first() {
      return layers.get(0);
    }

    /** The column read at a step, or the step that reads a column. */
    int column(int step) {
      return reversed ? columns - 1 - step : step;
    }

    /** Multiplies columns by the input weights. */
    void project(float[] features, int column, int count, int toRow) {
      int gates = first().gates();
      for (int t = 0; t < count; t++) {
        System.arraycopy(first().bias(), 0, denseSums, (toRow + t) * gates, gates);
      }
      kernels.multiplyAdd(
          features, column * width, width, count, first().input(), denseSums, toRow * gates, gates);
    }

    private void findRows(int windows) {
      for (int s = 0; s < columns; s++) {
        for (int r = 0; r < windows; r++) {
          sourceRows[s * windows + r] = columnRows[r * columns + column(s)] * first().gates();
        }
      }
    }

    void prepare(float[] sums, int windows, boolean remember) {
      findRows(windows);
      stack.prepare(sums, sourceRows, columns, windows, remember, mean);
    }

    /** All beginnings of the first window that waits: the first s + 1 steps have row s. */
    void runBeginnings() {
      if (beginningMeans == null) {
        beginningMeans = new float[columns * stack.width()];
      }
      findRows(1);
      stack.runningMeans(sums, sourceRows, columns, beginningMeans);
    }

    /** All ends of the first window that waits: what starts at step s has row s. */
    void runEnds() {
      if (ends == null) {
        ends = new LstmStack(layers, 1, columns, kernels);
        endMeans = new float[columns * stack.width()];
      }
      findRows(1);
      ends.staggeredMeans(sums, sourceRows, columns, endMeans);
    }

    /** Adds the gradient of a window with respect to its columns. */
    void addColumnGradient(int row) {
      int step = stack.sumGradientStride();
      kernels.multiplyAdd(
          stack.sumGradients(),
          stack.sumGradientOffset(column(0), row),
          reversed ? -step : step,
          columns,
          first().inputBackward(),
          columnGradient,
          0,
          first().inputBackward().columns());
    }
  }

  RecurrentEvaluator(CompiledNetwork network) {
    this(List.of(network));
  }

  /**
   * @param heads networks that share the arrays of the first one, but for the last layer; gradients
   *     and temporal outputs are of the first
   */
  RecurrentEvaluator(List<CompiledNetwork> heads) {
    super(heads.get(0).architecture());
    this.heads = heads;
    network = heads.get(0);
    kernels = network.kernels().forThread();
    int depth = network.convolutions().size();
    convolves = depth > 0;
    EdgePlan plan = network.edgePlan();
    basesPerColumn = plan.basesPerColumn(depth);
    encoders = new WindowEncoder[convolves ? GROUP : 0];
    noOffsets = new int[depth];
    if (convolves) {
      LayerGeometry last = network.convolutions().get(depth - 1).geometry();
      columns = last.outputLength();
      width = last.outputStride();
      for (int i = 0; i < GROUP; i++) {
        encoders[i] = new WindowEncoder(network);
      }
      convolutionBackward = new ConvolutionBackward(network);
    } else {
      columns = windowLength();
      width = Bases.COUNT;
      convolutionBackward = null;
    }
    boolean shares = convolves && plan.hasInterior();
    leftEdge = shares ? plan.inputLeft(depth) : 0;
    rightEdge = shares ? plan.inputRight(depth) : 0;
    runEncoder = shares ? new RunEncoder(network) : null;
    mostSharedRows = Math.max(GROUP * columns, shares ? runEncoder.mostColumns() : 0);
    columnRows = new int[GROUP * columns];
    leftToRight = new Direction(network.forward(), false);
    rightToLeft = new Direction(network.backward(), true);
    meanGradient = new float[network.marginWeights().length];
    for (int i = 0; i < meanGradient.length; i++) {
      meanGradient[i] = network.marginWeights()[i] / columns;
    }
    columnGradient = new float[columns * leftToRight.first().inputBackward().columns()];
    gradientBlocks = new GradientBlocks(windowLength());
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
    check(codes, run);
    single[0] = margins;
    this.margins = single;
    wanted = 1;
    runAll(codes, run);
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[][] margins) {
    check(codes, run);
    this.margins = margins;
    wanted = heads.size();
    runAll(codes, run);
  }

  @Override
  public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
    check(codes, run);
    this.margins = null;
    gradientBlocks.begin(sink);
    runAll(codes, run);
  }

  private void runAll(byte[] codes, WindowRun run) {
    this.codes = codes;
    this.run = run;
    waitingCount = 0;
    sharedRows = 0;
    if (runEncoder != null) {
      int block = margins == null ? GradientBlocks.WINDOWS : run.count();
      runEncoder.encode(codes, run, block, margins == null, segments);
      return;
    }
    for (int i = 0; i < run.count(); i += GROUP) {
      int count = Math.min(GROUP, run.count() - i);
      for (int r = 0; r < count; r++) {
        admitAlone(i + r);
      }
      flush();
      endBlock(i, count);
    }
  }

  /** A window that shares no columns waits for its group. */
  private void admitAlone(int window) {
    int slot = waitingCount++;
    waiting[slot] = window;
    int start = run.start(window);
    if (convolves) {
      encoders[slot].encode(codes, start);
      project(encoders[slot].features(), 0, columns, slot * columns);
    }
    for (int t = 0; t < columns; t++) {
      columnRows[slot * columns + t] = convolves ? slot * columns + t : codes[start + t];
    }
  }

  private void project(float[] features, int column, int count, int toRow) {
    leftToRight.project(features, column, count, toRow);
    rightToLeft.project(features, column, count, toRow);
  }

  /** Takes windows from the sweeps of the encoder. */
  private final class Segments implements RunEncoder.Sink {
    @Override
    public void columns(int first, int step, int count, float[] features, int spacing) {
      int rows = (count - 1) * spacing + columns;
      if (sharedRows + rows > mostSharedRows) {
        flush();
      }
      int base = sharedRows;
      project(features, leftEdge, rows - leftEdge - rightEdge, base + leftEdge);
      sharedRows += rows;
      for (int k = 0; k < count; k++) {
        admit(first + k * step, base + k * spacing);
        if (waitingCount == GROUP) {
          flushGroup();
        }
      }
      if (waitingCount == 0) {
        sharedRows = 0;
      }
    }

    @Override
    public void blockEnds(int first, int count) {
      flush();
      endBlock(first, count);
    }
  }

  /** A window whose shared columns have their sums at {@code row} waits for its group. */
  private void admit(int window, int row) {
    int slot = waitingCount++;
    waiting[slot] = window;
    boolean whole = margins == null;
    encoders[slot].encodeEdges(codes, run.start(window), runEncoder, window, whole);
    int edges = mostSharedRows + slot * (leftEdge + rightEdge);
    float[] features = encoders[slot].features();
    project(features, 0, leftEdge, edges);
    project(features, columns - rightEdge, rightEdge, edges + leftEdge);
    for (int t = 0; t < columns; t++) {
      int fromEnd = t - (columns - rightEdge);
      columnRows[slot * columns + t] =
          t < leftEdge ? edges + t : fromEnd >= 0 ? edges + leftEdge + fromEnd : row + t;
    }
  }

  /** Runs all windows that wait, and forgets the sums that they shared. */
  private void flush() {
    if (waitingCount > 0) {
      flushGroup();
    }
    sharedRows = 0;
  }

  private void flushGroup() {
    boolean remember = margins == null;
    leftToRight.prepare(leftToRight.sums, waitingCount, remember);
    rightToLeft.prepare(rightToLeft.sums, waitingCount, remember);
    LstmStack.forward(leftToRight.stack, rightToLeft.stack);
    if (remember) {
      backward();
    }
    for (int r = 0; r < waitingCount; r++) {
      if (remember) {
        inputGradient(r, gradientBlocks.slot(waiting[r], margin(network, r)));
      } else {
        for (int i = 0; i < wanted; i++) {
          margins[i][waiting[r]] = margin(heads.get(i), r);
        }
      }
    }
    waitingCount = 0;
  }

  private void endBlock(int first, int count) {
    if (margins == null) {
      gradientBlocks.end(first, count);
    }
  }

  @Override
  public float gradientDense(float[] input, float[] gradient) {
    check("input", input, windowLength(), Bases.COUNT);
    check("gradient", gradient, windowLength(), Bases.COUNT);
    float[] read = input;
    if (convolves) {
      encoders[0].encodeDense(input);
      read = encoders[0].features();
    }
    project(read, 0, columns, 0);
    for (int t = 0; t < columns; t++) {
      columnRows[t] = t;
    }
    leftToRight.prepare(leftToRight.denseSums, 1, true);
    rightToLeft.prepare(rightToLeft.denseSums, 1, true);
    LstmStack.forward(leftToRight.stack, rightToLeft.stack);
    backward();
    inputGradient(0, gradient);
    return margin(network, 0);
  }

  private float margin(CompiledNetwork head, int row) {
    int units = leftToRight.stack.width();
    return marginOf(head, leftToRight.mean, row * units, rightToLeft.mean, row * units);
  }

  private float marginOf(
      CompiledNetwork head,
      float[] forwardMean,
      int forwardAt,
      float[] backwardMean,
      int backwardAt) {
    int units = leftToRight.stack.width();
    float[] weights = head.marginWeights();
    return kernels.dot(forwardMean, forwardAt, weights, 0, units, scratch)
        + kernels.dot(backwardMean, backwardAt, weights, units, units, scratch)
        + head.marginBias();
  }

  private void backward() {
    int units = leftToRight.stack.width();
    LstmStack.backward(leftToRight.stack, rightToLeft.stack, meanGradient, 0, units);
  }

  private void inputGradient(int row, float[] inputGradient) {
    Arrays.fill(columnGradient, 0);
    leftToRight.addColumnGradient(row);
    rightToLeft.addColumnGradient(row);
    if (convolves) {
      convolutionBackward.fromFeatures(
          encoders[row].rectified(), noOffsets, columnGradient, inputGradient);
      return;
    }
    int stride = leftToRight.first().inputBackward().columns();
    for (int t = 0; t < columns; t++) {
      System.arraycopy(columnGradient, t * stride, inputGradient, t * Bases.COUNT, Bases.COUNT);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where pools make columns of several bases, a prefix consists of the columns whose bases all
   * lie in it; with no column yet, the score is that of all-zero features (the output layer's bias
   * alone).
   *
   * <p>All prefixes share their beginning: from left to right one sweep serves them all. From right
   * to left each starts anew, but those that have started step together.
   */
  @Override
  public void temporalForward(byte[] codes, int start, float[] scores) {
    admitForPieces(codes, start, scores);
    leftToRight.runBeginnings();
    rightToLeft.runEnds();
    for (int t = 0; t < windowLength(); t++) {
      int length = (t + 1) / basesPerColumn;
      scores[t] =
          length == 0
              ? noColumns()
              : score(
                  leftToRight.beginningMeans, length - 1, rightToLeft.endMeans, columns - length);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>As {@link #temporalForward}, with the directions swapped.
   */
  @Override
  public void temporalBackward(byte[] codes, int start, float[] scores) {
    admitForPieces(codes, start, scores);
    rightToLeft.runBeginnings();
    leftToRight.runEnds();
    for (int t = 0; t < windowLength(); t++) {
      int first = (t + basesPerColumn - 1) / basesPerColumn;
      scores[t] =
          first >= columns
              ? noColumns()
              : score(leftToRight.endMeans, first, rightToLeft.beginningMeans, columns - first - 1);
    }
  }

  private void admitForPieces(byte[] codes, int start, float[] scores) {
    WindowRun window = WindowRun.single(start);
    check(codes, window);
    check("temporal output", scores, windowLength(), 1);
    this.codes = codes;
    run = window;
    waitingCount = 0;
    admitAlone(0);
  }

  private float noColumns() {
    return Evaluator.probability(network.marginBias());
  }

  /** P₊ of the piece that has these rows of means. */
  private float score(
      float[] forwardMeans, int forwardRow, float[] backwardMeans, int backwardRow) {
    int units = leftToRight.stack.width();
    return Evaluator.probability(
        marginOf(network, forwardMeans, forwardRow * units, backwardMeans, backwardRow * units));
  }
}
