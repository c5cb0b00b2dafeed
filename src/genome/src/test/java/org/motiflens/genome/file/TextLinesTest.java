package org.motiflens.genome.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Shown;

class TextLinesTest {
  private static TextLines lines(byte[] bytes) {
    return TextLines.of(new ByteArrayInputStream(bytes), "x.txt", "the peaks");
  }

  private static List<String> read(byte[] bytes) {
    List<String> all = new ArrayList<>();
    TextLines lines = lines(bytes);
    for (String line = lines.next(); line != null; line = lines.next()) {
      all.add(line);
    }
    return all;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfTheFirstLineWhetherGzippedOrNot(String encoding) throws IOException {
    byte[] bytes = "\uFEFFchr1\t1\nchr2\t2\n".getBytes(Charset.forName(encoding));
    assertEquals(List.of("chr1\t1", "chr2\t2"), read(bytes));
    assertEquals(List.of("chr1\t1", "chr2\t2"), read(gzip(bytes)));
  }

  @Test
  void linesEndInAnyOfTheThreeWays() {
    for (String text : List.of("a\nb\n\nc", "a\r\nb\r\n\r\nc\r\n", "a\rb\r\rc\r", "a\r\nb\n\rc")) {
      assertEquals(List.of("a", "b", "", "c"), read(text.getBytes(StandardCharsets.UTF_8)));
    }
    assertEquals(List.of(), read(new byte[0]));
  }

  @Test
  void linesOfAnyLengthUpToTheBoundAreReadWhole() {
    String line = "0123456789".repeat(10_000);
    byte[] text = (line + "\r\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(line, line), read(text));
    TextLines bounded =
        TextLines.of(new ByteArrayInputStream(text), "x.txt", "the peaks", line.length() - 1);
    assertEquals(
        "Line 1 of x.txt has more than 99,999 characters; the peaks have no such lines: is it the"
            + " right file?",
        assertThrows(InputException.class, bounded::next).getMessage());
  }

  @Test
  void whatIsWrittenAgainKeepsItsLettersInLatin1AndInUtf8() {
    // Characters of one to four bytes, at every place of the reader's buffers, beside single bytes.
    String utf8 = "a\u00E9\u20AC\uD83E\uDDEC".repeat(9_000);
    for (int shift = 0; shift < 12; shift++) {
      byte[] text =
          ("x".repeat(shift) + utf8 + "\nM~ller\n" + utf8 + "\n~\nend~")
              .getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < text.length; i++) {
        text[i] = text[i] == '~' ? (byte) 0xFC : text[i];
      }
      TextLines lines = TextLines.toKeep(new ByteArrayInputStream(text), "x.vcf", "the variants");
      assertEquals("x".repeat(shift) + utf8, lines.next());
      assertEquals("M\u00FCller", lines.next());
      assertEquals(utf8, lines.next());
      assertEquals("\u00FC", lines.next());
      assertEquals("end\u00FC", lines.next());
      assertNull(lines.next());
    }
    assertEquals(List.of("M\uFFFDller"), read(new byte[] {'M', (byte) 0xFC, 'l', 'l', 'e', 'r'}));
  }

  @Test
  void aCharacterThatIsCutOffIsReadByteByByte() {
    byte[] text = {'a', (byte) 0xE2, (byte) 0x82};
    TextLines lines = TextLines.toKeep(new ByteArrayInputStream(text), "x.vcf", "the variants");
    assertEquals("a\u00E2\u0082", lines.next());
    assertNull(lines.next());
  }

  @Test
  void messagesShowWhatCannotBeSeen() {
    TextLines lines = lines("chr1\t5 \u00A09\u001B[31m\u202E".getBytes(StandardCharsets.UTF_8));
    lines.next();
    assertEquals(
        "Line 1 of x.txt is not a peak: end must be an integer:"
            + " \"chr1\\t5 \\u00A09\\u001B[31m\\u202E\"",
        lines.isNot("a peak", "end must be an integer").getMessage());
    assertNull(lines.next());
  }

  @Test
  void longAllelesAreCounted() {
    assertEquals("ACGT", Shown.allele("ACGT"));
    assertEquals("ACGTACGTACGT… (1,200 bases)", Shown.allele("ACGT".repeat(300)));
  }
}
