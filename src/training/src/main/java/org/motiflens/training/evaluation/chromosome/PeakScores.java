package org.motiflens.training.evaluation.chromosome;

import java.util.Comparator;
import java.util.List;
import org.motiflens.network.Architecture;
import org.motiflens.training.data.Summit;

/**
 * Scores the windows of a chromosome with the peaks of an experiment: how much of another one does
 * an experiment of the same factor say, which needs no model? A window scores the signal of the
 * strongest summit within {@value #REACH} bases of its middle, and 0 where there is none.
 */
public final class PeakScores {
  /** One window to either side: summits of one site differ by some bases between experiments. */
  static final int REACH = LabelRule.STRIDE;

  private PeakScores() {}

  /** One score a place; NaN where a base of the window is unknown. */
  public static float[] of(List<Summit> summits, ChromosomeGrid grid) {
    boolean[] known = grid.known(Architecture.PUBLISHED_WINDOW);
    float[] scores = new float[grid.size()];
    summits.stream()
        .filter(summit -> summit.chromosome().equals(grid.chromosome()))
        .sorted(Comparator.comparingDouble(Summit::signal))
        .forEach(
            summit -> {
              int from = summit.position() - REACH - ChromosomeGrid.FIRST;
              int first = Math.max(0, -Math.floorDiv(-from, LabelRule.STRIDE));
              for (int place = first;
                  place < scores.length && grid.middle(place) <= summit.position() + REACH;
                  place++) {
                scores[place] = (float) summit.signal();
              }
            });
    for (int place = 0; place < scores.length; place++) {
      scores[place] = known[place] ? scores[place] : Float.NaN;
    }
    return scores;
  }
}
