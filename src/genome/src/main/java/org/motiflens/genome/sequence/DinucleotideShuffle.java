package org.motiflens.genome.sequence;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Random sequences with exactly the dinucleotides of a given one (Altschul and Erickson, Molecular
 * Biology and Evolution 2(6), 1985, "Significance of nucleotide sequence alignments": the Euler
 * algorithm).
 *
 * <p>A sequence is a walk over the graph whose vertices are bases and whose edges are its
 * dinucleotides; every walk that uses each edge once, between the same two ends, is equally likely
 * to be drawn. First and last base, the count of every base and of every dinucleotide stay as they
 * were.
 */
public final class DinucleotideShuffle {
  private static final int LETTERS = Bases.LETTERS.length();

  private DinucleotideShuffle() {}

  /**
   * A shuffled copy.
   *
   * @param codes any sequence of codes ({@link Bases}), N included; it is not changed
   * @param random source of randomness; the same state gives the same result
   */
  public static byte[] shuffle(byte[] codes, RandomGenerator random) {
    if (codes.length < 4) {
      return codes.clone();
    }
    byte[][] successors = successors(codes);
    byte last = codes[codes.length - 1];
    drawLastEdges(successors, last, random);
    for (int letter = 0; letter < LETTERS; letter++) {
      int free = successors[letter].length - (letter == last ? 0 : 1);
      permute(successors[letter], free, random);
    }
    byte[] result = new byte[codes.length];
    int[] used = new int[LETTERS];
    result[0] = codes[0];
    for (int i = 1; i < result.length; i++) {
      int letter = result[i - 1];
      result[i] = successors[letter][used[letter]++];
    }
    return result;
  }

  /** For each letter, the letters that follow its occurrences. */
  private static byte[][] successors(byte[] codes) {
    int[] counts = new int[LETTERS];
    for (int i = 0; i < codes.length - 1; i++) {
      counts[codes[i]]++;
    }
    byte[][] successors = new byte[LETTERS][];
    for (int letter = 0; letter < LETTERS; letter++) {
      successors[letter] = new byte[counts[letter]];
    }
    Arrays.fill(counts, 0);
    for (int i = 0; i < codes.length - 1; i++) {
      successors[codes[i]][counts[codes[i]]++] = codes[i + 1];
    }
    return successors;
  }

  /**
   * Draws for each letter but the last one the edge by which the walk leaves it for the last time,
   * and moves it to the end of the letter's successors. The draw is repeated until these edges lead
   * from every letter to the end: only then does the walk use all edges.
   */
  private static void drawLastEdges(byte[][] successors, byte last, RandomGenerator random) {
    do {
      for (int letter = 0; letter < LETTERS; letter++) {
        byte[] edges = successors[letter];
        if (letter != last && edges.length > 0) {
          swap(edges, random.nextInt(edges.length), edges.length - 1);
        }
      }
    } while (!allReach(successors, last));
  }

  private static boolean allReach(byte[][] successors, byte last) {
    for (int letter = 0; letter < LETTERS; letter++) {
      int at = letter;
      for (int step = 0; at != last && step < LETTERS; step++) {
        byte[] edges = successors[at];
        if (edges.length == 0) {
          // Not a letter of this sequence: nothing to reach from it.
          at = last;
        } else {
          at = edges[edges.length - 1];
        }
      }
      if (at != last) {
        return false;
      }
    }
    return true;
  }

  private static void permute(byte[] values, int count, RandomGenerator random) {
    for (int i = count - 1; i > 0; i--) {
      swap(values, i, random.nextInt(i + 1));
    }
  }

  private static void swap(byte[] values, int i, int j) {
    byte value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
