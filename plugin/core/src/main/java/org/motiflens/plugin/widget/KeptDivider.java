package org.motiflens.plugin.widget;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JComponent;
import javax.swing.JSplitPane;
import javax.swing.plaf.basic.BasicSplitPaneUI;

/**
 * A divider that stays where the user has put it, in windows of any height and at the next start.
 * On the event thread.
 */
public final class KeptDivider {
  private final JSplitPane split;
  private final String name;
  private final DividerShares shares;

  private KeptDivider(JSplitPane split, String name, DividerShares shares) {
    this.split = split;
    this.name = name;
    this.shares = shares;
  }

  /**
   * Keeps all dividers of a part of a window.
   *
   * @param part returned again
   * @param name of the part; its dividers are numbered from the outermost on
   */
  public static <C extends JComponent> C all(C part, String name, DividerShares shares) {
    keep(part, name, 0, shares);
    return part;
  }

  private static int keep(Container container, String name, int found, DividerShares shares) {
    int count = found;
    for (Component child : container.getComponents()) {
      if (child instanceof JSplitPane split) {
        new KeptDivider(split, name + "." + count, shares).install();
        count++;
      }
      if (child instanceof Container inner) {
        count = keep(inner, name, count, shares);
      }
    }
    return count;
  }

  private void install() {
    split.addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            place();
          }
        });
    if (split.getUI() instanceof BasicSplitPaneUI ui) {
      ui.getDivider()
          .addMouseListener(
              new MouseAdapter() {
                @Override
                public void mouseReleased(MouseEvent event) {
                  moved();
                }
              });
    }
    // By keys a divider is moved while it has the focus (F8).
    split.addPropertyChangeListener(
        JSplitPane.DIVIDER_LOCATION_PROPERTY,
        event -> {
          if (split.isFocusOwner()) {
            moved();
          }
        });
  }

  private int room() {
    return split.getHeight() - split.getDividerSize();
  }

  private void moved() {
    if (room() > 0) {
      shares.share(name, Math.min(1, Math.max(0, (double) split.getDividerLocation() / room())));
    }
  }

  /** No part gets smaller than it may. */
  private void place() {
    shares
        .share(name)
        .ifPresent(
            share -> {
              int least = split.getMinimumDividerLocation();
              int most = split.getMaximumDividerLocation();
              int wanted = (int) Math.round(share * room());
              if (least <= most) {
                split.setDividerLocation(Math.min(most, Math.max(least, wanted)));
              }
            });
  }
}
