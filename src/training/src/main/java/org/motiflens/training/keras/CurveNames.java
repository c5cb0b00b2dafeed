package org.motiflens.training.keras;

import java.util.Map;
import org.motiflens.network.chain.Curve;

/**
 * Keras's names of activations.
 *
 * @param version the first number of the Keras that saved the file: {@code hard_sigmoid} has
 *     another slope since 3
 */
record CurveNames(int version) {
  /** A curve with its parameter, where it has one. */
  record Named(Curve curve, float parameter) {}

  private static final Map<String, Named> NAMES =
      Map.ofEntries(
          Map.entry("linear", new Named(Curve.LINEAR, 0)),
          Map.entry("relu", new Named(Curve.RELU, 0)),
          Map.entry("leaky_relu", new Named(Curve.RELU, 0.2f)),
          Map.entry("elu", new Named(Curve.ELU, 1)),
          Map.entry("selu", new Named(Curve.SELU, 0)),
          Map.entry("sigmoid", new Named(Curve.SIGMOID, 0)),
          Map.entry("tanh", new Named(Curve.TANH, 0)),
          Map.entry("softplus", new Named(Curve.SOFTPLUS, 0)),
          Map.entry("softsign", new Named(Curve.SOFTSIGN, 0)),
          Map.entry("exponential", new Named(Curve.EXPONENTIAL, 0)),
          Map.entry("exp", new Named(Curve.EXPONENTIAL, 0)),
          Map.entry("swish", new Named(Curve.SWISH, 0)),
          Map.entry("silu", new Named(Curve.SWISH, 0)));

  /** The curve of a name in a layer. */
  Named of(KerasLayer layer, String name) {
    if (name.equals("hard_sigmoid")) {
      return new Named(Curve.HARD_SIGMOID, version >= 3 ? 1f / 6 : 0.2f);
    }
    Named named = NAMES.get(name);
    if (named == null) {
      throw layer.refused(
          "has the activation "
              + name
              + "; the engine has relu, leaky_relu, elu, selu, sigmoid, hard_sigmoid, tanh,"
              + " softplus, softsign, exponential, swish and linear");
    }
    return named;
  }
}
