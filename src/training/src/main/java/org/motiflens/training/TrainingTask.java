package org.motiflens.training;

import com.google.common.hash.Hasher;
import java.util.List;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.gradient.Targets;

/** What a network is to learn: its examples, its outputs, and how well it does. */
public interface TrainingTask {
  /** What an epoch shows. */
  interface Examples {
    /** Windows, in the order of their numbers; the arrays must not be changed. */
    List<byte[]> windows();

    /**
     * What the outputs should be.
     *
     * @param numbers of windows, from 0, in the order of a batch
     */
    Targets targets(List<Integer> numbers);
  }

  /** The network's definition, with dropout. */
  NetworkDefinition definition(double dropout);

  /**
   * The examples of an epoch, the same for the same number and seed.
   *
   * @param number of the epoch, from 0
   */
  Examples examples(int number, long seed);

  /** How many outputs the network has. */
  int outputs();

  /** What the biases of freshly drawn outputs are. */
  default float startingBias() {
    return 0;
  }

  /**
   * How well a network does on the validation set, from 0 to 1: an area under the ROC curve, or an
   * average precision.
   */
  double validationScore(NetworkGradient network);

  /** Adds all that tells this task's data from other data. */
  void describe(Hasher hasher);
}
