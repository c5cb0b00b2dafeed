package org.motiflens.plugin.widget;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;
import javax.swing.plaf.basic.BasicSplitPaneUI;

/**
 * Parts of a tab, one below the other, with dividers that the user moves. None gets smaller than
 * the height that it needs to be of use; where a screen has no room for all, the tab scrolls.
 */
public final class Sections {
  private static final int DIVIDER = 6;
  private static final int SCROLL_STEP = 16;
  private static final int BORDER = 4;

  private final List<Section> sections = new ArrayList<>();

  /** A part with its title, and its share of room that is to spare. */
  private record Section(JPanel panel, double weight) {}

  /**
   * Adds a part below those that are there.
   *
   * @param content never gets smaller than its own least height
   * @param weight its share of the room that is to spare; 0 keeps its height
   */
  public Sections add(String title, JComponent content, double weight) {
    JLabel label = Parts.plainLabel(title);
    label.setFont(label.getFont().deriveFont(Font.BOLD, label.getFont().getSize2D() + 1));
    label.setForeground(Theme.title());
    label.setToolTipText(title);
    label.setBorder(BorderFactory.createEmptyBorder(sections.isEmpty() ? 0 : 2, 0, 2, 0));
    JPanel panel =
        new JPanel(new BorderLayout()) {
          @Override
          public Dimension getMinimumSize() {
            return new Dimension(0, super.getMinimumSize().height);
          }
        };
    panel.setOpaque(false);
    panel.add(label, BorderLayout.NORTH);
    panel.add(content, BorderLayout.CENTER);
    sections.add(new Section(panel, weight));
    return this;
  }

  /** The parts as one component. */
  public JComponent component() {
    Component all = sections.get(sections.size() - 1).panel();
    double below = sections.get(sections.size() - 1).weight();
    for (int i = sections.size() - 2; i >= 0; i--) {
      Section section = sections.get(i);
      below += section.weight();
      all = split(section.panel(), all, below == 0 ? 0 : section.weight() / below);
    }
    JPanel tab = new Fitting();
    tab.setBorder(BorderFactory.createEmptyBorder(4, 4, 4, 4));
    tab.add(all);
    return scrolled(tab);
  }

  private static JSplitPane split(Component upper, Component lower, double weight) {
    JSplitPane split = new LeastSplit(upper, lower);
    split.setResizeWeight(weight);
    split.setDividerSize(DIVIDER);
    split.setBorder(null);
    split.setOpaque(false);
    if (split.getUI() instanceof BasicSplitPaneUI ui) {
      ui.getDivider().setBorder(null);
    }
    return split;
  }

  /**
   * Something that scrolls where it has not the least height that it needs.
   *
   * @param leastHeight of what is seen of it
   */
  public static JScrollPane scrolling(JComponent content, int leastHeight) {
    JPanel fitting = new Fitting();
    fitting.add(content);
    JScrollPane scroll = scrolled(fitting);
    scroll.setMinimumSize(new Dimension(0, leastHeight));
    return scroll;
  }

  /** A table that scrolls, with room for its heading and a few rows at least. */
  public static JScrollPane rows(JTable table, int fewest) {
    JScrollPane scroll = new JScrollPane(table);
    int heading = table.getTableHeader().getPreferredSize().height;
    scroll.setMinimumSize(new Dimension(0, heading + fewest * table.getRowHeight() + BORDER));
    scroll.setPreferredSize(new Dimension(300, heading + 3 * fewest * table.getRowHeight()));
    return scroll;
  }

  private static JScrollPane scrolled(JPanel fitting) {
    fitting.setBackground(Theme.ground());
    JScrollPane scroll =
        new JScrollPane(
            fitting,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(null);
    scroll.getViewport().setBackground(Theme.ground());
    return scroll;
  }

  /** As high as there is room, but not less than the least height of what is in it. */
  private static final class Fitting extends JPanel implements Scrollable {
    Fitting() {
      super(new BorderLayout());
    }

    @Override
    public Dimension getPreferredSize() {
      return getScrollableTracksViewportHeight() ? super.getPreferredSize() : getMinimumSize();
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
      return super.getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
      return SCROLL_STEP;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
      return Math.max(SCROLL_STEP, visible.height - SCROLL_STEP);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
      return getParent() != null && getParent().getHeight() >= getMinimumSize().height;
    }
  }
}
