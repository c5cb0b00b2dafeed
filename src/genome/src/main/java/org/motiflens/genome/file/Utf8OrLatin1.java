package org.motiflens.genome.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8, and bytes that are none as Latin-1, which has a character for each: a text that is
 * written again keeps the names in it, whichever of the two encodings an older program used.
 */
final class Utf8OrLatin1 extends Reader {
  private static final int BUFFER = 1 << 13;

  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private boolean ended;

  Utf8OrLatin1(InputStream in) {
    this.in = in;
  }

  /**
   * {@inheritDoc}
   *
   * @param length at least 2: a character may be two of Java's
   */
  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    if (length < 2) {
      throw new IllegalArgumentException("room for " + length + " characters");
    }
    CharBuffer out = CharBuffer.wrap(to, offset, length).slice();
    while (true) {
      CoderResult result = decoder.decode(bytes, out, ended);
      if (result.isError() && out.hasRemaining()) {
        // One byte at a time: what follows it may be UTF-8 again.
        out.put((char) (bytes.get() & 0xff));
        decoder.reset();
      } else if (out.position() > 0) {
        return out.position();
      } else if (ended) {
        return -1;
      } else {
        fill();
      }
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = read < 0;
    bytes.position(bytes.position() + Math.max(0, read));
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
