package org.motiflens.explain.resolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverallImportanceTest {
  private static final double EXACT = 1e-12;

  @Test
  void weighsSeedsByTheirScores() {
    // Scores 1, 2, 5: the first feature has 4, 0 and 0, the second 1 everywhere.
    List<double[]> vectors = List.of(new double[] {4, 1}, new double[] {0, 1}, new double[] {0, 1});
    OverallImportance overall = OverallImportance.of(vectors, new double[] {1, 2, 5});
    assertArrayEquals(new double[] {0.5, 1}, overall.importance(), EXACT);
    // (1 · 3.5² + 7 · 0.5²) / 8
    assertArrayEquals(new double[] {1.75, 0}, overall.inconsistency(), EXACT);
    assertEquals(0.875, overall.interactionLevel(), EXACT);
    assertFalse(overall.hasEqualWeights());
  }

  @Test
  void shiftsScoresWhenOneIsNegative() {
    // −2, 0, 2 become 0, 2, 4.
    OverallImportance overall =
        OverallImportance.of(
            List.of(new double[] {9}, new double[] {3}, new double[] {0}), new double[] {-2, 0, 2});
    assertEquals(1, overall.importance(0), EXACT);
    assertEquals((2 * 4 + 4 * 1) / 6.0, overall.inconsistency(0), EXACT);
  }

  @Test
  void seedsCountAlikeWhenAllEndAtTheSameNegativeScore() {
    OverallImportance overall =
        OverallImportance.of(
            List.of(new double[] {1}, new double[] {3}), new double[] {-0.7, -0.7});
    assertTrue(overall.hasEqualWeights());
    assertEquals(2, overall.importance(0), EXACT);
    assertEquals(1, overall.inconsistency(0), EXACT);
  }

  @Test
  void doesNotDependOnTheOrderOfTheSeeds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>();
    List<double[]> vectors = new ArrayList<>();
    double[] scores = new double[7];
    for (int t = 0; t < scores.length; t++) {
      order.add(t);
      vectors.add(random.doubles(5, -1, 1).toArray());
      scores[t] = random.nextGaussian();
    }
    Collections.shuffle(order, random);
    OverallImportance before = OverallImportance.of(vectors, scores);
    OverallImportance after =
        OverallImportance.of(
            order.stream().map(vectors::get).toList(),
            order.stream().mapToDouble(t -> scores[t]).toArray());
    String where = "seed " + seed;
    assertArrayEquals(before.importance(), after.importance(), EXACT, where);
    assertArrayEquals(before.inconsistency(), after.inconsistency(), EXACT, where);
    for (double level : before.inconsistency()) {
      assertTrue(level >= 0, where);
    }
  }

  @Test
  void nonAdditiveFeaturesCountWhereTheyArePositive() {
    List<double[]> vectors =
        List.of(new double[] {4, 4}, new double[] {-2, -2}, new double[] {1, 1});
    double[] scores = {1, 5, 2};
    OverallImportance overall =
        OverallImportance.of(vectors, scores)
            .withPositiveOnly(vectors, scores, new boolean[] {true, false});
    assertEquals((1 * 4 + 2 * 1) / 3.0, overall.importance(0), EXACT);
    assertEquals((4 - 10 + 2) / 8.0, overall.importance(1), EXACT);
  }

  @Test
  void positiveSeedsWithoutWeightCountAlike() {
    // The only seeds in which the feature is positive have the least score, which becomes 0.
    List<double[]> vectors = List.of(new double[] {3}, new double[] {1}, new double[] {-1});
    double[] scores = {-1, -1, 4};
    OverallImportance overall =
        OverallImportance.of(vectors, scores)
            .withPositiveOnly(vectors, scores, new boolean[] {true});
    assertEquals(2, overall.importance(0), EXACT);
  }

  @Test
  void aFeatureThatIsNeverPositiveKeepsItsMean() {
    List<double[]> vectors = List.of(new double[] {-3}, new double[] {-1});
    double[] scores = {1, 1};
    OverallImportance overall =
        OverallImportance.of(vectors, scores)
            .withPositiveOnly(vectors, scores, new boolean[] {true});
    assertEquals(-2, overall.importance(0), EXACT);
  }
}
