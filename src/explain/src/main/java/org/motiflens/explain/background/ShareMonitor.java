package org.motiflens.explain.background;

/**
 * Hears of units of work, and of parts of the unit that is under way, as one share of the whole.
 * For one thread.
 */
public abstract class ShareMonitor implements Monitor {
  private long units;
  private long allUnits = 1;

  @Override
  public final void progress(long done, long total) {
    units = done;
    allUnits = Math.max(1, total);
    within(0, 1);
  }

  @Override
  public final void within(long done, long total) {
    share(Math.min(1, (units + (double) done / total) / allUnits));
  }

  /**
   * @param done from 0 to 1
   */
  protected abstract void share(double done);
}
