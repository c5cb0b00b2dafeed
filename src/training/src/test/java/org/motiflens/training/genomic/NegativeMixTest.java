package org.motiflens.training.genomic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;

/** Parts of negatives, as a person writes them. */
class NegativeMixTest {
  @Test
  void aSourceThatIsNotNamedHasNoPart() {
    assertEquals(
        new NegativeMix(0.75, 0.2, 0, 0, 0.05, 12),
        NegativeMix.parse("random=.75, peaks=0.2,shuffled=.05", 12));
  }

  @Test
  void partsSumToOne() {
    assertRefused("random=.75,peaks=.2", "sum to 0.95; they must sum to 1");
  }

  @Test
  void anUnknownSourceIsNamedBesideTheKnownOnes() {
    assertRefused("genes=1", "\"genes=1\" is no part of negatives");
    assertRefused("genes=1", "random, peaks, matched, hard, shuffled");
  }

  @Test
  void aPartIsANumberFromZeroToOne() {
    for (String part : new String[] {"NaN", "-1", "2", "", "half"}) {
      assertRefused("random=" + part, "a part a number from 0 to 1");
    }
    assertRefused("random", "expected SOURCE=PART");
  }

  @Test
  void aSourceIsNamedOnce() {
    assertRefused("random=.5,random=.5", "\"random\" are given twice");
  }

  private static void assertRefused(String text, String said) {
    String message =
        assertThrows(InputException.class, () -> NegativeMix.parse(text, 10)).getMessage();
    assertTrue(message.contains(said), message);
  }
}
