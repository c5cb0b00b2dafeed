package org.motiflens.plugin.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.work.DemandQueue;

/** The clock stands still unless a test moves it: nothing here depends on how fast it runs. */
class TileEngineTest {
  private static final long PATIENCE_SECONDS = 20;

  private final AtomicLong nanos = new AtomicLong();
  private final BlockingQueue<String> ready = new LinkedBlockingQueue<>();
  private final TileEngine engine =
      new TileEngine(
          new TileCache(1 << 20),
          2,
          (client, missing) -> ready.add(client + (missing == 0 ? " complete" : " partly")),
          nanos::get);

  @AfterEach
  void close() {
    engine.close();
  }

  private static TileRange range(String model, int first, int last) {
    TrackSpec spec =
        new TrackSpec(model, model, "saliency", 101, 25, StrandRule.FORWARD, Optional.empty());
    return new TileRange("genome", spec, "chr1", first, last);
  }

  private static Tile empty(TileKey key) {
    return Tile.of(key, new float[1], new byte[1]);
  }

  private String nextEvent() throws InterruptedException {
    String event = ready.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertTrue(event != null, "no tile came");
    return event;
  }

  @Test
  void theTileInTheMiddleComesFirstAndTheOutermostLast() throws InterruptedException {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    engine.want(
        "view",
        "",
        range("m", 10, 14),
        (key, cancellation) -> {
          order.add(key.index());
          return empty(key);
        });
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      events.add(nextEvent());
    }
    assertEquals(1, Collections.frequency(events, "view complete"), events.toString());
    assertEquals(List.of(12, 13, 11, 14, 10), order);
  }

  /** Coarse tiles first, but for those whose bases are there already. */
  @Test
  void aPreviewComesFirstWhereTheValuesAreMissing() throws InterruptedException {
    TileRange fine = range("m", 0, 1);
    TrackSpec edgeToEdge =
        fine.spec()
            .withMethod(fine.spec().methodKey(), fine.spec().windowLength(), fine.spec().anchor());
    TileRange coarse = new TileRange("genome", edgeToEdge, "chr1", 0, 10);
    engine.computeNow(fine.key(0), (key, cancellation) -> empty(key));
    List<TileKey> order = Collections.synchronizedList(new ArrayList<>());
    TileComputer computer =
        (key, cancellation) -> {
          order.add(key);
          return empty(key);
        };
    engine.want(
        "view",
        "",
        Optional.of(new TileEngine.Demand(coarse, computer)),
        List.of(new TileEngine.Demand(fine, computer)));
    while (!nextEvent().equals("view complete")) {
      // Until all are there.
    }
    assertEquals(fine.key(1), order.get(order.size() - 1));
    // Of 101 bases each; the second tile of the values begins at base 512.
    assertEquals(
        List.of(5, 6, 7, 8, 9, 10),
        order.subList(0, order.size() - 1).stream().map(TileKey::index).sorted().toList());
  }

  @Test
  void aTileThatTwoViewsWantIsComputedOnce() throws InterruptedException {
    AtomicInteger computed = new AtomicInteger();
    CountDownLatch bothAsked = new CountDownLatch(1);
    TileComputer computer =
        (key, cancellation) -> {
          await(bothAsked);
          computed.incrementAndGet();
          return empty(key);
        };
    engine.want("one", "", range("m", 3, 3), computer);
    engine.want("two", "", range("m", 3, 3), computer);
    bothAsked.countDown();
    assertEquals(
        List.of("one complete", "two complete"),
        List.of(nextEvent(), nextEvent()).stream().sorted().toList());
    assertEquals(1, computed.get());
  }

  @Test
  void movingOnCancelsWhatRunsForTheOldViewAlone() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    engine.want(
        "view",
        "",
        range("m", 0, 0),
        (key, cancellation) -> {
          started.countDown();
          while (!cancellation.isCancelled()) {
            Thread.onSpinWait();
          }
          cancelled.countDown();
          cancellation.check();
          return empty(key);
        });
    await(started);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    engine.want("view", "", range("m", 50, 50), (key, cancellation) -> empty(key));
    await(cancelled);
    assertEquals("view complete", nextEvent());
    assertTrue(engine.cached(range("m", 50, 50).key(50)).isPresent());
    assertFalse(engine.cached(range("m", 0, 0).key(0)).isPresent());
  }

  @Test
  void whatAnotherViewStillWantsIsNotCancelled() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    TileComputer slow =
        (key, cancellation) -> {
          started.countDown();
          await(go);
          cancellation.check();
          return empty(key);
        };
    engine.want("moves", "", range("m", 0, 0), slow);
    engine.want("stays", "", range("m", 0, 0), slow);
    await(started);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    engine.forget("moves");
    go.countDown();
    assertEquals("stays complete", nextEvent());
  }

  @Test
  void aSlowModelLeavesAThreadForTheOthers() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    engine.want(
        "slow",
        "",
        range("slow", 0, 9),
        (key, cancellation) -> {
          await(never);
          return empty(key);
        });
    engine.want("fast", "", range("fast", 0, 0), (key, cancellation) -> empty(key));
    assertEquals("fast complete", nextEvent());
    never.countDown();
  }

  @Test
  void aViewThatKeepsMovingStartsNothingUntilItRests() throws InterruptedException {
    List<Integer> computed = Collections.synchronizedList(new ArrayList<>());
    TileComputer computer =
        (key, cancellation) -> {
          computed.add(key.index());
          return empty(key);
        };
    engine.want("view", "", range("m", 0, 0), computer);
    assertEquals("view complete", nextEvent());
    for (int tile = 1; tile <= 5; tile++) {
      nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(TileEngine.DEBOUNCE_MILLIS / 2));
      engine.want("view", "", range("m", tile, tile), computer);
    }
    assertEquals(List.of(0), List.copyOf(computed));
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(TileEngine.DEBOUNCE_MILLIS));
    // Any call lets the threads look at the clock again.
    engine.want("other", "", range("m", 90, 90), computer);
    assertTrue(List.of(nextEvent(), nextEvent()).contains("view complete"));
    assertTrue(computed.contains(5), "the view where it came to rest");
    assertFalse(computed.contains(3), "a view on the way");
  }

  @Test
  void anErrorBecomesTheTilesSentence() throws InterruptedException {
    engine.want(
        "view",
        "",
        range("m", 0, 0),
        (key, cancellation) -> {
          throw new InputException("The bundle is cut off.");
        });
    assertEquals("view complete", nextEvent());
    assertEquals(
        Optional.of("The bundle is cut off."),
        engine.cached(range("m", 0, 0).key(0)).orElseThrow().problem());
  }

  @Test
  void anUnexpectedErrorBecomesASentenceAndTheThreadGoesOn() throws InterruptedException {
    engine.want(
        "view",
        "",
        range("m", 0, 0),
        (key, cancellation) -> {
          throw new IllegalStateException("no such layer");
        });
    assertEquals("view complete", nextEvent());
    String sentence = engine.cached(range("m", 0, 0).key(0)).orElseThrow().problem().orElseThrow();
    assertTrue(sentence.contains("no such layer"), sentence);
    engine.want("other", "", range("m", 7, 7), (key, cancellation) -> empty(key));
    assertEquals("other complete", nextEvent());
  }

  @Test
  void theUserCanStopAViewUntilItMoves() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    TileComputer endless =
        (key, cancellation) -> {
          started.countDown();
          while (!cancellation.isCancelled()) {
            Thread.onSpinWait();
          }
          ended.countDown();
          cancellation.check();
          return empty(key);
        };
    engine.want("view", "small CNN", range("m", 0, 3), endless);
    await(started);
    assertEquals(List.of(new DemandQueue.Activity("view", "small CNN", 0, 4)), engine.activities());
    engine.stop("view");
    await(ended);
    assertEquals(List.of(), engine.activities());
    assertTrue(engine.isStopped("view"));
    assertTrue(engine.covers("view", List.of(range("m", 0, 3))), "IGV must not start it again");
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    engine.want("view", "small CNN", range("m", 9, 9), (key, cancellation) -> empty(key));
    assertEquals("view complete", nextEvent());
  }

  @Test
  void computingAtOnceUsesWhatIsThere() {
    AtomicInteger computed = new AtomicInteger();
    TileComputer computer =
        (key, cancellation) -> {
          computed.incrementAndGet();
          return empty(key);
        };
    TileKey key = range("m", 0, 0).key(0);
    engine.computeNow(key, computer);
    engine.computeNow(key, computer);
    assertEquals(1, computed.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "waited in vain");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static TileComputer counted(AtomicInteger computed, int bases) {
    return (key, cancellation) -> {
      computed.incrementAndGet();
      return Tile.of(key, new float[bases], new byte[bases]);
    };
  }

  /** Another track's tiles pushed them out; nobody moved the view. */
  @Test
  void tilesThatHadToLeaveTheCacheComeBackWhenTheSameViewIsPaintedAgain() throws Exception {
    TileCache cache = new TileCache(5_000);
    AtomicInteger computed = new AtomicInteger();
    try (TileEngine small =
        new TileEngine(cache, 2, (client, missing) -> ready.add("tile"), nanos::get)) {
      TileRange shown = range("m", 1, 2);
      TileComputer computer = counted(computed, 100);
      small.want("view", "", shown, computer);
      nextEvent();
      nextEvent();
      cache.limit(1);
      cache.limit(5_000);
      assertEquals(Optional.empty(), small.cached(shown.key(1)));
      small.want("view", "", shown, computer);
      nextEvent();
      assertEquals(3, computed.get(), "only what was gone");
      assertTrue(small.cached(shown.key(1)).isPresent() && small.cached(shown.key(2)).isPresent());
    }
  }

  /** They would push each other out for ever. */
  @Test
  void tilesThatDoNotFitIntoTheCacheTogetherAreNotComputedAgainAndAgain() throws Exception {
    TileCache cache = new TileCache(1_000);
    AtomicInteger computed = new AtomicInteger();
    try (TileEngine small =
        new TileEngine(cache, 2, (client, missing) -> ready.add("tile"), nanos::get)) {
      TileRange shown = range("m", 1, 4);
      TileComputer computer = counted(computed, 100);
      small.want("view", "", shown, computer);
      for (int i = 0; i < 4; i++) {
        nextEvent();
      }
      small.want("view", "", shown, computer);
      assertEquals(List.of(), small.activities());
      assertEquals(4, computed.get());
    }
  }

  @Test
  void whereMemoryDoesNotSufficeTheTileSaysSoAndTheThreadsGoOn() throws Exception {
    engine.want(
        "view",
        "",
        range("m", 3, 3),
        (key, cancellation) -> {
          throw new OutOfMemoryError("made for a test");
        });
    assertEquals("view complete", nextEvent());
    Tile failed = engine.cached(range("m", 3, 3).key(3)).orElseThrow();
    assertEquals(Optional.of(Messages.OUT_OF_MEMORY), failed.problem());
    engine.want("other", "", range("m", 5, 5), (key, cancellation) -> empty(key));
    assertEquals("other complete", nextEvent());
  }
}
