package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/** Each base at each position of a window, held against whole windows that were changed so. */
class SubstitutionsTest {
  private static final int START = 3;
  private static final long SEED = 31;

  private static Evaluator evaluator(Architecture architecture) {
    return Networks.of(architecture, RandomWeights.of(architecture, SEED)).newEvaluator();
  }

  /** Two windows by one evaluator: nothing of the first is left in the second. */
  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void marginsAreThoseOfTheChangedWindowsToTheLastBit(Architecture architecture) {
    Evaluator evaluator = evaluator(architecture);
    Evaluator whole = evaluator(architecture);
    int length = architecture.windowLength();
    for (double unknown : new double[] {0, 0.05}) {
      byte[] codes = Sequences.random(length + 2 * START, unknown, SEED);
      byte[] before = codes.clone();
      float[] margins = new float[Bases.COUNT * length];
      evaluator.substitutions(codes, START, margins);
      assertArrayEquals(before, codes);
      float[] expected = new float[Bases.COUNT * length];
      float[] one = new float[1];
      for (int t = 0; t < length; t++) {
        for (byte base = 0; base < Bases.COUNT; base++) {
          codes[START + t] = base;
          whole.logitMargins(codes, WindowRun.single(START), one);
          expected[t * Bases.COUNT + base] = one[0];
        }
        codes[START + t] = before[START + t];
      }
      assertArrayEquals(expected, margins, 0f, architecture.name());
    }
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void somePositionsAloneAreThoseOfAllAndNoOthersAreTouched(Architecture architecture) {
    Evaluator evaluator = evaluator(architecture);
    int length = architecture.windowLength();
    byte[] codes = Sequences.random(length, 0.05, SEED);
    float[] all = new float[Bases.COUNT * length];
    evaluator.substitutions(codes, 0, all);
    for (int[] part : new int[][] {{0, 1}, {length / 3, 2 * length / 3}, {length - 2, length}}) {
      float[] some = new float[Bases.COUNT * length];
      evaluator.substitutions(codes, 0, part[0], part[1], some);
      float[] expected = new float[Bases.COUNT * length];
      int from = part[0] * Bases.COUNT;
      int to = part[1] * Bases.COUNT;
      System.arraycopy(all, from, expected, from, to - from);
      assertArrayEquals(expected, some, 0f, architecture.name());
    }
  }

  @Test
  void aWindowBeyondTheSequenceIsRefused() {
    Architecture cnn = Architecture.named("small-cnn");
    float[] margins = new float[Bases.COUNT * cnn.windowLength()];
    byte[] codes = Sequences.random(cnn.windowLength() + 1, 0, SEED);
    assertThrows(InputException.class, () -> evaluator(cnn).substitutions(codes, 2, margins));
    assertThrows(InputException.class, () -> evaluator(cnn).substitutions(codes, 0, new float[9]));
  }
}
