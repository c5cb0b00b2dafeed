package org.motiflens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written down of searches, and which target is next. */
class LedgerTest {
  private static final List<String> LOG =
      List.of(
          "INFO: Seed: 1",
          "#2\tINITED cov: 10 ft: 20 corp: 2/9b exec/s: 0 rss: 1Mb",
          "#50\tNEW    cov: 12 ft: 25 corp: 3/14b lim: 4 exec/s: 50 rss: 1Mb L: 5/5 MS: 1 CMP-");

  @Test
  void aSearchIsReadFromWhatLibFuzzerPrints() {
    assertEquals(
        new Ledger.Row("locus", 7.5, 50, 12, 25, 3), Ledger.search("locus", 7.5, LOG), "ended");
    List<String> whole =
        List.of(LOG.get(0), LOG.get(1), LOG.get(2), "stat::number_of_executed_units: 64");
    assertEquals(new Ledger.Row("locus", 7.5, 64, 12, 25, 3), Ledger.search("locus", 7.5, whole));
  }

  @Test
  void searchesAddUpAndOneThatReachedNothingHidesNothing() {
    Ledger ledger = new Ledger();
    ledger.add(Ledger.search("locus", 7, LOG));
    ledger.add(Ledger.search("locus", 5, LOG));
    ledger.add(Ledger.search("locus", 3, List.of("out of memory")));

    Ledger again = Ledger.parse(ledger.text());
    assertEquals(new Ledger.Row("locus", 15, 100, 12, 25, 3), again.row("locus"));
    assertEquals(Ledger.Row.none("peaks"), again.row("peaks"));
  }

  @Test
  void nextIsWhoHasHadTheLeastUntilEachHasHadEnough() {
    Ledger ledger = new Ledger();
    ledger.add(new Ledger.Row("locus", 30, 0, 0, 0, 0));
    ledger.add(new Ledger.Row("peaks", 20, 0, 0, 0, 0));
    List<String> targets = List.of("locus", "peaks");
    assertEquals(Optional.of(new Ledger.Turn("peaks", 40)), ledger.next(targets, 60));
    assertEquals(Optional.of(new Ledger.Turn("peaks", 300)), ledger.next(targets, 3_600));
    assertEquals(Optional.of(new Ledger.Turn("peaks", 30)), ledger.next(targets, 21));
    assertEquals(Optional.empty(), ledger.next(targets, 20));
  }

  @Test
  void thePublishedLedgerHasEveryTargetOnce() throws IOException {
    List<String> targets =
        Files.readString(Path.of("../../docs/fuzzing.tsv"))
            .lines()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf('\t')))
            .toList();
    assertEquals(Arrays.stream(Target.values()).map(Target::key).toList(), targets);
  }
}
