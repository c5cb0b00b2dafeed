package org.motiflens.training.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.motiflens.genome.InputException;

/**
 * Lets the library of HDF5 read a file that may come from anyone, in a thread of its own: what it
 * does not end, because the file's structure leads in circles, is ended for it, and whatever it
 * throws, a stack that overflows or an array that does not fit included, becomes one sentence.
 */
public final class HdfReading {
  /**
   * Processor time, not time: disks may be slow. The largest file that is read, 64 MB, takes less
   * than one second of it.
   */
  private static final long MOST_CPU_NANOS = TimeUnit.SECONDS.toNanos(4);

  /** What reading may allocate: some for the library's classes, and several copies of the file. */
  private static final long SPARE_BYTES = 128L << 20;

  private static final int MOST_COPIES = 16;

  /** Filters of Java's own, which check what they read: deflate, shuffle and Fletcher's sum. */
  private static final Set<Integer> CHECKED = Set.of(1, 2, 3);

  private static final long LOOK_EVERY_MILLIS = 5;

  private HdfReading() {}

  /**
   * Opens a file, uses it and closes it.
   *
   * @param use given the open file and its size in bytes
   * @throws InputException the one that the use threw, or one that says that it cannot be read; the
   *     message does not name the file
   */
  public static <T> T of(Path file, BiFunction<HdfFile, Long, T> use) throws IOException {
    long size = Files.size(file);
    return of(
        size,
        () -> {
          try (HdfFile hdf = new HdfFile(file)) {
            return use.apply(hdf, size);
          }
        });
  }

  /**
   * Refuses arrays that are compressed in a way that only native or unchecked code undoes (LZ4,
   * LZF, Blosc and the like); deflate is Java's own. An array that is not compressed cannot be
   * larger than the file.
   *
   * @param size bytes of the file
   * @throws InputException naming the array and its filters
   */
  public static void requireChecked(Dataset dataset, long size) {
    if (!dataset.getFilters().stream().allMatch(filter -> CHECKED.contains(filter.getId()))) {
      throw new InputException(
          "Its "
              + dataset.getPath()
              + " is compressed ("
              + dataset.getFilters().stream()
                  .map(PipelineFilterWithData::getName)
                  .collect(Collectors.joining(", "))
              + "), which is not read; save the model again without compression, or with gzip.");
    }
    if (dataset.getFilters().isEmpty() && dataset.getSizeInBytes() > size) {
      throw new InputException(
          "Its "
              + dataset.getPath()
              + " would have more bytes than the whole file; save the model again.");
    }
  }

  private static <T> T of(long size, Callable<T> reading) {
    FutureTask<T> task = new FutureTask<>(reading);
    Thread thread = new Thread(task, "motiflens-limited-reading");
    // One that cannot be ended does not keep the program.
    thread.setDaemon(true);
    thread.start();
    while (true) {
      try {
        return task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (isTooMuch(thread, size)) {
          thread.interrupt();
          throw new InputException(
              "It is not an HDF5 file that can be read: its structure leads in circles; save the"
                  + " model again.",
              e);
        }
      } catch (InterruptedException e) {
        thread.interrupt();
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while reading");
      } catch (ExecutionException e) {
        throw told(e.getCause());
      }
    }
  }

  private static boolean isTooMuch(Thread thread, long size) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return (threads.isThreadCpuTimeSupported()
            && threads.getThreadCpuTime(thread.getId()) > MOST_CPU_NANOS)
        || (threads instanceof com.sun.management.ThreadMXBean memory
            && memory.getThreadAllocatedBytes(thread.getId()) > SPARE_BYTES + MOST_COPIES * size);
  }

  private static InputException told(Throwable cause) {
    if (cause instanceof InputException known) {
      return known;
    }
    if (cause instanceof LinkageError) {
      // A decoder that the library would need is not there.
      return new InputException(
          "It holds compressed data, which is not read; save the model again without compression.",
          cause);
    }
    // The library has no single exception for broken files: any of Java's may come.
    return new InputException(
        "It is not an HDF5 file that can be read; save the model again.", cause);
  }
}
