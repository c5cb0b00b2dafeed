package org.motiflens.network.chain;

import java.util.Arrays;
import java.util.List;
import org.motiflens.network.kernel.Kernels;

/**
 * The maximum or the mean of neighbouring positions. Positions that padding adds belong to no
 * maximum and count in no mean.
 *
 * @param maximum whether of each pool the first maximum is taken; else the mean
 * @param size positions of a pool; 0 for all that there are
 * @param stride positions from one pool to the next
 * @param left positions that padding adds before the first
 * @param right positions that it adds behind the last
 */
public record PoolLayer(boolean maximum, int size, int stride, int left, int right)
    implements ChainLayer {
  /** All positions as one. */
  public static PoolLayer global(boolean maximum) {
    return new PoolLayer(maximum, 0, 1, 0, 0);
  }

  @Override
  public Shape output(Shape input) {
    return new Shape(
        size == 0 ? 1 : (input.length() + left + right - size) / stride + 1, input.channels());
  }

  @Override
  public void requireFits(Shape input) {
    if (size < 0
        || stride < 1
        || left < 0
        || right < 0
        || left > size
        || right > size
        || (size > 0 && (left == size || right == size || size > input.length() + left + right))) {
      throw ChainFormat.damaged("a pool of " + size + " positions where there are " + input);
    }
  }

  @Override
  public Kind kind() {
    return Kind.POOL;
  }

  @Override
  public int[] sizes() {
    return new int[] {maximum ? 1 : 0, size, stride, left, right};
  }

  @Override
  public List<float[]> weights() {
    return List.of();
  }

  @Override
  public Plan plan(Shape in, Kernels maker) {
    return kernels -> step(in);
  }

  private Step step(Shape in) {
    Shape out = output(in);
    float[] output = new float[out.size()];
    float[] back = new float[in.size()];
    int[] best = new int[out.size()];
    int width = in.width();
    return new Step() {
      private int first(int row) {
        return Math.max(0, row * stride - left);
      }

      private int end(int row) {
        return size == 0 ? in.length() : Math.min(in.length(), row * stride - left + size);
      }

      @Override
      public float[] forward(float[] input) {
        for (int row = 0; row < out.length(); row++) {
          for (int c = 0; c < in.channels(); c++) {
            int at = row * width + c;
            if (maximum) {
              best[at] = largest(input, row, c);
              output[at] = input[best[at]];
            } else {
              double sum = 0;
              for (int i = first(row) * width + c; i < end(row) * width; i += width) {
                sum += input[i];
              }
              output[at] = (float) (sum / (end(row) - first(row)));
            }
          }
        }
        return output;
      }

      @Override
      public float[] backward(float[] input, float[] gradient) {
        Arrays.fill(back, 0);
        for (int row = 0; row < out.length(); row++) {
          for (int c = 0; c < in.channels(); c++) {
            int at = row * width + c;
            if (maximum) {
              back[best[at]] += gradient[at];
            } else {
              float share = gradient[at] / (end(row) - first(row));
              for (int i = first(row) * width + c; i < end(row) * width; i += width) {
                back[i] += share;
              }
            }
          }
        }
        return back;
      }

      /** A mean is linear; the difference of two maxima belongs to the place of the larger one. */
      @Override
      public float[] multipliers(float[] input, float[] reference, float[] gradient) {
        if (!maximum) {
          return backward(input, gradient);
        }
        Arrays.fill(back, 0);
        for (int row = 0; row < out.length(); row++) {
          for (int c = 0; c < in.channels(); c++) {
            int at = row * width + c;
            int own = largest(input, row, c);
            int other = largest(reference, row, c);
            double difference = (double) input[own] - reference[other];
            int place = difference >= 0 ? own : other;
            double between = (double) input[place] - reference[place];
            back[place] += (float) (gradient[at] * (between == 0 ? 1 : difference / between));
          }
        }
        return back;
      }

      /** The first place of the largest value of a pool. */
      private int largest(float[] values, int row, int channel) {
        int most = first(row) * width + channel;
        for (int i = most; i < end(row) * width; i += width) {
          most = values[i] > values[most] ? i : most;
        }
        return most;
      }
    };
  }
}
