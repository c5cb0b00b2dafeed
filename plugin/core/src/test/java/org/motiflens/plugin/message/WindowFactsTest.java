package org.motiflens.plugin.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.attribution.Trust;
import org.motiflens.explain.calibration.Meaning;

class WindowFactsTest {
  private final Trust trust = new Trust(0.99, 0.25, 1.5);

  @Test
  void sayWhatProbabilityMeansInTheGenome() {
    Meaning meaning = new Meaning(1 / 12_000.0, false, OptionalDouble.of(0.43));
    assertEquals(
        "P = 0.990; one genomic window in 12,000 scores as high; expected precision 43 %; strands"
            + " differ by 1.5, gradients miss 0.25 (logits)",
        WindowWords.full(trust.with(Optional.of(meaning))));
  }

  @Test
  void sayThatAModelIsNotCalibrated() {
    assertEquals(
        "P = 0.990; not calibrated; strands differ by 1.5, gradients miss 0.25 (logits)",
        WindowWords.full(trust));
  }
}
