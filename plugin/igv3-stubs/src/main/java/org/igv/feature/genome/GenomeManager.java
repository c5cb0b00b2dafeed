package org.igv.feature.genome;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class GenomeManager {
  private GenomeManager() {}

  public static GenomeManager getInstance() {
    throw new UnsupportedOperationException();
  }

  public Genome getCurrentGenome() {
    throw new UnsupportedOperationException();
  }
}
