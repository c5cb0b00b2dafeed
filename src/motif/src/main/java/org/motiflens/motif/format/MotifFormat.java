package org.motiflens.motif.format;

/** The text formats of motif files that are read and written. */
public enum MotifFormat {
  /**
   * Minimal MEME format, version 4: probabilities, one row for each position, with the number of
   * sites, and one background for the whole file.
   */
  MEME,

  /**
   * JASPAR: a line {@code >ID NAME}, then counts in four rows, one for each base, either {@code A [
   * 1 2 3 ]} or bare numbers in the order A C G T.
   */
  JASPAR,

  /**
   * TRANSFAC: records that end in {@code //}, with counts in one row for each position under {@code
   * PO A C G T}.
   */
  TRANSFAC;

  /** What reads and writes this format. */
  MotifText text() {
    return switch (this) {
      case MEME -> new MemeText();
      case JASPAR -> new JasparText();
      case TRANSFAC -> new TransfacText();
    };
  }
}
