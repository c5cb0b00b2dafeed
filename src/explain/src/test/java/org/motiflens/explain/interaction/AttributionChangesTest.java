package org.motiflens.explain.interaction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.genome.InputException;

class AttributionChangesTest {
  private static final List<Stretch> PARTS =
      List.of(new Stretch(10, 17), new Stretch(30, 37), new Stretch(45, 52));

  private static AttributionChanges measure(float wab) {
    byte[] codes =
        LogicNetworks.with(
            LogicNetworks.with(LogicNetworks.neutral(new Random(5)), LogicNetworks.A, 10),
            LogicNetworks.B,
            30);
    return AttributionChanges.of(LogicNetworks.of(1, 1, wab), codes, PARTS, 3, 30, 1, Monitor.NONE);
  }

  @Test
  void aPairThatActsTogetherChangesEachOther() {
    // a is worth wa + wab with b there and wa without.
    AttributionChanges changes = measure(2);
    assertEquals(2, changes.change(0, 1), 1e-5);
    assertEquals(2, changes.change(1, 0), 1e-5);
    assertTrue(changes.qValue(0, 1) < 0.05);
    assertEquals(0, changes.change(2, 0), 1e-5);
    assertTrue(changes.qValue(2, 0) > 0.9);
    assertEquals(0, changes.change(0, 0));
    assertTrue(Double.isNaN(changes.qValue(1, 1)));
  }

  @Test
  void aPairThatForbidsItselfHasANegativeChange() {
    AttributionChanges changes = measure(-2);
    assertEquals(-2, changes.change(0, 1), 1e-5);
    assertTrue(changes.qValue(0, 1) < 0.05);
  }

  /** It is eps as two stretches of a window have it. */
  @Test
  void aChangeIsTheEpsOfThePair() {
    byte[] codes =
        LogicNetworks.with(
            LogicNetworks.with(LogicNetworks.neutral(new Random(5)), LogicNetworks.A, 10),
            LogicNetworks.B,
            30);
    double eps =
        new DoubleKnockout(LogicNetworks.of(1, 1, 2), Knockout.SHUFFLE, 3, 0)
            .measure(codes, PARTS.get(0), PARTS.get(1), 1, Monitor.NONE)
            .eps();
    assertEquals(eps, measure(2).change(0, 1), 1e-5);
  }

  @Test
  void aPairThatAddsUpDoesNot() {
    AttributionChanges changes = measure(0);
    assertEquals(0, changes.change(0, 1), 1e-5);
    assertTrue(changes.qValue(0, 1) > 0.9);
  }

  @Test
  void falseDiscoveryRatesAreThoseOfBenjaminiAndHochberg() {
    assertArrayEquals(
        // Of .03 the rate is .03 · 4/3.
        new double[] {0.03, 0.05, 0.04, 0.04},
        BenjaminiHochberg.of(new double[] {0.0075, 0.05, 0.03, 0.02}),
        1e-12);
  }

  @Test
  void partsThatOverlapAreRefused() {
    assertThrows(
        InputException.class,
        () ->
            AttributionChanges.of(
                LogicNetworks.of(1, 1, 1),
                new byte[60],
                List.of(new Stretch(0, 5), new Stretch(4, 9)),
                1,
                1,
                1,
                Monitor.NONE));
  }
}
