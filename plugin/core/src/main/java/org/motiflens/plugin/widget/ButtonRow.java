package org.motiflens.plugin.widget;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.util.Arrays;
import java.util.List;
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

    /** The height that a width asks for; what is lower than its line stands in the middle of it. */
    private static int place(Container row, int width, boolean move) {
      int y = 0;
      int from = 0;
      List<Component> parts =
          Arrays.stream(row.getComponents()).filter(Component::isVisible).toList();
      while (from < parts.size()) {
        int to = from;
        int x = 0;
        int line = 0;
        while (to < parts.size() && (to == from || x + width(parts.get(to)) <= width)) {
          x += width(parts.get(to)) + GAP;
          line = Math.max(line, parts.get(to).getPreferredSize().height);
          to++;
        }
        if (move) {
          move(parts.subList(from, to), y, line, width);
        }
        y += line + GAP;
        from = to;
      }
      return Math.max(0, y - GAP);
    }

    private static int width(Component part) {
      return part.getPreferredSize().width;
    }

    private static void move(List<Component> parts, int y, int line, int width) {
      int x = 0;
      for (Component part : parts) {
        int height = part.getPreferredSize().height;
        part.setBounds(x, y + (line - height) / 2, Math.min(width(part), width), height);
        x += width(part) + GAP;
      }
    }
  }
}
