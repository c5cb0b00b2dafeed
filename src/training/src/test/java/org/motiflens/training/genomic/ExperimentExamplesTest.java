package org.motiflens.training.genomic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.Summit;
import org.motiflens.training.data.ValidationBlocks;

class ExperimentExamplesTest {
  private static final int TASK = 0;
  private static final NegativeMix MIX = new NegativeMix(0.25, 0.25, 0.1, 0.2, 0.2, 10);

  private final long seed = new Random().nextLong();
  private final KnownSequence sequence = new KnownSequence(made.genome(), MadeUpGenome.LENGTH);
  private final SummitIndex index = new SummitIndex(made.summits());
  private final PeakWindows peaks = PeakWindows.of(made.summits().get("first"), sequence);
  private final PeakWindows others = PeakWindows.of(made.summits().get("second"), sequence);

  private static MadeUpGenome made;

  @BeforeAll
  static void make() {
    made = new MadeUpGenome(5);
  }

  @AfterAll
  static void forget() {
    made = null;
  }

  /** Half of them bound by the experiment itself. */
  private List<Locus> hard() {
    List<Locus> windows = new ArrayList<>();
    peaks.training().forEach(peak -> windows.add(peak.window()));
    others.training().forEach(peak -> windows.add(peak.window()));
    return windows;
  }

  private ExperimentExamples examples(NegativeMix mix, int most) {
    return new ExperimentExamples(
        sequence, index, TASK, peaks.training(), others.training(), hard(), mix, most);
  }

  private static List<String> letters(ExperimentExamples.Drawn drawn) {
    return drawn.windows().stream().map(Bases::decode).toList();
  }

  @Test
  void nothingIsOnAHeldOutChromosomeOrInAValidationBlock() {
    ExperimentExamples.Drawn drawn = examples(MIX, 1000).draw(seed);
    int shuffles = 0;
    for (byte[] window : drawn.windows()) {
      Optional<Locus> place = made.place(window);
      if (place.isEmpty()) {
        shuffles++;
      } else {
        assertFalse(
            HeldOutChromosomes.ALL.contains(place.get().chromosome()),
            place.get() + ", seed " + seed);
        assertFalse(ValidationBlocks.contains(place.get()), place.get() + ", seed " + seed);
      }
    }
    assertEquals(drawn.positives() * 2, shuffles, "a fifth of ten negatives a positive");
  }

  @Test
  void positivesHaveTheSummitWithin15BasesAndNegativesNoneWithin300() {
    ExperimentExamples.Drawn drawn = examples(MIX, 1000).draw(seed);
    assertEquals(peaks.training().size(), drawn.positives());
    assertEquals(11 * drawn.positives(), drawn.windows().size());
    boolean moved = false;
    for (int i = 0; i < drawn.windows().size(); i++) {
      Optional<Locus> place = made.place(drawn.windows().get(i));
      if (place.isPresent()) {
        String chromosome = place.get().chromosome();
        int centre = Grid.centre(place.get());
        boolean positive = i < drawn.positives();
        assertEquals(positive, !index.isUnbound(TASK, chromosome, centre), place.get() + "");
        if (positive) {
          int nearest = nearest(chromosome, centre);
          assertTrue(nearest <= 15, place.get() + " is " + nearest + " away, seed " + seed);
          moved |= nearest > 0;
        }
      }
    }
    assertTrue(moved);
  }

  private int nearest(String chromosome, int centre) {
    return made.summits().get("first").stream()
        .filter(summit -> summit.chromosome().equals(chromosome))
        .mapToInt(summit -> Math.abs(summit.position() - centre))
        .min()
        .orElseThrow();
  }

  @Test
  void sourcesHaveTheirParts() {
    int atPeaks = atOtherPeaks(new NegativeMix(0.6, 0.4, 0, 0, 0, 10));
    int positives = peaks.training().size();
    assertTrue(atPeaks >= 4 * positives, "at peaks " + atPeaks + " for " + positives);
    int mined = atOtherPeaks(new NegativeMix(0.6, 0, 0, 0.4, 0, 10));
    assertTrue(mined >= 4 * positives, "hard ones, which are there, too: " + mined);
    int random = atOtherPeaks(new NegativeMix(1, 0, 0, 0, 0, 10));
    assertTrue(random < 4 * positives, "random ones at peaks " + random);
  }

  private int atOtherPeaks(NegativeMix mix) {
    ExperimentExamples.Drawn drawn = examples(mix, 1000).draw(seed);
    int count = 0;
    for (byte[] window : drawn.windows().subList(drawn.positives(), drawn.windows().size())) {
      Locus place = made.place(window).orElseThrow();
      count += index.isBound(1, place.chromosome(), Grid.centre(place)) ? 1 : 0;
    }
    return count;
  }

  @Test
  void theSameSeedDrawsTheSameAndAnotherSomethingElse() {
    ExperimentExamples examples = examples(MIX, 1000);
    assertEquals(letters(examples.draw(seed)), letters(examples.draw(seed)));
    assertNotEquals(letters(examples.draw(seed)), letters(examples.draw(seed + 1)));
  }

  @Test
  void anEpochShowsNoMoreThanItMayAndInTimeAll() {
    ExperimentExamples examples = examples(MIX, 10);
    ExperimentExamples.Drawn drawn = examples.draw(seed);
    assertEquals(10, drawn.positives());
    assertEquals(110, drawn.windows().size());
    assertNotEquals(letters(drawn).subList(0, 10), letters(examples.draw(seed + 1)).subList(0, 10));
  }

  @Test
  void matchedWindowsAreMoreLikeThePositivesThanRandomOnes() {
    byte[] rich = Bases.encode("CG".repeat(50) + "C");
    byte[] same = Bases.encode("GC".repeat(50) + "G");
    byte[] poor = Bases.encode("AT".repeat(50) + "A");
    assertTrue(Composition.distance(rich, same) < Composition.distance(rich, poor));
    assertEquals(0, Composition.distance(rich, rich));
  }

  @Test
  void theStrongestPeaksAreThoseOfTheLargestSignal() {
    List<Summit> strong = new ArrayList<>(made.summits().get("first"));
    strong.removeIf(summit -> !summit.chromosome().equals("chr2") || summit.position() < 800_000);
    List<PeakWindows.Movable> wanted = PeakWindows.of(strong, sequence).training();
    // Signals rise along chr2; those of the other chromosomes are made lower.
    List<Summit> all = new ArrayList<>();
    for (Summit summit : made.summits().get("first")) {
      double signal = summit.chromosome().equals("chr2") ? summit.position() : -summit.position();
      all.add(new Summit(summit.chromosome(), summit.position(), signal));
    }
    GenomeData data = GenomeData.of(Map.of("first", all), sequence);
    assertTrue(wanted.size() > 10 && wanted.size() < peaks.training().size(), wanted.size() + "");
    assertEquals(Set.copyOf(wanted), Set.copyOf(data.strongest("first", wanted.size())));
    assertEquals(peaks.training(), data.strongest("first", peaks.training().size()));
  }

  @Test
  void withoutSequenceBesideTheTestChromosomeASentenceSaysSo() {
    PartialGenome genome = new PartialGenome.Builder("hg19").add("chr21", 0, new byte[500]).build();
    InputException refused =
        assertThrows(InputException.class, () -> new KnownSequence(genome, MadeUpGenome.LENGTH));
    assertEquals(
        "There is no sequence outside of chr21 and chr22 to train on; add chromosomes to hg19/.",
        refused.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> sequence.codes(new Locus("chr21", 500, 601)));
  }

  @Test
  void partsThatDoNotSumToOneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new NegativeMix(0.5, 0.5, 0.5, 0, 0, 10));
  }

  @Test
  void summitsOfHeldOutChromosomesAreNoPeakWindows() {
    List<Summit> summits = List.of(new Summit("chr21", 5000, 1), new Summit("chr22", 5000, 1));
    PeakWindows none = PeakWindows.of(summits, sequence);
    assertEquals(List.of(), none.training());
    assertEquals(List.of(), none.validation());
  }
}
