package org.motiflens.plugin.widget;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.util.Set;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.KeyStroke;

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

  /** Gives a component the panel's font, and a table rows of that height, which Tab leaves. */
  public static <C extends Component> C small(C component) {
    component.setFont(Theme.font());
    if (component instanceof JTable table) {
      table.setRowHeight(Theme.rowHeight());
      // Swing's tables keep Tab to themselves, and one could not leave them.
      table.setFocusTraversalKeys(
          KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, Set.of(KeyStroke.getKeyStroke("TAB")));
      table.setFocusTraversalKeys(
          KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS,
          Set.of(KeyStroke.getKeyStroke("shift TAB")));
    }
    return component;
  }
}
