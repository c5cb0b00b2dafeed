package org.motiflens.explain.resolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.resolve.MaxAffineHead.Piece;
import org.motiflens.explain.resolve.MaxAffineHead.Unit;

/** Differences of convex piecewise-linear functions, whose values are known by hand. */
class MaxAffineHeadTest {
  private static final double EXACT = 1e-12;

  private static Piece piece(int start, double offset, double... weights) {
    return new Piece(start, weights, 0, weights.length, offset);
  }

  @Test
  void itIsTheSumOfItsBiasItsLinearPartAndItsUnits() {
    // ½ + x₁ − 2 x₂ + 3 max(0, x₁ + x₂ − 1) − max(x₁, x₂)
    MaxAffineHead head =
        new MaxAffineHead(
            0.5,
            new double[] {1, -2},
            List.of(
                new Unit(3, List.of(piece(0, -1, 1, 1), Piece.ZERO)),
                new Unit(-1, List.of(piece(0, 0, 1), piece(1, 0, 1)))));
    assertEquals(2, head.size());
    assertEquals(0.5 + 2 - 6 + 3 * 4 - 3, head.value(new double[] {2, 3}), EXACT);
    assertEquals(0.5 - 1 + 4 + 0 + 1, head.value(new double[] {-1, -2}), EXACT);
  }

  @Test
  void aPieceSeesItsStretchAloneAndFromWhereItsWeightsBegin() {
    Piece piece = new Piece(1, new double[] {9, 2, -1, 9}, 1, 2, 0.25);
    assertEquals(0.25 + 2 * 10 - 100, piece.value(new double[] {1, 10, 100, 1000}), EXACT);
    double[] x = {1, 1, 1, 1};
    piece.add(3, x);
    assertArrayEquals(new double[] {1, 7, -2, 1}, x, EXACT);
    assertEquals(5, piece.squaredNorm(), EXACT);
  }

  /** ‖w − w'‖² of stretches that meet in part, in whole or nowhere, against whole vectors. */
  @Test
  void theDistanceOfPiecesIsThatOfTheirVectors() {
    long seed = 5;
    Random random = new Random(seed);
    for (int trial = 0; trial < 200; trial++) {
      Piece one = random(random);
      Piece other = random(random);
      double[] difference = new double[12];
      one.add(1, difference);
      other.add(-1, difference);
      double expected = 0;
      for (double value : difference) {
        expected += value * value;
      }
      assertEquals(expected, one.squaredDistance(other), 1e-10, "seed " + seed + ", " + trial);
    }
  }

  private static Piece random(Random random) {
    int length = random.nextInt(7);
    double[] weights = random.doubles(length + 2, -1, 1).toArray();
    return new Piece(random.nextInt(12 - length + 1), weights, 2, length, random.nextDouble());
  }

  @Test
  void ofEqualPiecesTheFirstIsActive() {
    Unit unit = new Unit(1, List.of(piece(0, 0, 1), piece(1, 0, 1), Piece.ZERO));
    assertEquals(0, unit.active(new double[] {2, 2}));
    assertEquals(1, unit.active(new double[] {2, 2.5}));
    assertEquals(2, unit.active(new double[] {-1, -1}));
  }

  @Test
  void whatWasGivenMayChangeAfterwards() {
    double[] linear = {1};
    MaxAffineHead head = new MaxAffineHead(0, linear, List.of());
    linear[0] = 7;
    head.linear()[0] = 7;
    assertEquals(1, head.value(new double[] {1}), EXACT);
  }
}
