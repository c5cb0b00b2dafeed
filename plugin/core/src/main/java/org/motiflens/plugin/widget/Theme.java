package org.motiflens.plugin.widget;

import java.awt.Color;
import java.awt.Font;
import javax.swing.UIManager;

/**
 * The panel's font, and its few colours of its own, to be read on the ground of the look that is
 * on.
 */
public final class Theme {
  private static final Color LIGHT_GROUND = new Color(246, 246, 248);

  private static final int STANDARD_SIZE = 12;

  private Theme() {}

  /**
   * As large as the browser's own labels, where IGV puts the font size of its preferences; one
   * point less where they are large, as the panel is narrow.
   */
  public static Font font() {
    Font labels = UIManager.getFont("Label.font");
    int size = labels == null ? STANDARD_SIZE : labels.getSize();
    return new Font(Font.SANS_SERIF, Font.PLAIN, size < STANDARD_SIZE ? size : size - 1);
  }

  /** Height of a table's row, or of a line with some room around it. */
  public static int rowHeight() {
    return font().getSize() + 6;
  }

  private static Color panel() {
    Color ground = UIManager.getColor("Panel.background");
    return ground == null ? LIGHT_GROUND : ground;
  }

  private static boolean isDark() {
    Color ground = panel();
    // Rec. 601 luma.
    return 299 * ground.getRed() + 587 * ground.getGreen() + 114 * ground.getBlue() < 128_000;
  }

  public static Color ground() {
    return isDark() ? panel() : LIGHT_GROUND;
  }

  public static Color title() {
    return isDark() ? new Color(140, 190, 240) : new Color(31, 78, 121);
  }

  public static Color text() {
    return isDark() ? new Color(215, 215, 215) : Color.DARK_GRAY;
  }

  public static Color line() {
    return isDark() ? new Color(90, 90, 95) : new Color(200, 200, 205);
  }
}
