package org.motiflens.figure.logo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * The letters of a sequence logo as stacked boxes, one unit wide, without any drawing (Schneider
 * and Stephens 1990). In each column the tallest letter is on top; of equal ones the first in the
 * order A C G T. Letters without height are left out.
 *
 * @param letters by column, and from the bottom up within a column
 * @param columns width of the logo
 * @param maximum the height that a column can reach, in the unit of the heights: for the axis
 */
public record LogoLayout(List<Letter> letters, int columns, double maximum) {
  /**
   * One letter.
   *
   * @param column counted from 0
   * @param base code of the base
   * @param bottom lower edge, in bits or as a probability
   * @param top upper edge, above {@code bottom}
   */
  public record Letter(int column, int base, double bottom, double top) {}

  public LogoLayout {
    letters = List.copyOf(letters);
  }

  /** Columns as tall as their information content in bits; letters share it by probability. */
  public static LogoLayout bits(MotifMatrix matrix) {
    return bits(matrix, false);
  }

  /** The same with the small-sample correction, for a matrix whose number of sites is known. */
  public static LogoLayout correctedBits(MotifMatrix matrix) {
    return bits(matrix, true);
  }

  private static LogoLayout bits(MotifMatrix matrix, boolean corrected) {
    List<Letter> letters = new ArrayList<>();
    for (int column = 0; column < matrix.columns(); column++) {
      stack(
          matrix,
          column,
          corrected
              ? matrix.correctedInformationContent(column)
              : matrix.informationContent(column),
          letters);
    }
    double rarest = 1;
    for (int base = 0; base < Bases.COUNT; base++) {
      rarest = Math.min(rarest, matrix.background(base));
    }
    return new LogoLayout(letters, matrix.columns(), -Math.log(rarest) / Math.log(2));
  }

  /** All columns one unit tall, shared by probability. */
  public static LogoLayout probability(MotifMatrix matrix) {
    List<Letter> letters = new ArrayList<>();
    for (int column = 0; column < matrix.columns(); column++) {
      stack(matrix, column, 1, letters);
    }
    return new LogoLayout(letters, matrix.columns(), 1);
  }

  private static void stack(MotifMatrix matrix, int column, double height, List<Letter> letters) {
    List<Integer> order = new ArrayList<>(List.of(3, 2, 1, 0));
    order.sort(Comparator.comparingDouble(base -> matrix.probability(column, base)));
    double bottom = 0;
    for (int base : order) {
      double top = bottom + matrix.probability(column, base) * height;
      if (top > bottom) {
        letters.add(new Letter(column, base, bottom, top));
        bottom = top;
      }
    }
  }
}
