package org.motiflens.training.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How the DeepBind benchmark separates peaks (Alipanahi et al. 2015; the rule was checked against
 * its original sets): ranked by signal, strongest first; of the {@value #CONTESTED} best the even
 * ranks test and the odd ranks train, counted from 1; all others train. Peaks of equal signal keep
 * the order in which they came.
 *
 * @param training by rank, strongest first
 * @param test by rank, strongest first
 */
public record RankSplit(List<Summit> training, List<Summit> test) {
  private static final int CONTESTED = 1000;

  public RankSplit {
    training = List.copyOf(training);
    test = List.copyOf(test);
  }

  /** Splits summits of which each is a peak of its own. */
  public static RankSplit of(List<Summit> summits) {
    return of(summits, summit -> new Object());
  }

  /**
   * Splits summits of which several may be of one peak: they have the rank of the strongest and
   * stay together, because their windows share sequence. Ranks count peaks.
   *
   * @param peakOf the same for all summits of a peak
   */
  public static RankSplit of(List<Summit> summits, Function<Summit, Object> peakOf) {
    List<Summit> ranked = new ArrayList<>(summits);
    ranked.sort(Comparator.comparingDouble(Summit::signal).reversed());
    List<Summit> training = new ArrayList<>();
    List<Summit> test = new ArrayList<>();
    Map<Object, Integer> ranks = new HashMap<>();
    for (Summit summit : ranked) {
      int rank = ranks.computeIfAbsent(peakOf.apply(summit), peak -> ranks.size() + 1);
      (rank <= CONTESTED && rank % 2 == 0 ? test : training).add(summit);
    }
    return new RankSplit(training, test);
  }
}
