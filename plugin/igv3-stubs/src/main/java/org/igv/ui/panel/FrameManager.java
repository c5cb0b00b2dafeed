package org.igv.ui.panel;

import java.util.List;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class FrameManager {
  private FrameManager() {}

  public static ReferenceFrame getDefaultFrame() {
    throw new UnsupportedOperationException();
  }

  public static List<ReferenceFrame> getFrames() {
    throw new UnsupportedOperationException();
  }
}
