package org.igv.ui.panel;

import javax.swing.JPanel;
import org.igv.track.Track;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class TrackPanel extends JPanel {
  private TrackPanel() {}

  public DataPanelContainer getDataPanelContainer() {
    throw new UnsupportedOperationException();
  }

  public Track getTrack() {
    throw new UnsupportedOperationException();
  }
}
