package org.motiflens.explain.export;

import java.io.Closeable;
import java.util.Iterator;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.Profile;

/**
 * Who computes the pieces of an export: the threads of this program, or a cluster. An engine
 * decides how large pieces are, when and where each is computed and how far it runs ahead, never a
 * value or the order in which values come.
 */
public interface ProfileEngine extends Closeable {
  /**
   * How long pieces are to be.
   *
   * @param bases of the whole export
   * @return bases of a piece at most, at least 1
   */
  int pieceLength(long bases);

  /**
   * How many tracks are best written at a time. Each is written by a thread of its own, from
   * results of its own; where much is computed elsewhere one thread could not write it fast enough.
   *
   * @return at least 1
   */
  default int writers() {
    return 1;
  }

  /**
   * Begins to compute. May be called again, by other threads too, before the results were taken.
   *
   * @param tasks asked for as the work goes on, by the thread that calls {@link Results#next}
   * @param pieceLength bases of a task at most; a region that is shorter is a task of its own
   */
  Results start(Iterator<ProfileTask> tasks, int pieceLength);

  /** Gives back threads or machines. */
  @Override
  void close();

  /** The profiles of all tasks, in the order of the tasks. For one thread. */
  interface Results extends Closeable {
    /**
     * Waits for the next profile.
     *
     * @param monitor asked again and again during the wait whether to go on; where the engine
     *     knows, told how many bases are computed that were not yet taken
     * @throws java.util.NoSuchElementException when every task was delivered
     * @throws org.motiflens.genome.InputException when the task failed for a reason that people can
     *     do something about
     * @throws java.util.concurrent.CancellationException when the monitor asks for it
     */
    Profile next(Monitor monitor);

    /** Ends work that nobody will ask for. */
    @Override
    void close();
  }
}
