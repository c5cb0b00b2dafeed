package org.igv.track;

import java.awt.event.MouseEvent;
import org.igv.ui.panel.ReferenceFrame;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class TrackClickEvent {
  public TrackClickEvent(MouseEvent event, ReferenceFrame frame) {
    throw new UnsupportedOperationException();
  }

  public ReferenceFrame getFrame() {
    throw new UnsupportedOperationException();
  }

  public double getChromosomePosition() {
    throw new UnsupportedOperationException();
  }
}
