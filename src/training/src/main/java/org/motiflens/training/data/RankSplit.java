package org.motiflens.training.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

  public static RankSplit of(List<Summit> summits) {
    List<Summit> ranked = new ArrayList<>(summits);
    ranked.sort(Comparator.comparingDouble(Summit::signal).reversed());
    List<Summit> training = new ArrayList<>();
    List<Summit> test = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      int rank = i + 1;
      (rank <= CONTESTED && rank % 2 == 0 ? test : training).add(ranked.get(i));
    }
    return new RankSplit(training, test);
  }
}
