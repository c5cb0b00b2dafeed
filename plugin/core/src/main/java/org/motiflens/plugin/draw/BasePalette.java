package org.motiflens.plugin.draw;

import java.awt.Color;
import java.util.List;
import org.motiflens.genome.sequence.Bases;

/**
 * The colours of the bases.
 *
 * @param colours of A, C, G, T and N, in this order
 */
public record BasePalette(List<Color> colours) {
  /** IGV's defaults: A green, C blue, G brown, T red, N grey. */
  public static final BasePalette IGV =
      new BasePalette(
          List.of(
              new Color(0, 150, 0),
              new Color(0, 0, 255),
              new Color(209, 113, 5),
              new Color(255, 0, 0),
              new Color(128, 128, 128)));

  /**
   * Colours that all kinds of colour vision tell apart: bluish green, blue, orange, dark purple,
   * grey. The first three are of Okabe and Ito (2008, "Color Universal Design"); their vermilion
   * lies too close to orange for letters.
   */
  public static final BasePalette COLOUR_BLIND_SAFE =
      new BasePalette(
          List.of(
              new Color(0, 158, 115),
              new Color(0, 114, 178),
              new Color(230, 159, 0),
              new Color(120, 30, 110),
              new Color(128, 128, 128)));

  public BasePalette {
    colours = List.copyOf(colours);
    if (colours.size() != Bases.LETTERS.length()) {
      throw new IllegalArgumentException(colours.size() + " colours for " + Bases.LETTERS);
    }
  }

  public Color of(int code) {
    return colours.get(code);
  }
}
