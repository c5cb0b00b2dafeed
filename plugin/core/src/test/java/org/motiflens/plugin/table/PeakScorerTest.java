package org.motiflens.plugin.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.plugin.work.Cancellation;

class PeakScorerTest {
  private final SequenceSource genome = MadeChromosome.random(7, 5_000);
  private final Network network = CentredNetwork.of("small-cnn");

  private static Peak peak(String chromosome, int summit) {
    return new Peak(
        chromosome,
        Math.max(0, summit - 100),
        summit + 100,
        "",
        Double.NaN,
        '.',
        1,
        Double.NaN,
        Double.NaN,
        Math.min(summit, 100));
  }

  private PeakScores score(List<Peak> peaks) {
    PeakList list = new PeakList(peaks);
    PeakScores scores = new PeakScores(FakeScores.CARD, list.peaks().size());
    new PeakScorer(genome, network).score(list, scores, Monitor.NONE);
    return scores;
  }

  @Test
  void theScoreOfAPeakIsThatOfTheWindowCentredOnItsSummit() {
    String chromosome = genome.chromosomes().get(0);
    List<Peak> peaks = new ArrayList<>();
    for (int summit = 60; summit < 4_900; summit += 31) {
      peaks.add(peak(chromosome, summit));
    }
    PeakScores scores = score(peaks);
    assertEquals(peaks.size(), scores.finished());
    Evaluator evaluator = network.newEvaluator();
    float[] margin = new float[1];
    for (int i = 0; i < peaks.size(); i++) {
      int start = peaks.get(i).summit() - 50;
      evaluator.logitMargins(
          genome.codes(new Locus(chromosome, start, start + 101)), WindowRun.single(0), margin);
      assertEquals(Evaluator.probability(margin[0]), scores.probability(i), "peak " + i);
    }
  }

  @Test
  void theSameListHasTheSameShuffles() {
    String chromosome = genome.chromosomes().get(0);
    List<Peak> peaks = List.of(peak(chromosome, 500), peak(chromosome, 900));
    PeakScores once = score(peaks);
    PeakScores again = score(peaks);
    assertEquals(once.shuffledProbability(0), again.shuffledProbability(0));
    assertEquals(once.shuffledProbability(1), again.shuffledProbability(1));
    assertNotEquals(once.probability(0), once.shuffledProbability(0));
  }

  @Test
  void aPeakWithoutAWindowHasNoScoreAndCountsInNoFigure() {
    String chromosome = genome.chromosomes().get(0);
    PeakScores scores =
        score(List.of(peak(chromosome, 20), peak(chromosome, 500), peak("elsewhere", 500)));
    assertTrue(scores.hasNoWindow(0), "the window leaves the chromosome");
    assertFalse(scores.hasNoWindow(1));
    assertTrue(scores.hasNoWindow(2), "no such chromosome");
    assertTrue(Float.isNaN(scores.probability(0)));
    assertEquals(3, scores.finished());
    assertEquals(1, scores.scored());
    assertEquals(1, scores.recalled(0));
  }

  @Test
  void scoringStopsWhenItIsNoLongerWanted() {
    PeakList list = new PeakList(List.of(peak(genome.chromosomes().get(0), 500)));
    PeakScores scores = new PeakScores(FakeScores.CARD, 1);
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThrows(
        CancellationException.class,
        () -> new PeakScorer(genome, network).score(list, scores, cancellation));
    assertEquals(0, scores.finished());
  }
}
