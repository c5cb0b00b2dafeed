package org.motiflens.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.ProfileEvaluator;

/** DeepSHAP of convolutional networks and profile models, and what else is asked of profiles. */
class DeepShapTest {
  private static final long SEED = 20261129;

  static Stream<Network> covered() {
    return Stream.of(
        TinyNetworks.all(new Random(SEED), TinyProfileModels.WINDOW).get(0),
        TinyProfileModels.of(1, SEED),
        TinyProfileModels.of(2, SEED));
  }

  private static byte[] codes(int length, double unknown) {
    Random random = new Random(SEED + length);
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) (random.nextDouble() < unknown ? Bases.N : random.nextInt(4));
    }
    return codes;
  }

  private static AttributionMethod method(String key) {
    return AttributionRegistry.WITH_MAPS.named(key);
  }

  private static List<float[]> values(
      AttributionMethod method, Network network, byte[] codes, WindowRun run) {
    List<float[]> values = new ArrayList<>();
    method.attribute(network.newEvaluator(), codes, run, (window, row) -> values.add(row.clone()));
    return values;
  }

  @ParameterizedTest
  @MethodSource("covered")
  void contributionsAddUpToTheMeanDifferenceFromTheShuffles(Network network) {
    byte[] codes = codes(TinyProfileModels.WINDOW, 0);
    Contributions contributions = new Contributions(network.newEvaluator(), 20, 3);
    contributions.compute(codes, 0);
    double sum = 0;
    for (int t = 0; t < codes.length; t++) {
      sum += contributions.hypothetical(t, codes[t]);
    }
    assertTrue(Math.abs(contributions.difference()) > 1e-3, "a window unlike its shuffles");
    assertEquals(contributions.difference(), sum, 1e-4);
    assertTrue(contributions.completenessError() < 1e-4, "error told");
  }

  @ParameterizedTest
  @MethodSource("covered")
  void eachReferenceIsToldAndMayBeTheLast(Network network) {
    byte[] codes = codes(TinyProfileModels.WINDOW, 0);
    List<String> told = new ArrayList<>();
    Monitor monitor =
        new Monitor() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public void within(long done, long total) {
            told.add(done + " of " + total);
          }

          @Override
          public boolean isCancelled() {
            return told.size() == 3;
          }
        };
    Contributions contributions = new Contributions(network.newEvaluator(), 20, 3);
    assertThrows(CancellationException.class, () -> contributions.compute(codes, 0, monitor));
    assertEquals(List.of("1 of 20", "2 of 20", "3 of 20"), told);
  }

  /** By hand: with one reference the difference is that of two scores. */
  @ParameterizedTest
  @MethodSource("covered")
  void theDifferenceIsThatOfTheScores(Network network) {
    byte[] codes = codes(TinyProfileModels.WINDOW, 0);
    byte[] reference = Bases.reverseComplement(codes);
    Contributions contributions = new Contributions(network.newEvaluator(), 1, 3);
    contributions.compute(codes, 0, List.of(reference));
    float[] scores = new float[2];
    byte[] both = new byte[2 * codes.length];
    System.arraycopy(codes, 0, both, 0, codes.length);
    System.arraycopy(reference, 0, both, codes.length, codes.length);
    network.newEvaluator().logitMargins(both, new WindowRun(0, codes.length, 2), scores);
    assertEquals(scores[0] - scores[1], contributions.difference(), 1e-5);
    // Where window and reference have the same base, it contributes nothing.
    for (int t = 0; t < codes.length; t++) {
      if (codes[t] == reference[t]) {
        assertEquals(0, contributions.hypothetical(t, codes[t]));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("covered")
  void aWindowHasTheSameValuesWhereverItIsMet(Network network) {
    int length = TinyProfileModels.WINDOW;
    byte[] codes = codes(3 * length, 0.02);
    for (AttributionMethod method :
        AttributionRegistry.WITH_MAPS.supporting(network.architecture())) {
      if (method.needsCalibration()) {
        continue;
      }
      if (network instanceof org.motiflens.network.bpnet.BpnetNetwork profile
          && method.isStranded()
          && profile.shape().strands() == 1) {
        continue;
      }
      List<float[]> run = values(method, network, codes, new WindowRun(1, 13, 5));
      for (int window = 0; window < run.size(); window++) {
        float[] alone = values(method, network, codes, WindowRun.single(1 + 13 * window)).get(0);
        assertArrayEquals(alone, run.get(window), method.key());
      }
    }
  }

  @Test
  void theMapHoldsTheContributions() {
    Network network = TinyProfileModels.of(1, SEED);
    byte[] codes = codes(TinyProfileModels.WINDOW, 0.1);
    for (String prefix : List.of("", "profile-")) {
      float[] own = values(method(prefix + "deepshap"), network, codes, WindowRun.single(0)).get(0);
      float[] map =
          values(method(prefix + "deepshap-map"), network, codes, WindowRun.single(0)).get(0);
      for (int t = 0; t < own.length; t++) {
        if (codes[t] == Bases.N) {
          assertTrue(Float.isNaN(own[t]) && Float.isNaN(map[t]));
        } else {
          assertEquals(own[t], map[codes[t] * own.length + t]);
        }
      }
    }
  }

  @Test
  void theSeedDecidesTheReferences() {
    Network network = TinyNetworks.all(new Random(SEED), TinyProfileModels.WINDOW).get(0);
    byte[] codes = codes(TinyProfileModels.WINDOW, 0);
    float[] first =
        values(ProfileMethods.deepShap(20, 1), network, codes, WindowRun.single(0)).get(0);
    assertArrayEquals(
        first, values(method("deepshap"), network, codes, WindowRun.single(0)).get(0));
    float[] other =
        values(ProfileMethods.deepShap(20, 2), network, codes, WindowRun.single(0)).get(0);
    int different = 0;
    for (int t = 0; t < first.length; t++) {
      different += first[t] != other[t] ? 1 : 0;
    }
    assertTrue(different > 0);
    assertTrue(ProfileMethods.deepShap(7, 2).formula().contains("over 7 dinucleotide shuffles"));
    assertTrue(ProfileMethods.deepShap(7, 2).formula().contains("seed 2"));
  }

  @Test
  void recurrentNetworksAreRefusedWithTheReason() {
    List<Network> networks = TinyNetworks.all(new Random(SEED), 101);
    assertTrue(method("deepshap").supports(networks.get(0).architecture()));
    assertFalse(method("deepshap").supports(networks.get(1).architecture()));
    assertFalse(method("deepshap").supports(networks.get(2).architecture()));
    assertTrue(method("deepshap").needs().contains("gates, which are multiplied"));
  }

  @Test
  void expectedCountsOfAWindowAddUpToItsCounts() {
    for (int strands = 1; strands <= 2; strands++) {
      Network network = TinyProfileModels.of(strands, SEED);
      byte[] codes = codes(TinyProfileModels.WINDOW, 0.02);
      float[] logCounts = new float[1];
      network.newEvaluator().logitMargins(codes, WindowRun.single(0), logCounts);
      float[] values =
          values(method("expected-counts"), network, codes, WindowRun.single(0)).get(0);
      double sum = 0;
      int known = 0;
      int start = ((ProfileEvaluator) network.newEvaluator()).outputStart();
      for (int t = 0; t < values.length; t++) {
        boolean inside = t >= start && t < start + TinyProfileModels.OUTPUT;
        assertEquals(!inside, Float.isNaN(values[t]), "position " + t);
        if (inside) {
          sum += values[t];
          known++;
        }
      }
      assertEquals(TinyProfileModels.OUTPUT, known);
      assertEquals(Math.exp(logCounts[0]), sum, 1e-4 * sum);
      assertEquals(
          logCounts[0],
          values(method("log-counts"), network, codes, WindowRun.single(0)).get(0)[5]);
    }
  }

  @Test
  void theStrandsAddUp() {
    Network network = TinyProfileModels.of(2, SEED);
    byte[] codes = codes(TinyProfileModels.WINDOW, 0);
    float[] both = values(method("expected-counts"), network, codes, WindowRun.single(0)).get(0);
    float[] plus =
        values(method("expected-counts-plus"), network, codes, WindowRun.single(0)).get(0);
    float[] minus =
        values(method("expected-counts-minus"), network, codes, WindowRun.single(0)).get(0);
    for (int t = 0; t < both.length; t++) {
      if (!Float.isNaN(both[t])) {
        assertEquals(both[t], plus[t] + minus[t], 1e-5 * both[t]);
      }
    }
    Network single = TinyProfileModels.of(1, SEED);
    assertThrows(
        InputException.class,
        () -> values(method("expected-counts-plus"), single, codes, WindowRun.single(0)));
  }
}
