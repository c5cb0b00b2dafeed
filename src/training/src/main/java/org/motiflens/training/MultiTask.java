package org.motiflens.training;

import com.google.common.hash.Hasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.motiflens.network.Architecture;
import org.motiflens.training.data.MultiTaskSet;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.gradient.Targets;
import org.motiflens.training.gradient.TaskTargets;

/**
 * Telling bound windows of many experiments from their shuffles at once: a sigmoid output an
 * experiment, of which those that nothing is known about at a window do not count there.
 */
public final class MultiTask implements TrainingTask, TrainingTask.Examples {
  /** With fewer a task's own AUC says little. */
  private static final int FEWEST_POSITIVES = 20;

  private final Architecture architecture;
  private final MultiTaskSet training;
  private final MultiTaskSet validation;
  private final List<byte[]> windows = new ArrayList<>();

  public MultiTask(Architecture architecture, MultiTaskSet training, MultiTaskSet validation) {
    this.architecture = architecture;
    this.training = training;
    this.validation = validation;
    windows.addAll(training.positives());
    windows.addAll(training.negatives());
  }

  @Override
  public NetworkDefinition definition(double dropout) {
    return NetworkDefinition.forTrainingOf(architecture, dropout, training.tasks().size());
  }

  /** The same in every epoch. */
  @Override
  public Examples examples(int number, long seed) {
    return this;
  }

  @Override
  public List<byte[]> windows() {
    return windows;
  }

  @Override
  public int outputs() {
    return training.tasks().size();
  }

  @Override
  public Targets targets(List<Integer> numbers) {
    int pairs = training.positives().size();
    List<int[]> known = new ArrayList<>();
    boolean[] bound = new boolean[numbers.size()];
    for (int i = 0; i < bound.length; i++) {
      int number = numbers.get(i);
      bound[i] = number < pairs;
      known.add(training.bound().get(number % pairs));
    }
    return new TaskTargets(outputs(), known, bound);
  }

  /** The mean over the tasks with at least {@value #FEWEST_POSITIVES} validation positives. */
  @Override
  public double validationScore(NetworkGradient network) {
    float[][] positives = network.sums(validation.positives());
    float[][] negatives = network.sums(validation.negatives());
    return IntStream.range(0, validation.tasks().size())
        .mapToObj(task -> auc(task, positives, negatives))
        .flatMapToDouble(OptionalDouble::stream)
        .average()
        .orElseThrow(() -> new IllegalStateException("no task has enough validation windows"));
  }

  private OptionalDouble auc(int task, float[][] positives, float[][] negatives) {
    int[] members =
        IntStream.range(0, positives.length)
            .filter(i -> IntStream.of(validation.bound().get(i)).anyMatch(t -> t == task))
            .toArray();
    if (members.length < FEWEST_POSITIVES) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        Auc.of(
                IntStream.of(members).mapToDouble(i -> positives[i][task]).toArray(),
                IntStream.of(members).mapToDouble(i -> negatives[i][task]).toArray())
            .value());
  }

  @Override
  public void describe(Hasher hasher) {
    for (MultiTaskSet set : List.of(training, validation)) {
      hasher.putInt(set.positives().size());
      set.tasks().forEach(task -> hasher.putString(task + "\n", StandardCharsets.UTF_8));
      set.positives().forEach(hasher::putBytes);
      set.negatives().forEach(hasher::putBytes);
      for (int[] tasks : set.bound()) {
        for (int task : tasks) {
          hasher.putInt(task);
        }
        hasher.putInt(-1);
      }
    }
  }
}
