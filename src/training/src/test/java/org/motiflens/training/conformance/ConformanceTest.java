package org.motiflens.training.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Provenance;

/** The whole suite, small: AND is planted, learnt and found. */
class ConformanceTest {
  @TempDir private Path folder;

  @Test
  void anAndThatWasPlantedIsFound() throws Exception {
    Conformance suite =
        Conformance.run(
            new Conformance.Settings(List.of(Rule.AND), 4_000, 10, 60, 6, 2, 1),
            folder,
            Monitor.NONE,
            rule -> {});
    RuleResult and = suite.rules().get(0);
    assertTrue(
        and.trained().auc() > and.trained().best() - 0.05,
        and.trained().auc() + " of " + and.trained().best());
    List<Mark> marks = suite.marks();
    for (String what :
        List.of(
            "features named a, b",
            "sign of importance (OFIV) of a, b",
            "importance of the decoy",
            "planted words: eps of a and b")) {
      Mark mark = marks.stream().filter(m -> m.what().equals(what)).findFirst().orElseThrow();
      assertTrue(mark.passed(), mark.toString());
    }
    double median = and.knockedOut().median(PlantedPair.A_B);
    assertTrue(median > 0, "eps in single windows " + median);

    // The report says every mark, those that are missed in bold.
    String report = ConformanceReport.of(suite, Provenance.ofThisProduct());
    for (Mark mark : marks) {
      assertTrue(report.contains("| " + mark.what() + " | " + mark.planted() + " | "), mark.what());
    }
    assertEquals(
        marks.stream().filter(mark -> !mark.passed()).count(),
        report.lines().filter(line -> line.endsWith("| **no** |")).count());
    assertTrue(ConformanceFigures.eps(suite).marks().size() > 10);
    assertTrue(ConformanceFigures.curves(suite).marks().size() > 4 * 11);

    // What was made can be looked at by every other command.
    assertTrue(Files.readString(folder.resolve("AND.fa")).startsWith(">AND-1 "));
    try (var models = Files.walk(folder.resolve("models"))) {
      assertEquals(1, models.filter(file -> file.toString().endsWith(".zip")).count());
    }
  }
}
