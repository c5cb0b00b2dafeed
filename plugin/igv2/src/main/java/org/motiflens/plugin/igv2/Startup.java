package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import java.util.function.Consumer;
import javax.swing.Timer;
import org.broad.igv.ui.IGV;
import org.motiflens.plugin.message.Messages;

/**
 * Waits until IGV's window is built. IGV constructs itself on the event thread, and a dialog shown
 * meanwhile lets later events run inside the constructor: what comes after the last assignment of
 * that constructor is looked for.
 */
final class Startup {
  private static final int RETRY_MILLIS = 100;

  private Startup() {}

  /**
   * Runs {@code install} on the event thread as soon as IGV is whole, and {@code failed} when that
   * throws. Called from any thread.
   */
  static void whenReady(Consumer<IGV> install, Runnable failed) {
    EventQueue.invokeLater(() -> installOrRetry(install, failed));
  }

  private static void installOrRetry(Consumer<IGV> install, Runnable failed) {
    if (isReady()) {
      try {
        install.accept(IGV.getInstance());
      } catch (RuntimeException | LinkageError e) {
        // IGV goes on without us.
        System.err.println(Messages.unexpected(e));
        failed.run();
      }
    } else {
      Timer retry = new Timer(RETRY_MILLIS, event -> installOrRetry(install, failed));
      retry.setRepeats(false);
      retry.start();
    }
  }

  private static boolean isReady() {
    if (!IGV.hasInstance()) {
      return false;
    }
    IGV igv = IGV.getInstance();
    return igv.getContentPane() != null
        && igv.getRootPane() != null
        && igv.getRootPane().getJMenuBar() != null
        && igv.getRootPane().getContentPane() == igv.getContentPane();
  }
}
