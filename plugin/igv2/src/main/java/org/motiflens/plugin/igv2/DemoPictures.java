package org.motiflens.plugin.igv2;

import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;

/** Pictures of parts of IGV's window, as the demo writes them. */
final class DemoPictures {
  private static final int PICTURE_SCALE = 2;
  private static final int EMPTY_KEPT = 10;

  private DemoPictures() {}

  /**
   * Paints a component at twice its size, which keeps letters sharp because they are outlines, and
   * leaves out the empty rows below the last track.
   */
  static void write(Path file, JComponent component) throws IOException {
    BufferedImage image = Demo.onEdt(() -> withoutEmptyRows(paint(component), component));
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    ImageIO.write(image, "png", beside.toFile());
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static BufferedImage paint(JComponent component) {
    BufferedImage canvas =
        new BufferedImage(
            component.getWidth() * PICTURE_SCALE,
            component.getHeight() * PICTURE_SCALE,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = canvas.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.scale(PICTURE_SCALE, PICTURE_SCALE);
    RepaintManager manager = RepaintManager.currentManager(component);
    boolean buffered = manager.isDoubleBufferingEnabled();
    manager.setDoubleBufferingEnabled(false);
    component.paint(g);
    manager.setDoubleBufferingEnabled(buffered);
    g.dispose();
    return canvas;
  }

  private static BufferedImage withoutEmptyRows(BufferedImage image, JComponent component) {
    if (component != IGV.getInstance().getMainPanel()) {
      return image;
    }
    // Asked by way of Swing: the class of IGV's scroll pane is of a library that a build need not
    // have.
    Container panel =
        SwingUtilities.getAncestorOfClass(
            JScrollPane.class, IGV.getInstance().getTrackPanel(IGV.DATA_PANEL_NAME));
    int top = SwingUtilities.convertPoint(panel, 0, 0, component).y;
    int height = Demo.allData().stream().filter(Track::isVisible).mapToInt(Track::getHeight).sum();
    int from = (top + height + EMPTY_KEPT) * PICTURE_SCALE;
    int to = (top + panel.getHeight() - 4) * PICTURE_SCALE;
    if (from >= to) {
      return image;
    }
    BufferedImage shorter =
        new BufferedImage(
            image.getWidth(), image.getHeight() - (to - from), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = shorter.createGraphics();
    g.drawImage(image.getSubimage(0, 0, image.getWidth(), from), 0, 0, null);
    g.drawImage(image.getSubimage(0, to, image.getWidth(), image.getHeight() - to), 0, from, null);
    g.dispose();
    return shorter;
  }
}
