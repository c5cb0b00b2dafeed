package org.motiflens.training.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.training.SharedReference;

/**
 * Windows cut here from ENCODE peaks are those of the original benchmark sets, letter for letter,
 * wherever the sequence is at hand.
 */
class BenchmarkProofTest {
  @Test
  void ourWindowsAreTheOriginalOnesOnTheSameSideOfTheSplit() {
    ReferenceData reference = SharedReference.reference();
    for (String name :
        List.of(
            "ARID3A_K562_ARID3A_(sc-8821)_Stanford",
            "CTCFL_K562_CTCFL_(SC-98982)_HudsonAlpha",
            "GATA1_K562_GATA-1_USC")) {
      Experiment experiment = reference.experiments().named(name);
      ReferenceData.BenchmarkSet files = reference.benchmarkSet(experiment).orElseThrow();
      RankSplit split = RankSplit.of(reference.summits().summits(experiment.table()));
      int compared =
          compare(reference.genome(), split.training(), BenchmarkFile.read(files.training()), name)
              + compare(reference.genome(), split.test(), BenchmarkFile.read(files.test()), name);
      assertTrue(compared >= 300, name + ": only " + compared + " windows with known sequence");
    }
  }

  private static int compare(
      PartialGenome genome, List<Summit> summits, WindowSet original, String name) {
    Set<String> expected = new HashSet<>();
    original.positives().forEach(window -> expected.add(Bases.decode(window)));
    int compared = 0;
    for (Summit summit : summits) {
      Locus window = summit.window(101);
      if (genome.knows(window)) {
        String letters = Bases.decode(genome.codes(window));
        assertTrue(expected.contains(letters), () -> name + " lacks " + window + " " + letters);
        compared++;
      }
    }
    return compared;
  }
}
