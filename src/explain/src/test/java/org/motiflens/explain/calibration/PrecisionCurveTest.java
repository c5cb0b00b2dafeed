package org.motiflens.explain.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.network.bundle.Calibration;

class PrecisionCurveTest {
  @Test
  void isBayesOfBothRates() {
    // 0.01 * 0.5 / (0.01 * 0.5 + 0.99 * 0.001)
    assertEquals(0.005 / 0.00599, PrecisionCurve.precision(0.01, 0.5, 0.001), 1e-12);
    assertEquals(0.3, PrecisionCurve.precision(0.3, 1, 1), 1e-12);
    assertEquals(0, PrecisionCurve.precision(0.3, 0, 0));
  }

  @Test
  void countsWhoeverScoresAtLeastSoHigh() {
    float[] positives = new float[24];
    float[] negatives = new float[99];
    for (int i = 0; i < positives.length; i++) {
      positives[i] = 100 + i;
    }
    for (int i = 0; i < negatives.length; i++) {
      negatives[i] = i < 9 ? 110 : 0;
    }
    PrecisionCurve curve = new PrecisionCurve(PrecisionCurve.estimate(positives, negatives, 0.02));
    // At 110: 14 of 24 positives, 9 of 99 negatives, counted as 10 of 100.
    assertEquals(PrecisionCurve.precision(0.02, 14.0 / 24, 0.1), curve.at(110), 1e-12);
    // At 111: no negative, counted as 1 of 100.
    assertEquals(PrecisionCurve.precision(0.02, 13.0 / 24, 0.01), curve.at(111), 1e-12);
    assertEquals((curve.at(110) + curve.at(111)) / 2, curve.at(110.5), 1e-12);
  }

  @Test
  void isTheGenomesShareWhereEverythingScoresAsHigh() {
    PrecisionCurve curve =
        new PrecisionCurve(
            PrecisionCurve.estimate(new float[] {1, 2, 3}, new float[] {-5, 0, 0, 0}, 0.001));
    assertEquals(0.001, curve.at(-5), 1e-12);
    assertEquals(0.001, curve.at(-100), 1e-12);
    assertTrue(Double.isNaN(curve.at(Double.NaN)));
  }

  @Test
  void keepsTheLastKnotBeyondIt() {
    PrecisionCurve curve =
        new PrecisionCurve(new Calibration.Points(List.of(1.0, 2.0), List.of(0.2, 0.6)));
    assertEquals(0.6, curve.at(7), 1e-12);
    assertEquals(0.4, curve.at(1.5), 1e-12);
  }
}
