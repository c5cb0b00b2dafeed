package org.motiflens.explain.background;

import java.util.concurrent.CancellationException;

/**
 * Watches and stops long work: told how much is done, asked whether to go on. Called from the
 * thread that works; cheap, because it is called often.
 */
public interface Monitor {
  /** Nobody watches, nobody stops. */
  Monitor NONE =
      new Monitor() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /**
   * @param done units of work finished, from 0 to {@code total}, never falling
   * @param total units of work in all
   */
  void progress(long done, long total);

  /**
   * Of the unit of work that is under way, where it takes long.
   *
   * @param done parts of it that are finished
   * @param total parts of it in all
   */
  default void within(long done, long total) {}

  /** Whether the work is no longer wanted. */
  boolean isCancelled();

  /**
   * @throws CancellationException when the work is no longer wanted
   */
  default void check() {
    if (isCancelled()) {
      throw new CancellationException();
    }
  }
}
