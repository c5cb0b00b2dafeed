package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.WindowRun;

class NetworkGroupTest {
  private static final long SEED = 21;
  private static final int[] STRIDES = {1, 7, 50, 101};

  /** A network with the layers of one seed and the output of another. */
  private static Network network(Architecture architecture, long trunk, long output) {
    NetworkWeights below = RandomWeights.of(architecture, trunk);
    NetworkWeights above = RandomWeights.of(architecture, output);
    return Networks.of(
        architecture,
        new NetworkWeights(
            below.convolutions(),
            below.forward(),
            below.backward(),
            below.hidden(),
            above.output(),
            above.positiveIndex()));
  }

  @ParameterizedTest
  @MethodSource("org.motiflens.network.engine.TestArchitectures#all")
  void marginsOfAGroupAreThoseOfEachNetworkAloneToTheLastBit(Architecture architecture) {
    List<Network> networks =
        IntStream.range(0, 4).mapToObj(i -> network(architecture, SEED, SEED + i)).toList();
    for (NetworkGroup group : NetworkGroup.of(networks)) {
      GroupEvaluator together = group.newEvaluator();
      assertEquals(architecture.windowLength(), together.windowLength());
      for (int stride : STRIDES) {
        WindowRun run = new WindowRun(2, stride, 30);
        byte[] codes = Sequences.random(run.end(architecture.windowLength()), 0.03, SEED);
        float[][] margins = new float[group.members().size()][run.count()];
        together.logitMargins(codes, run, margins);
        for (int i = 0; i < margins.length; i++) {
          float[] alone = new float[run.count()];
          networks.get(group.members().get(i)).newEvaluator().logitMargins(codes, run, alone);
          assertArrayEquals(alone, margins[i], 0f, architecture.name() + ", stride " + stride);
        }
      }
    }
  }

  @Test
  void networksThatDifferBelowTheLastLayerAreNotOfOneGroup() {
    Architecture cnn = Architecture.named("small-cnn");
    Architecture rnn = Architecture.named("small-rnn");
    Network alone = network(cnn, SEED + 1, SEED);
    List<NetworkGroup> groups =
        NetworkGroup.of(
            List.of(
                network(cnn, SEED, SEED),
                alone,
                network(rnn, SEED, SEED),
                network(cnn, SEED, SEED + 1),
                network(rnn, SEED, SEED + 2)));
    assertEquals(
        List.of(List.of(0, 3), List.of(1), List.of(2, 4)),
        groups.stream().map(NetworkGroup::members).toList());
    assertSame(alone, groups.get(1).networks().get(0));
  }

  @Test
  void aMemberHasTheGradientsThatItHadAlone() {
    Architecture cnn = Architecture.named("small-cnn");
    Network second = network(cnn, SEED, SEED + 1);
    NetworkGroup group = NetworkGroup.of(List.of(network(cnn, SEED, SEED), second)).get(0);
    byte[] codes = Sequences.random(cnn.windowLength(), 0, SEED);
    assertArrayEquals(gradient(second, codes), gradient(group.networks().get(1), codes));
  }

  private static float[] gradient(Network network, byte[] codes) {
    float[] copy = new float[codes.length * 4];
    Evaluator evaluator = network.newEvaluator();
    evaluator.gradients(
        codes,
        WindowRun.single(0),
        (window, margin, gradient) -> System.arraycopy(gradient, 0, copy, 0, copy.length));
    return copy;
  }
}
