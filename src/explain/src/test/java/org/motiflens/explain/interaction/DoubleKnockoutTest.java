package org.motiflens.explain.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;

class DoubleKnockoutTest {
  private static final Stretch FIRST = new Stretch(10, 17);
  private static final Stretch SECOND = new Stretch(30, 37);

  private static byte[] window() {
    byte[] codes = LogicNetworks.neutral(new Random(5));
    return LogicNetworks.with(
        LogicNetworks.with(codes, LogicNetworks.A, FIRST.start()), LogicNetworks.B, SECOND.start());
  }

  /** AND, OR, NOT, XOR and no interaction: eps is the weight of both together. */
  @ParameterizedTest
  @CsvSource({"0, 0, 3", "2, 2, -2", "1, 0, -1", "1, 1, -2", "1, 2, 0"})
  void epsIsTheWeightOfBothTogether(float wa, float wb, float wab) {
    for (Knockout how : Knockout.values()) {
      Interaction result =
          new DoubleKnockout(LogicNetworks.of(wa, wb, wab), how, 4, 40)
              .measure(window(), FIRST, SECOND, 1, Monitor.NONE);
      assertEquals(wab, result.eps(), 1e-5, how.words());
      assertEquals(wa + wb + wab, result.both(), 1e-5);
      assertEquals(wa, result.onlyA(), 1e-5);
      assertEquals(wb, result.onlyB(), 1e-5);
      assertEquals(0, result.neither(), 1e-5);
      assertEquals(wa + wab, result.effectOfA(), 1e-5);
      assertTrue(result.nullPairs() > 20);
      // Elsewhere nothing happens: only a pair without interaction is like the null.
      assertEquals(wab == 0 ? 1 : 1.0 / (1 + result.nullPairs()), result.p(), 1e-9);
    }
  }

  /**
   * In a network of random weights a stretch that means much interacts a little with all others.
   * Its interaction with one of these, chosen blindly, is nothing special; a null of pairs without
   * it calls it more often.
   */
  @Test
  void aStretchThatMeansMuchIsNotCalledWithAnyOther() {
    Random random = new Random(17);
    int windows = 150;
    int called = 0;
    int calledByOthers = 0;
    for (int i = 0; i < windows; i++) {
      Network network = TinyNetworks.all(random, LogicNetworks.WINDOW).get(0);
      DoubleKnockout plain = new DoubleKnockout(network, Knockout.MEAN, 1, 0);
      byte[] codes = LogicNetworks.neutral(random);
      Stretch strong = strongest(plain, codes);
      Stretch any = apart(random, strong);
      double eps = Math.abs(plain.measure(codes, strong, any, 1, Monitor.NONE).eps());
      Interaction result =
          new DoubleKnockout(network, Knockout.MEAN, 1, 39)
              .measure(codes, strong, any, i, Monitor.NONE);
      called += result.p() <= 0.1 ? 1 : 0;
      int asLarge = 0;
      for (int pair = 0; pair < 39; pair++) {
        Stretch first = apart(random, strong);
        Stretch second = apart(random, first);
        asLarge +=
            Math.abs(plain.measure(codes, first, second, 1, Monitor.NONE).eps()) >= eps ? 1 : 0;
      }
      calledByOthers += (1 + asLarge) / 40.0 <= 0.1 ? 1 : 0;
    }
    // Of 150 with p up to .1 there should be 15. The null leaves out what overlaps the pair, lest a
    // strong place be compared with itself; so p is still too small, by less than half.
    assertTrue(called <= 30, "called " + called);
    assertTrue(calledByOthers >= called + 10, called + ", by pairs without it " + calledByOthers);
  }

  private static Stretch strongest(DoubleKnockout knockout, byte[] codes) {
    Stretch best = null;
    double most = -1;
    for (int start = 0; start + 8 <= codes.length - 8; start += 8) {
      Stretch candidate = new Stretch(start, start + 8);
      Interaction result =
          knockout.measure(codes, candidate, new Stretch(start + 8, start + 16), 1, Monitor.NONE);
      if (Math.abs(result.effectOfA()) > most) {
        most = Math.abs(result.effectOfA());
        best = candidate;
      }
    }
    return best;
  }

  private static Stretch apart(Random random, Stretch from) {
    while (true) {
      int start = random.nextInt(LogicNetworks.WINDOW - 7);
      Stretch stretch = new Stretch(start, start + 8);
      if (!stretch.overlaps(from)) {
        return stretch;
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    DoubleKnockout knockout =
        new DoubleKnockout(LogicNetworks.of(1, 1, 1), Knockout.SHUFFLE, 3, 20);
    assertEquals(
        knockout.measure(window(), FIRST, SECOND, 9, Monitor.NONE),
        knockout.measure(window(), FIRST, SECOND, 9, Monitor.NONE));
  }

  @Test
  void aWindowWithoutRoomHasNoNull() {
    Interaction result =
        new DoubleKnockout(LogicNetworks.of(1, 1, 1), Knockout.MEAN, 1, 20)
            .measure(window(), new Stretch(0, 25), new Stretch(25, 60), 1, Monitor.NONE);
    assertEquals(0, result.nullPairs());
    assertTrue(Double.isNaN(result.p()));
  }

  @Test
  void stretchesThatOverlapOrLeaveTheWindowAreRefused() {
    DoubleKnockout knockout =
        new DoubleKnockout(LogicNetworks.of(1, 1, 1), Knockout.SHUFFLE, 3, 20);
    assertEquals(
        "The stretches 10-17 and 16-20 overlap, so that neither can be knocked out alone;"
            + " choose two that lie apart.",
        refusal(knockout, FIRST, new Stretch(16, 20)));
    assertEquals(
        "The stretch 55-61 reaches over the window's 60 bases; choose one inside.",
        refusal(knockout, FIRST, new Stretch(55, 61)));
    assertEquals(
        "The stretch 7-7 has no bases; expected START-END with END larger.",
        assertThrows(InputException.class, () -> new Stretch(7, 7)).getMessage());
  }

  private static String refusal(DoubleKnockout knockout, Stretch a, Stretch b) {
    return assertThrows(
            InputException.class, () -> knockout.measure(window(), a, b, 1, Monitor.NONE))
        .getMessage();
  }
}
