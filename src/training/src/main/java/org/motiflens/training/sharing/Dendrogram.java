package org.motiflens.training.sharing;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which classes lie in a clustered picture: the two groups whose members are alike
 * most on average are joined, again and again (average linkage); the larger of the two goes first.
 * Where likenesses are equal the groups of the first classes are joined.
 */
public final class Dendrogram {
  private Dendrogram() {}

  /** A permutation of the classes; a likeness that is not defined counts as 0. */
  public static List<Integer> order(ClassSimilarity similarity) {
    List<List<Integer>> groups = new ArrayList<>();
    int classes = similarity.names().size();
    double[][] sums = new double[classes][classes];
    for (int a = 0; a < classes; a++) {
      groups.add(new ArrayList<>(List.of(a)));
      for (int b = 0; b < classes; b++) {
        sums[a][b] = similarity.correlation(a, b).orElse(0);
      }
    }
    boolean[] gone = new boolean[classes];
    int last = 0;
    for (int step = 1; step < classes; step++) {
      int bestA = -1;
      int bestB = -1;
      double best = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < classes; a++) {
        for (int b = a + 1; b < classes && !gone[a]; b++) {
          double mean =
              gone[b]
                  ? Double.NEGATIVE_INFINITY
                  : sums[a][b] / ((double) groups.get(a).size() * groups.get(b).size());
          if (mean > best) {
            best = mean;
            bestA = a;
            bestB = b;
          }
        }
      }
      List<Integer> joined = new ArrayList<>();
      boolean swapped = groups.get(bestB).size() > groups.get(bestA).size();
      joined.addAll(groups.get(swapped ? bestB : bestA));
      joined.addAll(groups.get(swapped ? bestA : bestB));
      groups.set(bestA, joined);
      gone[bestB] = true;
      last = bestA;
      for (int c = 0; c < classes; c++) {
        sums[bestA][c] += sums[bestB][c];
        sums[c][bestA] = sums[bestA][c];
      }
    }
    return classes == 0 ? List.of() : List.copyOf(groups.get(last));
  }
}
