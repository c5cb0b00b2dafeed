package org.motiflens.motif.tomtom;

import org.motiflens.motif.MotifMatrix;

/**
 * One target motif that resembles a query, in the better of its two orientations.
 *
 * @param query the motif that was asked about
 * @param target the motif of the database as the database has it
 * @param reverse whether it is the target's reverse complement that matches
 * @param offset target column (of the orientation that matches) under the query's first column:
 *     target column = query column + offset; negative when the query begins first
 * @param overlap number of aligned columns
 * @param pValue probability of so good a best alignment with an unrelated motif of this width
 * @param eValue expected number of such motifs in the database: p × number of motifs
 * @param qValue least false discovery rate at which this match is accepted
 */
public record TomtomMatch(
    MotifMatrix query,
    MotifMatrix target,
    boolean reverse,
    int offset,
    int overlap,
    double pValue,
    double eValue,
    double qValue) {

  /** {@code +} or {@code -}. */
  public char orientation() {
    return reverse ? '-' : '+';
  }

  /** The target in the orientation in which it matches. */
  public MotifMatrix orientedTarget() {
    return reverse ? target.reverseComplement() : target;
  }
}
