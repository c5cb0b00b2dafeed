package org.igv.ui.panel;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class ReferenceFrame {
  private ReferenceFrame() {}

  public String getChrName() {
    throw new UnsupportedOperationException();
  }

  public String getName() {
    throw new UnsupportedOperationException();
  }

  public double getOrigin() {
    throw new UnsupportedOperationException();
  }

  public double getEnd() {
    throw new UnsupportedOperationException();
  }

  public double getScale() {
    throw new UnsupportedOperationException();
  }

  public int getWidthInPixels() {
    throw new UnsupportedOperationException();
  }

  public void jumpTo(String chromosome, int start, int end) {
    throw new UnsupportedOperationException();
  }
}
