package org.motiflens.network.bpnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;

/**
 * The numbers of one BPNet. Kernels are laid out tap by tap, input channel by input channel, output
 * channel by output channel (as Keras does); the input's channels are A, C, G, T. Immutable.
 */
public final class BpnetWeights {
  private final BpnetShape shape;
  private final List<float[]> arrays;

  /**
   * @param arrays first kernel and bias, those of each dilated layer in turn, profile kernel and
   *     bias (one a strand), counts kernel and bias
   * @throws InputException when one has another size, or holds a value that is not finite
   */
  public BpnetWeights(BpnetShape shape, List<float[]> arrays) {
    this.shape = shape;
    int[] sizes = sizes(shape);
    if (arrays.size() != sizes.length) {
      throw new InputException(
          "It has " + arrays.size() + " arrays of weights; expected " + sizes.length + ".");
    }
    List<float[]> copies = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      float[] values = arrays.get(i);
      if (values.length != sizes[i]) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "Its %s has %d values; expected %d.",
                name(i, sizes.length),
                values.length,
                sizes[i]));
      }
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw new InputException(
              "Its " + name(i, sizes.length) + " holds " + value + "; expected finite numbers.");
        }
      }
      copies.add(values.clone());
    }
    this.arrays = List.copyOf(copies);
  }

  /** Numbers of each array, in order. */
  static int[] sizes(BpnetShape shape) {
    int filters = shape.filters();
    int[] sizes = new int[2 * shape.layers() + 6];
    sizes[0] = shape.firstKernel() * Bases.COUNT * filters;
    sizes[1] = filters;
    for (int i = 1; i <= shape.layers(); i++) {
      sizes[2 * i] = BpnetShape.DILATED_KERNEL * filters * filters;
      sizes[2 * i + 1] = filters;
    }
    int heads = 2 * shape.layers() + 2;
    sizes[heads] = shape.profileKernel() * filters * shape.strands();
    sizes[heads + 1] = shape.strands();
    sizes[heads + 2] = filters;
    sizes[heads + 3] = 1;
    return sizes;
  }

  private static String name(int index, int count) {
    String what = index % 2 == 0 ? "kernel" : "bias";
    if (index < 2) {
      return "first convolution's " + what;
    }
    if (index < count - 4) {
      return "dilated layer " + index / 2 + "'s " + what;
    }
    return (index < count - 2 ? "profile head's " : "counts head's ") + what;
  }

  public BpnetShape shape() {
    return shape;
  }

  /** Copies of all arrays, in the constructor's order. */
  public List<float[]> arrays() {
    return arrays.stream().map(float[]::clone).toList();
  }

  float[] firstKernel() {
    return arrays.get(0);
  }

  float[] firstBias() {
    return arrays.get(1);
  }

  /** Of layer {@code i}, counted from 1. */
  float[] dilatedKernel(int i) {
    return arrays.get(2 * i);
  }

  float[] dilatedBias(int i) {
    return arrays.get(2 * i + 1);
  }

  float[] profileKernel() {
    return arrays.get(arrays.size() - 4);
  }

  float[] profileBias() {
    return arrays.get(arrays.size() - 3);
  }

  float[] countsKernel() {
    return arrays.get(arrays.size() - 2);
  }

  float countsBias() {
    return arrays.get(arrays.size() - 1)[0];
  }
}
