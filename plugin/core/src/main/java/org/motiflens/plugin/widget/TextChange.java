package org.motiflens.plugin.widget;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** Whatever happens to a text is one thing: it changed. */
public record TextChange(Runnable then) implements DocumentListener {
  public static void of(JTextComponent text, Runnable then) {
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
