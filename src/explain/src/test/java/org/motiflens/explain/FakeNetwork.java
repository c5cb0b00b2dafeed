package org.motiflens.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * A network small enough to know by heart: Δ(X) = bias + Σ W ⊙ X + ½ c (Σ V ⊙ X)², float64 inside.
 * Its gradient is W + c (Σ V ⊙ X) V.
 */
public final class FakeNetwork implements Network {
  final int length;
  final double bias;

  /** T × 4, row-major. */
  final double[] linear;

  final double[] quadratic;
  final double curvature;

  FakeNetwork(double bias, double[] linear, double[] quadratic, double curvature) {
    this.length = linear.length / Bases.COUNT;
    this.bias = bias;
    this.linear = linear;
    this.quadratic = quadratic;
    this.curvature = curvature;
  }

  public static FakeNetwork linear(double bias, double... weights) {
    return new FakeNetwork(bias, weights, new double[weights.length], 0);
  }

  public static FakeNetwork random(Random random, int length) {
    double[] linear = new double[length * Bases.COUNT];
    double[] quadratic = new double[length * Bases.COUNT];
    for (int i = 0; i < linear.length; i++) {
      linear[i] = random.nextGaussian();
      quadratic[i] = random.nextGaussian();
    }
    return new FakeNetwork(random.nextGaussian(), linear, quadratic, 0.3);
  }

  /** Δ at any input, T × 4. */
  public double margin(double[] input) {
    double sum = dot(quadratic, input);
    return bias + dot(linear, input) + curvature * sum * sum / 2;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The one-hot form of a window; N is a zero row. */
  public static double[] oneHot(byte[] codes, int start, int length) {
    double[] input = new double[length * Bases.COUNT];
    for (int t = 0; t < length; t++) {
      if (codes[start + t] != Bases.N) {
        input[t * Bases.COUNT + codes[start + t]] = 1;
      }
    }
    return input;
  }

  @Override
  public Architecture architecture() {
    return new Architecture("fake", LayeredFamily.RNN, List.of(), 1, 1, length);
  }

  @Override
  public Evaluator newEvaluator() {
    return new Evaluator() {
      @Override
      public int windowLength() {
        return length;
      }

      @Override
      public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
        for (int i = 0; i < run.count(); i++) {
          margins[i] = (float) margin(oneHot(codes, run.start(i), length));
        }
      }

      @Override
      public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
        float[] gradient = new float[length * Bases.COUNT];
        for (int i = 0; i < run.count(); i++) {
          double[] input = oneHot(codes, run.start(i), length);
          gradient(input, gradient);
          sink.accept(i, (float) margin(input), gradient);
        }
      }

      private void gradient(double[] input, float[] gradient) {
        double slope = curvature * dot(quadratic, input);
        for (int j = 0; j < gradient.length; j++) {
          gradient[j] = (float) (linear[j] + slope * quadratic[j]);
        }
      }

      @Override
      public float gradientDense(float[] input, float[] gradient) {
        double[] wide = new double[input.length];
        for (int j = 0; j < wide.length; j++) {
          wide[j] = input[j];
        }
        gradient(wide, gradient);
        return (float) margin(wide);
      }

      @Override
      public void temporalForward(byte[] codes, int start, float[] scores) {
        for (int i = 0; i < length; i++) {
          scores[i] = probability(codes, start, 0, i + 1);
        }
      }

      @Override
      public void temporalBackward(byte[] codes, int start, float[] scores) {
        for (int i = 0; i < length; i++) {
          scores[i] = probability(codes, start, i, length);
        }
      }

      /** Of a piece; what is cut off is all-zero. */
      private float probability(byte[] codes, int start, int from, int to) {
        double[] piece = oneHot(codes, start, length);
        Arrays.fill(piece, 0, from * Bases.COUNT, 0);
        Arrays.fill(piece, to * Bases.COUNT, piece.length, 0);
        return Evaluator.probability((float) margin(piece));
      }
    };
  }
}
