package org.motiflens.network.chain;

import java.util.List;
import org.motiflens.network.kernel.Kernels;

/** A factor and a summand a channel: a batch normalisation as a trained model uses it. */
public final class ScaleLayer implements ChainLayer {
  private final float[] factors;
  private final float[] summands;

  /** Both have one value a channel. */
  public ScaleLayer(float[] factors, float[] summands) {
    this.factors = factors.clone();
    this.summands = summands.clone();
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }

  @Override
  public void requireFits(Shape input) {
    if (factors.length != input.channels()) {
      throw ChainFormat.damaged(
          "a normalisation of " + factors.length + " channels behind " + input.channels());
    }
  }

  @Override
  public Kind kind() {
    return Kind.SCALE;
  }

  @Override
  public int[] sizes() {
    return new int[] {factors.length};
  }

  @Override
  public List<float[]> weights() {
    return List.of(factors, summands);
  }

  @Override
  public Plan plan(Shape shape, Kernels maker) {
    return kernels -> step(shape);
  }

  private Step step(Shape shape) {
    float[] output = new float[shape.size()];
    float[] back = new float[shape.size()];
    int channels = shape.channels();
    return new Step() {
      @Override
      public float[] forward(float[] input) {
        for (int row = 0; row < output.length; row += shape.width()) {
          for (int c = 0; c < channels; c++) {
            output[row + c] = input[row + c] * factors[c] + summands[c];
          }
        }
        return output;
      }

      @Override
      public float[] backward(float[] input, float[] gradient) {
        for (int row = 0; row < output.length; row += shape.width()) {
          for (int c = 0; c < channels; c++) {
            back[row + c] = gradient[row + c] * factors[c];
          }
        }
        return back;
      }
    };
  }
}
