package org.motiflens.explain.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.variant.NearbyBases;
import org.motiflens.fixture.FakeSequence;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;

class SequenceScorerTest {
  private static final int WINDOW = 21;

  @RepeatedTest(2)
  void aScanFindsTheBestOfAllWindows(RepetitionInfo run) {
    long seed = run.getCurrentRepetition();
    Random random = new Random(seed);
    // Longer than what is computed at a time.
    byte[] codes = FakeSequence.random(random, 4500).codes();
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      for (StrandRule strand : List.of(StrandRule.FORWARD, StrandRule.MEAN)) {
        SequenceScorer scorer = new SequenceScorer(network, strand);
        List<byte[]> windows =
            IntStream.rangeClosed(0, codes.length - WINDOW)
                .mapToObj(start -> Arrays.copyOfRange(codes, start, start + WINDOW))
                .toList();
        float[] all = scorer.score(windows);
        int best = -1;
        for (int i = 0; i < all.length; i++) {
          int unknown = 0;
          for (byte code : windows.get(i)) {
            unknown += code == Bases.N ? 1 : 0;
          }
          assertEquals(2 * unknown > WINDOW, Float.isNaN(all[i]), "seed " + seed + " at " + i);
          if (!Float.isNaN(all[i]) && (best < 0 || all[i] > all[best])) {
            best = i;
          }
        }
        assertEquals(
            Optional.of(new SequenceScorer.Best(best, all[best])),
            scorer.best(codes, Monitor.NONE),
            "seed " + seed);
      }
    }
  }

  @Test
  void theReverseComplementHasTheOtherStrandsScore() {
    Random random = new Random(2);
    byte[] window = new byte[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      window[i] = (byte) random.nextInt(4);
    }
    byte[] turned = Bases.reverseComplement(window);
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      float[] forward =
          new SequenceScorer(network, StrandRule.FORWARD).score(List.of(window, turned));
      float[] reverse =
          new SequenceScorer(network, StrandRule.REVERSE).score(List.of(turned, window));
      assertArrayEquals(forward, reverse);
      assertTrue(forward[0] != forward[1]);
      for (StrandRule both : List.of(StrandRule.MEAN, StrandRule.MAX)) {
        float[] scores = new SequenceScorer(network, both).score(List.of(window, turned));
        assertEquals(scores[0], scores[1]);
      }
    }
  }

  @Test
  void nothingIsFoundAmongUnknownBases() {
    Network network = TinyNetworks.all(new Random(3), WINDOW).get(0);
    byte[] unknown = new byte[60];
    Arrays.fill(unknown, Bases.N);
    SequenceScorer scorer = new SequenceScorer(network, StrandRule.FORWARD);
    assertEquals(Optional.empty(), scorer.best(unknown, Monitor.NONE));
    assertThrows(IllegalArgumentException.class, () -> scorer.score(List.of(unknown)));
    assertThrows(
        IllegalArgumentException.class, () -> scorer.best(new byte[WINDOW - 1], Monitor.NONE));
  }

  @Test
  void aScanCanBeStopped() {
    Network network = TinyNetworks.all(new Random(4), WINDOW).get(0);
    Monitor stopped =
        new Monitor() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(
        CancellationException.class,
        () -> new SequenceScorer(network, StrandRule.MEAN).best(new byte[100], stopped));
  }

  @Test
  void readingAheadChangesNoBase() {
    Random random = new Random(5);
    FakeSequence source = FakeSequence.random(random, 20_000);
    NearbyBases nearby = new NearbyBases(source);
    int before = source.basesRead();
    int asked = 0;
    for (int i = 0; i < 2000; i++) {
      int start = Math.min(19_900, 10 * i + random.nextInt(50));
      Locus locus = FakeSequence.locus(start, start + 1 + random.nextInt(100));
      asked += locus.length();
      assertArrayEquals(
          Arrays.copyOfRange(source.codes(), locus.start(), locus.end()), nearby.codes(locus));
    }
    assertTrue(source.basesRead() - before < asked, "fewer bases are read than asked for");
  }
}
