package org.motiflens.plugin.widget;

import java.awt.Component;
import java.awt.Dimension;
import javax.swing.JOptionPane;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;

/** A text in a dialog, to be read and copied. */
public final class TextDialog {
  private static final Dimension SIZE = new Dimension(460, 300);

  private TextDialog() {}

  /** The text as the dialog shows it. */
  static JScrollPane content(String text) {
    JScrollPane scroll = new JScrollPane(new WrappedText(1, text));
    scroll.setPreferredSize(SIZE);
    scroll.setBorder(null);
    return scroll;
  }

  /** Shows the text until the user closes it. */
  public static void show(Component over, String text) {
    JOptionPane.showMessageDialog(
        SwingUtilities.getWindowAncestor(over),
        content(text),
        text.lines().findFirst().orElse(""),
        JOptionPane.PLAIN_MESSAGE);
  }
}
