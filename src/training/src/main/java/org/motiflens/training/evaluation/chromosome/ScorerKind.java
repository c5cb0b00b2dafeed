package org.motiflens.training.evaluation.chromosome;

/** Who scores windows in the genome benchmark. */
public enum ScorerKind {
  /** A model that this product trained. */
  MODEL,
  /** A model that was trained elsewhere. */
  IMPORTED,
  /** A known motif. */
  MOTIF,
  /** The peaks of another experiment of the factor. */
  PEAKS
}
