package org.motiflens.plugin.widget;

import java.awt.Component;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;

/** Small changes of plain components, the same in all panes. */
public final class Parts {
  private Parts() {}

  /** A label that shows its text as it is, whatever it begins with. */
  public static JLabel plainLabel(String text) {
    JLabel label = new JLabel();
    label.putClientProperty("html.disable", true);
    label.setFont(Theme.font());
    label.setText(text);
    return label;
  }

  /** Lets the ground be seen. */
  public static <C extends JComponent> C transparent(C component) {
    component.setOpaque(false);
    return component;
  }

  /** Gives a component the panel's font, and a table rows of that height. */
  public static <C extends Component> C small(C component) {
    component.setFont(Theme.font());
    if (component instanceof JTable table) {
      table.setRowHeight(Theme.rowHeight());
    }
    return component;
  }
}
