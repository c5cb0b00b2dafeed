package org.igv.track;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class Range {
  public float max;
  public float min;

  public Range(float min, float max) {
    throw new UnsupportedOperationException();
  }
}
