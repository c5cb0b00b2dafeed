package org.motiflens.network.chain;

import java.nio.ByteBuffer;
import java.util.List;
import org.motiflens.network.kernel.Kernels;

/** One layer of a chain, as data. Immutable. */
public sealed interface ChainLayer
    permits ConvolutionLayer, CurveLayer, FlattenLayer, PoolLayer, RecurrentLayer, ScaleLayer {
  /** What it makes of a map of this size; the layer is known to {@link #requireFits fit}. */
  Shape output(Shape input);

  /**
   * @throws InputException when it cannot follow a map of this size
   */
  void requireFits(Shape input);

  /** A layer with its weights laid out for a back end; it serves all threads. */
  @FunctionalInterface
  interface Plan {
    /** A workspace for the one thread that has these kernels. */
    Step step(Kernels kernels);
  }

  /** Lays the weights out for maps of a size. */
  Plan plan(Shape input, Kernels maker);

  /** Which kind of layer it is, in files. */
  Kind kind();

  /** Its sizes, as many as its {@link Kind} has. */
  int[] sizes();

  /** Its weights, as many and as long as its kind and sizes say; the arrays are not copies. */
  List<float[]> weights();

  /** The kinds of layers and what stands of each in a file. */
  enum Kind {
    CONVOLUTION(7) {
      @Override
      long weights(int[] sizes) {
        return product(sizes[0], sizes[1], sizes[2]) + sizes[2];
      }

      @Override
      ChainLayer read(int[] sizes, ByteBuffer from) {
        return ConvolutionLayer.read(sizes, from);
      }
    },
    CURVE(2) {
      @Override
      long weights(int[] sizes) {
        return 0;
      }

      @Override
      ChainLayer read(int[] sizes, ByteBuffer from) {
        return new CurveLayer(Curve.of(sizes[0]), Float.intBitsToFloat(sizes[1]));
      }
    },
    SCALE(1) {
      @Override
      long weights(int[] sizes) {
        return 2L * sizes[0];
      }

      @Override
      ChainLayer read(int[] sizes, ByteBuffer from) {
        return new ScaleLayer(floats(from, sizes[0]), floats(from, sizes[0]));
      }
    },
    POOL(5) {
      @Override
      long weights(int[] sizes) {
        return 0;
      }

      @Override
      ChainLayer read(int[] sizes, ByteBuffer from) {
        return new PoolLayer(sizes[0] == 1, sizes[1], sizes[2], sizes[3], sizes[4]);
      }
    },
    FLATTEN(0) {
      @Override
      long weights(int[] sizes) {
        return 0;
      }

      @Override
      ChainLayer read(int[] sizes, ByteBuffer from) {
        return new FlattenLayer();
      }
    },
    RECURRENT(8) {
      @Override
      long weights(int[] sizes) {
        return RecurrentLayer.count(sizes);
      }

      @Override
      ChainLayer read(int[] sizes, ByteBuffer from) {
        return RecurrentLayer.read(sizes, from);
      }
    };

    private final int sizes;

    Kind(int sizes) {
      this.sizes = sizes;
    }

    int sizes() {
      return sizes;
    }

    /** Refuses what no layer has: sizes below 0, but for bits of numbers. */
    Kind requireSizes(int[] given) {
      int counted = this == CURVE ? 1 : this == RECURRENT ? 7 : sizes;
      for (int i = 0; i < counted; i++) {
        if (given[i] < 0) {
          throw ChainFormat.damaged("a size of " + given[i]);
        }
      }
      return this;
    }

    /** How many weights a layer of these sizes has. */
    abstract long weights(int[] sizes);

    abstract ChainLayer read(int[] sizes, ByteBuffer from);

    static long product(int a, int b, int c) {
      return Math.multiplyExact(Math.multiplyExact((long) a, b), c);
    }

    static float[] floats(ByteBuffer from, int count) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = from.getFloat();
      }
      return values;
    }
  }
}
