package org.motiflens.explain.variant;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;

/**
 * A model's scores of the window around a position with each of the four bases there: one column of
 * in-silico mutagenesis. Immutable.
 */
public final class AlleleScores {
  private final String chromosome;
  private final int position;
  private final byte reference;
  private final float[] margins;

  AlleleScores(String chromosome, int position, byte reference, float[] margins) {
    this.chromosome = chromosome;
    this.position = position;
    this.reference = reference;
    this.margins = margins.clone();
  }

  public String chromosome() {
    return chromosome;
  }

  /** 0-based. */
  public int position() {
    return position;
  }

  /** Code ({@link Bases}) of the genome's base; N when it is not known. */
  public byte reference() {
    return reference;
  }

  /** Δ = z₊ − z₋, a logit, with a base (its code, 0 to 3) at the position. */
  public float margin(int base) {
    return margins[base];
  }

  /** P with a base at the position. */
  public float probability(int base) {
    return Evaluator.probability(margins[base]);
  }

  /** Δ with a base less Δ with the genome's; NaN where the genome's base is not known. */
  public float deltaMargin(int base) {
    return reference == Bases.N ? Float.NaN : margins[base] - margins[reference];
  }

  /** P with a base less P with the genome's; NaN where the genome's base is not known. */
  public float deltaProbability(int base) {
    return reference == Bases.N ? Float.NaN : probability(base) - probability(reference);
  }

  /** Δ with a base less the mean over the four bases. */
  public float centred(int base) {
    return margins[base] - (margins[0] + margins[1] + margins[2] + margins[3]) / Bases.COUNT;
  }
}
