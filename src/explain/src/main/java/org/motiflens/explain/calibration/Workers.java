package org.motiflens.explain.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Does numbered pieces of work on several threads, each piece once. */
final class Workers {
  private final int threads;

  /**
   * @param threads at least 1
   */
  Workers(int threads) {
    this.threads = threads;
  }

  /**
   * @param newWorker makes one for each thread
   * @throws CancellationException when the calling thread is interrupted
   */
  void run(int pieces, Supplier<IntConsumer> newWorker) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      AtomicInteger next = new AtomicInteger();
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < Math.min(threads, Math.max(1, pieces)); thread++) {
        running.add(
            pool.submit(
                () -> {
                  IntConsumer worker = newWorker.get();
                  for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                    worker.accept(i);
                  }
                }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
