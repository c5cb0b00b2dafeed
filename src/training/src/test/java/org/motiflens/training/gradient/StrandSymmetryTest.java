package org.motiflens.training.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;

class StrandSymmetryTest {
  private static final int OUTPUTS = 3;
  private static final int LENGTH = 31;
  private static final double ROUNDING = 1e-4;

  /** Architectures in which nothing is pooled between convolutions. */
  static Stream<Architecture> withoutPools() {
    return Stream.of(
        new Architecture(
            "cnn",
            LayeredFamily.CNN,
            List.of(new Convolution(6, 4, 1), new Convolution(8, 3, 1)),
            0,
            0,
            LENGTH),
        new Architecture("rnn", LayeredFamily.RNN, List.of(), 1, 5, LENGTH),
        new Architecture("two", LayeredFamily.RNN, List.of(), 2, 5, LENGTH),
        new Architecture(
            "cnn-rnn", LayeredFamily.CNN_RNN, List.of(new Convolution(6, 5, 1)), 1, 5, LENGTH));
  }

  private static float[] parameters(Architecture architecture, Random random) {
    float[] drawn = new float[ParameterLayout.of(architecture, OUTPUTS).count()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = (float) (0.4 * random.nextGaussian());
    }
    return drawn;
  }

  private static List<byte[]> windows(int length, Random random) {
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] codes = new byte[length];
      for (int j = 0; j < length; j++) {
        codes[j] = (byte) random.nextInt(Bases.COUNT);
      }
      windows.add(codes);
    }
    return windows;
  }

  @ParameterizedTest
  @MethodSource("withoutPools")
  void aTiedNetworkSeesNoDifferenceBetweenTheStrands(Architecture architecture) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<byte[]> windows = windows(LENGTH, random);
    List<byte[]> others = windows.stream().map(Bases::reverseComplement).toList();
    float[] free = parameters(architecture, random);
    float[] tied = free.clone();
    new StrandSymmetry(architecture, OUTPUTS).tie(tied);
    NetworkGradient network = new NetworkGradient(architecture, OUTPUTS, 1);
    assertTrue(farthest(network, free, windows, others) > 0.01, "free, seed " + seed);
    assertEquals(0, farthest(network, tied, windows, others), ROUNDING, "tied, seed " + seed);
  }

  /** Its pool of two drops the last column, so that the strands are a base apart. */
  @Test
  void toATiedSmallCnnTheOtherStrandIsTheWindowMovedByOneBase() {
    Architecture architecture = Architecture.named("small-cnn");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<byte[]> longer = windows(102, random);
    List<byte[]> others =
        longer.stream()
            .map(codes -> Bases.reverseComplement(Arrays.copyOfRange(codes, 0, 101)))
            .toList();
    List<byte[]> moved = longer.stream().map(codes -> Arrays.copyOfRange(codes, 1, 102)).toList();
    float[] tied = parameters(architecture, random);
    new StrandSymmetry(architecture, OUTPUTS).tie(tied);
    NetworkGradient network = new NetworkGradient(architecture, OUTPUTS, 1);
    assertEquals(0, farthest(network, tied, moved, others), 1e-3, "seed " + seed);
  }

  private static double farthest(
      NetworkGradient network, float[] parameters, List<byte[]> windows, List<byte[]> others) {
    network.setParameters(parameters);
    float[][] here = network.sums(windows);
    float[][] there = network.sums(others);
    double farthest = 0;
    for (int i = 0; i < here.length; i++) {
      for (int output = 0; output < OUTPUTS; output++) {
        farthest = Math.max(farthest, Math.abs((double) here[i][output] - there[i][output]));
      }
    }
    return farthest;
  }

  @ParameterizedTest
  @MethodSource("withoutPools")
  void averagedGradientsKeepATiedNetworkTied(Architecture architecture) {
    Random random = new Random(3);
    StrandSymmetry symmetry = new StrandSymmetry(architecture, OUTPUTS);
    float[] parameters = parameters(architecture, random);
    symmetry.tie(parameters);
    float[] gradient = parameters(architecture, random);
    symmetry.average(gradient);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= 0.1f * gradient[i];
    }
    float[] again = parameters.clone();
    symmetry.tie(again);
    assertArrayEquals(parameters, again);
  }

  @Test
  void mapsMustBeEven() {
    Architecture odd =
        new Architecture("odd", LayeredFamily.CNN, List.of(new Convolution(5, 3, 1)), 0, 0, LENGTH);
    assertThrows(IllegalArgumentException.class, () -> new StrandSymmetry(odd, 2));
  }
}
