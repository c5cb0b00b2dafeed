package org.motiflens.cli.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.motiflens.figure.Figure;
import org.motiflens.figure.FigurePainter;
import org.motiflens.figure.FigurePdf;

/** What a reader of others makes of our PDF. */
class FigurePdfTest {
  private static final int RED = 0xC02020;
  private static final int BLUE = 0x2040C0;

  private static Figure figure() {
    List<Figure.Mark> marks = new ArrayList<>();
    marks.add(new Figure.Box(10, 10, 80, 40, RED, Figure.NONE, Optional.empty()));
    marks.add(new Figure.Box(100, 10, 80, 40, Figure.NONE, BLUE, Optional.empty()));
    marks.add(new Figure.Dot(230, 30, 20, BLUE, RED, ""));
    marks.add(new Figure.Line(10, 60, 290, 60, 0));
    for (int base = 0; base < 4; base++) {
      marks.add(new Figure.Letter(10 + 30 * base, 70, 26, 50, base, RED));
    }
    marks.add(text(10, 140, Figure.Anchor.START, false, "from (here) \\ on"));
    marks.add(text(290, 140, Figure.Anchor.END, true, "ends here"));
    marks.add(text(150, 170, Figure.Anchor.MIDDLE, false, "|∂(logit)| ≥ 1 → Δ"));
    return new Figure(300, 190, "A title, Δ", "made for a test", marks);
  }

  private static Figure.Text text(
      double x, double y, Figure.Anchor anchor, boolean bold, String content) {
    return new Figure.Text(x, y, 14, anchor, bold, 0, content);
  }

  @Test
  void anotherReaderFindsThePageItsTitleAndItsTexts() throws IOException {
    byte[] pdf = FigurePdf.of(figure());
    assertArrayEquals(pdf, FigurePdf.of(figure()), "the same bytes");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertEquals(1, document.getNumberOfPages());
      assertEquals(225, document.getPage(0).getMediaBox().getWidth());
      assertEquals("A title, Δ", document.getDocumentInformation().getTitle());
      assertEquals("made for a test", document.getDocumentInformation().getSubject());
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("from (here) \\ on") && text.contains("ends here"), text);
    }
  }

  /**
   * Cut into pieces of 10 pixels, each as dark as on the screen; but for text in Helvetica, which
   * is narrower than the machine's font.
   */
  @Test
  void anotherReaderDrawsWhatWeDrawOnTheScreen() throws IOException {
    BufferedImage ours = new BufferedImage(300, 190, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = ours.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 300, 190);
    FigurePainter.paint(figure(), g);
    g.dispose();
    BufferedImage theirs;
    try (PDDocument document = Loader.loadPDF(FigurePdf.of(figure()))) {
      theirs = new PDFRenderer(document).renderImage(0, 1 / 0.75f);
    }
    assertEquals(300, theirs.getWidth(), 1);
    for (int y = 0; y < 190; y += 10) {
      for (int x = 0; x < 300; x += 10) {
        double differs = Math.abs(darkness(ours, x, y) - darkness(theirs, x, y));
        boolean helvetica = y >= 120 && y < 150;
        assertTrue(helvetica || differs < 0.15, "at " + x + "," + y + " by " + differs);
      }
    }
  }

  private static double darkness(BufferedImage picture, int left, int top) {
    double sum = 0;
    for (int y = top; y < top + 10; y++) {
      for (int x = left; x < left + 10; x++) {
        Color colour = new Color(picture.getRGB(x, Math.min(y, picture.getHeight() - 1)));
        sum += 1 - (colour.getRed() + colour.getGreen() + colour.getBlue()) / 765.0;
      }
    }
    return sum / 100;
  }
}
