package org.motiflens.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.training.SharedReference;

class PeakDatasetTest {
  private static final long SEED = 20;
  private static final int WINDOW = 101;

  /** Two chromosomes of 4000 random bases, with an unknown base at 2000 of the first. */
  private static PartialGenome genome() {
    Random random = new Random(SEED);
    PartialGenome.Builder builder = new PartialGenome.Builder("toy");
    for (String chromosome : List.of("chr1", "chr2")) {
      byte[] codes = new byte[4000];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = (byte) random.nextInt(Bases.COUNT);
      }
      if (chromosome.equals("chr1")) {
        codes[2000] = Bases.N;
      }
      builder.add(chromosome, 0, codes);
    }
    return builder.build();
  }

  private static final List<Summit> SUMMITS =
      List.of(
          new Summit("chr1", 500, 9),
          new Summit("chr2", 500, 8),
          new Summit("chr1", 2030, 7),
          new Summit("chr1", 49, 6),
          new Summit("chr1", 50, 5),
          new Summit("chr2", 3949, 4),
          new Summit("chr2", 3950, 3),
          new Summit("chr7", 500, 2),
          new Summit("chr1", 1000, 1));

  @Test
  void windowsLieAroundSummitsAndAlternateInRank() {
    PartialGenome genome = genome();
    PeakDataset sets = new PeakDataset.Cutter(genome, WINDOW, 0, 1).byRank(SUMMITS);
    // Ranks 1, 5 and 9 train; 2 and 6 test; 3 has an N, 4 and 7 an end, 8 no chromosome.
    assertWindows(genome, sets.training(), "chr1:500", "chr1:50", "chr1:1000");
    assertWindows(genome, sets.test(), "chr2:500", "chr2:3949");
    assertEquals(0, sets.validation().size());
    assertEquals(4, sets.left());
  }

  @Test
  void wholeChromosomesCanBeHeldOut() {
    PartialGenome genome = genome();
    PeakDataset.Cutter cutter = new PeakDataset.Cutter(genome, WINDOW, 0.4, 1);
    PeakDataset sets = cutter.byChromosome(SUMMITS, List.of("chr2"), List.of());
    assertWindows(genome, sets.test(), "chr2:500", "chr2:3949");
    assertEquals(2, sets.training().positives().size());
    assertEquals(1, sets.validation().positives().size());
    PeakDataset named = cutter.byChromosome(SUMMITS, List.of("chr2"), List.of("chr1"));
    assertWindows(genome, named.validation(), "chr1:500", "chr1:50", "chr1:1000");
    assertEquals(0, named.training().size());
  }

  @Test
  void severalSummitsOfOnePeakStayOnOneSide() {
    List<Summit> summits = new ArrayList<>();
    for (int peak = 0; peak < 30; peak++) {
      for (int summit = 0; summit < 3; summit++) {
        summits.add(new Summit("chr2", 60 + 130 * peak + 10 * summit, 100 - peak * (1 + summit)));
      }
    }
    PeakDataset sets =
        new PeakDataset.Cutter(genome(), WINDOW, 0.2, 1)
            .withPeaks(summit -> (summit.position() - 60) / 130)
            .byRank(summits);
    assertEquals(45, sets.test().positives().size());
    assertEquals(9, sets.validation().positives().size());
    assertEquals(36, sets.training().positives().size());
    // Neighbouring summits of a peak share 91 bases, those of two peaks at most none.
    List<WindowSet> all = List.of(sets.training(), sets.validation(), sets.test());
    for (int one = 0; one < all.size(); one++) {
      for (int other = 0; other < one; other++) {
        for (byte[] window : all.get(one).positives()) {
          String shared = Bases.decode(window).substring(10, 60);
          assertTrue(
              all.get(other).positives().stream().noneMatch(w -> Bases.decode(w).contains(shared)),
              shared);
        }
      }
    }
  }

  private static void assertWindows(PartialGenome genome, WindowSet set, String... summits) {
    assertEquals(summits.length, set.positives().size());
    assertEquals(summits.length, set.negatives().size());
    for (int i = 0; i < summits.length; i++) {
      String[] at = summits[i].split(":", -1);
      byte[] expected = genome.codes(new Summit(at[0], Integer.parseInt(at[1]), 0).window(WINDOW));
      assertArrayEquals(expected, set.positives().get(i), summits[i] + ", seed " + SEED);
    }
  }

  @Test
  void originalSetsAreCutAgainLetterForLetter() {
    ReferenceData reference = SharedReference.reference();
    for (String name :
        List.of(
            "ARID3A_K562_ARID3A_(sc-8821)_Stanford",
            "CTCFL_K562_CTCFL_(SC-98982)_HudsonAlpha",
            "GATA1_K562_GATA-1_USC")) {
      Experiment experiment = reference.experiments().named(name);
      List<Summit> summits = reference.summits().summits(experiment.table());
      PeakDataset sets =
          new PeakDataset.Cutter(reference.genome(), WINDOW, 0.1, SEED).byRank(summits);
      ReferenceData.BenchmarkSet files = reference.benchmarkSet(experiment).orElseThrow();
      Set<String> training = letters(BenchmarkFile.read(files.training()).positives());
      Set<String> test = letters(BenchmarkFile.read(files.test()).positives());
      List<byte[]> trained = new ArrayList<>(sets.training().positives());
      trained.addAll(sets.validation().positives());
      assertTrue(training.containsAll(letters(trained)), name);
      assertTrue(test.containsAll(letters(sets.test().positives())), name);
      assertTrue(trained.size() > 1500 && sets.test().size() > 400, name);
      for (WindowSet set : List.of(sets.training(), sets.validation(), sets.test())) {
        for (int i = 0; i < set.positives().size(); i++) {
          assertArrayEquals(
              dinucleotides(set.positives().get(i)), dinucleotides(set.negatives().get(i)));
        }
      }
    }
  }

  private static Set<String> letters(List<byte[]> windows) {
    Set<String> letters = new HashSet<>();
    Stream.of(windows).flatMap(List::stream).forEach(codes -> letters.add(Bases.decode(codes)));
    return letters;
  }

  private static int[] dinucleotides(byte[] codes) {
    int[] counts = new int[25];
    for (int i = 0; i + 1 < codes.length; i++) {
      counts[codes[i] * 5 + codes[i + 1]]++;
    }
    return counts;
  }
}
