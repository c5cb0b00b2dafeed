package org.motiflens.plugin.extension;

import java.nio.file.Path;
import javax.swing.JComponent;
import javax.swing.JMenuBar;
import org.motiflens.plugin.browser.Browser;

/** The window that the extension is put into. On the event thread. */
public interface BrowserWindow {
  /**
   * Whether the window is built to its end. A dialog that is shown meanwhile lets events run in the
   * midst of it: what comes after the last assignment of its constructor is looked for.
   */
  boolean isWhole();

  /** The content pane, with the tracks in its centre. */
  JComponent content();

  /** The part with the tracks. */
  JComponent tracks();

  JMenuBar menuBar();

  /** Where settings are kept. */
  Path folder();

  Browser browser();

  TrackFactory factory();
}
