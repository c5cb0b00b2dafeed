package org.motiflens.explain.instance;

import java.util.Optional;
import org.motiflens.genome.Locus;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.tomtom.TomtomMatch;

/**
 * A seqlet in the genome.
 *
 * @param locus where it lies
 * @param seqlet what was measured; its positions are those of the profile that it was called in
 * @param bases of the forward strand
 * @param match the known motif that the bases resemble most, however little
 */
public record Instance(Locus locus, Seqlet seqlet, String bases, Optional<TomtomMatch> match) {
  /** q-value of Tomtom up to which a stretch bears the motif's name. */
  public static final double NAMED = 0.1;

  /** What a stretch without a match is called. */
  public static final String UNNAMED = "unnamed";

  /** The match, where it is good enough for a name. */
  public Optional<TomtomMatch> named() {
    return match.filter(best -> best.qValue() <= NAMED);
  }

  /** Name of the known motif, without blanks; or {@value #UNNAMED}. */
  public String name() {
    return named().map(best -> name(best.target())).orElse(UNNAMED);
  }

  private static String name(MotifMatrix motif) {
    return (motif.name().isEmpty() ? motif.id() : motif.name()).replaceAll("\\s+", "_");
  }

  /** Strand on which the known motif matches, or a dot. */
  public String strand() {
    return named().map(best -> String.valueOf(best.orientation())).orElse(".");
  }
}
