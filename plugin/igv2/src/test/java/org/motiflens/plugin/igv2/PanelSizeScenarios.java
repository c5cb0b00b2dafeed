package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.AWTKeyStroke;
import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.panel.SidePanel;

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

  /** From the tab's name through all that it holds and out of it: nothing keeps the key. */
  @Test
  void theTabKeyGoesThroughEveryTabAndOutOfIt() {
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
      igv.awaitQuiet();
      LiveIgv.onEdt(() -> faults(tabs)).forEach(fault -> faults.add(title + ": " + fault));
    }
    assertEquals(List.of(), faults);
  }

  private static List<String> faults(JTabbedPane tabs) {
    List<Component> order = order(tabs);
    List<String> faults = new ArrayList<>();
    for (Component one : order) {
      if (keepsTab(one)) {
        faults.add("the key goes no farther than " + one);
      }
    }
    Container shown = (Container) tabs.getSelectedComponent();
    for (Class<? extends Component> type :
        List.of(AbstractButton.class, JTable.class, JTextField.class, JComboBox.class)) {
      for (Component one : ComponentWalker.all(shown, type)) {
        // The key comes to the text of a box that can be written in, not to the box.
        boolean text = one instanceof JComboBox<?> box && box.isEditable();
        boolean wanted = !text && one.isShowing() && one.isEnabled() && one.isFocusable();
        if (wanted && !order.contains(one)) {
          faults.add("the key does not come to " + one);
        }
      }
    }
    return faults;
  }

  private static boolean keepsTab(Component c) {
    return !c.getFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS)
        .contains(AWTKeyStroke.getAWTKeyStroke(KeyEvent.VK_TAB, 0));
  }

  /** What the key comes to, from the tabs on, until it leaves them. */
  private static List<Component> order(JTabbedPane tabs) {
    Container root = tabs.getFocusCycleRootAncestor();
    List<Component> order = new ArrayList<>();
    Component at = root.getFocusTraversalPolicy().getComponentAfter(root, tabs);
    while (at != null
        && at != tabs
        && SwingUtilities.isDescendingFrom(at, tabs)
        && order.size() < 100) {
      order.add(at);
      at = root.getFocusTraversalPolicy().getComponentAfter(root, at);
    }
    return order;
  }
}
