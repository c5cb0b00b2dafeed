package org.motiflens.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output where a person looks at it: rows that a command hands on as they came, those of a
 * VCF file for example, cannot act on the terminal. Control characters of both sets, in UTF-8 C0
 * (but for tabs and ends of lines) and C1, become question marks.
 */
public final class TerminalOutput extends FilterOutputStream {
  private static final int DELETE = 0x7f;

  /** The first byte of U+0080 to U+00BF; C1 ends at U+009F. */
  private static final int BEFORE_C1 = 0xc2;

  private static final int AFTER_C1 = 0xa0;

  private boolean held;

  public TerminalOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    int letter = value & 0xff;
    if (held) {
      held = false;
      if (letter >= 0x80 && letter < AFTER_C1) {
        out.write('?');
        return;
      }
      out.write(BEFORE_C1);
    }
    if (letter == BEFORE_C1) {
      held = true;
    } else {
      boolean acts = letter < ' ' && letter != '\n' && letter != '\t';
      out.write(acts || letter == DELETE ? '?' : letter);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }
}
