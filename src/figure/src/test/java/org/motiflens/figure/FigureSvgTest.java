package org.motiflens.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts come from anyone: names of sequences, of motifs, of models. */
class FigureSvgTest {
  /** Controls of both sets, a direction, an end of a line, what closes an element or a value. */
  private static final String HOSTILE = "a\u001b[2J\u009b1\u202eb\u2028c\"><script>&d";

  private static Figure figure() {
    return new Figure(
        100,
        50,
        HOSTILE,
        HOSTILE,
        List.of(
            new Figure.Box(
                1, 1, 9, 9, 0, Figure.NONE, Optional.of(new Figure.Cell(0, 0, HOSTILE)))));
  }

  private static void holdsNothingThatActs(String svg) {
    assertTrue(
        svg.chars().noneMatch(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202e)), svg);
    assertTrue(svg.indexOf('\u2028') < 0, svg);
    assertTrue(!svg.contains("<script>"), svg);
  }

  @Test
  void aFileHoldsNothingThatActs() {
    holdsNothingThatActs(FigureSvg.of(figure()));
  }

  /** There the text of a cell is data, which the page's own script shows. */
  @Test
  void neitherDoesWhatIsInAPage() {
    String svg = FigureSvg.inPage(figure());
    holdsNothingThatActs(svg);
    assertTrue(svg.contains("data-text=\"a [2J 1 b c&quot;&gt;&lt;script&gt;&amp;d\""), svg);
  }
}
