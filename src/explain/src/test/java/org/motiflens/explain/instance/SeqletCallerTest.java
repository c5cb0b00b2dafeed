package org.motiflens.explain.instance;

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
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;

class SeqletCallerTest {
  private static final double LEVEL = SeqletCaller.DEFAULT_LEVEL;
  private static final Network NETWORK = LogicNetworks.of(2, -1.5f, 0);

  /** Windows without either word have no attribution at all: the null would be empty. */
  private static List<byte[]> windows(int count) {
    Random random = new Random(11);
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      windows.add(LogicNetworks.neutral(random));
    }
    return windows;
  }

  @Test
  void findsPlantedWordsOfBothSignsAndNothingElse() {
    SpanNull spans =
        SpanNull.of(
            NETWORK, windows(40), 200, LEVEL, 1, Contributions.Kind.GRADIENT, 0, Monitor.NONE);
    Contributions contributions = new Contributions(NETWORK, Contributions.Kind.GRADIENT);
    List<double[]> profiles = new ArrayList<>();
    for (byte[] window : windows(30)) {
      byte[] both =
          LogicNetworks.with(LogicNetworks.with(window, LogicNetworks.A, 12), LogicNetworks.B, 35);
      profiles.add(contributions.of(both, 0));
    }
    List<List<Seqlet>> found = new SeqletCaller(spans, LEVEL).call(profiles);
    for (List<Seqlet> window : found) {
      assertEquals(2, window.size(), window.toString());
      assertTrue(window.get(0).start() <= 13 && window.get(0).end() >= 18, window.toString());
      assertTrue(window.get(0).sum() > 0);
      assertTrue(window.get(1).start() <= 36 && window.get(1).end() >= 41, window.toString());
      assertTrue(window.get(1).sum() < 0);
      for (Seqlet seqlet : window) {
        assertTrue(seqlet.q() <= 0.1, seqlet.toString());
        assertTrue(seqlet.p() <= LEVEL, seqlet.toString());
      }
    }
  }

  @Test
  void whatIsFoundInShufflesIsNotSignificant() {
    Random random = new Random(3);
    List<byte[]> windows = new ArrayList<>();
    for (byte[] window : windows(60)) {
      windows.add(LogicNetworks.with(window, LogicNetworks.A, random.nextInt(50)));
    }
    SpanNull spans =
        SpanNull.of(NETWORK, windows, 600, LEVEL, 1, Contributions.Kind.GRADIENT, 0, Monitor.NONE);
    Contributions contributions = new Contributions(NETWORK, Contributions.Kind.GRADIENT);
    List<double[]> profiles =
        windows(60).stream().map(window -> contributions.of(window, 0)).toList();
    long significant =
        new SeqletCaller(spans, LEVEL)
            .call(profiles).stream()
                .flatMap(List::stream)
                .filter(seqlet -> seqlet.q() <= 0.1)
                .count();
    assertEquals(0, significant);
  }

  @Test
  void tooFewShufflesAreRefused() {
    assertEquals(
        "There are 4 windows and 10 shuffles; a null needs a window and 20 shuffles.",
        assertThrows(
                InputException.class,
                () ->
                    SpanNull.of(
                        NETWORK,
                        windows(4),
                        10,
                        LEVEL,
                        1,
                        Contributions.Kind.GRADIENT,
                        0,
                        Monitor.NONE))
            .getMessage());
  }

  @Test
  void seqletsOfTheSameWordGatherInOneMotifOnBothStrands() {
    Random random = new Random(8);
    List<SeqletMotifs.Source> sources = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      byte[] window = LogicNetworks.neutral(random);
      String word = i % 3 == 0 ? LogicNetworks.B : LogicNetworks.A;
      byte[] codes = Bases.encode(word);
      int at = 15 + random.nextInt(20);
      byte[] planted =
          LogicNetworks.with(
              window, Bases.decode(i % 2 == 0 ? codes : Bases.reverseComplement(codes)), at);
      sources.add(
          new SeqletMotifs.Source(planted, new Seqlet(at, at + 7, 1 + 0.01 * i, 0.001, 0.01)));
    }
    List<SeqletMotifs.Motif> motifs = SeqletMotifs.of(sources).motifs();
    assertEquals(2, motifs.size());
    assertEquals(40, motifs.get(0).members().size());
    String consensus = motifs.get(0).stretch().orElseThrow().consensus();
    String turned = Bases.decode(Bases.reverseComplement(Bases.encode(LogicNetworks.A)));
    assertTrue(consensus.contains(LogicNetworks.A) || consensus.contains(turned), consensus);
  }
}
