package org.motiflens.network;

import java.util.Arrays;
import org.motiflens.genome.Bases;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/** Runs a convolutional network: convolutions, maximum over time, linear. */
final class ConvolutionalEvaluator extends WindowEvaluator {
  private final Kernels kernels;
  private final WindowEncoder encoder;
  private final float[] maxima;
  private final float[] where;
  private final float[] featureGradient;
  private final float[] gradient;
  private final float[] scratch = new float[Matrix.LANES];

  ConvolutionalEvaluator(CompiledNetwork network) {
    super(network);
    kernels = network.kernels();
    encoder = new WindowEncoder(network);
    maxima = new float[encoder.width()];
    where = new float[encoder.width()];
    featureGradient = new float[encoder.features().length];
    gradient = new float[windowLength() * Bases.COUNT];
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
    check(codes, run);
    for (int i = 0; i < run.count(); i++) {
      encoder.encode(codes, run.start(i));
      margins[i] = margin();
    }
  }

  @Override
  public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
    check(codes, run);
    for (int i = 0; i < run.count(); i++) {
      encoder.encode(codes, run.start(i));
      float margin = margin();
      backward(gradient);
      sink.accept(i, margin, gradient);
    }
  }

  @Override
  public float gradientDense(float[] input, float[] gradient) {
    check("input", input, windowLength(), Bases.COUNT);
    check("gradient", gradient, windowLength(), Bases.COUNT);
    encoder.encodeDense(input);
    float margin = margin();
    backward(gradient);
    return margin;
  }

  @Override
  public void temporal(byte[] codes, int start, float[] forward, float[] backward) {
    throw new UnsupportedOperationException(
        network().architecture().name() + " has no recurrent layer and no temporal output");
  }

  private float margin() {
    kernels.columnMax(encoder.features(), 0, maxima.length, encoder.columns(), maxima, 0);
    return kernels.dot(maxima, 0, network().marginWeights(), 0, maxima.length, scratch)
        + network().marginBias();
  }

  private void backward(float[] inputGradient) {
    int width = maxima.length;
    kernels.columnArgMax(encoder.features(), 0, width, encoder.columns(), maxima, where);
    Arrays.fill(featureGradient, 0);
    for (int j = 0; j < width; j++) {
      featureGradient[((int) where[j]) * width + j] = network().marginWeights()[j];
    }
    encoder.backward(featureGradient, inputGradient);
  }
}
