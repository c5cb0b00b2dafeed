package org.motiflens.explain.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.ScriptedNetwork;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.database.MotifDatabase;

class SeqletCountsTest {
  private static final Set<String> MAX = Set.of("MA0058.2");

  private final SeqletMatcher matcher = new SeqletMatcher(MotifDatabase.bundled().motifs());

  private static Seqlet word(String letters) {
    return new Seqlet(0, letters, 1, "");
  }

  @Test
  void aWordOfTheFactorsConsensusMatchesItAndAnotherDoesNot() {
    OptionalDouble q = matcher.qValue(word("ACCACGTGG"), MAX);
    assertTrue(q.isPresent() && q.getAsDouble() < 0.1, "q " + q);
    assertEquals(OptionalDouble.empty(), matcher.qValue(word("TTTAATTTA"), MAX));
    assertFalse(matcher.isBest(word("TTTAATTTA"), MAX));
  }

  @Test
  void theStrandOfAWordDoesNotMatter() {
    OptionalDouble forward = matcher.qValue(word("AGATAAGGC"), Set.of("MA0035.3"));
    OptionalDouble reverse = matcher.qValue(word("GCCTTATCT"), Set.of("MA0035.3"));
    assertEquals(forward.orElseThrow(), reverse.orElseThrow(), 1e-6);
  }

  @Test
  void windowsAreCountedByWhatTheirWordMatches() {
    float[] slopes = {0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0};
    List<byte[]> windows =
        List.of(
            Bases.encode("TTACCACGTGGT"),
            Bases.encode("TTTTTAATTTAT"),
            Bases.encode("NNNNNNNNNNNN"));
    SeqletCounts counts =
        SeqletCounts.of(
            ScriptedNetwork.withSlopes(slopes),
            new SaliencySeqlet(),
            windows,
            matcher,
            MAX,
            Monitor.NONE);
    assertEquals(3, counts.windows());
    assertEquals(2, counts.words());
    assertEquals(1, counts.matched());
    assertEquals(1, counts.strict());
    assertEquals(500.0 / 3, counts.matchedOf500(), 1e-9);
  }

  @Test
  void countingCanBeCancelled() {
    Monitor cancelled =
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
        () ->
            SeqletCounts.of(
                ScriptedNetwork.withSlopes(new float[12]),
                new SaliencySeqlet(),
                List.of(new byte[12]),
                matcher,
                MAX,
                cancelled));
  }

  @Test
  void aRandomWordIsTheSameInEveryRunAndLiesAnywhere() {
    SeqletExtractor.Reader first =
        new RandomSeqlet().reader(ScriptedNetwork.withSlopes(new float[30]));
    SeqletExtractor.Reader second =
        new RandomSeqlet().reader(ScriptedNetwork.withSlopes(new float[30]));
    Set<Integer> offsets = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      byte[] window = new byte[30];
      for (int t = 0; t < window.length; t++) {
        window[t] = (byte) ((i >> (t % 8)) & 3);
      }
      Seqlet word = first.word(window, 0).orElseThrow();
      assertEquals(word, second.word(window, 0).orElseThrow());
      offsets.add(word.offset());
    }
    assertTrue(offsets.size() > 15, offsets.toString());
  }

  @Test
  void waysAreFoundByTheirKey() {
    for (SeqletExtractor extractor : SeqletExtractor.STANDARD) {
      assertEquals(extractor, SeqletExtractor.named(extractor.key()));
    }
    InputException refused =
        assertThrows(InputException.class, () -> SeqletExtractor.named("magic"));
    assertTrue(refused.getMessage().contains("saliency, activation, temporal"));
  }
}
