package org.motiflens.training.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * LSTMs in both directions over bases or over convolutions, and the mean of their dropped-out
 * outputs over time. Several layers are two stacks of their own (Lanchantin et al. 2017, the
 * published code).
 */
final class RecurrentBody implements Body {
  /** A multiple of the kernels' tiles, so few that a step's states stay in the cache. */
  private static final int ROWS = 12;

  /** Empty where the windows themselves are read. */
  private final List<ConvolutionStack> convolutions = new ArrayList<>();

  private final List<LstmDirection> forward = new ArrayList<>();
  private final List<LstmDirection> backward = new ArrayList<>();
  private final Dropout dropout;
  private final int units;
  private final int steps;
  private final int stride;

  /** What the lowest LSTMs read, steps × windows × channels, and the gradient by it. */
  private final float[] sequence;

  private final float[] sequenceGradient;
  private final int channels;
  private final float[] windowGradient;

  /** Dropout factors of the outputs, by direction. */
  private final float[][] factors;

  private final float[] hiddenGradient;
  private final float[] lowerGradient;
  private byte[][] windows = new byte[0][];
  private boolean training;

  RecurrentBody(
      Kernels kernels, Architecture architecture, ParameterLayout layout, Dropout dropout) {
    this.dropout = dropout;
    units = architecture.recurrentSize();
    int inputs = Bases.COUNT;
    if (architecture.convolutions().isEmpty()) {
      steps = architecture.windowLength();
      channels = 0;
    } else {
      ConvolutionStack stack =
          new ConvolutionStack(kernels, architecture, layout.convolutions(), ROWS, dropout);
      convolutions.add(stack);
      steps = stack.outputRows();
      channels = stack.outputWidth();
      inputs = architecture.convolutions().get(architecture.convolutions().size() - 1).maps();
    }
    for (int layer = 0; layer < architecture.recurrentLayers(); layer++) {
      forward.add(
          new LstmDirection(
              kernels, layout.forward().get(layer), inputs, units, ROWS, steps, false));
      backward.add(
          new LstmDirection(
              kernels, layout.backward().get(layer), inputs, units, ROWS, steps, true));
      inputs = units;
    }
    sequence = new float[steps * ROWS * channels];
    sequenceGradient = new float[sequence.length];
    windowGradient = new float[steps * channels];
    int size = steps * ROWS * forward.get(0).width();
    factors = new float[2][size];
    hiddenGradient = new float[size];
    lowerGradient = new float[size];
    stride = Matrix.padded(2 * units);
  }

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int stride() {
    return stride;
  }

  @Override
  public void setParameters(float[] parameters) {
    convolutions.forEach(stack -> stack.setParameters(parameters));
    forward.forEach(layer -> layer.setParameters(parameters));
    backward.forEach(layer -> layer.setParameters(parameters));
  }

  @Override
  public void forward(byte[][] windows, boolean training, float[] features) {
    this.windows = windows;
    this.training = training;
    for (ConvolutionStack stack : convolutions) {
      for (int slot = 0; slot < windows.length; slot++) {
        stack.forward(windows[slot], slot, training);
        for (int t = 0; t < steps; t++) {
          System.arraycopy(
              stack.output(),
              (slot * steps + t) * channels,
              sequence,
              (t * windows.length + slot) * channels,
              channels);
        }
      }
    }
    Arrays.fill(features, 0, windows.length * stride, 0);
    ascend(forward);
    ascend(backward);
    mean(forward.get(forward.size() - 1), 0, features);
    mean(backward.get(backward.size() - 1), 1, features);
  }

  private void ascend(List<LstmDirection> layers) {
    for (int i = 0; i < layers.size(); i++) {
      if (i > 0) {
        layers.get(i).forward(layers.get(i - 1).hidden(), windows.length);
      } else if (convolutions.isEmpty()) {
        layers.get(i).forward(windows);
      } else {
        layers.get(i).forward(sequence, windows.length);
      }
    }
  }

  /** Adds the mean over time of a direction's outputs to its part of the features. */
  private void mean(LstmDirection top, int direction, float[] features) {
    int width = top.width();
    int size = steps * windows.length * width;
    float[] hidden = top.hidden();
    float[] drawn = factors[direction];
    boolean drops = training && dropout.isActive();
    if (drops) {
      dropout.draw(drawn, 0, size);
    }
    float share = 1f / steps;
    for (int t = 0; t < steps; t++) {
      for (int row = 0; row < windows.length; row++) {
        int from = (t * windows.length + row) * width;
        int to = row * stride + direction * units;
        for (int unit = 0; unit < units; unit++) {
          float value = hidden[from + unit] * share;
          features[to + unit] += drops ? value * drawn[from + unit] : value;
        }
      }
    }
  }

  @Override
  public void backward(float[] featureGradients) {
    Arrays.fill(sequenceGradient, 0);
    descend(forward, 0, featureGradients);
    descend(backward, 1, featureGradients);
    for (ConvolutionStack stack : convolutions) {
      for (int slot = 0; slot < windows.length; slot++) {
        for (int t = 0; t < steps; t++) {
          System.arraycopy(
              sequenceGradient,
              (t * windows.length + slot) * channels,
              windowGradient,
              t * channels,
              channels);
        }
        stack.backward(slot, windowGradient, training);
      }
    }
  }

  private void descend(List<LstmDirection> layers, int direction, float[] featureGradients) {
    int width = layers.get(0).width();
    boolean drops = training && dropout.isActive();
    float share = 1f / steps;
    for (int t = 0; t < steps; t++) {
      for (int row = 0; row < windows.length; row++) {
        int to = (t * windows.length + row) * width;
        int from = row * stride + direction * units;
        for (int unit = 0; unit < units; unit++) {
          float value = featureGradients[from + unit] * share;
          hiddenGradient[to + unit] = drops ? value * factors[direction][to + unit] : value;
        }
        Arrays.fill(hiddenGradient, to + units, to + width, 0);
      }
    }
    float[] gradient = hiddenGradient;
    float[] below = lowerGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      LstmDirection layer = layers.get(i);
      if (i > 0) {
        Arrays.fill(below, 0);
        layer.backward(gradient, layers.get(i - 1).hidden(), below);
        float[] swap = gradient;
        gradient = below;
        below = swap;
      } else if (convolutions.isEmpty()) {
        layer.backward(gradient, windows);
      } else {
        layer.backward(gradient, sequence, sequenceGradient);
      }
    }
  }

  @Override
  public void collect(float[] gradient) {
    convolutions.forEach(stack -> stack.collect(gradient));
    forward.forEach(layer -> layer.collect(gradient));
    backward.forEach(layer -> layer.collect(gradient));
  }
}
