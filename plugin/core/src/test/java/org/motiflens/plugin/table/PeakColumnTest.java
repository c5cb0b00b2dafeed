package org.motiflens.plugin.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.interval.Peak;

class PeakColumnTest {
  private static Peak peak(String chromosome, int start, double score, double signal) {
    return new Peak(
        chromosome, start, start + 10, "", score, '.', signal, Double.NaN, Double.NaN, 5);
  }

  /** In genome order: 0 chr1, 1 chr2, 2 chr10, 3 chrX. */
  private final PeakList list =
      new PeakList(
          List.of(
              peak("chrX", 5, 1, 4),
              peak("chr10", 50, 3, Double.NaN),
              peak("chr2", 40, 3, 9),
              peak("chr1", 30, 2, 7)));

  private int[] order(PeakColumn column, boolean descending) {
    return order(column, descending, Optional.empty());
  }

  private int[] order(PeakColumn column, boolean descending, Optional<PeakScores> scores) {
    return RowOrder.of(new PeakRows(list, scores, 0.5), column, descending, index -> true)
        .toArray();
  }

  @Test
  void chromosomesComeInTheOrderOfTheirNumbers() {
    assertEquals(
        List.of("chr1", "chr2", "chr10", "chrX"),
        list.peaks().stream().map(Peak::chromosome).toList());
    assertArrayEquals(new int[] {3, 2, 1, 0}, order(PeakColumn.PLACE, true));
  }

  @Test
  void equalValuesKeepGenomeOrderInBothDirections() {
    assertArrayEquals(new int[] {1, 2, 0, 3}, order(PeakColumn.SCORE, true));
    assertArrayEquals(new int[] {3, 0, 1, 2}, order(PeakColumn.SCORE, false));
  }

  @Test
  void peaksWithoutAValueComeLastInBothDirections() {
    assertArrayEquals(new int[] {1, 0, 3, 2}, order(PeakColumn.SIGNAL, true));
    assertArrayEquals(new int[] {3, 0, 1, 2}, order(PeakColumn.SIGNAL, false));
  }

  @Test
  void probabilitiesOrderThoseThatAreThere() {
    PeakScores scores = new PeakScores(FakeScores.CARD, 4);
    FakeScores.put(scores, 0, 0.2f, 0);
    FakeScores.put(scores, 1, 0.9f, 0);
    scores.putNoWindow(2);
    FakeScores.put(scores, 3, 0.5f, 0);
    scores.publish(4);
    assertArrayEquals(
        new int[] {1, 3, 0, 2}, order(PeakColumn.PROBABILITY, true, Optional.of(scores)));
  }
}
