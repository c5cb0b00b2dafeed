package org.igv.feature;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class Chromosome {
  private Chromosome() {}

  public String getName() {
    throw new UnsupportedOperationException();
  }

  public int getLength() {
    throw new UnsupportedOperationException();
  }
}
