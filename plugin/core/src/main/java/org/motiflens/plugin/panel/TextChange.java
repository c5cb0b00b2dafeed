package org.motiflens.plugin.panel;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** Whatever happens to a text is one thing: it changed. */
record TextChange(Runnable then) implements DocumentListener {
  static void of(JTextComponent text, Runnable then) {
    text.getDocument().addDocumentListener(new TextChange(then));
  }

  @Override
  public void insertUpdate(DocumentEvent event) {
    then.run();
  }

  @Override
  public void removeUpdate(DocumentEvent event) {
    then.run();
  }

  @Override
  public void changedUpdate(DocumentEvent event) {
    then.run();
  }
}
