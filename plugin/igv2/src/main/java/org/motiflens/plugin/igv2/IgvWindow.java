package org.motiflens.plugin.igv2;

import java.nio.file.Path;
import javax.swing.JComponent;
import javax.swing.JMenuBar;
import org.broad.igv.DirectoryManager;
import org.broad.igv.ui.IGV;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.extension.BrowserWindow;
import org.motiflens.plugin.extension.TrackFactory;

/**
 * IGV 2's window. IGV constructs itself on the event thread, and a dialog shown meanwhile lets
 * later events run inside the constructor: whole is what comes after its last assignment.
 */
final class IgvWindow implements BrowserWindow {
  @Override
  public boolean isWhole() {
    if (!IGV.hasInstance()) {
      return false;
    }
    IGV igv = IGV.getInstance();
    return igv.getContentPane() != null
        && igv.getRootPane() != null
        && igv.getRootPane().getJMenuBar() != null
        && igv.getRootPane().getContentPane() == igv.getContentPane();
  }

  @Override
  public JComponent content() {
    return IGV.getInstance().getContentPane();
  }

  @Override
  public JComponent tracks() {
    return IGV.getInstance().getMainPanel();
  }

  @Override
  public JMenuBar menuBar() {
    return IGV.getInstance().getRootPane().getJMenuBar();
  }

  @Override
  public Path folder() {
    return DirectoryManager.getIgvDirectory().toPath();
  }

  @Override
  public Browser browser() {
    return new IgvBrowser();
  }

  @Override
  public TrackFactory factory() {
    return new IgvTrackFactory();
  }
}
