package org.motiflens.training;

import com.google.common.hash.Hasher;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.network.Architecture;
import org.motiflens.training.data.WindowSet;
import org.motiflens.training.gradient.BindingTargets;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.gradient.Targets;

/** Telling bound windows of one experiment from unbound ones: two softmax outputs. */
public final class BindingTask implements TrainingTask, TrainingTask.Examples {
  private final Architecture architecture;
  private final WindowSet training;
  private final WindowSet validation;
  private final List<byte[]> windows = new ArrayList<>();

  public BindingTask(Architecture architecture, WindowSet training, WindowSet validation) {
    this.architecture = architecture;
    this.training = training;
    this.validation = validation;
    windows.addAll(training.positives());
    windows.addAll(training.negatives());
  }

  @Override
  public NetworkDefinition definition(double dropout) {
    return NetworkDefinition.forTraining(architecture, dropout);
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
    return 2;
  }

  @Override
  public Targets targets(List<Integer> numbers) {
    boolean[] bound = new boolean[numbers.size()];
    for (int i = 0; i < bound.length; i++) {
      bound[i] = numbers.get(i) < training.positives().size();
    }
    return new BindingTargets(bound, NetworkDefinition.POSITIVE_INDEX);
  }

  @Override
  public double validationScore(NetworkGradient network) {
    Scorer scorer = new Scorer(network);
    return Auc.of(scorer.margins(validation.positives()), scorer.margins(validation.negatives()))
        .value();
  }

  @Override
  public void describe(Hasher hasher) {
    for (WindowSet set : List.of(training, validation)) {
      for (List<byte[]> windows : List.of(set.positives(), set.negatives())) {
        hasher.putInt(windows.size());
        windows.forEach(hasher::putBytes);
      }
    }
  }
}
