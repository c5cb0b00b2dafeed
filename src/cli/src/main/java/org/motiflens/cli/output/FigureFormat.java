package org.motiflens.cli.output;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawerDefaultFonts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.motiflens.figure.Figure;
import org.motiflens.figure.FigurePainter;
import org.motiflens.figure.FigurePng;
import org.motiflens.figure.FigureSvg;
import org.motiflens.figure.dashboard.DashboardPage;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;

/**
 * The formats of figure files. The same figure gives the same bytes; as PNG and PDF on one machine
 * only, because they take fonts from there: PNG all, PDF those of signs that Helvetica lacks.
 */
public enum FigureFormat {
  /** Vectors; cells have titles. */
  SVG {
    @Override
    byte[] bytes(Figure figure) {
      return FigureSvg.of(figure).getBytes(StandardCharsets.UTF_8);
    }
  },

  /** Two pixels for one of the figure. */
  PNG {
    @Override
    byte[] bytes(Figure figure) {
      return FigurePng.of(figure);
    }
  },

  /** Vectors on one page of the figure's size, a pixel as 0.75 points. */
  PDF {
    @Override
    byte[] bytes(Figure figure) throws IOException {
      float width = (float) (POINTS * figure.width());
      float height = (float) (POINTS * figure.height());
      try (PDDocument document = new PDDocument()) {
        // Otherwise the time of writing would name the file.
        document.setDocumentId(1L);
        document.getDocumentInformation().setTitle(figure.title());
        document.getDocumentInformation().setSubject(figure.description());
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        PdfBoxGraphics2D g =
            new PdfBoxGraphics2D(document, (float) figure.width(), (float) figure.height());
        g.setFontTextDrawer(new PdfBoxGraphics2DFontTextDrawerDefaultFonts());
        FigurePainter.paint(figure, g);
        g.dispose();
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.transform(Matrix.getScaleInstance((float) POINTS, (float) POINTS));
          content.drawForm(g.getXFormObject());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
      }
    }
  },

  /** One page that needs no other file and no network. */
  HTML {
    @Override
    byte[] bytes(Figure figure) {
      return DashboardPage.of(figure).getBytes(StandardCharsets.UTF_8);
    }
  };

  private static final double POINTS = 0.75;

  /** The format that a file's name ends in, if it is one of these. */
  public static Optional<FigureFormat> ofName(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.extension())).findFirst();
  }

  /** With its dot. */
  public String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  abstract byte[] bytes(Figure figure) throws IOException;

  /**
   * Writes a file, whole or not at all.
   *
   * @throws InputException when that cannot be
   */
  public void write(Figure figure, Path target) {
    try {
      AtomicOutput.write(target, bytes(figure));
    } catch (IOException e) {
      throw new InputException("Cannot write " + target + ": " + e.getMessage() + ".", e);
    }
  }
}
