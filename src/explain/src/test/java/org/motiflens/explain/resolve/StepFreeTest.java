package org.motiflens.explain.resolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.MaxAffineHead.Piece;
import org.motiflens.explain.resolve.MaxAffineHead.Unit;
import org.motiflens.genome.InputException;

/** Heads built by hand, whose maxima are known in closed form. */
class StepFreeTest {
  private static final double LAMBDA = 0.5;

  /** c max(0, w·x + b). */
  private static Unit rectified(double c, double b, double... w) {
    return new Unit(c, List.of(new Piece(0, w, 0, w.length, b), Piece.ZERO));
  }

  private static MaxAffineHead head(int size, Unit... units) {
    return new MaxAffineHead(0, new double[size], List.of(units));
  }

  private static FeatureMap solve(MaxAffineHead head, double lambda, double... start) {
    return new StepFree(head, head.size(), lambda, 1).solve(start, Monitor.NONE);
  }

  @Test
  void aLinearHeadHasItsMaximumAtItsWeights() {
    MaxAffineHead head = new MaxAffineHead(0.25, new double[] {3, -1}, List.of());
    FeatureMap map = solve(head, LAMBDA, 7, 7);
    assertArrayEquals(new double[] {3, -1}, map.values(), 1e-12);
    assertEquals(0.25 + 10, map.score(), 1e-12);
    assertEquals(0.25 + 5, map.objective(), 1e-12);
  }

  @Test
  void aNegativeUnitHoldsTheMaximumOnItsKink() {
    // 2 x₁ − 3 max(0, x₁ − x₂): moving x₁ alone costs; on the kink x₁ = x₂ = 1.
    MaxAffineHead head =
        new MaxAffineHead(0, new double[] {2, 0}, List.of(rectified(-3, 0, 1, -1)));
    FeatureMap map = solve(head, LAMBDA, -1, 4);
    assertArrayEquals(new double[] {1, 1}, map.values(), 1e-9);
    assertEquals(0, map.convergence().gap(), 1e-9);
    assertTrue(map.convergence().largestGain() <= 1e-9);
    assertTrue(map.convergence().ended());
  }

  @Test
  void andHasItsFeaturesTogetherOrNotAtAll() {
    // 4 max(0, x₁ + x₂ − 1): (4, 4) at λ = 0.5, or 0, a maximum as well.
    MaxAffineHead and = head(2, rectified(4, -1, 1, 1));
    assertArrayEquals(new double[] {4, 4}, solve(and, LAMBDA, 1, 1).values(), 1e-9);
    assertArrayEquals(new double[] {0, 0}, solve(and, LAMBDA, -1, -1).values(), 1e-9);
    Summary summary = Summary.of(and);
    assertEquals(summary.vectors.get(0)[0], summary.vectors.get(0)[1], 1e-9);
    assertTrue(summary.overall.importance(0) > 0);
  }

  @Test
  void orHasBothFeaturesInEveryMap() {
    // min(x₁ + x₂, 1) = (x₁ + x₂) − max(0, x₁ + x₂ − 1), made steep: held at x₁ + x₂ = 1.
    MaxAffineHead or = new MaxAffineHead(0, new double[] {4, 4}, List.of(rectified(-4, -1, 1, 1)));
    Summary summary = Summary.of(or);
    for (double[] vector : summary.vectors) {
      assertArrayEquals(new double[] {0.5, 0.5}, vector, 1e-8);
    }
    assertEquals(0, summary.overall.interactionLevel(), 1e-12);
  }

  @Test
  void notHasANegativeFeature() {
    MaxAffineHead not = head(2, rectified(2, 0.5, 1, -1));
    Summary summary = Summary.of(not);
    assertTrue(summary.overall.importance(0) > 0);
    assertTrue(summary.overall.importance(1) < 0);
  }

  @Test
  void exclusiveFeaturesAreInconsistentAndOthersAreNot() {
    // |x₁ − x₂| + x₃: (1, −1, 1) or (−1, 1, 1) at λ = 0.5, so IL = 1 where both are met alike.
    MaxAffineHead xor =
        new MaxAffineHead(
            0,
            new double[] {0, 0, 1, 0.5, 0.25, 0, 0, 0},
            List.of(
                rectified(1, 0, 1, -1, 0, 0, 0, 0, 0, 0),
                rectified(1, 0, -1, 1, 0, 0, 0, 0, 0, 0)));
    FeatureMap one = solve(xor, LAMBDA, 1, 0, 0, 0, 0, 0, 0, 0);
    FeatureMap other = solve(xor, LAMBDA, 0, 1, 0, 0, 0, 0, 0, 0);
    assertArrayEquals(new double[] {1, -1, 1, 0.5, 0.25, 0, 0, 0}, one.values(), 1e-9);
    assertArrayEquals(new double[] {-1, 1, 1, 0.5, 0.25, 0, 0, 0}, other.values(), 1e-9);
    OverallImportance overall =
        OverallImportance.of(
            List.of(one.values(), other.values()), new double[] {one.score(), other.score()});
    assertArrayEquals(new double[] {0, 0, 1, 0.5, 0.25, 0, 0, 0}, overall.importance(), 1e-9);
    assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0, 0, 0}, overall.inconsistency(), 1e-9);
    boolean[] expected = {true, true, false, false, false, false, false, false};
    assertArrayEquals(expected, FeatureKinds.of(overall.inconsistency()).nonAdditive());
  }

  @Test
  void doublingThePenaltyHalvesTheMapWhileTheSamePiecesAreActive() {
    MaxAffineHead head =
        new MaxAffineHead(
            0,
            new double[] {1, 1, 0},
            List.of(rectified(2, 0, 1, -1, 0.5), rectified(-1, 0, 0.2, 1, 1)));
    double[] one = solve(head, 1, 1, 0, 0).values();
    double[] two = solve(head, 2, 1, 0, 0).values();
    for (int i = 0; i < one.length; i++) {
      assertEquals(one[i] / 2, two[i], 1e-8);
    }
  }

  @Test
  void aMaximumBehindALowWallIsFound() {
    // 1.5 max(0, x₁ − 0.001): 0 is a critical point, and a thousandth beside it the slope begins.
    MaxAffineHead head = head(2, rectified(1.5, -0.001, 1, 0));
    FeatureMap map = solve(head, LAMBDA, -1, -1);
    assertTrue(map.convergence().escapes() > 0);
    assertArrayEquals(new double[] {1.5, 0}, map.values(), 1e-9);
  }

  @Test
  void noRandomPointIsBetterThanTheBestMap() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      MaxAffineHead head = randomHead(random, 6, 9);
      Summary summary = Summary.of(head);
      double best = summary.maps.stream().mapToDouble(FeatureMap::objective).max().orElseThrow();
      for (FeatureMap map : summary.maps) {
        double scale = Math.max(1, Math.abs(map.objective()));
        assertTrue(map.convergence().gap() <= 1e-8 * scale, "seed " + seed);
        assertTrue(map.convergence().largestGain() <= 1e-8 * scale, "seed " + seed);
      }
      for (int i = 0; i < 2000; i++) {
        double[] x = random.doubles(head.size(), -3, 3).toArray();
        double norm = 0;
        for (double value : x) {
          norm += value * value;
        }
        assertTrue(head.value(x) - LAMBDA * norm <= best + 1e-9, "seed " + seed);
      }
    }
  }

  private static MaxAffineHead randomHead(Random random, int size, int units) {
    List<Unit> list = new ArrayList<>();
    for (int u = 0; u < units; u++) {
      double[] w = new double[size];
      for (int i = 0; i < size; i++) {
        w[i] = 0.3 * random.nextGaussian();
      }
      list.add(rectified(random.nextGaussian(), 0.2 * random.nextGaussian(), w));
    }
    return new MaxAffineHead(0, new double[size], list);
  }

  @Test
  void refusesAPenaltyThatDoesNotBound() {
    InputException refusal =
        assertThrows(InputException.class, () -> new StepFree(head(1), 1, 0, 1));
    assertEquals("λ is 0.0; the penalty must be above 0.", refusal.getMessage());
  }

  /** Thirty starts. */
  private static final class Summary {
    final List<FeatureMap> maps = new ArrayList<>();
    final List<double[]> vectors = new ArrayList<>();
    final OverallImportance overall;

    private Summary(MaxAffineHead head) {
      for (int t = 0; t < 30; t++) {
        Random random = new Random(t);
        double[] start = new double[head.size()];
        for (int i = 0; i < start.length; i++) {
          start[i] = random.nextGaussian();
        }
        maps.add(solve(head, LAMBDA, start));
        vectors.add(maps.get(t).values());
      }
      overall =
          OverallImportance.of(vectors, maps.stream().mapToDouble(FeatureMap::score).toArray());
    }

    static Summary of(MaxAffineHead head) {
      return new Summary(head);
    }
  }
}
