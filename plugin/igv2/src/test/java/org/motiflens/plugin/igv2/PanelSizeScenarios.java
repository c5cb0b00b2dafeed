package org.motiflens.plugin.igv2;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The side panel in windows as large as the screens of laptops. Run by {@code IgvIT}. */
class PanelSizeScenarios extends OneRunningIgv {
  private static void usable(int width, int height) throws IOException {
    add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_150);
    PanelTabs.assertEveryOneIsUsable(igv, width + "x" + height, width, height);
  }

  @Test
  void everyTabIsUsableOn1280x720() throws IOException {
    usable(1280, 720);
  }

  @Test
  void everyTabIsUsableOn1366x768() throws IOException {
    usable(1366, 768);
  }
}
