package org.motiflens.genome.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** What gzip packed, refused where so little becomes so much that it was made to fill a memory. */
public final class BoundedInflation extends FilterInputStream {
  private final Counting packed;
  private final int mostInflation;
  private long inflated;

  private BoundedInflation(Counting packed, int mostInflation) throws IOException {
    super(new GZIPInputStream(packed, 1 << 13));
    this.packed = packed;
    this.mostInflation = mostInflation;
  }

  /**
   * @param packed gzip, one stream or several behind each other
   * @param mostInflation times its packed size
   * @throws IOException when it does not begin as gzip
   */
  public static InputStream of(InputStream packed, int mostInflation) throws IOException {
    return new BoundedInflation(new Counting(packed), mostInflation);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long more) throws TooMuchException {
    inflated += more;
    if (inflated > Limits.FREE_INFLATION && inflated / mostInflation > packed.count) {
      throw new TooMuchException(mostInflation);
    }
  }

  /** Packed bytes became too many. */
  public static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuchException(int mostInflation) {
      super(
          String.format(
              Locale.ROOT,
              "unpacked it has more than %,d bytes and %,d times its packed size",
              Limits.FREE_INFLATION,
              mostInflation));
    }
  }

  /** Counts what is read. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
