package org.motiflens.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class TerminalOutputTest {
  private static String shown(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new TerminalOutput(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toString(UTF_8);
  }

  @Test
  void controlCharactersOfBothSetsDoNotAct() throws IOException {
    assertEquals("rs?]0;evil?1?31m?x?", shown("rs\u001b]0;evil\u00071\u009b31m\rx\u007f"));
  }

  @Test
  void linesTabsAndOtherScriptsStay() throws IOException {
    assertEquals("a\tb\nµ£ Ä 中 ½\n", shown("a\tb\nµ£ Ä 中 ½\n"));
  }
}
