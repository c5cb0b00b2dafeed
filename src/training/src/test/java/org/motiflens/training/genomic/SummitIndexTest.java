package org.motiflens.training.genomic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motiflens.training.data.Summit;

class SummitIndexTest {
  private final SummitIndex index =
      new SummitIndex(
          Map.of(
              "b", List.of(new Summit("chr1", 1000, 1), new Summit("chr1", 1010, 2)),
              "a", List.of(new Summit("chr1", 1040, 1)),
              "c", List.of(new Summit("chr2", 1000, 1))));

  private static void assertLabels(SummitIndex.Labels labels, int[] bound, int[] unknown) {
    assertArrayEquals(bound, labels.bound());
    assertArrayEquals(unknown, labels.unknown());
  }

  @Test
  void tasksAreNumberedByTheirNames() {
    assertEquals(List.of("a", "b", "c"), index.tasks());
  }

  @Test
  void aSummitWithin25BasesBindsAndOneWithin300SaysNothing() {
    assertLabels(index.labels("chr1", 1000), new int[] {1}, new int[] {0});
    assertLabels(index.labels("chr1", 1020), new int[] {0, 1}, new int[] {});
    assertLabels(index.labels("chr1", 975), new int[] {1}, new int[] {0});
    assertLabels(index.labels("chr1", 974), new int[] {}, new int[] {0, 1});
    assertLabels(index.labels("chr1", 1310), new int[] {}, new int[] {0, 1});
    assertLabels(index.labels("chr1", 1311), new int[] {}, new int[] {0});
    assertLabels(index.labels("chr1", 1341), new int[] {}, new int[] {});
    assertLabels(index.labels("chr3", 1000), new int[] {}, new int[] {});
  }

  @Test
  void oneTaskAtATimeSaysTheSame() {
    for (int centre = 600; centre < 1500; centre++) {
      SummitIndex.Labels labels = index.labels("chr1", centre);
      for (int task = 0; task < 3; task++) {
        int wanted = task;
        boolean bound = Arrays.stream(labels.bound()).anyMatch(t -> t == wanted);
        boolean unknown = Arrays.stream(labels.unknown()).anyMatch(t -> t == wanted);
        assertEquals(bound, index.isBound(task, "chr1", centre), "bound at " + centre);
        assertEquals(!bound && !unknown, index.isUnbound(task, "chr1", centre), "at " + centre);
      }
    }
    assertTrue(index.isUnbound(2, "chr1", 1000));
    assertFalse(index.isBound(2, "chr1", 1000));
  }
}
