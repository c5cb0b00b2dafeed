package org.motiflens.training.evaluation.chromosome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.calibration.PrecisionCurve;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.Summit;
import org.motiflens.training.evaluation.chromosome.CalibrationCheck.Promise;
import org.motiflens.training.evaluation.chromosome.CalibrationCheck.Row;

class CalibrationCheckTest {
  private static final int PLACES = 10_000;
  private static final double GENOME_SHARE = 0.001;

  private final ChromosomeGrid grid =
      new ChromosomeGrid(
          new PartialGenome.Builder("test").add("chrT", 0, new byte[PLACES * 50 + 50]).build(),
          "chrT");
  private final CalibrationCheck check = new CalibrationCheck(grid, StrandRule.FORWARD);

  /** One window in ten scores 1 or more, one in a hundred 2; a half of the latter is bound. */
  private static Calibration calibration(Optional<Calibration.Precision> precision) {
    Calibration.Distribution scores =
        new Calibration.Distribution(100, List.of(0.0, 1.0, 2.0), List.of(1.0, 0.1, 0.01));
    return new Calibration(
        Calibration.SCHEMA,
        "0".repeat(64),
        "test",
        100,
        1,
        "test",
        strands(scores),
        strands(scores),
        precision);
  }

  private static Optional<Calibration.Precision> precision() {
    return Optional.of(
        new Calibration.Precision(
            "test",
            20,
            100,
            GENOME_SHARE,
            strands(
                new Calibration.Points(List.of(0.0, 1.0, 2.0), List.of(GENOME_SHARE, 0.05, 0.5)))));
  }

  private static <T> Map<String, T> strands(T value) {
    return Calibration.STRANDS.stream().collect(Collectors.toMap(Function.identity(), s -> value));
  }

  /** Every tenth place scores 1, every hundredth 2. */
  private static float[] scores() {
    float[] scores = new float[PLACES];
    for (int i = 0; i < PLACES; i++) {
      scores[i] = i % 100 == 0 ? 2 : i % 10 == 0 ? 1 : 0;
    }
    return scores;
  }

  private static GenomeBenchmark.Peaks peaks(int... places) {
    List<Summit> summits = new ArrayList<>();
    for (int place : places) {
      summits.add(new Summit("chrT", 50 + 50 * place, 1));
    }
    return new GenomeBenchmark.Peaks(
        new Experiment("TEST_cell_test", "TEST", "cell", "table"), summits);
  }

  private static Row row(List<Row> rows, Promise promise, double mark) {
    return rows.stream()
        .filter(row -> row.promise() == promise && row.mark() == mark)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aShareThatIsKeptIsObservedAsItWasPromised() {
    List<Row> rows = check.rows("T/c", "c", scores(), peaks(100), calibration(Optional.empty()));
    Row tenth = row(rows, Promise.SHARE, 0.1);
    assertEquals(0.1, tenth.promised(), 1e-12);
    assertEquals(0.1, tenth.observed(), 1e-12);
    assertEquals(PLACES, tenth.of());
    assertEquals(0.01, row(rows, Promise.SHARE, 0.01).observed(), 1e-12);
  }

  @Test
  void aShareThatIsBrokenIsSeen() {
    float[] scores = scores();
    for (int i = 0; i < PLACES; i += 10) {
      scores[i] = 2;
    }
    List<Row> rows = check.rows("T/c", "c", scores, peaks(100), calibration(Optional.empty()));
    assertEquals(0.1, row(rows, Promise.SHARE, 0.01).observed(), 1e-12);
    assertEquals(0.01, row(rows, Promise.SHARE, 0.01).promisedHere(), 1e-12);
  }

  @Test
  void aShareBelowWhatTheCalibrationCouldTellIsNotClaimed() {
    List<Row> rows = check.rows("T/c", "c", scores(), peaks(100), calibration(Optional.empty()));
    assertTrue(rows.stream().noneMatch(row -> row.mark() < 0.01));
    assertTrue(rows.stream().allMatch(row -> row.promise() == Promise.SHARE));
  }

  @Test
  void windowsWithoutAScoreDoNotCount() {
    float[] scores = scores();
    Arrays.fill(scores, 0, 5000, Float.NaN);
    List<Row> rows = check.rows("T/c", "c", scores, peaks(7000), calibration(Optional.empty()));
    assertEquals(5000, row(rows, Promise.SHARE, 0.1).of());
  }

  @Test
  void boundWindowsAreCountedAboveThePromisedScore() {
    // Three of the hundred windows that score 2 are bound, and no other one. Six windows to either
    // side of a bound one are neither, and none of them scores 2.
    List<Row> rows =
        check.rows("T/c", "c", scores(), peaks(1000, 2000, 3000), calibration(precision()));
    Row half = row(rows, Promise.PRECISION, 0.5);
    assertEquals(100, half.windows());
    assertEquals(3, half.bound());
    assertEquals(0.03, half.observed(), 1e-12);
    assertEquals(0.5, half.promised(), 1e-12);
    // Here three in 9,967 windows are bound, and not one in a thousand.
    double here = 3.0 / (PLACES - 3 * 12);
    double odds = 1 * (1 - GENOME_SHARE) / GENOME_SHARE * here / (1 - here);
    assertEquals(odds / (1 + odds), half.promisedHere(), 1e-9);
  }

  @Test
  void aPromiseThatNothingReachesHasNoRow() {
    float[] scores = scores();
    for (int i = 0; i < PLACES; i++) {
      scores[i] = Math.min(scores[i], 1);
    }
    List<Row> rows = check.rows("T/c", "c", scores, peaks(1000), calibration(precision()));
    assertTrue(
        rows.stream().noneMatch(row -> row.mark() >= 0.1 && row.promise() == Promise.PRECISION));
  }

  @Test
  void precisionAtAnotherShareKeepsTheRates() {
    double precision = PrecisionCurve.precision(0.002, 0.3, 0.0004);
    assertEquals(
        PrecisionCurve.precision(0.0005, 0.3, 0.0004),
        CalibrationCheck.atShare(precision, 0.002, 0.0005),
        1e-12);
    assertEquals(precision, CalibrationCheck.atShare(precision, 0.002, 0.002), 1e-12);
  }

  @Test
  void aChromosomeWithoutPeaksIsNamed() {
    GenomeBenchmark.Peaks elsewhere =
        new GenomeBenchmark.Peaks(
            new Experiment("TEST_cell_test", "TEST", "cell", "table"),
            List.of(new Summit("chrX", 500, 1)));
    InputException e =
        assertThrows(
            InputException.class,
            () -> check.rows("T/c", "c", scores(), elsewhere, calibration(precision())));
    assertEquals("TEST_cell_test has no peaks on chrT; choose another chromosome.", e.getMessage());
  }

  @Test
  void theReportPoolsWindowsOfAllModels() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(check.rows("A/c", "c", scores(), peaks(1000), calibration(precision())));
    rows.addAll(
        check.rows("B/c", "c", scores(), peaks(1000, 2000, 3000), calibration(precision())));
    String report = new CalibrationReport("chrT", rows).markdown();
    assertTrue(report.startsWith("2 calibrated models on chrT"), report);
    assertTrue(report.contains("| c | 100 | 2 | 1.00 | 1.00 to 1.00 |"), report);
    assertTrue(report.contains("| c | 0.50 | 2 | 200 | "), report);
    assertTrue(report.contains(" | 0.020 | 2 | 0.020 | 0.010 to 0.030 |"), report);
    assertEquals(rows.size() + 1, new CalibrationReport("chrT", rows).table().lines().count());
  }
}
