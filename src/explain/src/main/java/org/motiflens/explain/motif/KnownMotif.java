package org.motiflens.explain.motif;

import java.util.Locale;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.tomtom.TomtomMatch;

/**
 * A known motif that the class-optimised sequence of a model resembles. Immutable.
 *
 * @param match the comparison: id and name of the motif ({@code match.target()}), p-, E- and
 *     q-value, offset, overlap and orientation; its query is the optimum's informative stretch
 * @param firstColumn where that stretch begins in the optimum's matrix, counted from 0
 * @param notice title, release, licence and credit of the database: to be shown with the motif
 */
public record KnownMotif(TomtomMatch match, int firstColumn, String notice) {
  /** With a q-value up to this an optimum is said to show the motif. */
  public static final double GREATEST_Q_VALUE = 0.1;

  /** Whether the likeness is more than chance explains: q ≤ {@value #GREATEST_Q_VALUE}. */
  public boolean isSignificant() {
    return match.qValue() <= GREATEST_Q_VALUE;
  }

  /**
   * The column of the optimum's matrix on which the first column of {@link
   * TomtomMatch#orientedTarget} lies, counted from 0; negative when it lies before the first.
   */
  public int targetColumn() {
    return firstColumn - match.offset();
  }

  /** What people call it: the factor's name, or the id of a motif without one. */
  public String name() {
    MotifMatrix target = match.target();
    return target.name().isEmpty() ? target.id() : target.name();
  }

  /**
   * One line for people, for example {@code CTCF (MA0139.1), q = 2.4e-07, E = 1.2e-07, 13 of 19
   * columns, reverse strand}; a likeness that is not significant is said to be none.
   */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%s%s%s, q = %.2g, E = %.2g, %d of %d columns, %s strand",
        isSignificant() ? "" : "no known motif; nearest ",
        name(),
        match.target().name().isEmpty() ? "" : " (" + match.target().id() + ")",
        match.qValue(),
        match.eValue(),
        match.overlap(),
        match.target().columns(),
        match.reverse() ? "reverse" : "forward");
  }
}
