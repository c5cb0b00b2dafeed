package org.motiflens.network.deepbind;

import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * A DeepBind model laid out for a back end; immutable. The reverse strand is read in place: its
 * detectors are turned and complemented once, so that both strands are channels of one sweep over
 * the window, D of each strand in a block of {@link #width} floats.
 */
public final class DeepBindNetwork implements Network {
  /** What each base of an unknown one counts. */
  static final float UNKNOWN = 1f / Bases.COUNT;

  private final Architecture architecture;
  private final Kernels kernels;
  private final DeepBindParameters parameters;
  private final int strands;
  private final int width;
  private final int units;
  private final float[] wordTables;
  private final float[] thresholds;
  private final Matrix detectors;
  private final Matrix detectorRows;
  private final Matrix maximumWeights;
  private final Matrix meanWeights;
  private final Matrix maximumWeightsBack;
  private final Matrix meanWeightsBack;
  private final float[] firstBiases;
  private final float[] secondWeights;

  /**
   * A published model on the fastest back end.
   *
   * @param windowLength bases that are scored together; the published models scored windows of 101
   * @throws InputException when the window is shorter than a detector
   */
  public static Network of(DeepBindParameters parameters, int windowLength) {
    return of(parameters, windowLength, Kernels.fastest());
  }

  /**
   * A published model on a chosen back end.
   *
   * @throws InputException as {@link #of(DeepBindParameters, int)}
   */
  public static Network of(DeepBindParameters parameters, int windowLength, Kernels kernels) {
    return new DeepBindNetwork(parameters, windowLength, kernels);
  }

  private DeepBindNetwork(DeepBindParameters parameters, int windowLength, Kernels kernels) {
    this.parameters = parameters;
    this.kernels = kernels;
    int length = parameters.detectorLength();
    if (windowLength < length) {
      throw new InputException(
          "Windows of "
              + windowLength
              + " bases are too short for this DeepBind model; expected at least the "
              + length
              + " bases of its detectors.");
    }
    architecture =
        new Architecture(
            DeepBindFamily.ARCHITECTURE,
            DeepBindFamily.DEEPBIND,
            List.of(new Architecture.Convolution(parameters.detectors(), length, 1)),
            0,
            0,
            windowLength);
    strands = parameters.reverseComplement() ? 2 : 1;
    width = Matrix.padded(parameters.detectors());
    units = Math.max(1, parameters.hiddenUnits());
    thresholds = new float[channels()];
    float[] dense = new float[length * Bases.COUNT * channels()];
    float[] rows = new float[strands * width * length * Bases.COUNT];
    for (int strand = 0; strand < strands; strand++) {
      for (int d = 0; d < parameters.detectors(); d++) {
        int channel = strand * width + d;
        thresholds[channel] = parameters.threshold(d);
        for (int j = 0; j < length; j++) {
          for (int b = 0; b < Bases.COUNT; b++) {
            int at = j * Bases.COUNT + b;
            dense[at * channels() + channel] = weight(strand, j, b, d);
            rows[channel * length * Bases.COUNT + at] = weight(strand, j, b, d);
          }
        }
      }
    }
    detectors = kernels.matrix(dense, length * Bases.COUNT, channels());
    detectorRows = kernels.rowMatrix(rows, channels(), length * Bases.COUNT);
    wordTables = wordTables();
    maximumWeights = kernels.matrix(firstWeights(false), parameters.detectors(), units);
    meanWeights = kernels.matrix(firstWeights(true), parameters.detectors(), units);
    maximumWeightsBack = kernels.matrix(turned(false), units, parameters.detectors());
    meanWeightsBack = kernels.matrix(turned(true), units, parameters.detectors());
    firstBiases = new float[Matrix.padded(units)];
    secondWeights = new float[Matrix.padded(units)];
    for (int unit = 0; unit < units; unit++) {
      firstBiases[unit] = parameters.firstBias(unit);
      secondWeights[unit] = parameters.hiddenUnits() > 0 ? parameters.secondWeight(unit) : 1;
    }
  }

  /** A detector's weight, seen from the + strand. */
  private float weight(int strand, int position, int base, int detector) {
    return strand == 0
        ? parameters.detectorWeight(position, base, detector)
        : parameters.detectorWeight(
            parameters.detectorLength() - 1 - position, Bases.complement(base), detector);
  }

  /**
   * Tables for {@link Kernels#lookUp}: what each three-base word gives under positions 0-2, 3-5, …
   * of the detectors; the first holds the thresholds as well. An unknown base gives the mean.
   */
  private float[] wordTables() {
    float[] tables = new float[wordParts() * Kernels.WORDS * channels()];
    for (int part = 0; part < wordParts(); part++) {
      for (int word = 0; word < Kernels.WORDS; word++) {
        int[] codes = {word / 25, word / 5 % 5, word % 5};
        for (int strand = 0; strand < strands; strand++) {
          for (int d = 0; d < parameters.detectors(); d++) {
            double sum = part == 0 ? parameters.threshold(d) : 0;
            for (int j = 0; j < Kernels.WORD_LENGTH; j++) {
              sum += contribution(strand, part * Kernels.WORD_LENGTH + j, codes[j], d);
            }
            tables[(part * Kernels.WORDS + word) * channels() + strand * width + d] = (float) sum;
          }
        }
      }
    }
    return tables;
  }

  private double contribution(int strand, int position, int code, int detector) {
    if (position >= parameters.detectorLength()) {
      return 0;
    }
    if (code != Bases.N) {
      return weight(strand, position, code, detector);
    }
    double sum = 0;
    for (int b = 0; b < Bases.COUNT; b++) {
      sum += UNKNOWN * weight(strand, position, b, detector);
    }
    return sum;
  }

  /** D × units. */
  private float[] firstWeights(boolean mean) {
    float[] weights = new float[parameters.detectors() * units];
    for (int i = 0; i < weights.length && (!mean || parameters.averagePooling()); i++) {
      weights[i] = parameters.firstWeight(i / units, mean, i % units);
    }
    return weights;
  }

  /** Units × D. */
  private float[] turned(boolean mean) {
    float[] weights = firstWeights(mean);
    float[] turned = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      turned[i % units * parameters.detectors() + i / units] = weights[i];
    }
    return turned;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public Evaluator newEvaluator() {
    return new DeepBindEvaluator(this);
  }

  Kernels kernels() {
    return kernels;
  }

  DeepBindParameters parameters() {
    return parameters;
  }

  /** 2, or 1 when only the + strand counts. */
  int strands() {
    return strands;
  }

  /** Floats of one strand's detectors, padded. */
  int width() {
    return width;
  }

  /** Floats of a column: the + strand's detectors, then the other's. */
  int channels() {
    return strands * width;
  }

  /** Three-base words that a detector spans. */
  int wordParts() {
    return (parameters.detectorLength() + Kernels.WORD_LENGTH - 1) / Kernels.WORD_LENGTH;
  }

  float[] lookUpTables() {
    return wordTables;
  }

  /** One a channel. */
  float[] thresholds() {
    return thresholds;
  }

  /** L·4 × channels. */
  Matrix detectors() {
    return detectors;
  }

  /** Channels × L·4, for single rows. */
  Matrix detectorRows() {
    return detectorRows;
  }

  /** D × hidden units, or × 1 without a hidden layer. */
  Matrix maximumWeights() {
    return maximumWeights;
  }

  Matrix meanWeights() {
    return meanWeights;
  }

  /** Hidden units × D. */
  Matrix maximumWeightsBack() {
    return maximumWeightsBack;
  }

  Matrix meanWeightsBack() {
    return meanWeightsBack;
  }

  float[] firstBiases() {
    return firstBiases;
  }

  /** From hidden units to the score; without a hidden layer, 1 for the only unit. */
  float[] secondWeights() {
    return secondWeights;
  }
}
