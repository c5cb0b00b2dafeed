package org.igv.track;

import org.igv.ui.panel.ReferenceFrame;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class TrackClickEvent {
  private TrackClickEvent() {}

  public ReferenceFrame getFrame() {
    throw new UnsupportedOperationException();
  }

  public double getChromosomePosition() {
    throw new UnsupportedOperationException();
  }
}
