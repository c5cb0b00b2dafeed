package org.motiflens.network;

import java.util.Optional;

/**
 * A family of networks, as whoever asks for a score or explains one sees it: what its score is and
 * what can be asked of its evaluators. {@link LayeredFamily} has those that the engine composes
 * from layers; every other has a package of its own with its network, its evaluator, its entry in a
 * bundle, and one object that is this.
 */
public interface Family {
  /**
   * What a score is, or something made from it.
   *
   * @param symbol as short as a track's corner, for example {@code P(bound)}
   * @param description what files say
   */
  record Meaning(String symbol, String description) {}

  /** A short name, different from all others. */
  String name();

  /** The scalar that an {@link Evaluator} gives, which gradients are of. */
  Meaning score();

  /** What {@code 1 / (1 + exp(-score))} is. */
  default Meaning probability() {
    return new Meaning("P(bound)", "probability of the positive class");
  }

  /** What has to be said wherever p stands, when it is not the probability that it looks like. */
  default Optional<String> caution() {
    return Optional.empty();
  }

  /** Whether its networks have convolutions. */
  default boolean convolves() {
    return true;
  }

  /** Whether there is a recurrent layer, and with it a temporal output. */
  default boolean recurs() {
    return false;
  }

  /** Whether its networks have a {@link LayerEvaluator}. */
  default boolean showsLayers() {
    return false;
  }

  /**
   * Whether its networks predict a profile, a value at each base of a stretch, and their score is
   * the logarithm of its counts; then nothing of it is a probability.
   */
  default boolean predictsProfiles() {
    return false;
  }

  /** Whether its evaluators have DeepLIFT's multipliers by the rescale rule. */
  default boolean hasMultipliers() {
    return false;
  }
}
