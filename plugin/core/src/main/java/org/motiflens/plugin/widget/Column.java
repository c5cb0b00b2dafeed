package org.motiflens.plugin.widget;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Components one below the other, each as wide as there is room and as high as that asks for. */
public final class Column extends JPanel {
  private static final int GAP = 3;

  public Column(JComponent... parts) {
    super(new Lines());
    setOpaque(false);
    for (JComponent part : parts) {
      add(part);
    }
  }

  private static final class Lines implements LayoutManager {
    @Override
    public void addLayoutComponent(String name, Component part) {}

    @Override
    public void removeLayoutComponent(Component part) {}

    @Override
    public Dimension preferredLayoutSize(Container column) {
      int width = 0;
      for (Component part : column.getComponents()) {
        width = Math.max(width, part.isVisible() ? part.getPreferredSize().width : 0);
      }
      return new Dimension(width, place(column, false));
    }

    @Override
    public Dimension minimumLayoutSize(Container column) {
      return new Dimension(0, place(column, false));
    }

    @Override
    public void layoutContainer(Container column) {
      place(column, true);
    }

    private static int place(Container column, boolean move) {
      int y = 0;
      for (Component part : column.getComponents()) {
        if (part.isVisible()) {
          if (column.getWidth() > 0) {
            // Text and rows of buttons know their height once they know their width.
            part.setSize(column.getWidth(), part.getHeight());
          }
          int height = part.getPreferredSize().height;
          if (move) {
            part.setBounds(0, y, column.getWidth(), height);
          }
          y += height + GAP;
        }
      }
      return Math.max(0, y - GAP);
    }
  }
}
