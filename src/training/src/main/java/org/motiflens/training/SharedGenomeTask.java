package org.motiflens.training;

import com.google.common.hash.Hasher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.motiflens.genome.Locus;
import org.motiflens.network.Architecture;
import org.motiflens.training.genomic.Grid;
import org.motiflens.training.genomic.KnownSequence;
import org.motiflens.training.genomic.LabelledWindows;
import org.motiflens.training.genomic.SharedExamples;
import org.motiflens.training.genomic.SummitIndex;
import org.motiflens.training.gradient.GenomeTargets;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.gradient.Targets;
import org.motiflens.training.metric.WeightedPrecision;

/**
 * Telling for many experiments at once which windows of the genome they bind: a sigmoid output an
 * experiment. It is judged by the mean average precision on the validation grid.
 */
public final class SharedGenomeTask implements TrainingTask {
  /** With fewer an experiment's own average precision says little. */
  private static final int FEWEST_POSITIVES = 20;

  /** Windows without any peak that validation looks at. */
  private static final int UNBOUND = 16_000;

  /** Most windows are negatives of most experiments: about the logit of the share of positives. */
  private static final float STARTING_BIAS = -4;

  private final Architecture architecture;
  private final SharedExamples examples;
  private final List<String> tasks;
  private final List<byte[]> windows = new ArrayList<>();
  private final List<int[]> bound = new ArrayList<>();
  private final List<int[]> unknown = new ArrayList<>();
  private final double[] weights;

  public SharedGenomeTask(
      Architecture architecture,
      KnownSequence sequence,
      SummitIndex index,
      SharedExamples examples,
      Grid grid,
      long seed) {
    this.architecture = architecture;
    this.examples = examples;
    tasks = index.tasks();
    List<Locus> unbound = grid.someUnbound(UNBOUND, seed);
    weights = new double[grid.bound().size() + unbound.size()];
    Arrays.fill(weights, 1);
    Arrays.fill(
        weights,
        grid.bound().size(),
        weights.length,
        grid.unbound().size() / (double) Math.max(1, unbound.size()));
    for (List<Locus> some : List.of(grid.bound(), unbound)) {
      for (Locus window : some) {
        windows.add(sequence.codes(window));
        SummitIndex.Labels labels = index.labels(window.chromosome(), Grid.centre(window));
        bound.add(labels.bound());
        unknown.add(labels.unknown());
      }
    }
  }

  @Override
  public NetworkDefinition definition(double dropout) {
    return NetworkDefinition.forTrainingOf(architecture, dropout, tasks.size());
  }

  @Override
  public Examples examples(int number, long seed) {
    LabelledWindows drawn = examples.draw(seed * 1_000_003L + number);
    return new Examples() {
      @Override
      public List<byte[]> windows() {
        return drawn.windows();
      }

      @Override
      public Targets targets(List<Integer> numbers) {
        List<SummitIndex.Labels> labels = numbers.stream().map(drawn.labels()::get).toList();
        return new GenomeTargets(
            tasks.size(),
            labels.stream().map(SummitIndex.Labels::bound).toList(),
            labels.stream().map(SummitIndex.Labels::unknown).toList());
      }
    };
  }

  @Override
  public int outputs() {
    return tasks.size();
  }

  @Override
  public float startingBias() {
    return STARTING_BIAS;
  }

  /** The mean over the experiments with at least {@value #FEWEST_POSITIVES} positives. */
  @Override
  public double validationScore(NetworkGradient network) {
    float[][] sums = network.sums(windows);
    return IntStream.range(0, tasks.size())
        .mapToObj(task -> precision(task, sums))
        .flatMapToDouble(OptionalDouble::stream)
        .average()
        .orElse(0);
  }

  private OptionalDouble precision(int task, float[][] sums) {
    int[] known =
        IntStream.range(0, sums.length)
            .filter(i -> Arrays.binarySearch(unknown.get(i), task) < 0)
            .toArray();
    // Positives first.
    int[] order =
        IntStream.concat(
                IntStream.of(known).filter(i -> isBound(i, task)),
                IntStream.of(known).filter(i -> !isBound(i, task)))
            .toArray();
    int positives = (int) IntStream.of(known).filter(i -> isBound(i, task)).count();
    if (positives < FEWEST_POSITIVES) {
      return OptionalDouble.empty();
    }
    float[] scores = new float[order.length];
    List<Double> weight = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      scores[i] = sums[order[i]][task];
      weight.add(weights[order[i]]);
    }
    return OptionalDouble.of(WeightedPrecision.of(scores, positives, weight).averagePrecision());
  }

  private boolean isBound(int window, int task) {
    return Arrays.binarySearch(bound.get(window), task) >= 0;
  }

  @Override
  public void describe(Hasher hasher) {
    tasks.forEach(task -> hasher.putString(task + "\n", StandardCharsets.UTF_8));
    windows.forEach(hasher::putBytes);
    examples.draw(0).windows().forEach(hasher::putBytes);
  }
}
