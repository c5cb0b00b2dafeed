package org.motiflens.plugin.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motiflens.explain.attribution.Trust;
import org.motiflens.explain.attribution.WindowFacts;
import org.motiflens.genome.InputException;

@Timeout(30)
class TrustEngineTest {
  private final LinkedBlockingQueue<Object> told = new LinkedBlockingQueue<>();
  private final TrustEngine trusts = new TrustEngine(told::add);

  @AfterEach
  void close() {
    trusts.close();
  }

  private static TrustEngine.Window window(int start) {
    return new TrustEngine.Window("g", "m", "h", "chr1", start, false);
  }

  private static Optional<WindowFacts> figures(TrustEngine.Window window) {
    return Optional.of(new Trust(0.5, window.start(), 0));
  }

  @Test
  void aClientIsToldWhenItsWindowIsThere() throws InterruptedException {
    assertEquals(Optional.empty(), trusts.known(window(7)));
    trusts.want("view", List.of(window(7)), (window, monitor) -> figures(window));
    assertEquals("view", told.poll(10, TimeUnit.SECONDS));
    assertEquals(figures(window(7)), trusts.known(window(7)));
  }

  @Test
  void theFirstWindowOfAViewComesFirst() throws InterruptedException {
    LinkedBlockingQueue<Integer> order = new LinkedBlockingQueue<>();
    trusts.want(
        "view",
        List.of(window(9), window(3), window(5)),
        (window, monitor) -> {
          order.add(window.start());
          return figures(window);
        });
    for (int expected : new int[] {9, 3, 5}) {
      assertEquals(expected, order.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void aWindowThatNobodyShowsAnyMoreIsLeftOff() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    TrustEngine.Computer endless =
        (window, monitor) -> {
          begun.countDown();
          while (true) {
            monitor.check();
            Thread.onSpinWait();
          }
        };
    trusts.want("view", List.of(window(1)), endless);
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    trusts.want("view", List.of(window(2)), (window, monitor) -> figures(window));
    assertEquals("view", told.poll(10, TimeUnit.SECONDS));
    assertTrue(trusts.isSettled(window(2)));
    assertFalse(trusts.isSettled(window(1)));
  }

  @Test
  void aWindowThatCannotBeComputedIsSettledWithoutFigures() throws InterruptedException {
    trusts.want(
        "view",
        List.of(window(4)),
        (window, monitor) -> {
          throw new InputException("cut off");
        });
    assertEquals("view", told.poll(10, TimeUnit.SECONDS));
    assertTrue(trusts.isSettled(window(4)));
    assertEquals(Optional.empty(), trusts.known(window(4)));
  }

  @Test
  void batchModeComputesAtOnceAndKeepsTheResult() {
    assertEquals(
        figures(window(6)), trusts.computeNow(window(6), (window, monitor) -> figures(window)));
    assertEquals(
        figures(window(6)), trusts.computeNow(window(6), (window, monitor) -> Optional.empty()));
  }

  @Test
  void noLackOfMemoryEndsTheThread() throws InterruptedException {
    trusts.want(
        "view",
        List.of(window(4)),
        (window, monitor) -> {
          throw new OutOfMemoryError("made for a test");
        });
    assertEquals("view", told.poll(10, TimeUnit.SECONDS));
    assertEquals(Optional.empty(), trusts.known(window(4)));
    trusts.want("other", List.of(window(5)), (window, monitor) -> figures(window));
    assertEquals("other", told.poll(10, TimeUnit.SECONDS));
    assertEquals(figures(window(5)), trusts.known(window(5)));
  }
}
