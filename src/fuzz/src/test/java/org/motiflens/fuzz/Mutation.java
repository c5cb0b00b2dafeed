package org.motiflens.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small changes of an input, drawn. */
final class Mutation {
  /** What readers trip over. */
  private static final List<String> WORDS =
      List.of(
          "\t",
          "\n",
          "\r\n",
          "\0",
          "-1",
          "0",
          "2147483648",
          "9223372036854775808",
          "1e999",
          "NaN",
          "\u001b[2J",
          "\"",
          "{",
          "[[[[",
          "\uFEFF",
          ">",
          "#",
          "/",
          "\\u0000",
          "null",
          ".5",
          ",,");

  private static final int MOST_CHANGES = 4;
  private static final int LONGEST_COPY = 64;

  private Mutation() {}

  static byte[] of(byte[] input, int longest, Random random) {
    byte[] changed = input;
    for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
      changed = once(changed, random);
    }
    return changed.length > longest ? Arrays.copyOf(changed, longest) : changed;
  }

  private static byte[] once(byte[] input, Random random) {
    int at = input.length == 0 ? 0 : random.nextInt(input.length);
    int count = Math.min(input.length - at, 1 + random.nextInt(LONGEST_COPY));
    return switch (random.nextInt(6)) {
      case 0 -> replaced(input, at, 0, WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8));
      case 1 -> replaced(input, at, count, new byte[0]);
      case 2 -> replaced(input, at, 0, Arrays.copyOfRange(input, at, at + count));
      case 3 -> Arrays.copyOf(input, at);
      case 4 -> {
        byte[] number = new byte[1 << random.nextInt(4)];
        Arrays.fill(number, (byte) (random.nextBoolean() ? 0xff : random.nextInt(256)));
        yield replaced(input, at, Math.min(number.length, input.length - at), number);
      }
      default -> {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
          flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
    };
  }

  private static byte[] replaced(byte[] input, int at, int length, byte[] by) {
    byte[] result = new byte[input.length - length + by.length];
    System.arraycopy(input, 0, result, 0, at);
    System.arraycopy(by, 0, result, at, by.length);
    System.arraycopy(input, at + length, result, at + by.length, input.length - at - length);
    return result;
  }
}
