package org.motiflens.plugin.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.ComponentEvent;
import java.awt.event.ComponentListener;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.nio.file.Path;
import java.util.OptionalDouble;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.plaf.basic.BasicSplitPaneUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Edt;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.settings.Settings;

class KeptDividerTest {
  @TempDir Path folder;

  private static JPanel part(int least) {
    JPanel part = new JPanel();
    part.setMinimumSize(new Dimension(0, least));
    part.setPreferredSize(new Dimension(100, least));
    return part;
  }

  /** A tab with three parts at a height, as it is after a start. */
  private JSplitPane outermost(int height) {
    JComponent tab =
        new Sections()
            .add("one", part(60), 1)
            .add("two", part(60), 1)
            .add("three", part(60), 1)
            .component();
    KeptDivider.all(tab, "Tab", new Settings(folder));
    resize(tab, height);
    return ComponentWalker.all(tab, JSplitPane.class).get(0);
  }

  private static void resize(JComponent tab, int height) {
    tab.setSize(300, height);
    ComponentWalker.layOut(tab);
    for (JSplitPane split : ComponentWalker.all(tab, JSplitPane.class)) {
      for (ComponentListener listener : split.getComponentListeners()) {
        listener.componentResized(new ComponentEvent(split, ComponentEvent.COMPONENT_RESIZED));
      }
    }
  }

  private static void drag(JSplitPane split, int to) {
    split.setDividerLocation(to);
    Component divider = ((BasicSplitPaneUI) split.getUI()).getDivider();
    for (MouseListener listener : divider.getMouseListeners()) {
      if (listener.getClass().getName().contains("KeptDivider")) {
        listener.mouseReleased(
            new MouseEvent(divider, MouseEvent.MOUSE_RELEASED, 0, 0, 1, 1, 1, 1, 1, false, 1));
      }
    }
  }

  @Test
  void whatTheUserDraggedIsThereAtTheNextStartInAWindowOfAnotherHeight() {
    Edt.run(
        () -> {
          JSplitPane split = outermost(600);
          int before = split.getDividerLocation();
          drag(split, 400);
          double share = 400.0 / (split.getHeight() - split.getDividerSize());
          assertEquals(share, new Settings(folder).share("Tab.0").orElseThrow(), 1e-3);
          JSplitPane next = outermost(900);
          assertTrue(before < 400, "had been elsewhere: " + before);
          assertEquals(
              share * (next.getHeight() - next.getDividerSize()), next.getDividerLocation(), 2);
        });
  }

  @Test
  void aPartKeepsItsLeastHeight() {
    Edt.run(
        () -> {
          drag(outermost(900), 800);
          JSplitPane small = outermost(320);
          assertTrue(
              small.getHeight() - small.getDividerLocation() >= 120,
              small.getDividerLocation() + " of " + small.getHeight());
        });
  }

  @Test
  void aDividerThatNobodyMovedIsNotKept() {
    Edt.run(() -> outermost(600));
    assertEquals(OptionalDouble.empty(), new Settings(folder).share("Tab.0"));
    assertEquals(OptionalDouble.empty(), new Settings(folder).share("Tab.1"));
  }
}
