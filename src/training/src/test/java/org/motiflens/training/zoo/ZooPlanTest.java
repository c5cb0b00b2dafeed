package org.motiflens.training.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.training.SharedReference;
import org.motiflens.training.data.Experiment;

class ZooPlanTest {
  private static ZooPlan.Item item(String tf, String laboratory, int positives, boolean original) {
    String name = tf + "_K562_" + laboratory;
    return new ZooPlan.Item(new Experiment(name, tf, "K562", "t"), positives, original);
  }

  @Test
  void originalSetsComeFirstThenOneOfEachFactorThenTheRest() {
    List<ZooPlan.Item> items =
        List.of(
            item("SMALL", "a", 199, false),
            item("MAX", "a", 900, false),
            item("MAX", "b", 1000, false),
            item("YY1", "a", 200, false),
            item("GATA1", "a", 300, true),
            item("GATA1", "b", 5000, false),
            new ZooPlan.Item(new Experiment("F_HepG2_c", "F", "HepG2", ""), 9000, true));
    assertEquals(
        List.of(
            "GATA1_K562_a",
            "MAX_K562_b",
            "YY1_K562_a",
            "GATA1_K562_b",
            "MAX_K562_a",
            "F_HepG2_c",
            "SMALL_K562_a"),
        ZooPlan.ordered(items).stream().map(item -> item.experiment().id()).toList());
  }

  @Test
  void theReferenceDataHoldEveryExperimentOnce() {
    List<ZooPlan.Item> items = ZooPlan.of(SharedReference.reference(), 101).items();
    assertEquals(
        items.size(), items.stream().map(item -> item.experiment().id()).distinct().count());
    long k562 = items.stream().filter(i -> i.experiment().cellLine().equals("K562")).count();
    assertEquals(98, k562, "ENCODE's uniform peaks of K562 at hand");
    long trainable =
        items.stream()
            .filter(i -> i.experiment().cellLine().equals("K562") && i.isTrainable())
            .count();
    assertTrue(trainable >= 90, trainable + " with at least 200 positives");
    assertTrue(items.get(0).original());
    List<ZooPlan.Item> original = new ZooPlan(items).ofOriginalSets().items();
    assertEquals(14, original.size(), "original sets at hand, of any cell");
    assertTrue(original.stream().allMatch(ZooPlan.Item::original));
  }
}
