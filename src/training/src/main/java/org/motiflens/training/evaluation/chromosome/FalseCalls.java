package org.motiflens.training.evaluation.chromosome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.evaluation.chromosome.LabelRule.Label;

/**
 * What is at the windows that a scorer calls bound and an experiment does not: peaks of the same
 * factor in another experiment, of other factors, or none. As many windows are looked at as the
 * experiment calls bound, those that score highest, so that every one too many is a bound one
 * missed.
 */
public final class FalseCalls {
  private final ChromosomeGrid grid;
  private final Labelling labelling;

  /** Of each experiment, how far each place is from its nearest summit. */
  private final Map<Experiment, int[]> distances = new LinkedHashMap<>();

  /**
   * A window among the highest.
   *
   * @param start of the window, 0-based
   * @param bound by the experiment that judges
   * @param near the other experiments with a summit as near as the rule calls not unbound
   */
  public record Call(int start, float score, boolean bound, List<Experiment> near) {}

  /**
   * The highest windows of one scorer.
   *
   * @param calls from the highest on, as many as there are bound windows, or fewer where that many
   *     would part windows of one score
   * @param missed bound windows that are not among them
   * @param missedNear those of them with a peak of another factor in the same cells
   */
  public record Calls(
      GenomeBenchmark.Scorer scorer,
      Experiment experiment,
      List<Call> calls,
      int missed,
      int missedNear) {
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /**
   * @param all experiments whose peaks are looked for, the judging ones among them
   */
  public FalseCalls(ChromosomeGrid grid, Labelling labelling, List<GenomeBenchmark.Peaks> all) {
    this.grid = grid;
    this.labelling = labelling;
    all.forEach(peaks -> distances.put(peaks.experiment(), grid.distances(peaks.summits())));
  }

  /**
   * Looks at the highest windows of a scorer.
   *
   * @param scores one a place, NaN where there is none
   * @throws org.motiflens.genome.InputException when the experiment has no peaks on the chromosome
   */
  public Calls of(GenomeBenchmark.Scorer scorer, GenomeBenchmark.Peaks judge, float[] scores) {
    Experiment experiment = judge.experiment();
    Label[] labels = labelling.labels(grid, experiment.id(), judge.summits());
    float[] ranked = labelling.ranked(grid, scores);
    List<Integer> order =
        IntStream.range(0, ranked.length)
            .filter(place -> !Float.isNaN(ranked[place]) && labels[place] != Label.IGNORED)
            .boxed()
            .sorted(Comparator.comparing((Integer place) -> -ranked[place]))
            .toList();
    long bound = order.stream().filter(place -> labels[place] == Label.BOUND).count();
    int called = Math.toIntExact(bound);
    // Windows of one score are never told apart: those at the last one count only together.
    while (called > 0
        && called < order.size()
        && ranked[order.get(called)] == ranked[order.get(called - 1)]) {
      called--;
    }
    List<Call> calls = new ArrayList<>();
    int missed = 0;
    int missedNear = 0;
    for (Integer place : order) {
      boolean isBound = labels[place] == Label.BOUND;
      if (calls.size() < called) {
        calls.add(new Call(grid.start(place), ranked[place], isBound, near(place, experiment)));
      } else if (isBound) {
        missed++;
        missedNear += hasOtherFactor(near(place, experiment), experiment) ? 1 : 0;
      }
    }
    return new Calls(scorer, experiment, calls, missed, missedNear);
  }

  private List<Experiment> near(int place, Experiment judge) {
    return distances.keySet().stream()
        .filter(other -> !other.table().equals(judge.table()))
        .filter(other -> labelling.rule().label(distances.get(other)[place]) != Label.UNBOUND)
        .toList();
  }

  /** Whether another factor has a peak there in the same cells. */
  static boolean hasOtherFactor(List<Experiment> near, Experiment judge) {
    return near.stream()
        .anyMatch(
            other ->
                other.cellLine().equals(judge.cellLine())
                    && !other
                        .tf()
                        .toUpperCase(Locale.ROOT)
                        .equals(judge.tf().toUpperCase(Locale.ROOT)));
  }
}
