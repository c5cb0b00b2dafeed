package org.igv.feature;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class RegionOfInterest {
  private RegionOfInterest() {}

  public String getChr() {
    throw new UnsupportedOperationException();
  }

  public int getStart() {
    throw new UnsupportedOperationException();
  }

  public int getEnd() {
    throw new UnsupportedOperationException();
  }
}
