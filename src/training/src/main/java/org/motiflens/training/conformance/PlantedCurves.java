package org.motiflens.training.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.Planting;
import org.motiflens.explain.interaction.Planting.Effect;
import org.motiflens.explain.interaction.Planting.Orientation;
import org.motiflens.explain.interaction.Planting.Point;

/**
 * Interactions in the model: words planted in neutral windows.
 *
 * @param importance of the words of a, b and the decoy
 * @param curves eps of each pair of {@link PlantedPair#ALL} over gaps and orientations
 */
public record PlantedCurves(List<Effect> importance, List<List<Point>> curves) {
  private static final int STEP_OF_GAPS = 3;
  private static final int STEP_WITH_DECOY = 10;
  private static final int MOST_GAP = 30;

  static PlantedCurves of(TrainedRule trained, int sequences, long seed, Monitor monitor) {
    Planting planting =
        new Planting(
            trained.network(),
            new PlantedSequences(trained.rule(), trained.motifs(), seed).empty(sequences));
    List<Effect> importance = new ArrayList<>();
    for (int motif = 0; motif < trained.motifs().size(); motif++) {
      importance.add(planting.importance(trained.word(motif)));
    }
    List<List<Point>> curves = new ArrayList<>();
    for (PlantedPair pair : PlantedPair.ALL) {
      curves.add(
          planting.curve(
              trained.word(pair.first()),
              trained.word(pair.second()),
              gaps(pair.equals(PlantedPair.A_B) ? STEP_OF_GAPS : STEP_WITH_DECOY),
              Arrays.asList(Orientation.values()),
              monitor));
    }
    return new PlantedCurves(importance, curves);
  }

  private static List<Integer> gaps(int step) {
    List<Integer> gaps = new ArrayList<>();
    for (int gap = 0; gap <= MOST_GAP; gap += step) {
      gaps.add(gap);
    }
    return gaps;
  }

  /** Whether a rule wants the pair a, b as it is at a point. */
  static boolean isWanted(Rule rule, Point point) {
    return !rule.isLimited()
        || (point.orientation() == Orientation.SAME && point.gap() <= PlantedSequences.NEAR);
  }

  /** Whether the distance is so near the limit that nothing is asked of it. */
  static boolean isAtTheLimit(Rule rule, Point point) {
    return rule.isLimited()
        && point.orientation() == Orientation.SAME
        && point.gap() > PlantedSequences.NEAR
        && point.gap() < PlantedSequences.FAR;
  }

  List<Point> points(PlantedPair pair, Predicate<Point> which) {
    return curves.get(PlantedPair.ALL.indexOf(pair)).stream().filter(which).toList();
  }

  static double mean(List<Point> points) {
    return points.stream().mapToDouble(point -> point.eps().mean()).average().orElse(Double.NaN);
  }
}
