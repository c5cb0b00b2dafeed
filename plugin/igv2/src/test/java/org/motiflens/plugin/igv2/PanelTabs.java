package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import org.broad.igv.ui.IGV;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.panel.SidePanel;

/** Looks through all tabs of the panel in a window of some size. */
final class PanelTabs {
  private PanelTabs() {}

  private static void resize(LiveIgv igv, int width, int height) {
    Frame frame = IGV.getInstance().getMainFrame();
    Dimension wanted = new Dimension(width, height);
    igv.await(
        "a window of " + width + " x " + height,
        () -> {
          // IGV, too, may still be at setting its size.
          boolean there = frame.getSize().equals(wanted);
          frame.setSize(wanted);
          frame.validate();
          return there;
        });
  }

  static void assertEveryOneIsUsable(LiveIgv igv, String name, int width, int height)
      throws IOException {
    resize(igv, width, height);
    igv.awaitQuiet();
    SidePanel panel = LiveIgv.find(SidePanel.class);
    JTabbedPane tabs = LiveIgv.onEdt(() -> ComponentWalker.all(panel, JTabbedPane.class).get(0));
    List<String> faults = new ArrayList<>();
    for (int tab = 0; tab < tabs.getTabCount(); tab++) {
      String title = tabs.getTitleAt(tab);
      LiveIgv.onEdt(
          () -> {
            panel.showTab(title);
            return null;
          });
      // What a tab sets going has rows of its own while it runs.
      igv.awaitQuiet();
      // Heights that follow from widths are asked for in later events.
      for (int i = 0; i < 3; i++) {
        LiveIgv.onEdt(
            () -> {
              panel.validate();
              return null;
            });
      }
      LiveIgv.savePicture(title + "-" + name);
      LiveIgv.onEdt(
              () -> {
                // What has begun or ended meanwhile has been laid out, too.
                panel.validate();
                return ComponentWalker.faults(panel);
              })
          .forEach(fault -> faults.add(title + ": " + fault));
    }
    assertEquals(List.of(), faults);
    LiveIgv.onEdt(
        () -> {
          panel.showTab("Model");
          return null;
        });
    JTable list = LiveIgv.onEdt(() -> ComponentWalker.all(panel, JTable.class).get(0));
    int rows = LiveIgv.onEdt(() -> ComponentWalker.visibleRows(list));
    assertTrue(rows >= 6, rows + " rows of models");
  }
}
