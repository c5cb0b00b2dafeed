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
  private BufferedImage kept;
  private What keptWhat;

  /**
   * What an image shows: of an area, at a scale, something that is equal when it looks the same.
   */
  private record What(Rectangle visible, double scaleX, double scaleY, Object content) {}

  /**
   * Draws an area, from the image of the last time when that shows the same.
   *
   * @param content equal to what was drawn before when that would look the same
   * @param painting draws in the same coordinates as {@code target}
   */
  public void paint(
      Graphics2D target, Rectangle area, Object content, Consumer<Graphics2D> painting) {
    Rectangle visible = visible(target, area);
    if (visible.isEmpty()) {
      return;
    }
    if (!isScreen(target)) {
      painting.accept(target);
      return;
    }
    What what = new What(visible, scaleX(target), scaleY(target), content);
    if (!what.equals(keptWhat)) {
      kept = draw(target, visible, painting);
      keptWhat = what;
    }
    show(target, visible, kept);
  }

  /**
   * Draws an area.
   *
   * @param painting draws in the same coordinates as {@code target}
   */
  public static void paint(Graphics2D target, Rectangle area, Consumer<Graphics2D> painting) {
    Rectangle visible = visible(target, area);
    if (visible.isEmpty()) {
      return;
    }
    if (isScreen(target)) {
      show(target, visible, draw(target, visible, painting));
    } else {
      painting.accept(target);
    }
  }

  private static Rectangle visible(Graphics2D target, Rectangle area) {
    return target.getClipBounds() == null ? area : area.intersection(target.getClipBounds());
  }

  private static double scaleX(Graphics2D target) {
    return Math.max(1, target.getTransform().getScaleX());
  }

  private static double scaleY(Graphics2D target) {
    return Math.max(1, target.getTransform().getScaleY());
  }

  private static BufferedImage draw(
      Graphics2D target, Rectangle visible, Consumer<Graphics2D> painting) {
    BufferedImage image =
        target
            .getDeviceConfiguration()
            .createCompatibleImage(
                (int) Math.ceil(visible.width * scaleX(target)),
                (int) Math.ceil(visible.height * scaleY(target)),
                Transparency.TRANSLUCENT);
    Graphics2D g = image.createGraphics();
    g.scale(scaleX(target), scaleY(target));
    g.translate(-visible.x, -visible.y);
    g.clip(visible);
    painting.accept(g);
    g.dispose();
    return image;
  }

  private static void show(Graphics2D target, Rectangle visible, BufferedImage image) {
    target.drawImage(image, visible.x, visible.y, visible.width, visible.height, null);
  }

  private static boolean isScreen(Graphics2D g) {
    GraphicsConfiguration configuration = g.getDeviceConfiguration();
    return configuration != null
        && configuration.getDevice() != null
        && configuration.getDevice().getType() == GraphicsDevice.TYPE_RASTER_SCREEN;
  }
}
