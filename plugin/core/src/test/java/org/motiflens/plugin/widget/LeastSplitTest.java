package org.motiflens.plugin.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import org.junit.jupiter.api.Test;
import org.motiflens.fixture.Edt;
import org.motiflens.plugin.fixture.ComponentWalker;

/** A part whose text gets longer while it is looked at. */
class LeastSplitTest {
  private static final int HEIGHT = 400;

  private final JPanel upper = part(100);
  private final JPanel lower = part(100);

  private static JPanel part(int least) {
    JPanel part = new JPanel();
    needs(part, least);
    return part;
  }

  private static void needs(JComponent part, int least) {
    part.setMinimumSize(new Dimension(0, least));
    part.setPreferredSize(new Dimension(100, least));
  }

  private JScrollPane tab() {
    JScrollPane tab =
        (JScrollPane) new Sections().add("one", upper, 1).add("two", lower, 1).component();
    tab.setSize(300, HEIGHT);
    ComponentWalker.layOut(tab);
    return tab;
  }

  @Test
  void theOtherPartMakesRoomAsFarAsItCan() {
    Edt.run(
        () -> {
          JScrollPane tab = tab();
          JSplitPane split = ComponentWalker.all(tab, JSplitPane.class).get(0);
          split.setDividerLocation(250);
          ComponentWalker.layOut(tab);
          assertTrue(lower.getHeight() < 160, lower.getHeight() + " at first");
          needs(lower, 200);
          ComponentWalker.layOut(tab);
          assertTrue(lower.getHeight() >= 200, lower.getHeight() + " for 200");
          assertTrue(upper.getHeight() >= 100, upper.getHeight() + " for 100");
          int kept = split.getDividerLocation();
          needs(lower, 100);
          ComponentWalker.layOut(tab);
          assertEquals(kept, split.getDividerLocation());
        });
  }

  @Test
  void whereThereIsNoRoomForBothTheTabScrolls() {
    Edt.run(
        () -> {
          JScrollPane tab = tab();
          needs(lower, 350);
          ComponentWalker.layOut(tab);
          ComponentWalker.layOut(tab);
          assertTrue(lower.getHeight() >= 350, lower.getHeight() + " for 350");
          assertTrue(upper.getHeight() >= 100, upper.getHeight() + " for 100");
          assertTrue(tab.getViewport().getView().getHeight() > HEIGHT);
        });
  }
}
