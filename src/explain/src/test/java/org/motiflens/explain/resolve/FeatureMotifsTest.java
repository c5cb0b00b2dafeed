package org.motiflens.explain.resolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;

class FeatureMotifsTest {
  private static final Network NETWORK = LogicNetworks.of(2, 1, -1);

  private static List<byte[]> windows(int count, int withA) {
    Random random = new Random(4);
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] window = LogicNetworks.neutral(random);
      windows.add(i < withA ? LogicNetworks.with(window, LogicNetworks.A, 7 + i % 40) : window);
    }
    return windows;
  }

  @Test
  void theMotifOfAFeatureIsTheWordThatItAnswersTo() {
    FeatureLayer layer = FeatureLayer.afterConvolutions(NETWORK);
    List<FeatureMotif> motifs = FeatureMotifs.of(NETWORK, layer, windows(50, 15), Monitor.NONE);
    assertEquals(2, motifs.size());
    FeatureMotif a = motifs.get(0);
    assertEquals(15, a.sites());
    assertEquals(LogicNetworks.A, a.stretch().orElseThrow().consensus());
    assertEquals(1, a.largest(), 1e-6);
    assertEquals(5, a.hits().size());
    for (FeatureMotif.Hit hit : a.hits()) {
      assertEquals(7 + hit.window() % 40, hit.offset());
    }
    assertEquals(0, motifs.get(1).sites());
    assertTrue(motifs.get(1).motif().isEmpty());
  }

  @Test
  void fewSitesMakeNoMotif() {
    FeatureLayer layer = FeatureLayer.afterConvolutions(NETWORK);
    FeatureMotif a = FeatureMotifs.of(NETWORK, layer, windows(50, 9), Monitor.NONE).get(0);
    assertEquals(9, a.sites());
    assertTrue(a.motif().isEmpty());
  }

  @Test
  void tooFewWindowsAreRefused() {
    assertEquals(
        "There are 3 windows to make motifs of features from; at least 20 are needed.",
        assertThrows(
                InputException.class,
                () ->
                    FeatureMotifs.of(
                        NETWORK,
                        FeatureLayer.afterConvolutions(NETWORK),
                        windows(3, 0),
                        Monitor.NONE))
            .getMessage());
  }

  @Test
  void theUseOfALinearHeadsFeaturesAddsUpToTheScore() {
    Network linear = LogicNetworks.of(2, -3, 0);
    FeatureUse use = new FeatureUse(linear, FeatureLayer.afterConvolutions(linear));
    byte[] window =
        LogicNetworks.with(
            LogicNetworks.with(windows(1, 0).get(0), LogicNetworks.A, 5), LogicNetworks.B, 30);
    assertArrayEquals(new double[] {2, -3}, use.of(window, 0), 1e-5);
    assertArrayEquals(new double[] {2, 0}, use.of(windows(1, 1).get(0), 0), 1e-5);
  }

  /** The hand-built network resolved: closed forms of OFIV at the layer of a and b. */
  @Test
  void handBuiltLogicHasItsImportanceInClosedForm() {
    double lambda = 0.5;
    Resolution additive = resolve(LogicNetworks.of(2, -3, 0), lambda);
    // max(0, a) 2: a = 2; −3 max(0, b): b = 0 is the maximum, and stays there.
    assertEquals(2, additive.importance().importance(0), 1e-6);
    assertEquals(0, additive.importance().importance(1), 1e-6);
    assertEquals(0, additive.importance().interactionLevel(), 1e-9);
    Resolution and = resolve(LogicNetworks.of(0, 0, 4), lambda);
    // 4 max(0, a + b − 1): (4, 4) or (0, 0); the latter scores 0 and has no weight.
    assertEquals(4, and.importance().importance(0), 1e-6);
    assertEquals(4, and.importance().importance(1), 1e-6);
    assertTrue(and.distinctOptima() == 2);
  }

  private static Resolution resolve(Network network, double lambda) {
    return Resolution.of(
        network,
        FeatureLayer.afterConvolutions(network),
        new Resolution.Settings(lambda, ImportanceScore.MEAN, StepFree.KEY, 0.01, 20, 1),
        Monitor.NONE);
  }
}
