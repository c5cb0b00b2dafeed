package org.motiflens.plugin.widget;

import javax.swing.JTextArea;
import javax.swing.text.DefaultCaret;

/** A few lines of text that cannot be changed but can be marked and copied. */
public final class WrappedText extends JTextArea {
  public WrappedText(int lines) {
    super(lines, 20);
    setEditable(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setOpaque(false);
    setForeground(Theme.text());
    Parts.small(this);
    // A new text must not scroll what is around to it.
    if (getCaret() instanceof DefaultCaret caret) {
      caret.setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
    }
  }

  /** Text that stays as it is. */
  public WrappedText(int lines, String text) {
    this(lines);
    super.setText(text);
    setCaretPosition(0);
  }

  /** The keyboard passes over what says nothing. */
  @Override
  public boolean isFocusable() {
    return super.isFocusable() && !getText().isBlank();
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
