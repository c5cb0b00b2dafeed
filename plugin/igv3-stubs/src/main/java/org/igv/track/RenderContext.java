package org.igv.track;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import javax.swing.JComponent;
import org.igv.ui.panel.ReferenceFrame;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class RenderContext {
  private RenderContext() {}

  public Graphics2D getGraphics() {
    throw new UnsupportedOperationException();
  }

  public double getOrigin() {
    throw new UnsupportedOperationException();
  }

  public double getScale() {
    throw new UnsupportedOperationException();
  }

  public JComponent getPanel() {
    throw new UnsupportedOperationException();
  }

  public ReferenceFrame getReferenceFrame() {
    throw new UnsupportedOperationException();
  }

  public Rectangle getTrackRectangle() {
    throw new UnsupportedOperationException();
  }
}
