package org.motiflens.plugin.widget;

import java.awt.Component;
import javax.swing.JComponent;
import javax.swing.JSplitPane;

/**
 * Two parts, one below the other, neither of which gets lower than the least height that it needs:
 * not even when that height grows, as it does with longer texts.
 */
final class LeastSplit extends JSplitPane {
  /** For which least height the room around was asked for. */
  private int asked;

  LeastSplit(Component upper, Component lower) {
    super(VERTICAL_SPLIT, true, upper, lower);
  }

  @Override
  public void doLayout() {
    keepLeast();
    super.doLayout();
  }

  private void keepLeast() {
    int at = getDividerLocation();
    int least = getTopComponent().getMinimumSize().height;
    int most = getHeight() - getDividerSize() - getBottomComponent().getMinimumSize().height;
    if (at < 0 || getHeight() == 0) {
      return;
    }
    if (least <= most) {
      if (at < least || at > most) {
        setDividerLocation(Math.min(most, Math.max(least, at)));
      }
    } else if (asked != getMinimumSize().height) {
      // A split pane is laid out alone; what is around it does not see that it needs more.
      asked = getMinimumSize().height;
      if (getParent() instanceof JComponent around) {
        around.revalidate();
      }
    }
  }
}
