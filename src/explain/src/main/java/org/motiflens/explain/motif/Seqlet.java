package org.motiflens.explain.motif;

import java.util.Objects;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * The word of a window that an explanation points at. Immutable.
 *
 * @param offset of its first base in the window, counted from 0
 * @param letters A, C, G and T alone
 * @param score what it was chosen by, in the unit that its {@link SeqletExtractor} states
 * @param evidence what else there is to say of it, for people; may be empty
 */
public record Seqlet(int offset, String letters, double score, String evidence) {
  public Seqlet {
    Objects.requireNonNull(evidence);
    if (offset < 0 || letters.isEmpty() || !letters.matches("[ACGT]+")) {
      throw new IllegalArgumentException("not a word: " + letters + " at " + offset);
    }
  }

  /** Where the word lies when its window lies at {@code window}. */
  public Locus within(Locus window) {
    int start = window.start() + offset;
    Locus locus = new Locus(window.chromosome(), start, start + letters.length());
    if (locus.end() > window.end()) {
      throw new IllegalArgumentException(letters + " at " + offset + " leaves " + window);
    }
    return locus;
  }

  /** The word as a motif for comparison: its letters with probability 1, under its own name. */
  public MotifMatrix matrix() {
    return matrix(letters);
  }

  /** A word of A, C, G and T as a motif: each letter with probability 1. */
  static MotifMatrix matrix(String letters) {
    double[][] columns = new double[letters.length()][Bases.COUNT];
    for (int column = 0; column < columns.length; column++) {
      columns[column][Bases.code(letters.charAt(column))] = 1;
    }
    return MotifMatrix.ofProbabilities(letters, "", columns);
  }
}
