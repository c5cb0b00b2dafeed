package org.motiflens.network.chain;

import java.util.List;
import org.motiflens.network.kernel.Kernels;

/** All positions side by side, as the channels of one. */
public record FlattenLayer() implements ChainLayer {
  @Override
  public Shape output(Shape input) {
    return new Shape(1, Math.multiplyExact(input.length(), input.channels()));
  }

  @Override
  public void requireFits(Shape input) {}

  @Override
  public Kind kind() {
    return Kind.FLATTEN;
  }

  @Override
  public int[] sizes() {
    return new int[0];
  }

  @Override
  public List<float[]> weights() {
    return List.of();
  }

  @Override
  public Plan plan(Shape shape, Kernels maker) {
    return kernels -> step(shape);
  }

  private Step step(Shape shape) {
    float[] output = new float[output(shape).size()];
    float[] back = new float[shape.size()];
    int channels = shape.channels();
    return new Step() {
      @Override
      public float[] forward(float[] input) {
        for (int t = 0; t < shape.length(); t++) {
          System.arraycopy(input, t * shape.width(), output, t * channels, channels);
        }
        return output;
      }

      @Override
      public float[] backward(float[] input, float[] gradient) {
        for (int t = 0; t < shape.length(); t++) {
          System.arraycopy(gradient, t * channels, back, t * shape.width(), channels);
        }
        return back;
      }
    };
  }
}
