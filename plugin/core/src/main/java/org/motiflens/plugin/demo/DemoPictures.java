package org.motiflens.plugin.demo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.RepaintManager;

/**
 * Pictures of parts of IGV's window in a folder.
 *
 * @param folder exists
 */
record DemoPictures(DemoStage stage, Path folder) {
  private static final int SCALE = 2;
  private static final int EMPTY_KEPT = 10;

  /** A picture of all of the window. */
  void writeWindow(String name) throws IOException {
    write(name, () -> paint(stage.window()));
  }

  /** A picture of the tracks, without most of the empty rows below the last one. */
  void writeTracks(String name) throws IOException {
    write(
        name,
        () -> {
          BufferedImage whole = paint(stage.tracks());
          Optional<DemoStage.Rows> empty = stage.rowsBelowTracks();
          return empty.isEmpty() ? whole : without(whole, empty.get());
        });
  }

  private void write(String name, Callable<BufferedImage> painted) throws IOException {
    BufferedImage image = Edt.call(painted);
    Path beside = folder.resolve(name + ".part");
    ImageIO.write(image, "png", beside.toFile());
    Files.move(beside, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** At twice its size, which keeps letters sharp because they are outlines. */
  private static BufferedImage paint(JComponent component) {
    BufferedImage canvas =
        new BufferedImage(
            component.getWidth() * SCALE,
            component.getHeight() * SCALE,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = canvas.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.scale(SCALE, SCALE);
    RepaintManager manager = RepaintManager.currentManager(component);
    boolean buffered = manager.isDoubleBufferingEnabled();
    manager.setDoubleBufferingEnabled(false);
    component.paint(g);
    manager.setDoubleBufferingEnabled(buffered);
    g.dispose();
    return canvas;
  }

  private static BufferedImage without(BufferedImage image, DemoStage.Rows rows) {
    int from = (rows.from() + EMPTY_KEPT) * SCALE;
    int to = Math.min(rows.to() * SCALE, image.getHeight());
    if (from >= to) {
      return image;
    }
    BufferedImage shorter =
        new BufferedImage(
            image.getWidth(), image.getHeight() - (to - from), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = shorter.createGraphics();
    g.drawImage(image.getSubimage(0, 0, image.getWidth(), from), 0, 0, null);
    if (to < image.getHeight()) {
      g.drawImage(
          image.getSubimage(0, to, image.getWidth(), image.getHeight() - to), 0, from, null);
    }
    g.dispose();
    return shorter;
  }
}
