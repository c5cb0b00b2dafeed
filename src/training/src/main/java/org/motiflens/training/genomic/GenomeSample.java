package org.motiflens.training.genomic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import org.motiflens.genome.Locus;

/**
 * A part of a grid that stands for all of it, to judge the network of one experiment: every bound
 * window, every window that another network finds hard, and of all others some that stand for the
 * rest (a stratified sample).
 *
 * @param windows codes, those that are bound first
 * @param positives how many are bound
 * @param weights by window, how many windows of the grid each stands for
 */
public record GenomeSample(List<byte[]> windows, int positives, List<Double> weights) {
  /** Windows drawn for all that are not hard. */
  private static final int REST = 2_500;

  /** With fewer bound windows the grid alone says little. */
  private static final int FEWEST_ON_GRID = 20;

  public GenomeSample {
    windows = List.copyOf(windows);
    weights = List.copyOf(weights);
  }

  /**
   * Draws a sample.
   *
   * @param codes of windows
   * @param more bound windows off the grid, taken where the grid has too few: those in blocks that
   *     were collected around peaks are not like those of the genome
   * @param hard unbound windows of the grid
   * @param share of the windows of a genome that are bound, from which follows what a bound window
   *     stands for; when empty, each stands for itself
   */
  static GenomeSample of(
      Function<Locus, byte[]> codes,
      SummitIndex index,
      int task,
      Grid grid,
      List<Locus> more,
      List<Locus> hard,
      OptionalDouble share,
      long seed) {
    List<Locus> chosen = new ArrayList<>();
    List<Locus> rest = new ArrayList<>();
    for (Locus window : grid.bound()) {
      int centre = Grid.centre(window);
      if (index.isBound(task, window.chromosome(), centre)) {
        chosen.add(window);
      } else if (index.isUnbound(task, window.chromosome(), centre)) {
        rest.add(window);
      }
    }
    for (Locus window : grid.unbound()) {
      if (index.isUnbound(task, window.chromosome(), Grid.centre(window))) {
        rest.add(window);
      }
    }
    if (chosen.size() < FEWEST_ON_GRID) {
      chosen.addAll(more);
    }
    int positives = chosen.size();
    double negatives = rest.size();
    double positiveWeight =
        share.isPresent()
            ? negatives * share.getAsDouble() / (1 - share.getAsDouble()) / positives
            : 1;
    chosen.addAll(hard);
    rest.removeAll(new HashSet<>(hard));
    Collections.shuffle(rest, new Random(seed));
    List<Locus> some = rest.subList(0, Math.min(REST, rest.size()));
    chosen.addAll(some);
    List<Double> weights = new ArrayList<>(Collections.nCopies(positives, positiveWeight));
    weights.addAll(Collections.nCopies(hard.size(), 1.0));
    weights.addAll(Collections.nCopies(some.size(), rest.size() / (double) some.size()));
    return new GenomeSample(chosen.stream().map(codes).toList(), positives, weights);
  }
}
