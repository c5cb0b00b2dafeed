package org.motiflens.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * The one place through which messages go to the person: what they quote of a file cannot act on
 * the terminal, reorder what is read, or fill the screen. Control characters of both sets (C0, C1),
 * those that set the direction of writing become question marks; a line ends after {@value
 * #LONGEST_LINE} characters.
 */
public final class MessageWriter extends FilterWriter {
  /** Twenty lines of a terminal; the longest sentence of ours with two paths has some 900. */
  static final int LONGEST_LINE = 2_000;

  private int column;

  public MessageWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int letter) throws IOException {
    synchronized (lock) {
      put((char) letter);
    }
  }

  @Override
  public void write(char[] letters, int offset, int length) throws IOException {
    synchronized (lock) {
      for (int i = offset; i < offset + length; i++) {
        put(letters[i]);
      }
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.substring(offset, offset + length).toCharArray(), 0, length);
  }

  private void put(char letter) throws IOException {
    if (letter == '\n') {
      column = 0;
      out.write(letter);
      return;
    }
    if (letter == '\r') {
      // Of a line's end on Windows; by itself it would let a line be written over.
      return;
    }
    column++;
    if (column < LONGEST_LINE) {
      out.write(isHarmless(letter) ? letter : '?');
    } else if (column == LONGEST_LINE) {
      out.write('…');
    }
  }

  private static boolean isHarmless(char letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL -> letter == '\t';
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
