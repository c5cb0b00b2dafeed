package org.motiflens.training;

import com.google.common.hash.Hasher;
import java.util.List;
import org.motiflens.network.Architecture;
import org.motiflens.training.genomic.ExperimentExamples;
import org.motiflens.training.genomic.GenomeSample;
import org.motiflens.training.gradient.BindingTargets;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.gradient.Targets;
import org.motiflens.training.metric.WeightedPrecision;

/**
 * Telling the windows of the genome that one experiment binds from those that it does not: two
 * softmax outputs, judged by average precision at the genome's own share of bound windows.
 */
public final class ExperimentGenomeTask implements TrainingTask {
  private final Architecture architecture;
  private final ExperimentExamples examples;
  private final GenomeSample validation;

  public ExperimentGenomeTask(
      Architecture architecture, ExperimentExamples examples, GenomeSample validation) {
    this.architecture = architecture;
    this.examples = examples;
    this.validation = validation;
  }

  @Override
  public NetworkDefinition definition(double dropout) {
    return NetworkDefinition.forTraining(architecture, dropout);
  }

  @Override
  public Examples examples(int number, long seed) {
    ExperimentExamples.Drawn drawn = examples.draw(seed * 1_000_003L + number);
    return new Examples() {
      @Override
      public List<byte[]> windows() {
        return drawn.windows();
      }

      @Override
      public Targets targets(List<Integer> numbers) {
        boolean[] bound = new boolean[numbers.size()];
        for (int i = 0; i < bound.length; i++) {
          bound[i] = numbers.get(i) < drawn.positives();
        }
        return new BindingTargets(bound, NetworkDefinition.POSITIVE_INDEX);
      }
    };
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public double validationScore(NetworkGradient network) {
    return precision(new Scorer(network), validation).averagePrecision();
  }

  /** How well a network tells the windows of a sample apart. */
  public static WeightedPrecision precision(Scorer scorer, GenomeSample sample) {
    return WeightedPrecision.of(
        scorer.floatMargins(sample.windows()), sample.positives(), sample.weights());
  }

  @Override
  public void describe(Hasher hasher) {
    ExperimentExamples.Drawn first = examples.draw(0);
    hasher.putInt(first.positives());
    first.windows().forEach(hasher::putBytes);
    validation.windows().forEach(hasher::putBytes);
  }
}
