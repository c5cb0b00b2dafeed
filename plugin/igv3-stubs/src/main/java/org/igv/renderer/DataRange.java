package org.igv.renderer;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class DataRange {
  public DataRange(float minimum, float baseline, float maximum) {
    throw new UnsupportedOperationException();
  }

  public float getMinimum() {
    throw new UnsupportedOperationException();
  }

  public float getMaximum() {
    throw new UnsupportedOperationException();
  }

  public boolean isLog() {
    throw new UnsupportedOperationException();
  }
}
