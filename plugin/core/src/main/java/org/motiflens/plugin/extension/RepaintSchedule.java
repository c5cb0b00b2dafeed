package org.motiflens.plugin.extension;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.Timer;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.track.TrackView;

/**
 * When tracks are painted again whose values have come. Of a narrow view each tile is shown at
 * once; in a wide one the first come soon, and from then on painting must not crowd out work. Safe
 * for use by many threads.
 */
final class RepaintSchedule {
  /** With as many tiles to come, tracks are painted every {@value #SOON_MILLIS} ms. */
  private static final int FEW_TILES = 16;

  private static final int SOON_MILLIS = 60;

  /** After the first of many tiles so long: a coarse picture is there by then. */
  private static final int FIRST_MILLIS = 20;

  private final Browser browser;
  private final Set<BrowserTrack> stale = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean pending = new AtomicBoolean();
  private final Timer soon = new Timer(SOON_MILLIS, event -> repaintStale());
  private volatile long painted = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(SOON_MILLIS);

  RepaintSchedule(Browser browser) {
    this.browser = browser;
    soon.setRepeats(false);
    // Otherwise a start during a long painting would come to nothing.
    soon.setCoalesce(false);
  }

  /** A tile has come for a client that waits for more. */
  void tileReady(Object client, int missing) {
    if (missing < FEW_TILES) {
      repaint(client);
    } else if (client instanceof TrackView theirs) {
      stale.add(theirs.track());
      if (!soon.isRunning()) {
        long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - painted);
        soon.setInitialDelay((int) Math.max(FIRST_MILLIS, SOON_MILLIS - since));
        soon.start();
      }
    }
  }

  /** What is known of a window has come. */
  void trustReady(Object client) {
    repaint(client);
    EventQueue.invokeLater(browser::refreshTooltip);
  }

  private void repaint(Object client) {
    if (client instanceof TrackView theirs) {
      stale.add(theirs.track());
      if (pending.compareAndSet(false, true)) {
        EventQueue.invokeLater(this::repaintStale);
      }
    }
  }

  /** Tiles that come while the browser is painting share the next repaint. */
  private void repaintStale() {
    pending.set(false);
    painted = System.nanoTime();
    List<BrowserTrack> changed = new ArrayList<>(stale);
    stale.removeAll(changed);
    if (!changed.isEmpty()) {
      browser.repaint(changed);
    }
  }
}
