package org.motiflens.training.evaluation.chromosome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.training.evaluation.chromosome.LabelRule.Label;
import org.motiflens.training.metric.PrecisionRecall;

class RankedCountsTest {
  private static final Label B = Label.BOUND;
  private static final Label U = Label.UNBOUND;
  private static final List<Label> ALL = List.of(B, U, Label.IGNORED);

  @Test
  void agreesWithFiguresOfTheSortedScoresTiesIncluded() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int trial = 0; trial < 30; trial++) {
      int n = 50 + random.nextInt(400);
      float[] scores = new float[n];
      Label[] labels = new Label[n];
      int[] blocks = new int[n];
      List<Float> bound = new ArrayList<>();
      List<Float> unbound = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        scores[i] = trial % 2 == 0 ? random.nextInt(12) : (float) random.nextGaussian();
        labels[i] = ALL.get(i < 3 ? i : random.nextInt(3));
        blocks[i] = random.nextInt(7) * 2;
        if (random.nextInt(20) == 0 && i >= 3) {
          scores[i] = Float.NaN;
        } else if (labels[i] == B) {
          bound.add(scores[i]);
        } else if (labels[i] == U) {
          unbound.add(scores[i]);
        }
      }
      RankedCounts counts = RankedCounts.of(scores, labels, blocks);
      PrecisionRecall expected = PrecisionRecall.of(array(bound), array(unbound));
      Figures figures = counts.figures();
      String message = "seed " + seed;
      assertEquals(expected.positives(), counts.positives(), message);
      assertEquals(expected.negatives(), counts.negatives(), message);
      assertEquals(expected.averagePrecision(), figures.averagePrecision(), 1e-12, message);
      assertEquals(expected.auroc(), figures.auroc(), 1e-12, message);
      assertEquals(
          expected.recallAtFalseDiscoveryRate(0.1), figures.recallAtStrict(), 1e-12, message);
      assertEquals(
          expected.recallAtFalseDiscoveryRate(0.5), figures.recallAtLoose(), 1e-12, message);
    }
  }

  /** Three times as many bound windows with the scores of these: nothing else is different. */
  @Test
  void anotherShareIsTheSameRatesWithMoreBoundWindows() {
    Random random = new Random(5);
    int n = 300;
    float[] scores = new float[n];
    Label[] labels = new Label[n];
    List<Float> allScores = new ArrayList<>();
    List<Label> allLabels = new ArrayList<>();
    int bound = 0;
    for (int i = 0; i < n; i++) {
      labels[i] = i % 10 == 0 ? B : U;
      scores[i] = random.nextInt(20) + (labels[i] == B ? 5 : 0);
      for (int copy = 0; copy < (labels[i] == B ? 3 : 1); copy++) {
        allScores.add(scores[i]);
        allLabels.add(labels[i]);
        bound += labels[i] == B ? 1 : 0;
      }
    }
    RankedCounts more =
        RankedCounts.of(
            array(allScores), allLabels.toArray(Label[]::new), new int[allScores.size()]);
    RankedCounts stated =
        RankedCounts.of(scores, labels, new int[n]).atShare((double) bound / allScores.size());
    assertEquals(more.figures().averagePrecision(), stated.figures().averagePrecision(), 1e-12);
    assertEquals(more.figures().recallAtLoose(), stated.figures().recallAtLoose(), 1e-12);
    assertEquals(more.figures().auroc(), stated.figures().auroc(), 1e-12);
    assertArrayEquals(more.curve(10), stated.curve(10), 1e-12);
    assertEquals(n / 10, stated.positives());
    assertTrue(
        stated.figures().averagePrecision()
            > RankedCounts.of(scores, labels, new int[n]).figures().averagePrecision());
  }

  private static float[] array(List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }

  @Test
  void averagesPrecisionAsByHand() {
    // From the top: bound; bound and unbound with one score; unbound; bound.
    RankedCounts counts =
        RankedCounts.of(
            new float[] {9, 5, 5, 3, 1}, new Label[] {B, B, U, U, B}, new int[] {0, 0, 0, 0, 0});
    assertEquals((1 + 2.0 / 3 + 3.0 / 5) / 3, counts.figures().averagePrecision(), 1e-12);
    assertEquals((2 + 1.5 + 0) / 6, counts.figures().auroc(), 1e-12);
    assertArrayEquals(new double[] {1, 2.0 / 3, 3.0 / 5}, counts.curve(3), 1e-12);
  }

  @Test
  void drawsWholeBlocks() {
    // Two blocks: in one the bound window is first, in the other last. A draw has one of them
    // twice, or both.
    float[] scores = {9, 1, 1, 2, 8, 8};
    Label[] labels = {B, U, U, B, U, U};
    int[] blocks = {0, 0, 0, 4, 4, 4};
    RankedCounts counts = RankedCounts.of(scores, labels, blocks);
    assertEquals(2, counts.blocks());
    double first = 1;
    double second = 1.0 / 3;
    double both = (1 + 2.0 / 4) / 2;
    Figures[] draws = counts.bootstrap(400, 1);
    int[] seen = new int[3];
    for (Figures draw : draws) {
      double value = draw.averagePrecision();
      assertTrue(near(value, first) || near(value, second) || near(value, both), "" + value);
      seen[near(value, first) ? 0 : near(value, second) ? 1 : 2]++;
    }
    // One quarter, one quarter and one half, within five standard deviations.
    assertEquals(100, seen[0], 44);
    assertEquals(100, seen[1], 44);
    assertEquals(200, seen[2], 50);
    assertArrayEquals(draws, counts.bootstrap(400, 1));
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) < 1e-12;
  }

  @Test
  void intervalHoldsTheMiddleNineteenTwentieths() {
    Figures[] draws = new Figures[1000];
    Arrays.setAll(draws, i -> new Figures((i * 7 % 1000) / 1000.0, 0, 0, 0));
    assertArrayEquals(
        new double[] {0.025, 0.974}, Figures.interval(draws, Figures::averagePrecision), 1e-12);
  }
}
