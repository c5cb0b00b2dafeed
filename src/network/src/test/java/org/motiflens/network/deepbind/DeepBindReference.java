package org.motiflens.network.deepbind;

import java.util.Arrays;
import org.motiflens.network.engine.ReferenceNetwork;

/**
 * DeepBind as {@link DeepBindParameters} defines it, in double precision and without any of the
 * engine's short cuts: the reverse strand is scored on the reversed and complemented window.
 */
final class DeepBindReference {
  private final DeepBindParameters parameters;

  DeepBindReference(DeepBindParameters parameters) {
    this.parameters = parameters;
  }

  /** Rows of bases; an N is ¼ each. */
  static double[][] rows(byte[] codes, int start, int length) {
    double[][] rows = ReferenceNetwork.oneHot(codes, start, length);
    for (int t = 0; t < length; t++) {
      if (codes[start + t] == 4) {
        Arrays.fill(rows[t], 0.25);
      }
    }
    return rows;
  }

  double score(double[][] window) {
    double score = strandScore(window);
    return parameters.reverseComplement()
        ? Math.max(score, strandScore(reverseComplement(window)))
        : score;
  }

  private static double[][] reverseComplement(double[][] window) {
    double[][] turned = new double[window.length][4];
    for (int t = 0; t < window.length; t++) {
      for (int b = 0; b < 4; b++) {
        turned[window.length - 1 - t][3 - b] = window[t][b];
      }
    }
    return turned;
  }

  private double strandScore(double[][] window) {
    int detectors = parameters.detectors();
    int length = parameters.detectorLength();
    double[][] padded = new double[window.length + 2 * (length - 1)][4];
    for (double[] row : padded) {
      Arrays.fill(row, 0.25);
    }
    System.arraycopy(window, 0, padded, length - 1, window.length);
    int columns = window.length + length - 1;
    double[] maxima = new double[detectors];
    double[] means = new double[detectors];
    for (int i = 0; i < columns; i++) {
      for (int d = 0; d < detectors; d++) {
        double sum = parameters.threshold(d);
        for (int j = 0; j < length; j++) {
          for (int b = 0; b < 4; b++) {
            sum += parameters.detectorWeight(j, b, d) * padded[i + j][b];
          }
        }
        maxima[d] = Math.max(maxima[d], sum);
        means[d] += Math.max(0, sum) / columns;
      }
    }
    int units = Math.max(1, parameters.hiddenUnits());
    double score = parameters.hiddenUnits() > 0 ? parameters.secondBias() : 0;
    for (int unit = 0; unit < units; unit++) {
      double sum = parameters.firstBias(unit);
      for (int d = 0; d < detectors; d++) {
        sum += parameters.firstWeight(d, false, unit) * maxima[d];
        if (parameters.averagePooling()) {
          sum += parameters.firstWeight(d, true, unit) * means[d];
        }
      }
      score +=
          parameters.hiddenUnits() > 0 ? parameters.secondWeight(unit) * Math.max(0, sum) : sum;
    }
    return score;
  }

  /** Central differences. */
  double[][] gradient(double[][] window) {
    double step = 1e-5;
    double[][] gradient = new double[window.length][4];
    for (int t = 0; t < window.length; t++) {
      for (int b = 0; b < 4; b++) {
        double value = window[t][b];
        window[t][b] = value + step;
        double above = score(window);
        window[t][b] = value - step;
        double below = score(window);
        window[t][b] = value;
        gradient[t][b] = (above - below) / (2 * step);
      }
    }
    return gradient;
  }
}
