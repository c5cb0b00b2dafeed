package org.motiflens.training.evaluation.chromosome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.Summit;
import org.motiflens.training.evaluation.chromosome.FalseCalls.Call;
import org.motiflens.training.evaluation.chromosome.FalseCalls.Calls;

/** Five windows score high; the experiment has two of them and two others. */
class FalseCallsTest {
  private static final Labelling SUMMIT = Labelling.by(LabelRule.SUMMIT);
  private static final GenomeBenchmark.Scorer SCORER =
      new GenomeBenchmark.Scorer(ScorerKind.MODEL, "M/c", "c", "0", "forward");

  private final ChromosomeGrid grid =
      new ChromosomeGrid(
          new PartialGenome.Builder("test").add("chrT", 0, new byte[20_050]).build(), "chrT");

  private final GenomeBenchmark.Peaks judge = peaks("A", "K562", 1000, 3000, 5000, 7000);
  private final GenomeBenchmark.Peaks sameFactor = peaks("a", "GM12878", 9000, 1000);
  private final GenomeBenchmark.Peaks partner = peaks("B", "K562", 9000, 11_000, 3000, 7200);
  private final GenomeBenchmark.Peaks elsewhere = peaks("C", "GM12878", 13_000, 5000);

  private static GenomeBenchmark.Peaks peaks(String factor, String cells, int... positions) {
    return new GenomeBenchmark.Peaks(
        new Experiment(factor + "_" + cells + "_x", factor, cells, "table" + factor + cells),
        Arrays.stream(positions).mapToObj(at -> new Summit("chrT", at, 1)).toList());
  }

  /** Falling scores at some middles, 0 everywhere else. */
  private float[] scores(int... middles) {
    float[] scores = new float[grid.size()];
    for (int i = 0; i < middles.length; i++) {
      scores[middles[i] / 50 - 1] = 10 - i;
    }
    return scores;
  }

  private Calls calls(float[] scores) {
    return new FalseCalls(grid, SUMMIT, List.of(judge, sameFactor, partner, elsewhere))
        .of(SCORER, judge, scores);
  }

  @Test
  void asManyWindowsAsAreBoundAreLookedAtFromTheHighestOn() {
    Calls calls = calls(scores(9000, 1000, 13_000, 3000, 15_000));
    assertEquals(4, calls.calls().size());
    assertEquals(
        List.of(false, true, false, true), calls.calls().stream().map(Call::bound).toList());
    // A window of 101 bases around 9000.
    assertEquals(8950, calls.calls().get(0).start());
    assertEquals(10, calls.calls().get(0).score());
  }

  @Test
  void eachSaysWhichOtherExperimentsHaveAPeakThere() {
    Calls calls = calls(scores(9000, 1000, 15_000, 13_300));
    List<List<Experiment>> near = calls.calls().stream().map(Call::near).toList();
    assertEquals(List.of(sameFactor.experiment(), partner.experiment()), near.get(0));
    assertEquals(List.of(sameFactor.experiment()), near.get(1), "not the judge's own");
    assertEquals(List.of(), near.get(2));
    assertEquals(List.of(elsewhere.experiment()), near.get(3), "300 bases are near");
  }

  @Test
  void boundWindowsThatAreMissedAreCounted() {
    Calls calls = calls(scores(9000, 1000, 13_000, 15_000));
    assertEquals(3, calls.missed());
    assertEquals(2, calls.missedNear(), "3000 and 7000 have another factor, 5000 other cells only");
  }

  @Test
  void windowsOfOneScoreAreNotParted() {
    // Of all that score 0 one would be needed.
    Calls calls = calls(scores(9000, 1000, 13_000));
    assertEquals(3, calls.calls().size());
    assertEquals(3, calls.missed());
  }

  @Test
  void windowsThatAreSetAsideAreNotCalled() {
    Labelling labelling =
        new Labelling(
            LabelRule.SUMMIT,
            new Labelling.Named(List.of("a"), sameFactor.summits()),
            Labelling.Named.NONE,
            Optional.empty());
    Calls calls =
        new FalseCalls(grid, labelling, List.of(judge, sameFactor))
            .of(SCORER, judge, scores(9000, 1000, 13_000, 15_000, 3000));
    assertEquals(
        List.of(950, 12_950, 14_950, 2950), calls.calls().stream().map(Call::start).toList());
  }

  @Test
  void theReportPutsEachUnboundWindowIntoOneColumn() {
    float[] scores = scores(9000, 11_000, 13_000, 15_000);
    FalseCallsReport report = new FalseCallsReport(grid, SUMMIT, List.of(calls(scores)));
    assertTrue(
        report
            .markdown()
            .endsWith("| A | K562 | M/c | 4 | 0 | 1 | 1 | 1 | 1 | B 2, C 1 | 0/0 | 2/4 |\n"),
        report.markdown());
    List<String> lines = report.table().lines().toList();
    assertEquals(5, lines.size());
    assertEquals(
        "tableAK562\tK562\tA\tM/c\t1\tchrT\t8950\t9051\t10.0000\tunbound\ta_GM12878_x,B_K562_x",
        lines.get(1));
    assertTrue(lines.get(4).endsWith("unbound\t."), lines.get(4));
  }
}
