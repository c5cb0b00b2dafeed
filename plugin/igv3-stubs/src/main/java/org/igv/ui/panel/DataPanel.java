package org.igv.ui.panel;

import javax.swing.JComponent;
import org.igv.track.Track;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class DataPanel extends JComponent {
  private DataPanel() {}

  public void updateTooltipText(int x, int y, Track track) {
    throw new UnsupportedOperationException();
  }
}
