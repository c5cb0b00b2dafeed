package org.motiflens.training.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DendrogramTest {
  @Test
  void classesOfOneKindLieBesideEachOther() {
    ClassSimilarity similarity =
        ClassSimilarity.of(
            List.of("a1", "b1", "a2", "b2", "a3"),
            List.of(
                new double[] {1, 0, 0, 0.1},
                new double[] {0, 1, 0.1, 0},
                new double[] {1, 0.1, 0, 0},
                new double[] {0, 1, 0, 0.1},
                new double[] {1, 0, 0.1, 0}));
    List<Integer> order = Dendrogram.order(similarity);
    assertEquals(Set.of(0, 2, 4), Set.copyOf(order.subList(0, 3)), "the larger group first");
    assertEquals(Set.of(1, 3), Set.copyOf(order.subList(3, 5)));
  }

  @Test
  void aClassWithoutADefinedLikenessHasAPlaceToo() {
    ClassSimilarity similarity =
        ClassSimilarity.of(
            List.of("constant", "b", "c"),
            List.of(new double[] {1, 1}, new double[] {1, 2}, new double[] {2, 1}));
    assertEquals(3, Dendrogram.order(similarity).size());
  }
}
