package org.motiflens.training.gradient;

import java.util.Arrays;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** A dense layer with its rectifier, and dropout, over the features of another body. */
final class DenseBody implements Body {
  private final Kernels kernels;
  private final Body below;
  private final int first;
  private final int inputs;
  private final int units;
  private final Dropout dropout;
  private final int stride;

  private final float[] features;
  private final float[] output;
  private final float[] factors;
  private final float[] gradient;
  private final float[] belowGradient;
  private final float[] weightGradient;
  private final float[] biasGradient;
  private final float[] bias;
  private Matrix matrix;
  private Matrix transposed;
  private int count;
  private boolean dropping;

  /**
   * @param first parameter of the layer: its weights unit by unit, then its biases
   */
  DenseBody(Kernels kernels, Body below, int first, int inputs, int units, Dropout dropout) {
    this.kernels = kernels;
    this.below = below;
    this.first = first;
    this.inputs = inputs;
    this.units = units;
    this.dropout = dropout;
    stride = Matrix.padded(units);
    features = new float[below.rows() * below.stride()];
    belowGradient = new float[features.length];
    output = new float[below.rows() * stride];
    factors = new float[output.length];
    gradient = new float[output.length];
    weightGradient = new float[below.stride() * stride];
    biasGradient = new float[stride];
    bias = new float[stride];
  }

  @Override
  public int rows() {
    return below.rows();
  }

  @Override
  public int stride() {
    return stride;
  }

  @Override
  public void setParameters(float[] parameters) {
    below.setParameters(parameters);
    float[] forward = new float[below.stride() * stride];
    float[] back = new float[stride * below.stride()];
    for (int unit = 0; unit < units; unit++) {
      for (int input = 0; input < inputs; input++) {
        float weight = parameters[first + unit * inputs + input];
        forward[input * stride + unit] = weight;
        back[unit * below.stride() + input] = weight;
      }
      bias[unit] = parameters[first + units * inputs + unit];
    }
    matrix = kernels.matrix(forward, below.stride(), stride);
    transposed = kernels.matrix(back, stride, below.stride());
  }

  @Override
  public void forward(byte[][] windows, boolean training, float[] result) {
    count = windows.length;
    dropping = training && dropout.isActive();
    below.forward(windows, training, features);
    for (int row = 0; row < count; row++) {
      System.arraycopy(bias, 0, output, row * stride, stride);
    }
    kernels.multiplyAdd(features, 0, below.stride(), count, matrix, output, 0, stride);
    kernels.rectify(output, 0, count * stride);
    if (dropping) {
      dropout.draw(factors, 0, count * stride);
      Dropout.apply(factors, output, 0, count * stride);
    }
    System.arraycopy(output, 0, result, 0, count * stride);
  }

  @Override
  public void backward(float[] featureGradients) {
    for (int i = 0; i < count * stride; i++) {
      // What was dropped is 0 as well, so that this is the slope of both.
      gradient[i] = output[i] > 0 ? featureGradients[i] : 0;
    }
    if (dropping) {
      Dropout.apply(factors, gradient, 0, count * stride);
    }
    for (int row = 0; row < count; row++) {
      kernels.add(gradient, row * stride, biasGradient, 0, stride);
    }
    kernels.multiplyTransposedAdd(
        features,
        0,
        below.stride(),
        count,
        below.stride(),
        gradient,
        0,
        stride,
        stride,
        weightGradient,
        0,
        stride);
    Arrays.fill(belowGradient, 0, count * below.stride(), 0);
    kernels.multiplyAdd(gradient, 0, stride, count, transposed, belowGradient, 0, below.stride());
    below.backward(belowGradient);
  }

  @Override
  public void collect(float[] all) {
    below.collect(all);
    for (int unit = 0; unit < units; unit++) {
      for (int input = 0; input < inputs; input++) {
        all[first + unit * inputs + input] += weightGradient[input * stride + unit];
      }
      all[first + units * inputs + unit] += biasGradient[unit];
    }
    Arrays.fill(weightGradient, 0);
    Arrays.fill(biasGradient, 0);
  }
}
