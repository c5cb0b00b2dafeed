package org.motiflens.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Figures as PNG, two pixels for one of the figure. Letters are of the machine's own fonts. */
public final class FigurePng {
  private static final double SCALE = 2;

  private FigurePng() {}

  /** The bytes of a file. */
  public static byte[] of(Figure figure) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(SCALE * figure.width()),
            (int) Math.ceil(SCALE * figure.height()),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(SCALE, SCALE);
    FigurePainter.paint(figure, g);
    g.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
