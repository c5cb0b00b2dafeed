package org.motiflens.plugin.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Whatever clients do, at the end each has what it asked for last, and nothing is under way. The
 * random ones print their seed.
 */
class DemandQueueTest {
  private static final int CLIENTS = 6;
  private static final int KEYS = 40;
  private static final long PATIENCE_SECONDS = 20;

  private final Set<Integer> kept = ConcurrentHashMap.newKeySet();

  private DemandQueue<Integer> queue(int threads, DemandQueue.Listener listener, int debounce) {
    return new DemandQueue<>(
        new DemandQueue.Pool("test", threads, Math.max(1, threads - 1), debounce),
        key -> key % 3,
        kept::contains,
        listener,
        System::nanoTime);
  }

  private static void awaitRest(DemandQueue<Integer> queue, String of) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!queue.activities().isEmpty() || !queue.running().isEmpty()) {
      assertTrue(
          System.nanoTime() < end,
          () -> of + ": waited in vain for " + queue.activities() + queue.running());
      LockSupport.parkNanos(200_000);
    }
  }

  /** Slow or fast, deaf to cancellation or not, and sometimes against the rule. */
  private DemandQueue.Work<Integer> work(long seed) {
    return (key, cancellation) -> {
      Random random = new Random(seed * 31 + key);
      long end = System.nanoTime() + random.nextInt(300_000);
      boolean deaf = random.nextInt(4) == 0;
      while (System.nanoTime() < end) {
        if (!deaf) {
          cancellation.check();
        }
        Thread.onSpinWait();
      }
      kept.add(key);
      switch (random.nextInt(20)) {
        case 0 -> throw new IllegalStateException("against the rule");
        case 1 -> throw new AssertionError("against the rule");
        default -> {}
      }
    };
  }

  private static List<Integer> someKeys(Random random) {
    int first = random.nextInt(KEYS);
    int count = 1 + random.nextInt(12);
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add((first + i) % KEYS);
    }
    return keys;
  }

  @Test
  void whateverClientsDoEachHasAtTheEndWhatItAskedForLast() {
    long seed = System.nanoTime();
    System.out.println("DemandQueueTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      kept.clear();
      Map<Integer, List<Integer>> last = new HashMap<>();
      try (DemandQueue<Integer> queue =
          queue(2 + random.nextInt(3), (client, missing) -> {}, random.nextInt(3))) {
        for (int step = 0; step < 60; step++) {
          Integer client = random.nextInt(CLIENTS);
          switch (random.nextInt(10)) {
            case 0 -> kept.removeIf(key -> random.nextInt(3) == 0);
            case 1 -> {
              queue.forgetIf(client::equals);
              last.remove(client);
            }
            case 2 -> queue.wantAgain(client);
            case 3 -> {
              queue.stop(client);
              if (queue.isStopped(client)) {
                last.remove(client);
              }
            }
            case 4 -> LockSupport.parkNanos(random.nextInt(400_000));
            default -> {
              List<Integer> keys = someKeys(random);
              queue.want(client, "", List.copyOf(keys), () -> keys, work(random.nextLong()));
              if (!queue.isStopped(client)) {
                last.put(client, keys);
              }
            }
          }
        }
        String of = "seed " + seed + ", round " + round;
        awaitRest(queue, of);
        // What was dropped meanwhile is asked for again, as the painting after each piece does.
        last.keySet().forEach(queue::wantAgain);
        awaitRest(queue, of);
        last.forEach((client, keys) -> assertTrue(kept.containsAll(keys), of));
      }
    }
  }

  /** Were a thread lost with each, the third piece would never come. */
  @Test
  void anErrorOfAnyKindCostsNoThread() {
    try (DemandQueue<Integer> queue =
        queue(
            1,
            (client, missing) -> {
              throw new AssertionError("a listener that fails");
            },
            0)) {
      queue.want(
          "client",
          "",
          "all",
          () -> List.of(1, 2, 3),
          (key, cancellation) -> {
            kept.add(key);
            throw new AssertionError("against the rule");
          });
      awaitRest(queue, "errors");
      assertEquals(Set.of(1, 2, 3), kept);
    }
  }
}
