package org.motiflens.explain.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.fixture.ScriptedNetwork;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.Family;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.deepbind.DeepBindFamily;
import org.motiflens.network.engine.Networks;

/** On the engine itself, with filters that count the letters of a word. */
class ActivationSeqletTest {
  private static final int LENGTH = 40;

  /** A network whose first convolution has one filter a word. */
  private static Network network(Family family, float bias, String... words) {
    int kernel = words[0].length();
    int maps = words.length;
    float[] weights = new float[kernel * Bases.COUNT * maps];
    float[] biases = new float[maps];
    for (int map = 0; map < maps; map++) {
      biases[map] = bias;
      for (int tap = 0; tap < kernel; tap++) {
        int base = Bases.code(words[map].charAt(tap));
        weights[(tap * Bases.COUNT + base) * maps + map] = 1;
      }
    }
    boolean recurs = family != LayeredFamily.CNN;
    NetworkWeights.Lstm lstm =
        new NetworkWeights.Lstm(new float[4 * maps], new float[4], new float[4]);
    List<NetworkWeights.Lstm> stack = recurs ? List.of(lstm) : List.of();
    int features = recurs ? 2 : maps;
    Architecture architecture =
        new Architecture(
            "counting",
            family,
            List.of(new Convolution(maps, kernel, 1)),
            recurs ? 1 : 0,
            recurs ? 1 : 0,
            LENGTH);
    return Networks.of(
        architecture,
        new NetworkWeights(
            List.of(new NetworkWeights.Convolution(weights, biases)),
            stack,
            stack,
            new NetworkWeights.Output(new float[2 * features], new float[2]),
            1));
  }

  private static Optional<Seqlet> word(Network network, String window) {
    return new ActivationSeqlet().reader(network).word(Bases.encode(window), 0);
  }

  @Test
  void theWordIsTheOneThatAFilterSpells() {
    String window = "A".repeat(13) + "CCTTGGCCA" + "A".repeat(LENGTH - 22);
    for (Family family : List.of(LayeredFamily.CNN, LayeredFamily.CNN_RNN)) {
      Seqlet word = word(network(family, 0, "GGGGGGGGG", "CCTTGGCCA"), window).orElseThrow();
      assertEquals("CCTTGGCCA", word.letters(), family.name());
      assertEquals(13, word.offset());
      assertEquals(9, word.score(), 1e-6);
      assertEquals("filter 2", word.evidence());
    }
  }

  @Test
  void ofEqualActivationsTheLeftmostThenTheFirstFilterIsTaken() {
    String window = "T".repeat(5) + "CACGTG" + "T".repeat(5) + "CACGTG" + "T".repeat(LENGTH - 22);
    Seqlet word = word(network(LayeredFamily.CNN, 0, "CACGTG", "CACGTG"), window).orElseThrow();
    assertEquals(5, word.offset());
    assertEquals("filter 1", word.evidence());
  }

  @Test
  void aKernelThatReachesOverTheEndsReadsNoWord() {
    // Zeros count nothing, so that the padded column over the start would win with 7 letters.
    String window = "TTGGCCA" + "A".repeat(LENGTH - 7);
    Seqlet word = word(network(LayeredFamily.CNN_RNN, 0, "CCTTGGCCA"), window).orElseThrow();
    assertEquals(4, word.offset());
    assertEquals("CCAAAAAAA", word.letters());
    assertEquals(3, word.score(), 1e-6);
  }

  @Test
  void aWordHoldsNoUnknownBase() {
    String window = "CCTTGGCCN" + "CCTTGACCA" + "N".repeat(LENGTH - 18);
    Seqlet word = word(network(LayeredFamily.CNN, 0, "CCTTGGCCA"), window).orElseThrow();
    assertEquals("CCTTGACCA", word.letters());
  }

  @Test
  void whereAllFiltersAreSilentThereIsNoWord() {
    assertEquals(
        Optional.empty(), word(network(LayeredFamily.CNN, -9, "CCTTGGCCA"), "A".repeat(LENGTH)));
  }

  @Test
  void aNetworkWithoutConvolutionIsRefused() {
    ActivationSeqlet activation = new ActivationSeqlet();
    assertFalse(activation.supports(Architecture.PUBLISHED.get("small-rnn")));
    assertFalse(
        activation.supports(
            new Architecture(
                DeepBindFamily.ARCHITECTURE,
                DeepBindFamily.DEEPBIND,
                List.of(new Convolution(16, 24, 1)),
                0,
                0,
                LENGTH)));
    assertThrows(
        UnsupportedOperationException.class,
        () -> activation.reader(ScriptedNetwork.withSlopes(1, 2, 3)));
  }
}
