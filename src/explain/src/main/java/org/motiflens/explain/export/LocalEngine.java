package org.motiflens.explain.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.motiflens.explain.background.Awaited;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.background.ShareMonitor;
import org.motiflens.explain.profile.Profile;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * Computes on threads of this program. Neither the pieces nor the threads change a value, and the
 * memory that is needed does not grow with what is computed.
 */
public final class LocalEngine implements ProfileEngine {
  private static final int LONGEST_PIECE = 1 << 14;

  /** Neighbouring pieces share the windows at their border, which are computed twice. */
  private static final int SHORTEST_PIECE = 1 << 10;

  /** Pieces a thread in a short export, so that no thread waits long for the last one. */
  private static final int PIECES_A_THREAD = 4;

  /** Pieces a thread that may be finished or under way before they are asked for. */
  private static final int AHEAD = 4;

  private final SequenceSource source;
  private final int threads;

  /**
   * @param threads at least 1
   */
  public LocalEngine(SequenceSource source, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
    this.source = source;
    this.threads = threads;
  }

  /** As many threads as there are processors. */
  public static LocalEngine onAllProcessors(SequenceSource source) {
    return new LocalEngine(source, Runtime.getRuntime().availableProcessors());
  }

  @Override
  public int pieceLength(long bases) {
    long fair = bases / ((long) PIECES_A_THREAD * threads);
    return (int) Math.max(SHORTEST_PIECE, Math.min(LONGEST_PIECE, fair));
  }

  @Override
  public Results start(Iterator<ProfileTask> tasks, int pieceLength) {
    return new Pieces(tasks, pieceLength);
  }

  /** Threads belong to {@link Results}. */
  @Override
  public void close() {}

  /** Pieces under way, in order. */
  private final class Pieces implements Results {
    private final Iterator<ProfileTask> tasks;

    /** Bases that can be computed ahead. */
    private final long length;

    private final Deque<Future<Profile>> ahead = new ArrayDeque<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Bases of all pieces that are computed, and of those that were taken. */
    private final AtomicLong computed = new AtomicLong();

    private long taken;
    private final ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "motiflens-export");
              thread.setDaemon(true);
              return thread;
            });

    Pieces(Iterator<ProfileTask> tasks, int pieceLength) {
      this.tasks = tasks;
      length = (long) AHEAD * threads * pieceLength;
    }

    @Override
    public Profile next(Monitor monitor) {
      while (tasks.hasNext() && ahead.size() < AHEAD * threads) {
        ProfileTask task = tasks.next();
        ahead.add(pool.submit(() -> new Piece(task, stopped, computed).compute(source)));
      }
      Profile profile =
          Awaited.result(
              ahead.remove(), monitor, () -> monitor.progress(computed.get() - taken, length));
      taken += profile.locus().length();
      return profile;
    }

    /**
     * Threads see the flag within a chunk of windows. They are not interrupted: that would close
     * the file under a source that is not ours.
     */
    @Override
    public void close() {
      stopped.set(true);
      pool.shutdown();
    }
  }

  /** A piece under way: ends with the work of all threads, and adds what it has done to theirs. */
  private static final class Piece extends ShareMonitor {
    private final ProfileTask task;
    private final AtomicBoolean stopped;
    private final AtomicLong computed;

    /** Bases that were added. */
    private long own;

    Piece(ProfileTask task, AtomicBoolean stopped, AtomicLong computed) {
      this.task = task;
      this.stopped = stopped;
      this.computed = computed;
    }

    Profile compute(SequenceSource source) {
      Profile profile = task.compute(source, this);
      share(1);
      return profile;
    }

    /** Windows at an end are told to be finished before their last pass is: none falls back. */
    @Override
    protected void share(double done) {
      long bases = Math.max(own, (long) (done * task.locus().length()));
      computed.addAndGet(bases - own);
      own = bases;
    }

    @Override
    public boolean isCancelled() {
      return stopped.get();
    }
  }
}
