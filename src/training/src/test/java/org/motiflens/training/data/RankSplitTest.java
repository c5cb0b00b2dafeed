package org.motiflens.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;

class RankSplitTest {
  @Test
  void evenRanksOfTheBestThousandTest() {
    List<Summit> summits = new ArrayList<>();
    for (int rank = 1; rank <= 1003; rank++) {
      summits.add(new Summit("chr1", rank, 5000 - rank));
    }
    Collections.shuffle(summits, new Random(2));
    RankSplit split = RankSplit.of(summits);
    assertEquals(500, split.test().size());
    assertEquals(503, split.training().size());
    for (int i = 0; i < 500; i++) {
      assertEquals(2 * i + 2, split.test().get(i).position());
      assertEquals(2 * i + 1, split.training().get(i).position());
    }
    assertEquals(1001, split.training().get(500).position());
  }

  @Test
  void equalSignalsKeepTheirOrder() {
    RankSplit split =
        RankSplit.of(
            List.of(new Summit("chr1", 1, 2), new Summit("chr1", 2, 2), new Summit("chr1", 3, 9)));
    assertEquals(List.of(new Summit("chr1", 3, 9), new Summit("chr1", 2, 2)), split.training());
    assertEquals(List.of(new Summit("chr1", 1, 2)), split.test());
  }

  @Test
  void theWindowReachesFiftyBasesToEitherSideOfTheSummit() {
    assertEquals(new Locus("chr1", 950, 1051), new Summit("chr1", 1000, 1).window(101));
  }
}
