package org.motiflens.plugin.widget;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Insets;
import java.awt.LayoutManager;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Buttons and the like from left to right, in as many lines as the width asks for. */
public final class ButtonRow extends JPanel {
  private static final int GAP = 4;
  private static final int USUAL_WIDTH = 330;

  private int laidOutFor = -1;

  public ButtonRow(JComponent... parts) {
    super(new Lines());
    setOpaque(false);
    for (JComponent part : parts) {
      if (part instanceof JButton button) {
        button.setMargin(new Insets(1, 5, 1, 5));
      }
      add(part);
    }
  }

  /** What is around is told when another width asks for another height. */
  @Override
  public void doLayout() {
    super.doLayout();
    if (laidOutFor != getWidth()) {
      laidOutFor = getWidth();
      if (getPreferredSize().height != getHeight()) {
        EventQueue.invokeLater(this::revalidate);
      }
    }
  }

  private static final class Lines implements LayoutManager {
    @Override
    public void addLayoutComponent(String name, Component part) {}

    @Override
    public void removeLayoutComponent(Component part) {}

    @Override
    public Dimension preferredLayoutSize(Container row) {
      int width = row.getWidth() == 0 ? USUAL_WIDTH : row.getWidth();
      return new Dimension(oneLine(row), place(row, width, false));
    }

    @Override
    public Dimension minimumLayoutSize(Container row) {
      int widest = 0;
      for (Component part : row.getComponents()) {
        widest = Math.max(widest, part.getPreferredSize().width);
      }
      return new Dimension(widest, preferredLayoutSize(row).height);
    }

    private static int oneLine(Container row) {
      int width = 0;
      for (Component part : row.getComponents()) {
        width += part.isVisible() ? part.getPreferredSize().width + GAP : 0;
      }
      return Math.max(0, width - GAP);
    }

    @Override
    public void layoutContainer(Container row) {
      place(row, row.getWidth(), true);
    }

    /** The height that a width asks for. */
    private static int place(Container row, int width, boolean move) {
      int x = 0;
      int y = 0;
      int line = 0;
      for (Component part : row.getComponents()) {
        if (!part.isVisible()) {
          continue;
        }
        Dimension size = part.getPreferredSize();
        if (x > 0 && x + size.width > width) {
          x = 0;
          y += line + GAP;
          line = 0;
        }
        if (move) {
          part.setBounds(x, y, Math.min(size.width, width), size.height);
        }
        x += size.width + GAP;
        line = Math.max(line, size.height);
      }
      return y + line;
    }
  }
}
