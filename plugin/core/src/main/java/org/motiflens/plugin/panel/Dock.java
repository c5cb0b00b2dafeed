package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.beans.PropertyChangeEvent;
import javax.swing.JComponent;
import javax.swing.JSplitPane;
import javax.swing.Timer;
import org.motiflens.plugin.settings.Settings;

/**
 * Docks the side panel to the right of the tracks. IGV's content pane, 2 and 3, keeps its main
 * panel in a field and asks nobody for its parent, so that the main panel can move into a split
 * pane.
 */
public final class Dock {
  private static final int NARROWEST = 200;
  private static final int SAVE_AFTER_MILLIS = 500;

  private final JSplitPane split;
  private final JComponent side;
  private final Timer save;
  private int width;
  private boolean visible;

  /** Whether the divider is where we want it: what moves it then is the user. */
  private boolean placed;

  /**
   * @param content the browser's content pane, which has a border layout
   * @param main the component with the tracks, in the pane's centre
   * @param side comes to its right
   */
  public Dock(Container content, JComponent main, JComponent side, Settings settings) {
    this.side = side;
    prefer(Math.max(NARROWEST, settings.panelWidth(SidePanel.PREFERRED_WIDTH)));
    this.visible = settings.isPanelVisible();
    content.remove(main);
    split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, true, main, side);
    split.setResizeWeight(1);
    split.setBorder(null);
    split.setDividerSize(visible ? 6 : 0);
    split.setOneTouchExpandable(false);
    side.setVisible(visible);
    content.add(split, BorderLayout.CENTER);
    content.revalidate();
    save = new Timer(SAVE_AFTER_MILLIS, event -> settings.panel(width, visible));
    save.setRepeats(false);
    split.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, this::dividerMoved);
    split.addComponentListener(
        new java.awt.event.ComponentAdapter() {
          @Override
          public void componentResized(java.awt.event.ComponentEvent event) {
            place();
          }
        });
    EventQueue.invokeLater(this::place);
  }

  private void place() {
    if (visible && split.getWidth() > 0) {
      placed = false;
      split.setDividerLocation(
          Math.max(split.getWidth() / 3, split.getWidth() - split.getDividerSize() - width));
      placed = true;
    }
  }

  /** The split pane itself goes back to preferred sizes now and then. */
  private void prefer(int pixels) {
    width = pixels;
    side.setPreferredSize(new Dimension(pixels, side.getPreferredSize().height));
  }

  /** The event comes before the panel has its new width. */
  private void dividerMoved(PropertyChangeEvent event) {
    int now = split.getWidth() - split.getDividerSize() - split.getDividerLocation();
    if (placed && visible && now >= NARROWEST && now != width) {
      prefer(now);
      save.restart();
    }
  }

  public boolean isVisible() {
    return visible;
  }

  public void setVisible(boolean show) {
    visible = show;
    side.setVisible(show);
    split.setDividerSize(show ? 6 : 0);
    place();
    split.revalidate();
    save.restart();
  }
}
