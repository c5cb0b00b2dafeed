package org.motiflens.figure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture as a list of what is drawn, from the back to the front. Lengths are in pixels of the
 * picture's own size, y grows downwards, colours are 0xRRGGBB. Immutable.
 *
 * @param title for programs that read the picture out
 * @param description where it came from
 */
public record Figure(
    double width, double height, String title, String description, List<Mark> marks) {
  /** One thing that is drawn. */
  public sealed interface Mark permits Box, Text, Letter, Line, Dot {}

  /**
   * A filled rectangle, a frame, or both.
   *
   * @param fill its colour, or {@link #NONE}
   * @param frame the colour of its outline, or {@link #NONE}
   * @param cell what there is to read in it
   */
  public record Box(
      double x, double y, double width, double height, int fill, int frame, Optional<Cell> cell)
      implements Mark {
    public Box {
      Objects.requireNonNull(cell);
    }
  }

  /**
   * A line of text.
   *
   * @param x of its beginning, middle or end, as {@code anchor} says
   * @param y of its base line
   * @param size height of the font
   */
  public record Text(
      double x, double y, double size, Anchor anchor, boolean bold, int colour, String content)
      implements Mark {}

  /**
   * The outline of a base's letter, stretched to a box.
   *
   * @param base its code, not N
   */
  public record Letter(double x, double y, double width, double height, int base, int colour)
      implements Mark {}

  /** A straight line, one pixel wide. */
  public record Line(double x1, double y1, double x2, double y2, int colour) implements Mark {}

  /**
   * A circle.
   *
   * @param x of its centre
   * @param y of its centre
   * @param fill its colour, or {@link #NONE} for a ring
   * @param frame the colour of its outline, or {@link #NONE}
   * @param text what there is to read when a person points at it; may be empty
   */
  public record Dot(double x, double y, double radius, int fill, int frame, String text)
      implements Mark {}

  /** Which point of a text its x is. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * What a person who points at a box reads.
   *
   * @param row of the boxes that can be pointed at, from the top, counted from 0
   * @param column counted from 0
   */
  public record Cell(int row, int column, String text) {}

  /** No fill, or no frame. */
  public static final int NONE = -1;

  public Figure {
    marks = List.copyOf(marks);
  }
}
