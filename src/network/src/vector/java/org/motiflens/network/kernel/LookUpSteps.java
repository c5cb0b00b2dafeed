package org.motiflens.network.kernel;

import static org.motiflens.network.kernel.VectorKernels.NONE;
import static org.motiflens.network.kernel.VectorKernels.S;
import static org.motiflens.network.kernel.VectorKernels.V;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Sums of rows of a look-up table, rectified. Most first convolutions have 7 to 9 taps, three
 * words; those have code of their own, in which nothing but loads and sums is left.
 */
final class LookUpSteps {
  private static final int SECOND = Kernels.WORDS;
  private static final int THIRD = 2 * Kernels.WORDS;

  private LookUpSteps() {}

  static void three(
      float[] table, int[] words, int wordOffset, int rows, int width, float[] out, int outOffset) {
    for (int r = 0; r < rows; r++) {
      int at = wordOffset + r;
      int first = words[at] * width;
      int second = (SECOND + words[at + Kernels.WORD_LENGTH]) * width;
      int third = (THIRD + words[at + 2 * Kernels.WORD_LENGTH]) * width;
      int to = outOffset + r * width;
      for (int j = 0; j < width; j += V) {
        FloatVector.fromArray(S, table, first + j)
            .add(FloatVector.fromArray(S, table, second + j))
            .add(FloatVector.fromArray(S, table, third + j))
            .reinterpretAsInts()
            .max(NONE)
            .reinterpretAsFloats()
            .intoArray(out, to + j);
      }
    }
  }

  /** The larger one of each two rows. */
  static void threeInPairs(
      float[] table, int[] words, int wordOffset, int rows, int width, float[] out, int outOffset) {
    for (int r = 0; r < rows; r++) {
      int at = wordOffset + 2 * r;
      int first = words[at] * width;
      int second = (SECOND + words[at + Kernels.WORD_LENGTH]) * width;
      int third = (THIRD + words[at + 2 * Kernels.WORD_LENGTH]) * width;
      int nextFirst = words[at + 1] * width;
      int nextSecond = (SECOND + words[at + 1 + Kernels.WORD_LENGTH]) * width;
      int nextThird = (THIRD + words[at + 1 + 2 * Kernels.WORD_LENGTH]) * width;
      int to = outOffset + r * width;
      for (int j = 0; j < width; j += V) {
        IntVector one =
            FloatVector.fromArray(S, table, first + j)
                .add(FloatVector.fromArray(S, table, second + j))
                .add(FloatVector.fromArray(S, table, third + j))
                .reinterpretAsInts();
        IntVector next =
            FloatVector.fromArray(S, table, nextFirst + j)
                .add(FloatVector.fromArray(S, table, nextSecond + j))
                .add(FloatVector.fromArray(S, table, nextThird + j))
                .reinterpretAsInts();
        // Where both are negative either one is: the larger comes out as 0.
        one.max(NONE).max(next).reinterpretAsFloats().intoArray(out, to + j);
      }
    }
  }

  /** Any number of words, and of rows of which the largest counts. */
  static void any(
      float[] table,
      int parts,
      int[] words,
      int wordOffset,
      int rows,
      int pool,
      int width,
      float[] out,
      int outOffset) {
    for (int r = 0; r < rows; r++) {
      int to = outOffset + r * width;
      row(table, parts, words, wordOffset + r * pool, width, out, to);
      for (int i = 1; i < pool; i++) {
        keepLarger(table, parts, words, wordOffset + r * pool + i, width, out, to);
      }
    }
  }

  private static void row(
      float[] table, int parts, int[] words, int at, int width, float[] out, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector sum = FloatVector.fromArray(S, table, words[at] * width + j);
      for (int part = 1; part < parts; part++) {
        int row = part * Kernels.WORDS + words[at + part * Kernels.WORD_LENGTH];
        sum = sum.add(FloatVector.fromArray(S, table, row * width + j));
      }
      sum.reinterpretAsInts().max(NONE).reinterpretAsFloats().intoArray(out, to + j);
    }
  }

  /** Through memory: a maximum that a variable carried through the loop would be allocated. */
  private static void keepLarger(
      float[] table, int parts, int[] words, int at, int width, float[] out, int to) {
    for (int j = 0; j < width; j += V) {
      FloatVector sum = FloatVector.fromArray(S, table, words[at] * width + j);
      for (int part = 1; part < parts; part++) {
        int row = part * Kernels.WORDS + words[at + part * Kernels.WORD_LENGTH];
        sum = sum.add(FloatVector.fromArray(S, table, row * width + j));
      }
      FloatVector.fromArray(S, out, to + j)
          .reinterpretAsInts()
          .max(sum.reinterpretAsInts())
          .reinterpretAsFloats()
          .intoArray(out, to + j);
    }
  }
}
