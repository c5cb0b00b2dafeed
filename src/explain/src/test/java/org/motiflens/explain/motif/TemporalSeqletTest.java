package org.motiflens.explain.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.motif.TemporalSeqlet.Reading;
import org.motiflens.fixture.ScriptedNetwork;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;

class TemporalSeqletTest {
  private static final String WINDOW = "ACGTTGCAACGTCCAGTCATTTGCAGAGGA";
  private static final float[] FLAT = new float[WINDOW.length()];

  /** A score that steps from one value to another at a base. */
  private static float[] step(float before, int at, float after) {
    float[] scores = new float[WINDOW.length()];
    Arrays.fill(scores, 0, at, before);
    Arrays.fill(scores, at, scores.length, after);
    return scores;
  }

  private static Optional<Seqlet> word(Reading reading, float[] forward, float[] backward) {
    return new TemporalSeqlet(reading)
        .reader(ScriptedNetwork.withTemporal(forward, backward))
        .word(Bases.encode(WINDOW), 0);
  }

  @Test
  void theScoreTurnsPositiveOverTheWord() {
    // From base 14 on the prefix is positive: the leftmost word with base 14 in it ends there.
    Seqlet word = word(Reading.FORWARD, step(0.25f, 14, 0.75f), FLAT).orElseThrow();
    assertEquals(6, word.offset());
    assertEquals(WINDOW.substring(6, 15), word.letters());
    assertEquals(0.5, word.score());
    assertEquals("forward 0.250 to 0.750", word.evidence());
  }

  @Test
  void aTurnIsTakenBeforeAGreaterRiseThatIsNone() {
    float[] scores = step(0.51f, 12, 0.99f);
    Arrays.fill(scores, 0, 3, 0.45f);
    Seqlet word = word(Reading.FORWARD, scores, FLAT).orElseThrow();
    // Over 4 .. 12 the score rises by .48, but from above one half; over 1 .. 9 it turns.
    assertEquals("forward 0.450 to 0.510", word.evidence());
    assertEquals(1, word.offset());
  }

  @Test
  void withoutATurnTheGreatestRiseIsTaken() {
    Seqlet word = word(Reading.FORWARD, step(0.1f, 20, 0.3f), FLAT).orElseThrow();
    assertEquals(12, word.offset());
    assertEquals("forward 0.100 to 0.300", word.evidence());
  }

  @Test
  void whereTheScoreNeverRisesThereIsNoWord() {
    assertEquals(Optional.empty(), word(Reading.FORWARD, step(0.9f, 10, 0.2f), FLAT));
    assertEquals(Optional.empty(), word(Reading.EITHER, FLAT, FLAT));
  }

  @Test
  void readingBackwardTheWordBeginsWhereTheScoreHasTurned() {
    // The suffixes that begin at base 17 or before are positive.
    Seqlet word = word(Reading.BACKWARD, FLAT, step(0.75f, 18, 0.25f)).orElseThrow();
    assertEquals("backward 0.250 to 0.750", word.evidence());
    // Words at 9 to 17 hold the turn; the leftmost begins at 9 and ends with base 17.
    assertEquals(9, word.offset());
  }

  @Test
  void theWordAtWhichReadingBeginsHasNoScoreBeforeIt() {
    assertEquals(1, word(Reading.FORWARD, step(0.1f, 1, 0.9f), FLAT).orElseThrow().offset());
    int last = WINDOW.length() - 1;
    assertEquals(
        last - 9, word(Reading.BACKWARD, FLAT, step(0.9f, last, 0.1f)).orElseThrow().offset());
  }

  @Test
  void ofBothReadingsTheGreaterChangeIsTaken() {
    float[] small = step(0.4f, 14, 0.6f);
    float[] great = step(0.75f, 18, 0.25f);
    assertTrue(word(Reading.EITHER, small, great).orElseThrow().evidence().startsWith("backward"));
    assertTrue(word(Reading.EITHER, small, FLAT).orElseThrow().evidence().startsWith("forward"));
    // A turn comes before a greater rise of the other reading.
    assertTrue(
        word(Reading.EITHER, small, step(0.45f, 18, 0.1f))
            .orElseThrow()
            .evidence()
            .startsWith("forward"));
  }

  @Test
  void onlyRecurrentNetworksHaveTemporalOutput() {
    TemporalSeqlet temporal = new TemporalSeqlet(Reading.EITHER);
    assertFalse(temporal.supports(Architecture.PUBLISHED.get("small-cnn")));
    assertTrue(temporal.supports(Architecture.PUBLISHED.get("small-rnn")));
    assertTrue(temporal.supports(Architecture.PUBLISHED.get("small-cnn-rnn")));
  }
}
