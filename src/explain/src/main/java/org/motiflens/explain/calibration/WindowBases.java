package org.motiflens.explain.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.motiflens.genome.InputException;

/**
 * The bases of windows of one length, read once and kept one window behind the other. Immutable.
 */
final class WindowBases {
  private final int windowLength;
  private final byte[] codes;

  private WindowBases(int windowLength, byte[] codes) {
    this.windowLength = windowLength;
    this.codes = codes;
  }

  private static byte[] room(int windowLength, long windows) {
    if (windows * windowLength > Integer.MAX_VALUE - 8) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%,d windows of %,d bases are too many for one sample; ask for fewer.",
              windows,
              windowLength));
    }
    return new byte[(int) (windows * windowLength)];
  }

  /** All windows of a sample, in its order. */
  static WindowBases of(GenomeSample sample) {
    int length = sample.windowLength();
    byte[] codes = room(length, sample.windows());
    int at = 0;
    for (GenomeSample.Piece piece : sample.pieces()) {
      byte[] stretch = sample.codes(piece);
      for (int i = 0; i < piece.count(); i++, at += length) {
        System.arraycopy(stretch, i * sample.stride(), codes, at, length);
      }
    }
    return new WindowBases(length, codes);
  }

  /**
   * @param windows all of one length
   */
  static WindowBases of(List<byte[]> windows, int windowLength) {
    byte[] codes = room(windowLength, windows.size());
    for (int i = 0; i < windows.size(); i++) {
      System.arraycopy(windows.get(i), 0, codes, i * windowLength, windowLength);
    }
    return new WindowBases(windowLength, codes);
  }

  int windowLength() {
    return windowLength;
  }

  int size() {
    return codes.length / windowLength;
  }

  /** Some windows one behind the other, a copy. */
  byte[] codes(int first, int count) {
    return Arrays.copyOfRange(codes, first * windowLength, (first + count) * windowLength);
  }
}
