package org.motiflens.network.chain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.kernel.Matrix;

/**
 * A convolution over positions without its activation: y[t, o] = b[o] + Σ_j Σ_i x[t · stride − left
 * + j · dilation, i] · w[j, i, o], zeros beyond the ends. A dense layer is one of one tap.
 */
public final class ConvolutionLayer implements ChainLayer {
  private final int taps;
  private final int inputs;
  private final int outputs;
  private final int stride;
  private final int dilation;
  private final int left;
  private final int right;
  private final float[] kernel;
  private final float[] bias;

  /**
   * @param kernel taps × inputs × outputs, row-major
   * @param bias one an output
   * @param left zeros before the first position
   * @param right zeros behind the last
   */
  public ConvolutionLayer(
      int taps,
      int inputs,
      int outputs,
      int stride,
      int dilation,
      int left,
      int right,
      float[] kernel,
      float[] bias) {
    this.taps = taps;
    this.inputs = inputs;
    this.outputs = outputs;
    this.stride = stride;
    this.dilation = dilation;
    this.left = left;
    this.right = right;
    this.kernel = kernel.clone();
    this.bias = bias.clone();
  }

  /** A layer of weights at each position. */
  public static ConvolutionLayer dense(int inputs, int outputs, float[] kernel, float[] bias) {
    return new ConvolutionLayer(1, inputs, outputs, 1, 1, 0, 0, kernel, bias);
  }

  static ConvolutionLayer read(int[] s, ByteBuffer from) {
    float[] kernel = Kind.floats(from, s[0] * s[1] * s[2]);
    return new ConvolutionLayer(
        s[0], s[1], s[2], s[3], s[4], s[5], s[6], kernel, Kind.floats(from, s[2]));
  }

  private int span() {
    return (taps - 1) * dilation + 1;
  }

  int taps() {
    return taps;
  }

  int outputs() {
    return outputs;
  }

  @Override
  public Shape output(Shape input) {
    return new Shape((input.length() + left + right - span()) / stride + 1, outputs);
  }

  @Override
  public void requireFits(Shape input) {
    if (taps < 1
        || outputs < 1
        || stride < 1
        || dilation < 1
        || left < 0
        || right < 0
        || (long) taps * dilation > 1 << 20
        || left > 1 << 20
        || right > 1 << 20
        || inputs != input.channels()
        || span() > input.length() + left + right) {
      throw ChainFormat.damaged(
          "a layer of " + taps + " taps and " + inputs + " channels behind " + input);
    }
  }

  @Override
  public Kind kind() {
    return Kind.CONVOLUTION;
  }

  @Override
  public int[] sizes() {
    return new int[] {taps, inputs, outputs, stride, dilation, left, right};
  }

  @Override
  public List<float[]> weights() {
    return List.of(kernel, bias);
  }

  @Override
  public Plan plan(Shape in, Kernels maker) {
    Matrix[] ahead = new Matrix[taps];
    Matrix[] turned = new Matrix[taps];
    int matrix = inputs * outputs;
    for (int tap = 0; tap < taps; tap++) {
      float[] values = Arrays.copyOfRange(kernel, tap * matrix, (tap + 1) * matrix);
      ahead[tap] = maker.matrix(values, inputs, outputs);
      turned[tap] = maker.matrix(turned(values, inputs, outputs), outputs, inputs);
    }
    return kernels -> new Sweep(in, ahead, turned, kernels);
  }

  /** A matrix of rows × columns as one of columns × rows. */
  static float[] turned(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i % columns * rows + i / columns] = values[i];
    }
    return turned;
  }

  /** One product a tap, and for the way back one with each turned round. */
  private final class Sweep implements Step {
    private final Shape in;
    private final Shape out;
    private final Matrix[] ahead;
    private final Matrix[] turned;
    private final Kernels kernels;
    private final float[] padded;
    private final float[] paddedBack;
    private final float[] output;
    private final float[] back;

    Sweep(Shape in, Matrix[] ahead, Matrix[] turned, Kernels kernels) {
      this.in = in;
      this.ahead = ahead;
      this.turned = turned;
      this.kernels = kernels;
      out = output(in);
      int rows = left + in.length() + right;
      padded = new float[rows * in.width()];
      paddedBack = new float[rows * in.width()];
      output = new float[out.size()];
      back = new float[in.size()];
    }

    @Override
    public float[] forward(float[] input) {
      System.arraycopy(input, 0, padded, left * in.width(), in.size());
      for (int row = 0; row < out.length(); row++) {
        System.arraycopy(bias, 0, output, row * out.width(), outputs);
      }
      for (int tap = 0; tap < taps; tap++) {
        kernels.multiplyAdd(
            padded,
            tap * dilation * in.width(),
            stride * in.width(),
            out.length(),
            ahead[tap],
            output,
            0,
            out.width());
      }
      return output;
    }

    @Override
    public float[] backward(float[] input, float[] gradient) {
      Arrays.fill(paddedBack, 0);
      for (int tap = 0; tap < taps; tap++) {
        kernels.multiplyAdd(
            gradient,
            0,
            out.width(),
            out.length(),
            turned[tap],
            paddedBack,
            tap * dilation * in.width(),
            stride * in.width());
      }
      System.arraycopy(paddedBack, left * in.width(), back, 0, back.length);
      return back;
    }
  }
}
