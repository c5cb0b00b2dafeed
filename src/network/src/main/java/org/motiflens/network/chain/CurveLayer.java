package org.motiflens.network.chain;

import java.util.List;
import org.motiflens.network.kernel.Kernels;

/**
 * An activation of every value.
 *
 * @param parameter of the curve, where it has one: the slope below 0 of {@link Curve#RELU}, the
 *     factor of {@link Curve#ELU}, the slope of {@link Curve#HARD_SIGMOID}; else 0
 */
public record CurveLayer(Curve curve, float parameter) implements ChainLayer {
  @Override
  public Shape output(Shape input) {
    return input;
  }

  @Override
  public void requireFits(Shape input) {
    if (!Float.isFinite(parameter)) {
      throw ChainFormat.damaged("an activation with the parameter " + parameter);
    }
  }

  @Override
  public Kind kind() {
    return Kind.CURVE;
  }

  @Override
  public int[] sizes() {
    return new int[] {ChainFormat.code(curve), Float.floatToIntBits(parameter)};
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
    float[] output = new float[shape.size()];
    float[] back = new float[shape.size()];
    return new Step() {
      @Override
      public float[] forward(float[] input) {
        for (int row = 0; row < output.length; row += shape.width()) {
          for (int i = row; i < row + shape.channels(); i++) {
            output[i] = (float) curve.at(input[i], parameter);
          }
        }
        return output;
      }

      @Override
      public float[] backward(float[] input, float[] gradient) {
        for (int row = 0; row < output.length; row += shape.width()) {
          for (int i = row; i < row + shape.channels(); i++) {
            back[i] = (float) (gradient[i] * curve.slope(input[i], output[i], parameter));
          }
        }
        return back;
      }

      @Override
      public float[] multipliers(float[] input, float[] reference, float[] gradient) {
        for (int row = 0; row < output.length; row += shape.width()) {
          for (int i = row; i < row + shape.channels(); i++) {
            back[i] = (float) (gradient[i] * curve.quotient(input[i], reference[i], parameter));
          }
        }
        return back;
      }
    };
  }
}
