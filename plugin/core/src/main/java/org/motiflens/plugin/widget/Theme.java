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

  /** Larger letters leave no room for a table in the panel. */
  private static final int LARGEST = 20;

  private static final String LETTERS = "MotifLens.letters";

  private Theme() {}

  /**
   * The least size of letters from now on, for windows that are made from now on.
   *
   * @param size in points, as the user has set it in the browser's preferences
   */
  public static void letters(int size) {
    UIManager.put(LETTERS, Math.min(LARGEST, size));
  }

  /**
   * As large as the browser's own labels; one point less where they are large, as the panel is
   * narrow. IGV gives them the size of its preferences on screens of many pixels alone: elsewhere
   * what the user has set there counts where it is larger.
   */
  public static Font font() {
    Font labels = UIManager.getFont("Label.font");
    int size = labels == null ? STANDARD_SIZE : labels.getSize();
    int set = UIManager.getInt(LETTERS);
    return new Font(
        Font.SANS_SERIF, Font.PLAIN, Math.max(set, size < STANDARD_SIZE ? size : size - 1));
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
