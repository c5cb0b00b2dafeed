package org.motiflens.training.data;

import java.util.List;

/**
 * Windows with labels of several tasks, one task an experiment. A window is a positive of the tasks
 * that bind there, its dinucleotide-preserving shuffle a negative of the same tasks; of all other
 * tasks nothing is said. The arrays are shared and must not be changed.
 *
 * @param tasks names of the tasks
 * @param positives windows
 * @param negatives a shuffle for each window, in the same order
 * @param bound indices of the tasks that each window is a positive of, in the same order
 */
public record MultiTaskSet(
    List<String> tasks, List<byte[]> positives, List<byte[]> negatives, List<int[]> bound) {
  public MultiTaskSet {
    tasks = List.copyOf(tasks);
    positives = List.copyOf(positives);
    negatives = List.copyOf(negatives);
    bound = List.copyOf(bound);
    if (positives.size() != negatives.size() || positives.size() != bound.size()) {
      throw new IllegalArgumentException("each window needs a shuffle and its tasks");
    }
  }
}
