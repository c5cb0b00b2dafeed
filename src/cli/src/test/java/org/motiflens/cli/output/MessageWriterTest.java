package org.motiflens.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a message quotes of a file does nothing but be read. */
class MessageWriterTest {
  private static String shown(String message) {
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(new MessageWriter(out), true);
    printer.print(message);
    printer.flush();
    return out.toString();
  }

  @Test
  void controlCharactersOfBothSetsAndOfDirectionAreReplaced() {
    assertEquals("?[31mred?x?y?z", shown("\u001b[31mred\u009bx\u202ey\u0007z"));
    assertEquals("a?b", shown("a\u2028b"));
  }

  @Test
  void linesAndTabsAndOtherScriptsStay() {
    assertEquals("a\tb\nc\n", shown("a\tb\r\nc\n"));
    assertEquals("Größe, 漢字, \uD83E\uDDEC", shown("Größe, 漢字, \uD83E\uDDEC"));
  }

  @Test
  void aLineEndsAfterItsLimitAndTheNextIsWhole() {
    String shown = shown("x".repeat(70_000) + "\nnext\n");
    assertEquals(MessageWriter.LONGEST_LINE, shown.indexOf('\n'));
    assertEquals('…', shown.charAt(MessageWriter.LONGEST_LINE - 1));
    assertEquals("next", shown.lines().toList().get(1));
  }
}
