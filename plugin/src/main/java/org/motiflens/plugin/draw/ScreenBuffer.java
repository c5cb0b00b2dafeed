package org.motiflens.plugin.draw;

import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * Draws many smooth outlines on a screen by way of an image in memory. Straight onto an X11 screen
 * each outline is a conversation with the display of its own, and a few hundred letters hold the
 * event thread for tens of milliseconds. Where the target is an image or a vector file, outlines go
 * there as they are.
 */
public final class ScreenBuffer {
  private ScreenBuffer() {}

  /**
   * Draws an area.
   *
   * @param painting draws in the same coordinates as {@code target}
   */
  public static void paint(Graphics2D target, Rectangle area, Consumer<Graphics2D> painting) {
    Rectangle visible =
        target.getClipBounds() == null ? area : area.intersection(target.getClipBounds());
    if (visible.isEmpty()) {
      return;
    }
    if (!isScreen(target)) {
      painting.accept(target);
      return;
    }
    double scaleX = Math.max(1, target.getTransform().getScaleX());
    double scaleY = Math.max(1, target.getTransform().getScaleY());
    BufferedImage image =
        target
            .getDeviceConfiguration()
            .createCompatibleImage(
                (int) Math.ceil(visible.width * scaleX),
                (int) Math.ceil(visible.height * scaleY),
                Transparency.TRANSLUCENT);
    Graphics2D g = image.createGraphics();
    g.scale(scaleX, scaleY);
    g.translate(-visible.x, -visible.y);
    g.clip(visible);
    painting.accept(g);
    g.dispose();
    target.drawImage(image, visible.x, visible.y, visible.width, visible.height, null);
  }

  private static boolean isScreen(Graphics2D g) {
    GraphicsConfiguration configuration = g.getDeviceConfiguration();
    return configuration != null
        && configuration.getDevice() != null
        && configuration.getDevice().getType() == GraphicsDevice.TYPE_RASTER_SCREEN;
  }
}
