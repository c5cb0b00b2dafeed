package org.motiflens.explain.resolve;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayerEvaluator.Layer;
import org.motiflens.network.Network;

/**
 * A layer whose channels are taken for the features of a model.
 *
 * @param index among the layers of {@link org.motiflens.network.LayerEvaluator#layers}
 * @param shape of the layer
 */
public record FeatureLayer(int index, Layer shape) {

  /**
   * The layer after the convolutions: the maximum over time of a convolutional network, the last
   * convolution (or its pool) of a convolutional-recurrent one.
   *
   * @throws InputException when the network has no convolution, or does not show its layers
   */
  public static FeatureLayer afterConvolutions(Network network) {
    List<FeatureLayer> choices = choices(network);
    return choices.get(choices.size() - 1);
  }

  /**
   * A layer by its name, such as {@code pool 1}.
   *
   * @throws InputException when the network has no such layer or none that may be chosen
   */
  public static FeatureLayer named(Network network, String name) {
    List<FeatureLayer> choices = choices(network);
    for (FeatureLayer choice : choices) {
      if (choice.shape().name().equalsIgnoreCase(name.strip())) {
        return choice;
      }
    }
    throw new InputException(
        network.architecture().name()
            + " has no layer \""
            + name
            + "\" of features; choose one of "
            + String.join(", ", choices.stream().map(choice -> choice.shape().name()).toList())
            + ".");
  }

  /**
   * All layers of features, from the input up: convolutions, their pools, the maximum over time.
   *
   * @throws InputException as {@link #afterConvolutions}
   */
  public static List<FeatureLayer> choices(Network network) {
    Architecture architecture = network.architecture();
    if (architecture.convolutions().isEmpty()) {
      throw new InputException(
          architecture.name()
              + " has no convolution, and no layer of features to resolve; choose a CNN or a"
              + " CNN-RNN.");
    }
    if (!architecture.showsLayers()) {
      throw new InputException(
          architecture.name()
              + " does not show its layers, and cannot be resolved; choose a CNN or a CNN-RNN.");
    }
    List<Layer> layers = network.newLayerEvaluator().layers();
    List<FeatureLayer> choices = new ArrayList<>();
    for (int i = 1; i < layers.size(); i++) {
      String name = layers.get(i).name();
      if (name.startsWith("convolution") || name.startsWith("pool") || name.equals("maximum")) {
        choices.add(new FeatureLayer(i, layers.get(i)));
      }
    }
    return List.copyOf(choices);
  }
}
