package org.motiflens.plugin.panel;

import javax.swing.JTextArea;

/** A few lines of text that cannot be changed but can be marked and copied. */
final class WrappedText extends JTextArea {
  WrappedText(int lines) {
    super(lines, 20);
    setEditable(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setOpaque(false);
    setForeground(Theme.text());
    SidePanel.small(this);
  }

  @Override
  public void setText(String text) {
    if (!text.equals(getText())) {
      super.setText(text);
      setCaretPosition(0);
      setToolTipText(text.isBlank() ? null : text);
    }
  }
}
