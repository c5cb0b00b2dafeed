package org.motiflens.network.chain;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;

/**
 * A chain of layers whose last gives one number an output, and which of them means "bound".
 * Immutable.
 *
 * @param windowLength bases read
 * @param order which input channel each of A, C, G, T has
 * @param layers from the input up, without the last activation
 * @param link the last activation
 * @param output which number is asked for, from 0
 */
public record ChainModel(
    int windowLength, List<Integer> order, List<ChainLayer> layers, Link link, int output) {
  /** What makes probabilities of the last numbers. */
  public enum Link {
    /** The margin is the number itself. */
    SIGMOID,
    /** The margin is the number less the logarithm of the sum of all others' exponentials. */
    SOFTMAX
  }

  /** Floats of one map; a window of the widest published network has a twentieth. */
  private static final long LARGEST_MAP = 1 << 26;

  private static final int LARGEST_WINDOW = 1 << 20;

  /**
   * @throws InputException when a layer cannot follow the one before it
   */
  public ChainModel {
    order = List.copyOf(order);
    layers = List.copyOf(layers);
    if (windowLength < 1 || windowLength > LARGEST_WINDOW) {
      throw ChainFormat.damaged("a window of " + windowLength + " bases");
    }
    if (order.size() != Bases.COUNT
        || !order.stream().sorted().toList().equals(List.of(0, 1, 2, 3))) {
      throw ChainFormat.damaged("an order of the bases that is none");
    }
    Shape shape = new Shape(windowLength, Bases.COUNT);
    for (ChainLayer layer : layers) {
      layer.requireFits(shape);
      shape = layer.output(shape);
      if (shape.length() < 1 || (long) shape.length() * shape.channels() > LARGEST_MAP) {
        throw ChainFormat.damaged("a map of " + shape);
      }
    }
    if (shape.length() != 1
        || output < 0
        || output >= shape.channels()
        || (link == Link.SOFTMAX && shape.channels() < 2)) {
      throw ChainFormat.damaged("an output " + output + " of " + shape);
    }
  }

  /** The size of each map, that of the input first. */
  List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>(List.of(new Shape(windowLength, Bases.COUNT)));
    for (ChainLayer layer : layers) {
      shapes.add(layer.output(shapes.get(shapes.size() - 1)));
    }
    return shapes;
  }
}
