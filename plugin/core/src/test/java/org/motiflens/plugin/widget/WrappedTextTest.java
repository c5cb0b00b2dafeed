package org.motiflens.plugin.widget;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.motiflens.fixture.Edt;

class WrappedTextTest {
  /** Who goes through a pane with the Tab key would not see where the focus is. */
  @Test
  void theKeyboardStopsAtTextAndNotWhereThereIsNone() {
    WrappedText text = Edt.get(() -> new WrappedText(1));
    for (String said : new String[] {"", " ", "P(bound) = 0.98"}) {
      Edt.run(() -> text.setText(said));
      if (said.isBlank()) {
        assertFalse(text.isFocusable());
      } else {
        assertTrue(text.isFocusable());
      }
    }
  }
}
