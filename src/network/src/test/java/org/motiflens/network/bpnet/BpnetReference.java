package org.motiflens.network.bpnet;

import java.util.List;
import org.motiflens.network.bpnet.BpnetShape.Residual;

/**
 * The networks in float64, written down from their definitions one sum at a time: what the engine
 * is measured against.
 */
final class BpnetReference {
  private BpnetReference() {}

  /**
   * @param logits strand by strand
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never kept
  record Output(double logCounts, double[] logits) {}

  static Output run(BpnetModel model, double[][] input) {
    double counts = 0;
    double[] logits = new double[model.shape().outputLength() * model.shape().strands()];
    for (BpnetWeights part : model.parts()) {
      Output output = run(part, input);
      counts += Math.exp(output.logCounts());
      for (int i = 0; i < logits.length; i++) {
        logits[i] += output.logits()[i];
      }
    }
    return new Output(Math.log(counts), logits);
  }

  private static Output run(BpnetWeights weights, double[][] input) {
    BpnetShape shape = weights.shape();
    List<float[]> arrays = weights.arrays();
    boolean before = shape.residual() == Residual.BEFORE_RECTIFIER;
    double[][] x = convolve(input, arrays.get(0), arrays.get(1), shape.firstKernel(), 1);
    if (!before) {
      x = rectified(x);
    }
    for (int i = 1; i <= shape.layers(); i++) {
      int dilation = (int) Math.pow(2, i);
      double[][] layer =
          before
              ? convolve(rectified(x), arrays.get(2 * i), arrays.get(2 * i + 1), 3, dilation)
              : rectified(convolve(x, arrays.get(2 * i), arrays.get(2 * i + 1), 3, dilation));
      int cropped = (x.length - layer.length) / 2;
      for (int t = 0; t < layer.length; t++) {
        for (int f = 0; f < layer[t].length; f++) {
          layer[t][f] += x[t + cropped][f];
        }
      }
      x = layer;
    }
    if (before) {
      x = rectified(x);
    }
    int heads = 2 * shape.layers() + 2;
    double[][] profile =
        convolve(x, arrays.get(heads), arrays.get(heads + 1), shape.profileKernel(), 1);
    int crop = (profile.length - shape.outputLength()) / 2;
    double[] logits = new double[shape.outputLength() * shape.strands()];
    for (int strand = 0; strand < shape.strands(); strand++) {
      for (int t = 0; t < shape.outputLength(); t++) {
        logits[strand * shape.outputLength() + t] = profile[crop + t][strand];
      }
    }
    double counts = arrays.get(heads + 3)[0];
    for (double[] column : x) {
      for (int f = 0; f < column.length; f++) {
        counts += column[f] * arrays.get(heads + 2)[f] / x.length;
      }
    }
    return new Output(counts, logits);
  }

  private static double[][] convolve(
      double[][] x, float[] kernel, float[] bias, int taps, int dilation) {
    int in = x[0].length;
    int out = bias.length;
    double[][] result = new double[x.length - (taps - 1) * dilation][out];
    for (int t = 0; t < result.length; t++) {
      for (int o = 0; o < out; o++) {
        double sum = bias[o];
        for (int tap = 0; tap < taps; tap++) {
          for (int i = 0; i < in; i++) {
            sum += x[t + tap * dilation][i] * kernel[(tap * in + i) * out + o];
          }
        }
        result[t][o] = sum;
      }
    }
    return result;
  }

  private static double[][] rectified(double[][] x) {
    double[][] result = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      result[t] = x[t].clone();
      for (int f = 0; f < result[t].length; f++) {
        result[t][f] = Math.max(0, result[t][f]);
      }
    }
    return result;
  }

  static double[][] oneHot(byte[] codes, int start, int length) {
    double[][] input = new double[length][4];
    for (int t = 0; t < length; t++) {
      if (codes[start + t] < 4) {
        input[t][codes[start + t]] = 1;
      }
    }
    return input;
  }

  /**
   * The scalar of a target.
   *
   * @param share p where it is held fixed
   */
  static double scalar(ProfileTarget target, Output output, double[] share) {
    if (target == ProfileTarget.COUNTS) {
      return output.logCounts();
    }
    double[] p = target == ProfileTarget.PROFILE ? softmax(output.logits()) : share;
    double mean = 0;
    for (double logit : output.logits()) {
      mean += logit / p.length;
    }
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * (output.logits()[i] - mean);
    }
    return sum;
  }

  static double[] softmax(double[] logits) {
    double total = 0;
    for (double logit : logits) {
      total += Math.exp(logit);
    }
    double[] share = new double[logits.length];
    for (int i = 0; i < share.length; i++) {
      share[i] = Math.exp(logits[i]) / total;
    }
    return share;
  }
}
