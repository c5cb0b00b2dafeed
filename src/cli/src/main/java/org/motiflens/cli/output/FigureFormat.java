package org.motiflens.cli.output;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.figure.Figure;
import org.motiflens.figure.FigurePdf;
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
    byte[] bytes(Figure figure) {
      return FigurePdf.of(figure);
    }
  },

  /** One page that needs no other file and no network. */
  HTML {
    @Override
    byte[] bytes(Figure figure) {
      return DashboardPage.of(figure).getBytes(StandardCharsets.UTF_8);
    }
  };

  /** The format that a file's name ends in, if it is one of these. */
  public static Optional<FigureFormat> ofName(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.extension())).findFirst();
  }

  /** With its dot. */
  public String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  abstract byte[] bytes(Figure figure);

  /**
   * Writes a file, whole or not at all.
   *
   * @throws InputException when that cannot be
   */
  public void write(Figure figure, Path target) {
    AtomicOutput.write(target, bytes(figure));
  }
}
