package org.motiflens.training;

import com.google.common.hash.Hasher;
import java.util.List;

/** What a network is to learn: its examples, its outputs, and how well it does. */
interface TrainingTask {
  /** The network's definition, with dropout. */
  NetworkDefinition definition(double dropout);

  /** Training windows, in the order of their numbers; the arrays must not be changed. */
  List<byte[]> windows();

  /**
   * One step of the optimiser.
   *
   * @param batch windows as they are to be seen, perhaps from the other strand
   * @param numbers of the windows, from 0
   */
  void fit(Dl4jNetwork network, List<byte[]> batch, List<Integer> numbers);

  /** How well a network does on the validation set: an area under the ROC curve. */
  double validationAuc(Dl4jNetwork network);

  /** Adds all that tells this task's data from other data. */
  void describe(Hasher hasher);
}
