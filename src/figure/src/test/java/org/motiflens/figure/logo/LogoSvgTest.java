package org.motiflens.figure.logo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.motif.MotifMatrix;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LogoSvgTest {
  private static final MotifMatrix MOTIF =
      MotifMatrix.ofProbabilities(
          "m", "", new double[][] {{1, 0, 0, 0}, {.5, .5, 0, 0}, {.25, .25, .25, .25}});

  private static LogoSvg style(LogoPalette palette) {
    return new LogoSvg(palette, "bits", "a <title> & more", "made by a test");
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void lettersStandWhereTheLayoutPutsThem() throws Exception {
    Document svg = parse(style(LogoPalette.IGV).draw(LogoLayout.bits(MOTIF)));
    NodeList letters = svg.getElementsByTagName("use");
    List<String> found = new ArrayList<>();
    for (int i = 0; i < letters.getLength(); i++) {
      Element letter = (Element) letters.item(i);
      found.add(letter.getAttribute("xlink:href") + " " + letter.getAttribute("transform"));
    }
    // 120 pixels are 2 bits and begin at 32: an A of 2 bits; then C below A, half a bit each.
    assertEquals(
        List.of(
            "#A translate(48.5 32) scale(23 120)",
            "#C translate(72.5 122) scale(23 30)",
            "#A translate(72.5 92) scale(23 30)"),
        found);
  }

  @Test
  void textIsEscaped() throws Exception {
    Document svg = parse(style(LogoPalette.IGV).draw(LogoLayout.bits(MOTIF)));
    assertEquals("a <title> & more", svg.getElementsByTagName("title").item(0).getTextContent());
    assertEquals("made by a test", svg.getElementsByTagName("desc").item(0).getTextContent());
  }

  @Test
  void thePalettesAreThoseOfIgvAndWebLogo() {
    String igv = style(LogoPalette.IGV).draw(LogoLayout.bits(MOTIF));
    String webLogo = style(LogoPalette.WEBLOGO).draw(LogoLayout.bits(MOTIF));
    for (String colour : List.of("#009600", "#0000FF", "#D17105", "#FF0000")) {
      assertTrue(igv.contains("fill=\"" + colour + "\""), colour);
    }
    for (String colour : List.of("#00CC00", "#0000CC", "#FFB300", "#CC0000")) {
      assertTrue(webLogo.contains("fill=\"" + colour + "\""), colour);
    }
  }

  @Test
  void theSameLogoIsTheSameBytesInEveryLocale() {
    String first = style(LogoPalette.WEBLOGO).draw(LogoLayout.probability(MOTIF));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(first, style(LogoPalette.WEBLOGO).draw(LogoLayout.probability(MOTIF)));
    } finally {
      Locale.setDefault(before);
    }
    assertFalse(first.contains("E-"));
  }

  /** Control points included: the curves lie within their hull. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void anOutlineFillsItsBoxAndStaysInside(int base) {
    double[] x = {1, 0};
    double[] y = {1, 0};
    LetterOutline.trace(
        base,
        new LetterOutline.Sink() {
          private void point(double px, double py, boolean onOutline) {
            assertTrue(px >= 0 && px <= 1 && py >= 0 && py <= 1);
            if (onOutline) {
              x[0] = Math.min(x[0], px);
              x[1] = Math.max(x[1], px);
              y[0] = Math.min(y[0], py);
              y[1] = Math.max(y[1], py);
            }
          }

          @Override
          public void moveTo(double px, double py) {
            point(px, py, true);
          }

          @Override
          public void lineTo(double px, double py) {
            point(px, py, true);
          }

          @Override
          public void curveTo(double x1, double y1, double x2, double y2, double px, double py) {
            point(x1, y1, false);
            point(x2, y2, false);
            point(px, py, true);
          }

          @Override
          public void close() {}
        });
    assertEquals(
        "[0.0, 1.0] [0.0, 1.0]", java.util.Arrays.toString(x) + " " + java.util.Arrays.toString(y));
  }

  @Test
  void thereIsNoLetterForAnUnknownBase() {
    assertThrows(IllegalArgumentException.class, () -> LogoPalette.IGV.rgb(4));
    assertThrows(IllegalArgumentException.class, () -> LetterOutline.trace(4, null));
  }
}
