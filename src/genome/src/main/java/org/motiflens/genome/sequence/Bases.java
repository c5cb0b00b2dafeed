package org.motiflens.genome.sequence;

import java.util.Arrays;
import org.motiflens.genome.InputException;

/**
 * Bases and their codes: A 0, C 1, G 2, T 3 and N (anything unknown) 4. The order A C G T is that
 * of every matrix in this product. Lower case (soft-masked) letters are bases like any other.
 */
public final class Bases {
  /** Letters in code order. */
  public static final String LETTERS = "ACGTN";

  /** Number of known bases: the rows of a one-hot column. */
  public static final int COUNT = 4;

  /** Code of an unknown base; its one-hot column is all zero. */
  public static final byte N = 4;

  private static final byte[] CODES = codes();

  private Bases() {}

  private static byte[] codes() {
    byte[] codes = new byte[128];
    Arrays.fill(codes, (byte) -1);
    for (int code = 0; code < LETTERS.length(); code++) {
      char letter = LETTERS.charAt(code);
      codes[letter] = (byte) code;
      codes[Character.toLowerCase(letter)] = (byte) code;
    }
    return codes;
  }

  /** The code of a letter A, C, G, T or N of either case, or -1 for any other character. */
  public static int code(int letter) {
    return letter >= 0 && letter < CODES.length ? CODES[letter] : -1;
  }

  /** The letter of a code. */
  public static char letter(int code) {
    return LETTERS.charAt(code);
  }

  /** The code of the complementary base; N stays N. */
  public static byte complement(int code) {
    return (byte) (code == N ? N : 3 - code);
  }

  /**
   * The codes of a sequence as a genome gives it. Every letter other than A, C, G, T (IUPAC
   * ambiguity codes included) is N.
   */
  public static byte[] encodeGenomic(byte[] letters) {
    byte[] codes = new byte[letters.length];
    for (int i = 0; i < letters.length; i++) {
      int code = code(letters[i]);
      codes[i] = code < 0 ? N : (byte) code;
    }
    return codes;
  }

  /**
   * The codes of a sequence that a person typed or a file of sequences holds.
   *
   * @throws InputException at the first character that is not A, C, G, T or N
   */
  public static byte[] encode(String sequence) {
    byte[] codes = new byte[sequence.length()];
    for (int i = 0; i < codes.length; i++) {
      int code = code(sequence.charAt(i));
      if (code < 0) {
        throw new InputException(
            "Character '"
                + sequence.charAt(i)
                + "' at position "
                + (i + 1)
                + " of a sequence is no base; expected A, C, G, T or N.");
      }
      codes[i] = (byte) code;
    }
    return codes;
  }

  /** The letters of a sequence of codes. */
  public static String decode(byte[] codes) {
    StringBuilder letters = new StringBuilder(codes.length);
    for (byte code : codes) {
      letters.append(letter(code));
    }
    return letters.toString();
  }

  /** The reverse complement, as new codes. */
  public static byte[] reverseComplement(byte[] codes) {
    byte[] result = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      result[codes.length - 1 - i] = complement(codes[i]);
    }
    return result;
  }
}
