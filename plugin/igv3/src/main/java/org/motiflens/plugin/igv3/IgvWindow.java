package org.motiflens.plugin.igv3;

import java.nio.file.Path;
import javax.swing.JComponent;
import javax.swing.JMenuBar;
import org.igv.DirectoryManager;
import org.igv.ui.IGV;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.extension.BrowserWindow;
import org.motiflens.plugin.extension.TrackFactory;

/** IGV 3's window. */
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
