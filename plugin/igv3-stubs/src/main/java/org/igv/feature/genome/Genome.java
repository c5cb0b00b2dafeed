package org.igv.feature.genome;

import java.util.Collection;
import org.igv.feature.Chromosome;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class Genome {
  public static final Genome NULL_GENOME = null;

  private Genome() {}

  public String getId() {
    throw new UnsupportedOperationException();
  }

  public String getCanonicalChrName(String name) {
    throw new UnsupportedOperationException();
  }

  public Chromosome getChromosome(String name) {
    throw new UnsupportedOperationException();
  }

  public Collection<Chromosome> getChromosomes() {
    throw new UnsupportedOperationException();
  }

  public byte[] getSequence(String chromosome, int start, int end) {
    throw new UnsupportedOperationException();
  }
}
