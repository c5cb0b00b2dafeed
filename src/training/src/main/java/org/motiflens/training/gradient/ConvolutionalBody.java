package org.motiflens.training.gradient;

import org.motiflens.network.Architecture;
import org.motiflens.network.kernel.Kernels;

/** Convolutions and the maximum of each map over time. */
final class ConvolutionalBody implements Body {
  /** So few that their states stay in the cache. */
  private static final int ROWS = 8;

  private final Kernels kernels;
  private final ConvolutionStack stack;
  private final float[] output;
  private final float[][] rowOfMaximum;
  private final float[] maximum;
  private final float[] gradient;
  private int count;
  private boolean training;

  ConvolutionalBody(
      Kernels kernels, Architecture architecture, ParameterLayout layout, Dropout dropout) {
    this.kernels = kernels;
    stack = new ConvolutionStack(kernels, architecture, layout.convolutions(), ROWS, dropout);
    output = stack.output();
    rowOfMaximum = new float[ROWS][stack.outputWidth()];
    maximum = new float[stack.outputWidth()];
    gradient = new float[stack.outputWidth()];
  }

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int stride() {
    return stack.outputWidth();
  }

  @Override
  public void setParameters(float[] parameters) {
    stack.setParameters(parameters);
  }

  @Override
  public void forward(byte[][] windows, boolean training, float[] features) {
    this.training = training;
    count = windows.length;
    int width = stack.outputWidth();
    for (int slot = 0; slot < count; slot++) {
      stack.forward(windows[slot], slot, training);
      kernels.columnArgMax(
          output,
          slot * stack.outputRows() * width,
          width,
          stack.outputRows(),
          maximum,
          rowOfMaximum[slot]);
      System.arraycopy(maximum, 0, features, slot * width, width);
    }
  }

  @Override
  public void backward(float[] featureGradients) {
    int width = stack.outputWidth();
    for (int slot = 0; slot < count; slot++) {
      System.arraycopy(featureGradients, slot * width, gradient, 0, width);
      stack.backwardFrom(slot, rowOfMaximum[slot], gradient, training);
    }
  }

  @Override
  public void collect(float[] all) {
    stack.collect(all);
  }
}
