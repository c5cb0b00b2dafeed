package org.motiflens.network.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.NetworkWeights;

/**
 * The definition of the networks in double precision and plain loops: slow, readable, and the
 * oracle of every engine. Matrices are {@code [time][channel]}.
 */
public final class ReferenceNetwork {
  private final Architecture architecture;
  private final NetworkWeights weights;

  public ReferenceNetwork(Architecture architecture, NetworkWeights weights) {
    this.architecture = architecture;
    this.weights = weights;
  }

  /** One-hot columns of codes; N is a zero row. */
  public static double[][] oneHot(byte[] codes, int start, int length) {
    double[][] x = new double[length][Bases.COUNT];
    for (int t = 0; t < length; t++) {
      if (codes[start + t] < Bases.COUNT) {
        x[t][codes[start + t]] = 1;
      }
    }
    return x;
  }

  /** z₊ − z₋ of T × 4 columns. */
  public double logitMargin(double[][] x) {
    return new Pass(x).margin;
  }

  /** d(z₊ − z₋)/dX, T × 4. */
  public double[][] gradient(double[][] x) {
    return new Pass(x).gradient();
  }

  /**
   * What lies between input and output, from the input up, in the order and layout of {@link
   * LayerEvaluator}.
   */
  List<double[][]> layers(double[][] x) {
    Pass pass = new Pass(x);
    List<double[][]> layers = new ArrayList<>();
    layers.add(x);
    for (int i = 0; i < pass.rectified.size(); i++) {
      layers.add(pass.rectified.get(i));
      int pool = architecture.convolutions().get(i).pool();
      if (pool > 1) {
        layers.add(pass.maxPool(pass.rectified.get(i), pool));
      }
    }
    if (!architecture.isRecurrent()) {
      layers.add(new double[][] {pass.columnMax(pass.columns)});
      for (int i = 1; i < pass.dense.size(); i++) {
        layers.add(new double[][] {pass.dense.get(i)});
      }
      return layers;
    }
    for (int i = 0; i < architecture.recurrentLayers(); i++) {
      double[][] left = pass.forward.hidden(i);
      double[][] right = reversed(pass.backward.hidden(i));
      double[][] both = new double[left.length][];
      for (int t = 0; t < both.length; t++) {
        both[t] = concatenate(left[t], right[t]);
      }
      layers.add(both);
    }
    layers.add(new double[][] {concatenate(pass.forward.mean(), pass.backward.mean())});
    return layers;
  }

  /** P₊ of columns 0..length-1 of the last convolution's output (or of the bases without one). */
  public double prefixScore(double[][] x, int length) {
    double[][] columns = new Pass(x).columns;
    return probability(headMargin(Arrays.copyOfRange(columns, 0, length)));
  }

  /** P₊ of columns from..C-1. */
  public double suffixScore(double[][] x, int from) {
    double[][] columns = new Pass(x).columns;
    return probability(headMargin(Arrays.copyOfRange(columns, from, columns.length)));
  }

  private static double probability(double margin) {
    return 1 / (1 + Math.exp(-margin));
  }

  private double headMargin(double[][] columns) {
    if (columns.length == 0) {
      return output(new double[2 * architecture.recurrentSize()]);
    }
    return output(
        concatenate(
            new LstmPass(weights.forward(), columns).mean(),
            new LstmPass(weights.backward(), reversed(columns)).mean()));
  }

  private double output(double[] features) {
    int positive = weights.positiveIndex();
    float[] w = weights.output().weights();
    double[] z = new double[2];
    for (int k = 0; k < 2; k++) {
      z[k] = weights.output().bias()[k];
      for (int j = 0; j < features.length; j++) {
        z[k] += w[k * features.length + j] * features[j];
      }
    }
    return z[positive] - z[1 - positive];
  }

  private double[] outputGradient(int features) {
    int positive = weights.positiveIndex();
    float[] w = weights.output().weights();
    double[] gradient = new double[features];
    for (int j = 0; j < features; j++) {
      gradient[j] = (double) w[positive * features + j] - w[(1 - positive) * features + j];
    }
    return gradient;
  }

  private static double[] concatenate(double[] a, double[] b) {
    double[] result = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, result, a.length, b.length);
    return result;
  }

  private static double[][] reversed(double[][] rows) {
    double[][] result = new double[rows.length][];
    for (int t = 0; t < rows.length; t++) {
      result[t] = rows[rows.length - 1 - t];
    }
    return result;
  }

  /** One forward pass, with all that the way back needs. */
  private final class Pass {
    final List<double[][]> inputs = new ArrayList<>();
    final List<double[][]> rectified = new ArrayList<>();
    final double[][] columns;
    final double margin;

    /** The maximum over time and the output of each hidden layer. */
    final List<double[]> dense = new ArrayList<>();

    LstmPass forward;
    LstmPass backward;

    Pass(double[][] x) {
      double[][] current = x;
      for (int layer = 0; layer < architecture.convolutions().size(); layer++) {
        inputs.add(current);
        double[][] y = convolve(layer, current);
        rectified.add(y);
        current = maxPool(y, architecture.convolutions().get(layer).pool());
      }
      columns = current;
      if (architecture.isRecurrent()) {
        forward = new LstmPass(weights.forward(), columns);
        backward = new LstmPass(weights.backward(), reversed(columns));
        margin = output(concatenate(forward.mean(), backward.mean()));
      } else {
        dense.add(columnMax(columns));
        for (NetworkWeights.Dense layer : weights.hidden()) {
          dense.add(connect(layer, dense.get(dense.size() - 1)));
        }
        margin = output(dense.get(dense.size() - 1));
      }
    }

    private double[] connect(NetworkWeights.Dense layer, double[] x) {
      float[] w = layer.weights();
      double[] y = new double[layer.bias().length];
      for (int unit = 0; unit < y.length; unit++) {
        y[unit] = layer.bias()[unit];
        for (int i = 0; i < x.length; i++) {
          y[unit] += w[unit * x.length + i] * x[i];
        }
        y[unit] = Math.max(0, y[unit]);
      }
      return y;
    }

    private double[] connectBackward(int layer, double[] g) {
      float[] w = weights.hidden().get(layer).weights();
      double[] x = dense.get(layer);
      double[] result = new double[x.length];
      for (int unit = 0; unit < g.length; unit++) {
        if (dense.get(layer + 1)[unit] > 0) {
          for (int i = 0; i < x.length; i++) {
            result[i] += w[unit * x.length + i] * g[unit];
          }
        }
      }
      return result;
    }

    private int padding(int layer) {
      return architecture.padded() ? architecture.convolutions().get(layer).kernel() / 2 : 0;
    }

    private double[][] convolve(int layer, double[][] x) {
      Architecture.Convolution shape = architecture.convolutions().get(layer);
      float[] w = weights.convolutions().get(layer).weights();
      float[] b = weights.convolutions().get(layer).bias();
      int in = x[0].length;
      int pad = padding(layer);
      double[][] y = new double[x.length + 2 * pad - shape.kernel() + 1][shape.maps()];
      for (int t = 0; t < y.length; t++) {
        for (int o = 0; o < shape.maps(); o++) {
          double sum = b[o];
          for (int k = 0; k < shape.kernel(); k++) {
            int at = t + k - pad;
            if (at >= 0 && at < x.length) {
              for (int i = 0; i < in; i++) {
                sum += w[(k * in + i) * shape.maps() + o] * x[at][i];
              }
            }
          }
          y[t][o] = Math.max(0, sum);
        }
      }
      return y;
    }

    private double[][] maxPool(double[][] y, int pool) {
      double[][] result = new double[y.length / pool][];
      for (int t = 0; t < result.length; t++) {
        result[t] = columnMax(Arrays.copyOfRange(y, t * pool, (t + 1) * pool));
      }
      return result;
    }

    private double[] columnMax(double[][] rows) {
      double[] result = rows[0].clone();
      for (double[] row : rows) {
        for (int j = 0; j < row.length; j++) {
          result[j] = Math.max(result[j], row[j]);
        }
      }
      return result;
    }

    private int firstMax(double[][] rows, int from, int to, int column) {
      int best = from;
      for (int t = from + 1; t < to; t++) {
        if (rows[t][column] > rows[best][column]) {
          best = t;
        }
      }
      return best;
    }

    double[][] gradient() {
      double[][] g = new double[columns.length][columns[0].length];
      if (architecture.isRecurrent()) {
        int units = architecture.recurrentSize();
        double[] out = outputGradient(2 * units);
        double[][] left = forward.gradient(Arrays.copyOfRange(out, 0, units));
        double[][] right = reversed(backward.gradient(Arrays.copyOfRange(out, units, 2 * units)));
        for (int t = 0; t < g.length; t++) {
          for (int j = 0; j < g[t].length; j++) {
            g[t][j] = left[t][j] + right[t][j];
          }
        }
      } else {
        double[] out = outputGradient(dense.get(dense.size() - 1).length);
        for (int layer = weights.hidden().size() - 1; layer >= 0; layer--) {
          out = connectBackward(layer, out);
        }
        for (int j = 0; j < out.length; j++) {
          g[firstMax(columns, 0, columns.length, j)][j] = out[j];
        }
      }
      for (int layer = inputs.size() - 1; layer >= 0; layer--) {
        g = convolveBackward(layer, maxPoolBackward(layer, g));
      }
      return g;
    }

    private double[][] maxPoolBackward(int layer, double[][] g) {
      int pool = architecture.convolutions().get(layer).pool();
      double[][] y = rectified.get(layer);
      double[][] result = new double[y.length][y[0].length];
      for (int t = 0; t < g.length; t++) {
        for (int j = 0; j < g[t].length; j++) {
          int best = firstMax(y, t * pool, (t + 1) * pool, j);
          result[best][j] = y[best][j] > 0 ? g[t][j] : 0;
        }
      }
      return result;
    }

    private double[][] convolveBackward(int layer, double[][] g) {
      Architecture.Convolution shape = architecture.convolutions().get(layer);
      float[] w = weights.convolutions().get(layer).weights();
      double[][] x = inputs.get(layer);
      int in = x[0].length;
      double[][] result = new double[x.length][in];
      for (int t = 0; t < g.length; t++) {
        for (int k = 0; k < shape.kernel(); k++) {
          int at = t + k - padding(layer);
          if (at >= 0 && at < x.length) {
            for (int i = 0; i < in; i++) {
              for (int o = 0; o < shape.maps(); o++) {
                result[at][i] += w[(k * in + i) * shape.maps() + o] * g[t][o];
              }
            }
          }
        }
      }
      return result;
    }
  }

  /** A stack of LSTM layers over one sequence. */
  private static final class LstmPass {
    final List<NetworkWeights.Lstm> layers;
    final List<double[][]> inputs = new ArrayList<>();

    /** For each layer and step: i, f, o, g, c and h, H values each. */
    final List<double[][][]> states = new ArrayList<>();

    LstmPass(List<NetworkWeights.Lstm> layers, double[][] x) {
      this.layers = layers;
      double[][] current = x;
      for (NetworkWeights.Lstm layer : layers) {
        inputs.add(current);
        double[][][] state = run(layer, current);
        states.add(state);
        current = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
          current[t] = state[t][5];
        }
      }
    }

    /** h of a layer after each step. */
    double[][] hidden(int layer) {
      double[][] hidden = new double[inputs.get(0).length][];
      for (int t = 0; t < hidden.length; t++) {
        hidden[t] = states.get(layer)[t][5];
      }
      return hidden;
    }

    private static double[][][] run(NetworkWeights.Lstm layer, double[][] x) {
      int units = layer.bias().length / 4;
      float[] input = layer.input();
      float[] recurrent = layer.recurrent();
      float[] bias = layer.bias();
      double[][][] states = new double[x.length][6][units];
      double[] c = new double[units];
      double[] h = new double[units];
      for (int t = 0; t < x.length; t++) {
        double[] z = new double[4 * units];
        for (int row = 0; row < z.length; row++) {
          z[row] = bias[row];
          for (int i = 0; i < x[t].length; i++) {
            z[row] += input[row * x[t].length + i] * x[t][i];
          }
          for (int u = 0; u < units; u++) {
            z[row] += recurrent[row * units + u] * h[u];
          }
        }
        double[][] s = states[t];
        for (int u = 0; u < units; u++) {
          s[0][u] = sigmoid(z[u]);
          s[1][u] = sigmoid(z[units + u]);
          s[2][u] = sigmoid(z[2 * units + u]);
          s[3][u] = Math.tanh(z[3 * units + u]);
          s[4][u] = s[1][u] * c[u] + s[0][u] * s[3][u];
          s[5][u] = s[2][u] * Math.tanh(s[4][u]);
        }
        c = s[4];
        h = s[5];
      }
      return states;
    }

    private static double sigmoid(double z) {
      return 1 / (1 + Math.exp(-z));
    }

    double[] mean() {
      double[][][] last = states.get(states.size() - 1);
      double[] mean = new double[last[0][5].length];
      for (double[][] state : last) {
        for (int u = 0; u < mean.length; u++) {
          mean[u] += state[5][u] / last.length;
        }
      }
      return mean;
    }

    /** With respect to the first layer's input, for a gradient with respect to {@link #mean}. */
    double[][] gradient(double[] meanGradient) {
      int steps = inputs.get(0).length;
      double[][] g = new double[steps][meanGradient.length];
      for (double[] row : g) {
        for (int u = 0; u < row.length; u++) {
          row[u] = meanGradient[u] / steps;
        }
      }
      for (int layer = layers.size() - 1; layer >= 0; layer--) {
        g = gradient(layer, g);
      }
      return g;
    }

    private double[][] gradient(int layer, double[][] hiddenGradient) {
      NetworkWeights.Lstm lstm = layers.get(layer);
      float[] input = lstm.input();
      float[] recurrent = lstm.recurrent();
      double[][] x = inputs.get(layer);
      double[][][] state = states.get(layer);
      int units = lstm.bias().length / 4;
      int in = x[0].length;
      double[][] result = new double[x.length][in];
      double[] dh = new double[units];
      double[] dc = new double[units];
      for (int t = x.length - 1; t >= 0; t--) {
        double[][] s = state[t];
        double[] dz = new double[4 * units];
        for (int u = 0; u < units; u++) {
          double h = hiddenGradient[t][u] + dh[u];
          double tanh = Math.tanh(s[4][u]);
          double c = dc[u] + h * s[2][u] * (1 - tanh * tanh);
          double before = t == 0 ? 0 : state[t - 1][4][u];
          dz[u] = c * s[3][u] * s[0][u] * (1 - s[0][u]);
          dz[units + u] = c * before * s[1][u] * (1 - s[1][u]);
          dz[2 * units + u] = h * tanh * s[2][u] * (1 - s[2][u]);
          dz[3 * units + u] = c * s[0][u] * (1 - s[3][u] * s[3][u]);
          dc[u] = c * s[1][u];
        }
        dh = new double[units];
        for (int row = 0; row < dz.length; row++) {
          for (int u = 0; u < units; u++) {
            dh[u] += recurrent[row * units + u] * dz[row];
          }
          for (int i = 0; i < in; i++) {
            result[t][i] += input[row * in + i] * dz[row];
          }
        }
      }
      return result;
    }
  }
}
