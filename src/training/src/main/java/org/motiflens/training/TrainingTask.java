package org.motiflens.training;

import com.google.common.hash.Hasher;
import java.util.List;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.gradient.Targets;

/** What a network is to learn: its examples, its outputs, and how well it does. */
interface TrainingTask {
  /** The network's definition, with dropout. */
  NetworkDefinition definition(double dropout);

  /** Training windows, in the order of their numbers; the arrays must not be changed. */
  List<byte[]> windows();

  /** How many outputs the network has. */
  int outputs();

  /**
   * What the outputs should be.
   *
   * @param numbers of windows, from 0, in the order of a batch
   */
  Targets targets(List<Integer> numbers);

  /** How well a network does on the validation set: an area under the ROC curve. */
  double validationAuc(NetworkGradient network);

  /** Adds all that tells this task's data from other data. */
  void describe(Hasher hasher);
}
