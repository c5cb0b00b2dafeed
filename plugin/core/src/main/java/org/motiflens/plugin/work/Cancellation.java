package org.motiflens.plugin.work;

import org.motiflens.explain.background.Monitor;

/** The monitor of a job that can be told that nobody waits for it any more. */
public final class Cancellation implements Monitor {
  private volatile boolean cancelled;

  public void cancel() {
    cancelled = true;
  }

  @Override
  public void progress(long done, long total) {
    // Tiles are small: the engine counts them, not what is inside.
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }
}
