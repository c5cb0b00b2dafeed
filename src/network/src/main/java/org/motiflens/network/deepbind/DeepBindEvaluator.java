package org.motiflens.network.deepbind;

import java.util.Arrays;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.WindowRun;
import org.motiflens.network.engine.KmerCodes;
import org.motiflens.network.engine.WindowEvaluator;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * Runs a DeepBind model. What other families call the logit margin is its score here; a row of
 * zeros in a dense input is an unknown base, ¼ each.
 *
 * <p>A detector that lies inside the window sees bases alone, whichever window it is: those columns
 * are computed once for overlapping windows. The L − 1 columns at each end see the padding and
 * belong to one window.
 */
final class DeepBindEvaluator extends WindowEvaluator {
  /** Bases between the first and the last window of a sweep: the buffer should stay in cache. */
  private static final int SWEEP = 1024;

  private final DeepBindNetwork network;
  private final Kernels kernels;
  private final int padding;
  private final int channels;

  /** Columns inside a window, and all columns. */
  private final int inner;

  private final int columns;

  /** Columns at the left end and then those at the right end of the window at hand. */
  private final float[] edges;

  private final float[] shared;
  private final int[] words;

  /** Maxima at the ends, then inside, and where they are. */
  private final float[] edgeMaxima;

  private final float[] edgeRows;
  private final float[] maxima;
  private final float[] rows;
  private final float[] means;

  private final int unitWidth;
  private final float[] hidden;
  private final float[] hiddenGradient;
  private final float[] featureGradient;
  private final float[] paddedInput;
  private final float[] paddedGradient;
  private final float[] result;
  private final float[] scratch = new float[Matrix.LANES];

  /** The strand that the last score is of. */
  private int better;

  DeepBindEvaluator(DeepBindNetwork network) {
    super(network.architecture());
    this.network = network;
    kernels = network.kernels().forThread();
    int length = network.parameters().detectorLength();
    padding = length - 1;
    channels = network.channels();
    inner = windowLength() - length + 1;
    columns = windowLength() + length - 1;
    edges = new float[2 * padding * channels];
    shared = new float[(SWEEP + inner) * channels];
    int overhang = network.wordParts() * Kernels.WORD_LENGTH + Kernels.WORD_LENGTH;
    words = new int[SWEEP + columns + overhang];
    edgeMaxima = new float[channels];
    edgeRows = new float[channels];
    maxima = new float[channels];
    rows = new float[channels];
    means = new float[channels];
    unitWidth = network.firstBiases().length;
    hidden = new float[network.strands() * unitWidth];
    hiddenGradient = new float[unitWidth];
    featureGradient = new float[network.width()];
    int paddedLength = (windowLength() + 2 * padding) * Bases.COUNT;
    paddedInput = new float[paddedLength];
    // A detector's row is padded beyond its last base.
    paddedGradient = new float[paddedLength + Matrix.LANES];
    result = new float[windowLength() * Bases.COUNT];
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
    sweep(codes, run, margins, null);
  }

  @Override
  public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
    sweep(codes, run, null, sink);
  }

  private void sweep(byte[] codes, WindowRun run, float[] margins, GradientSink sink) {
    check(codes, run);
    int perSweep = run.stride() >= inner ? 1 : 1 + SWEEP / run.stride();
    for (int first = 0; first < run.count(); first += perSweep) {
      int count = Math.min(perSweep, run.count() - first);
      int start = run.start(first);
      int bases = (count - 1) * run.stride() + windowLength();
      fillWords(codes, start, start, start + bases, bases - padding);
      lookUp(0, bases - padding, shared, 0);
      for (int i = first; i < first + count; i++) {
        encodeEdges(codes, run.start(i));
        int at = (i - first) * run.stride() * channels;
        if (sink == null) {
          margins[i] = score(at, false);
        } else {
          float score = score(at, true);
          backward(at);
          sink.accept(i, score, result);
        }
      }
    }
  }

  private void fillWords(byte[] codes, int first, int start, int end, int count) {
    int overhang = (network.wordParts() - 1) * Kernels.WORD_LENGTH;
    // The last word needs the bases after its first.
    int needed = count + overhang + Kernels.WORD_LENGTH - 1;
    KmerCodes.fill(codes, first, start, end, words, needed);
  }

  private void lookUp(int word, int count, float[] out, int row) {
    kernels.lookUp(
        network.lookUpTables(),
        network.wordParts(),
        words,
        word,
        count,
        channels,
        out,
        row * channels);
  }

  private void encodeEdges(byte[] codes, int start) {
    int end = start + windowLength();
    fillWords(codes, start - padding, start, end, padding);
    lookUp(0, padding, edges, 0);
    fillWords(codes, end - padding, start, end, padding);
    lookUp(0, padding, edges, padding);
  }

  /**
   * The score of the window whose ends are encoded and whose inner columns begin at {@code at}.
   *
   * @param remember whether {@link #backward} follows
   */
  private float score(int at, boolean remember) {
    if (remember) {
      kernels.columnArgMax(edges, 0, channels, 2 * padding, edgeMaxima, edgeRows);
      kernels.columnArgMax(shared, at, channels, inner, maxima, rows);
      for (int c = 0; c < channels; c++) {
        boolean left = edgeRows[c] < padding;
        if (edgeMaxima[c] > maxima[c] || (left && edgeMaxima[c] == maxima[c])) {
          maxima[c] = edgeMaxima[c];
          rows[c] = left ? edgeRows[c] : edgeRows[c] + inner;
        } else {
          rows[c] += padding;
        }
      }
    } else {
      kernels.columnMax(edges, 0, channels, 2 * padding, edgeMaxima, 0);
      kernels.columnMax(shared, at, channels, inner, maxima, 0);
      for (int c = 0; c < channels; c++) {
        maxima[c] = Math.max(maxima[c], edgeMaxima[c]);
      }
    }
    if (network.parameters().averagePooling()) {
      average(at);
    }
    return head();
  }

  private void average(int at) {
    Arrays.fill(means, 0);
    for (int row = 0; row < columns; row++) {
      kernels.add(column(row), columnAt(row, at), means, 0, channels);
    }
    for (int c = 0; c < channels; c++) {
      means[c] /= columns;
    }
  }

  /** Where a column of the window lies, counted from the left end. */
  private float[] column(int row) {
    return row >= padding && row < padding + inner ? shared : edges;
  }

  private int columnAt(int row, int at) {
    if (row < padding) {
      return row * channels;
    }
    return row < padding + inner ? at + (row - padding) * channels : (row - inner) * channels;
  }

  private float head() {
    int strands = network.strands();
    int width = network.width();
    for (int strand = 0; strand < strands; strand++) {
      System.arraycopy(network.firstBiases(), 0, hidden, strand * unitWidth, unitWidth);
    }
    kernels.multiplyAdd(maxima, 0, width, strands, network.maximumWeights(), hidden, 0, unitWidth);
    if (network.parameters().averagePooling()) {
      kernels.multiplyAdd(means, 0, width, strands, network.meanWeights(), hidden, 0, unitWidth);
    }
    better = 0;
    float best = output(0);
    if (strands == 2) {
      float other = output(1);
      if (other > best) {
        better = 1;
        best = other;
      }
    }
    return best;
  }

  private float output(int strand) {
    int at = strand * unitWidth;
    if (network.parameters().hiddenUnits() == 0) {
      return hidden[at];
    }
    kernels.rectify(hidden, at, unitWidth);
    return kernels.dot(hidden, at, network.secondWeights(), 0, unitWidth, scratch)
        + network.parameters().secondBias();
  }

  /** Leaves the gradient of the last score in {@link #result}. */
  private void backward(int at) {
    DeepBindParameters parameters = network.parameters();
    for (int unit = 0; unit < unitWidth; unit++) {
      boolean live = parameters.hiddenUnits() == 0 || hidden[better * unitWidth + unit] > 0;
      hiddenGradient[unit] = live ? network.secondWeights()[unit] : 0;
    }
    Arrays.fill(paddedGradient, 0);
    findFeatureGradient(network.maximumWeightsBack());
    for (int d = 0; d < parameters.detectors(); d++) {
      int channel = better * network.width() + d;
      if (maxima[channel] > 0) {
        addDetector(featureGradient[d], channel, (int) rows[channel]);
      }
    }
    if (parameters.averagePooling()) {
      findFeatureGradient(network.meanWeightsBack());
      for (int row = 0; row < columns; row++) {
        for (int d = 0; d < parameters.detectors(); d++) {
          int channel = better * network.width() + d;
          if (column(row)[columnAt(row, at) + channel] > 0) {
            addDetector(featureGradient[d] / columns, channel, row);
          }
        }
      }
    }
    System.arraycopy(paddedGradient, padding * Bases.COUNT, result, 0, result.length);
  }

  private void findFeatureGradient(Matrix weightsBack) {
    Arrays.fill(featureGradient, 0);
    kernels.multiplyAdd(
        hiddenGradient, 0, unitWidth, 1, weightsBack, featureGradient, 0, network.width());
  }

  private void addDetector(float gradient, int channel, int row) {
    kernels.addScaledRow(
        gradient, network.detectorRows(), channel, paddedGradient, row * Bases.COUNT);
  }

  @Override
  public float gradientDense(float[] input, float[] gradient) {
    check("input", input, windowLength(), Bases.COUNT);
    check("gradient", gradient, windowLength(), Bases.COUNT);
    Arrays.fill(paddedInput, DeepBindNetwork.UNKNOWN);
    for (int t = 0; t < windowLength(); t++) {
      int from = t * Bases.COUNT;
      boolean unknown =
          input[from] == 0 && input[from + 1] == 0 && input[from + 2] == 0 && input[from + 3] == 0;
      if (!unknown) {
        System.arraycopy(input, from, paddedInput, (padding + t) * Bases.COUNT, Bases.COUNT);
      }
    }
    convolveDense(0, padding, edges, 0);
    convolveDense(padding, inner, shared, 0);
    convolveDense(padding + inner, padding, edges, padding);
    float score = score(0, true);
    backward(0);
    System.arraycopy(result, 0, gradient, 0, result.length);
    return score;
  }

  private void convolveDense(int column, int count, float[] out, int row) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(network.thresholds(), 0, out, (row + i) * channels, channels);
    }
    kernels.multiplyAdd(
        paddedInput,
        column * Bases.COUNT,
        Bases.COUNT,
        count,
        network.detectors(),
        out,
        row * channels,
        channels);
    kernels.rectify(out, row * channels, count * channels);
  }
}
