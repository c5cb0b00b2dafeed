package org.motiflens.explain.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MeaningTest {
  @Test
  void saysOneWindowInSoMany() {
    Meaning meaning = new Meaning(1 / 12_345.0, false, OptionalDouble.of(0.431));
    assertEquals("one genomic window in 12,000 scores as high", meaning.sentence());
    assertEquals("1 in 12,000", meaning.shortText());
    assertEquals("43 %", meaning.precisionText());
    assertEquals(
        "one genomic window in 12,000 scores as high; expected precision 43 %", meaning.words());
    assertEquals(Math.log10(12_345), meaning.rank(), 1e-9);
  }

  @Test
  void saysFewerWhereNoWindowScoredAsHigh() {
    Meaning meaning = new Meaning(1e-6, true, OptionalDouble.empty());
    assertEquals("fewer than one genomic window in 1,000,000 scores as high", meaning.sentence());
    assertEquals("< 1 in 1,000,000", meaning.shortText());
    assertEquals("not known", meaning.precisionText());
  }

  @Test
  void keepsTwoDigitsOfASmallPrecision() {
    assertEquals("0.12 %", new Meaning(0.5, false, OptionalDouble.of(0.00123)).precisionText());
  }
}
