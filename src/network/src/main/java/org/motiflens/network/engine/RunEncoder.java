package org.motiflens.network.engine;

import java.util.List;
import org.motiflens.network.WindowRun;
import org.motiflens.network.kernel.Kernels;

/**
 * The convolutions of a run of windows, each column computed once for all windows that share it: a
 * workspace.
 *
 * <p>Windows of a run overlap. Columns of the first convolution belong to positions of the
 * sequence, so that one sweep serves all windows. A max-pool of two takes columns 0 1, 2 3, … of a
 * window: windows with an even distance pool the same pairs, others do not. So behind each pool the
 * windows part into classes by the phase at which they meet it, and each class has a sweep of its
 * own, of every second column. The classes are visited depth first; at each layer the sweep of the
 * class at hand, and of those it came from, lies in the buffers. Windows of a class that no longer
 * overlap are visited one by one. Each column is computed by the same operations as in a window
 * alone.
 *
 * <p>With padding ({@link EdgePlan}) the sweep holds what does not depend on a window's ends;
 * {@link WindowEncoder} completes it.
 */
final class RunEncoder {
  /** Bases between the first and the last window of a sweep: the buffers should stay in cache. */
  private static final int SWEEP = 1024;

  /** What becomes of the last layer's columns. */
  interface Sink {
    /**
     * A class of windows, {@code count} of them from {@code first}, every {@code step}-th of the
     * run. The class's sweep is in the encoder's buffers during the call.
     *
     * @param columns of the last layer: without padding its convolution, with padding its pool
     * @param spacing columns from one window's first to the next's; the first window's first is 0
     */
    void columns(int first, int step, int count, float[] columns, int spacing);

    /** All windows of a block have been visited. */
    void blockEnds(int first, int count);
  }

  private final Kernels kernels;
  private final List<ConvolutionLayer> layers;
  private final float[] wordTables;
  private final EdgePlan plan;
  private final int windowLength;
  private final boolean padded;

  /** What layer l reads; entry 0 is unused, the last holds the features. */
  private final float[][] inputs;

  private final float[][] rectified;
  private final int[] words;

  private WindowRun run;
  private int sweepFirst;
  private Sink sink;
  private boolean keeps;

  /** Whether the first convolution of the sweep at hand is looked up and pooled in one. */
  private boolean poolsAtOnce;

  /** The first window of the class at hand, for each layer. */
  private final int[] classFirst;

  RunEncoder(CompiledNetwork network) {
    kernels = network.kernels().forThread();
    layers = network.convolutions();
    wordTables = network.wordTables();
    plan = network.edgePlan();
    windowLength = network.architecture().windowLength();
    padded = network.architecture().isRecurrent();
    int depth = layers.size();
    inputs = new float[depth + 1][];
    rectified = new float[depth][];
    classFirst = new int[depth + 1];
    for (int l = 0; l < depth; l++) {
      LayerGeometry geometry = layers.get(l).geometry();
      int width = geometry.outputStride();
      int spread = SWEEP / plan.basesPerColumn(l);
      rectified[l] = new float[(spread + geometry.convolvedLength()) * width];
      boolean pooled = l < depth - 1 || (padded && geometry.pool() > 1);
      int columns = spread / geometry.pool() + geometry.outputLength();
      inputs[l + 1] = new float[pooled ? columns * width : 0];
    }
    words = new int[SWEEP + windowLength + layers.get(0).geometry().kernel() + Kernels.WORD_LENGTH];
  }

  /**
   * Encodes all windows of a run.
   *
   * @param blockWindows windows of a block
   * @param keeps whether the sink asks for {@link #rectified}
   */
  void encode(byte[] codes, WindowRun run, int blockWindows, boolean keeps, Sink sink) {
    this.run = run;
    this.sink = sink;
    this.keeps = keeps;
    LayerGeometry first = layers.get(0).geometry();
    int perSweep = run.stride() >= first.convolvedLength() ? 1 : 1 + SWEEP / run.stride();
    for (int block = 0; block < run.count(); block += blockWindows) {
      int end = Math.min(run.count(), block + blockWindows);
      for (int i = block; i < end; i += perSweep) {
        sweep(codes, i, Math.min(perSweep, end - i));
      }
      sink.blockEnds(block, end - block);
    }
  }

  private void sweep(byte[] codes, int firstWindow, int count) {
    LayerGeometry first = layers.get(0).geometry();
    sweepFirst = firstWindow;
    int start = run.start(firstWindow);
    int end = run.start(firstWindow + count - 1) + windowLength;
    int overhang = ConvolutionLayer.wordParts(first) * Kernels.WORD_LENGTH - first.kernel();
    KmerCodes.fill(codes, start, start, end, words, end - start + overhang);
    convolve(0, firstWindow, 1, count);
  }

  /** Most columns of the features that a class can have. */
  int mostColumns() {
    LayerGeometry last = layers.get(layers.size() - 1).geometry();
    return SWEEP / plan.basesPerColumn(layers.size()) + last.outputLength();
  }

  /** What layer l reads, of the class at hand. */
  float[] inputs(int l) {
    return inputs[l];
  }

  /** Layer l's rectified convolution, of the class at hand. */
  float[][] rectified() {
    return rectified;
  }

  /** Where a window's first column is, in the input and the convolution of layer l. */
  int column(int l, int window) {
    return (window - classFirst[l]) * run.stride() / plan.basesPerColumn(l);
  }

  private int spacing(int l, int step) {
    return step * run.stride() / plan.basesPerColumn(l);
  }

  private void convolve(int l, int first, int step, int count) {
    classFirst[l] = first;
    ConvolutionLayer layer = layers.get(l);
    LayerGeometry geometry = layer.geometry();
    int width = geometry.outputStride();
    int spacing = spacing(l, step);
    int from = plan.convolvedLeft(l);
    int to = (count - 1) * spacing + geometry.convolvedLength() - plan.convolvedRight(l);
    poolsAtOnce = l == 0 ? poolsAtOnce(spacing, count) : poolsAtOnce;
    if (l == 0 && poolsAtOnce) {
      part(l, first, step, count, spacing);
      return;
    }
    if (l == 0) {
      kernels.lookUp(
          wordTables,
          ConvolutionLayer.wordParts(geometry),
          words,
          (first - sweepFirst) * run.stride() + from - geometry.padding(),
          to - from,
          width,
          rectified[0],
          from * width);
    } else {
      layer.apply(
          inputs[l],
          (from - geometry.padding()) * geometry.inputStride(),
          to - from,
          rectified[l],
          from * width,
          kernels);
    }
    boolean last = l == layers.size() - 1;
    if (last && !padded) {
      sink.columns(first, step, count, rectified[l], spacing);
    } else if (last && geometry.pool() == 1) {
      classFirst[l + 1] = first;
      sink.columns(first, step, count, rectified[l], spacing);
    } else {
      part(l, first, step, count, spacing);
    }
  }

  /** Whether nothing else needs the first convolution, and all windows meet its pool alike. */
  private boolean poolsAtOnce(int spacing, int count) {
    int pool = layers.get(0).geometry().pool();
    return !keeps
        && pool > 1
        && (layers.size() > 1 || padded)
        && (count == 1 || spacing % pool == 0);
  }

  /** Parts the windows by the phase at which they meet layer l's pool. */
  private void part(int l, int first, int step, int count, int spacing) {
    LayerGeometry geometry = layers.get(l).geometry();
    int pool = geometry.pool();
    int classes = Math.min(count, pool / gcd(spacing, pool));
    for (int c = 0; c < classes; c++) {
      int members = (count - c + classes - 1) / classes;
      int memberSpacing = spacing * classes / pool;
      if (members > 1 && memberSpacing < nextLength(l)) {
        pool(l, first + c * step, c * spacing, classes * step, members);
      } else {
        for (int m = 0; m < members; m++) {
          int member = c + m * classes;
          pool(l, first + member * step, member * spacing, step, 1);
        }
      }
    }
  }

  /** Columns of the next product that a window has, fewer than which must lie between two. */
  private int nextLength(int l) {
    return l + 1 < layers.size()
        ? layers.get(l + 1).geometry().convolvedLength()
        : layers.get(l).geometry().outputLength();
  }

  private void pool(int l, int first, int column, int step, int count) {
    LayerGeometry geometry = layers.get(l).geometry();
    int width = geometry.outputStride();
    int spacing = spacing(l + 1, step);
    int from = plan.inputLeft(l + 1);
    int to = (count - 1) * spacing + geometry.outputLength() - plan.inputRight(l + 1);
    int at = column + from * geometry.pool();
    if (l == 0 && poolsAtOnce) {
      kernels.lookUpPooled(
          wordTables,
          ConvolutionLayer.wordParts(geometry),
          words,
          at - geometry.padding(),
          to - from,
          geometry.pool(),
          width,
          inputs[1],
          from * width);
    } else {
      kernels.maxPool(
          rectified[l], at * width, width, to - from, geometry.pool(), inputs[l + 1], from * width);
    }
    if (l + 1 < layers.size()) {
      convolve(l + 1, first, step, count);
    } else {
      classFirst[l + 1] = first;
      sink.columns(first, step, count, inputs[l + 1], spacing);
    }
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
