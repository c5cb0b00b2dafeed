package org.motiflens.training.evaluation.chromosome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.Summit;
import org.motiflens.training.evaluation.chromosome.LabelRule.Label;

class LabellingTest {
  /** Places at 50, 100, ..., 4950. */
  private final ChromosomeGrid grid =
      new ChromosomeGrid(
          new PartialGenome.Builder("test").add("chrT", 0, new byte[5000]).build(), "chrT");

  private static List<Summit> at(int... positions) {
    return java.util.Arrays.stream(positions).mapToObj(p -> new Summit("chrT", p, 1)).toList();
  }

  private static Labelling aside(LabelRule rule, List<Summit> summits) {
    return new Labelling(
        rule, new Labelling.Named(List.of("X"), summits), Labelling.Named.NONE, Optional.empty());
  }

  private static Labelling near(List<Summit> summits) {
    return new Labelling(
        LabelRule.SUMMIT,
        Labelling.Named.NONE,
        new Labelling.Named(List.of("X"), summits),
        Optional.empty());
  }

  private static int place(int middle) {
    return middle / 50 - 1;
  }

  @Test
  void anUnboundWindowNearPeaksThatAreSetAsideIsNeither() {
    Labelling labelling = aside(LabelRule.SUMMIT, at(3000));
    Label[] labels = labelling.labels(grid, "test", at(1000));
    assertEquals(Label.BOUND, labels[place(1000)]);
    assertEquals(Label.IGNORED, labels[place(3000)]);
    assertEquals(Label.IGNORED, labels[place(3300)]);
    assertEquals(Label.UNBOUND, labels[place(3350)]);
    assertEquals(Label.UNBOUND, labels[place(2650)]);
  }

  @Test
  void aBoundWindowStaysBoundWhereOthersBindToo() {
    Labelling labelling = aside(LabelRule.SUMMIT, at(1000));
    assertArrayEquals(
        grid.labels("test", at(1000), LabelRule.SUMMIT), labelling.labels(grid, "test", at(1000)));
  }

  @Test
  void peaksOfOtherChromosomesSetNothingAside() {
    Labelling labelling = aside(LabelRule.SUMMIT, List.of(new Summit("chrX", 3000, 1)));
    assertEquals(Label.UNBOUND, labelling.labels(grid, "test", at(1000))[place(3000)]);
  }

  @Test
  void theRuleSaysHowFarPeaksThatAreSetAsideReach() {
    Labelling labelling = aside(LabelRule.DREAM, at(3000));
    Label[] labels = labelling.labels(grid, "test", at(1000));
    assertEquals(Label.IGNORED, labels[place(3150)]);
    assertEquals(Label.UNBOUND, labels[place(3200)]);
  }

  @Test
  void measurementsWithOtherPeaksSetAsideAreOtherMeasurements() {
    assertEquals("summit", Labelling.by(LabelRule.SUMMIT).key());
    assertEquals(
        "dream without CTCF+RAD21",
        new Labelling(
                LabelRule.DREAM,
                new Labelling.Named(List.of("CTCF", "RAD21"), List.of()),
                Labelling.Named.NONE,
                Optional.empty())
            .key());
    assertEquals(
        "summit at share 0.0006",
        new Labelling(
                LabelRule.SUMMIT, Labelling.Named.NONE, Labelling.Named.NONE, Optional.of(0.0006))
            .key());
    assertEquals("summit near X", near(at(5)).key());
  }

  @Test
  void settingAsideDoesNotHideThatThereAreNoPeaks() {
    Labelling labelling = aside(LabelRule.SUMMIT, at(3000));
    InputException refused =
        assertThrows(
            InputException.class,
            () -> labelling.labels(grid, "CTCF", List.of(new Summit("chr1", 5, 1))));
    assertEquals("CTCF has no peaks on chrT; choose another chromosome.", refused.getMessage());
  }

  @Test
  void windowsAwayFromPeaksThatMustBeNearRankBelowAllOthers() {
    float[] scores = new float[grid.size()];
    java.util.Arrays.fill(scores, -100);
    scores[place(4000)] = 5;
    scores[place(1000)] = Float.NaN;
    float[] ranked = near(at(1000, 3000)).ranked(grid, scores);
    assertEquals(-100, ranked[place(3300)]);
    assertEquals(Float.NEGATIVE_INFINITY, ranked[place(3350)]);
    assertEquals(Float.NEGATIVE_INFINITY, ranked[place(4000)]);
    assertEquals(Float.NaN, ranked[place(1000)]);
    assertEquals(5, scores[place(4000)], "what is given stays");
  }

  @Test
  void withoutPeaksThatMustBeNearScoresStayAsTheyAre() {
    float[] scores = {1, 2, 3};
    assertArrayEquals(scores, Labelling.by(LabelRule.SUMMIT).ranked(grid, scores));
  }
}
