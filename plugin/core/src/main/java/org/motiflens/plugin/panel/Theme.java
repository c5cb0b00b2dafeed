package org.motiflens.plugin.panel;

import java.awt.Color;
import javax.swing.UIManager;

/** The panel's few colours of its own, chosen to be read on the ground of the look that is on. */
final class Theme {
  private static final Color LIGHT_GROUND = new Color(246, 246, 248);

  private Theme() {}

  private static Color panel() {
    Color ground = UIManager.getColor("Panel.background");
    return ground == null ? LIGHT_GROUND : ground;
  }

  private static boolean isDark() {
    Color ground = panel();
    // Rec. 601 luma.
    return 299 * ground.getRed() + 587 * ground.getGreen() + 114 * ground.getBlue() < 128_000;
  }

  static Color ground() {
    return isDark() ? panel() : LIGHT_GROUND;
  }

  static Color title() {
    return isDark() ? new Color(140, 190, 240) : new Color(31, 78, 121);
  }

  static Color text() {
    return isDark() ? new Color(215, 215, 215) : Color.DARK_GRAY;
  }

  static Color line() {
    return isDark() ? new Color(90, 90, 95) : new Color(200, 200, 205);
  }
}
