package org.motiflens.explain.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motiflens.explain.attribution.MutationMap;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.FakeSequence;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.RefusedVariantException.Reason;
import org.motiflens.genome.variant.Variant;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

class VariantScorerTest {
  private static final int WINDOW = 21;
  private static final String CHROMOSOME = FakeSequence.CHROMOSOME;

  private static FakeSequence sequence(Random random, int length) {
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    return new FakeSequence(codes);
  }

  private static String bases(FakeSequence source, int start, int end) {
    return Bases.decode(source.codes()).substring(start, end);
  }

  private static float margin(Network network, String letters, StrandRule strand) {
    byte[] codes = Bases.encode(letters);
    Evaluator evaluator = network.newEvaluator();
    float[] forward = new float[1];
    float[] reverse = new float[1];
    evaluator.logitMargins(codes, WindowRun.single(0), forward);
    evaluator.logitMargins(Bases.reverseComplement(codes), WindowRun.single(0), reverse);
    return switch (strand) {
      case FORWARD -> forward[0];
      case REVERSE -> reverse[0];
      case MEAN -> (forward[0] + reverse[0]) / 2;
      case MAX -> Math.max(forward[0], reverse[0]);
    };
  }

  private static Reason refusal(Runnable action) {
    return assertThrows(RefusedVariantException.class, action::run).reason();
  }

  @ParameterizedTest
  @EnumSource
  void windowsAreLaidAnewAroundEachAllele(StrandRule strand) {
    Random random = new Random(7);
    FakeSequence source = sequence(random, 120);
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      VariantScorer scorer = new VariantScorer(source, network, strand, VariantWindows.CENTRE);
      // Its ends differ from those of the reference allele, so that nothing is trimmed.
      String reference = bases(source, 50, 53);
      String inserted = different(reference.charAt(0)) + "GGT" + different(reference.charAt(2));
      VariantEffect effect = scorer.effect(new Variant(CHROMOSOME, 50, reference, inserted));
      // Three bases: one before the middle. Five: two.
      String before = bases(source, 0, 50);
      String after = bases(source, 53, 120);
      assertEquals(
          margin(network, before.substring(41) + reference + after.substring(0, 9), strand),
          effect.referenceMargin());
      assertEquals(
          margin(network, before.substring(42) + inserted + after.substring(0, 8), strand),
          effect.alternativeMargin());
      assertEquals(effect.alternativeMargin() - effect.referenceMargin(), effect.deltaMargin());
      assertEquals(
          Evaluator.probability(effect.alternativeMargin())
              - Evaluator.probability(effect.referenceMargin()),
          effect.deltaProbability());
    }
  }

  private static char different(char base) {
    return base == 'A' ? 'C' : 'A';
  }

  @Test
  void aDeletionDrawsBasesIn() {
    Random random = new Random(8);
    byte[] codes = Bases.encode("ACGTGCATTGCCATGACTGACCCCTTTTACGATCGATTAGCATGCA");
    FakeSequence source = new FakeSequence(codes);
    Network network = QuadraticNetwork.random(random, WINDOW);
    VariantScorer scorer =
        new VariantScorer(source, network, StrandRule.FORWARD, VariantWindows.CENTRE);
    String all = Bases.decode(codes);
    // CCCC at 20 to 23, written with the base before it.
    VariantEffect effect = scorer.effect(new Variant(CHROMOSOME, 19, "ACCCC", "A"));
    assertEquals(new Variant(CHROMOSOME, 20, "CCCC", ""), effect.variant());
    assertEquals(
        margin(network, all.substring(12, 33), StrandRule.FORWARD), effect.referenceMargin());
    assertEquals(
        margin(network, all.substring(10, 20) + all.substring(24, 35), StrandRule.FORWARD),
        effect.alternativeMargin());
  }

  @RepeatedTest(5)
  void allWaysToWriteAHaplotypeHaveTheSameScores(RepetitionInfo run) {
    long seed = run.getCurrentRepetition();
    Random random = new Random(seed);
    String repeat = "CAG".repeat(6);
    FakeSequence source =
        new FakeSequence(
            Bases.decode(sequence(random, 60).codes())
                + "T"
                + repeat
                + "T"
                + Bases.decode(sequence(random, 60).codes()));
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      for (VariantWindows windows : VariantWindows.values()) {
        VariantScorer scorer = new VariantScorer(source, network, StrandRule.MEAN, windows);
        VariantEffect first = scorer.effect(new Variant(CHROMOSOME, 61, "CAG", ""));
        for (int unit = 0; unit < 5; unit++) {
          int start = 61 + 3 * unit;
          assertEquals(
              first,
              scorer.effect(new Variant(CHROMOSOME, start, "CAGCAG", "CAG")),
              "seed " + seed);
          assertEquals(
              first, scorer.effect(new Variant(CHROMOSOME, start + 1, "AGC", "")), "seed " + seed);
        }
      }
    }
  }

  @Test
  void aSubstitutionIsOneCellOfInSilicoMutagenesis() {
    Random random = new Random(11);
    FakeSequence source = sequence(random, 100);
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      VariantScorer scorer =
          new VariantScorer(source, network, StrandRule.FORWARD, VariantWindows.CENTRE);
      MutationMap map = new MutationMap(network.newEvaluator());
      map.compute(source.codes(), 40 - WINDOW / 2);
      AlleleScores alleles = scorer.alleles(CHROMOSOME, 40);
      byte reference = source.codes()[40];
      assertEquals(reference, alleles.reference());
      for (int base = 0; base < Bases.COUNT; base++) {
        assertEquals(map.margin(WINDOW / 2, base), alleles.margin(base));
        assertEquals(map.centred(WINDOW / 2, base), alleles.centred(base));
        if (base != reference) {
          VariantEffect effect =
              scorer.effect(
                  Variant.ofBase(CHROMOSOME, 40, Bases.letter(reference), Bases.letter(base)));
          assertEquals(alleles.deltaMargin(base), effect.deltaMargin());
          assertEquals(alleles.deltaProbability(base), effect.deltaProbability());
        } else {
          assertEquals(0, alleles.deltaMargin(base));
        }
      }
    }
  }

  @Test
  void allelesAndTheirVariantsAgreeOnBothStrands() {
    Random random = new Random(12);
    FakeSequence source = sequence(random, 100);
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      for (StrandRule strand : StrandRule.values()) {
        VariantScorer scorer = new VariantScorer(source, network, strand, VariantWindows.CENTRE);
        AlleleScores alleles = scorer.alleles(CHROMOSOME, 33);
        char reference = Bases.letter(alleles.reference());
        for (int base = 0; base < Bases.COUNT; base++) {
          String window = bases(source, 23, 33) + Bases.letter(base) + bases(source, 34, 44);
          assertEquals(margin(network, window, strand), alleles.margin(base));
          if (base != alleles.reference()) {
            assertEquals(
                alleles.deltaMargin(base),
                scorer
                    .effect(Variant.ofBase(CHROMOSOME, 33, reference, Bases.letter(base)))
                    .deltaMargin());
          }
        }
      }
    }
  }

  @Test
  void theBestWindowIsTheBestOfAllThatHoldTheAllele() {
    Random random = new Random(13);
    FakeSequence source = sequence(random, 120);
    String all = Bases.decode(source.codes());
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      VariantScorer scorer =
          new VariantScorer(source, network, StrandRule.MEAN, VariantWindows.BEST);
      char reference = all.charAt(60);
      VariantEffect effect =
          scorer.effect(Variant.ofBase(CHROMOSOME, 60, reference, different(reference)));
      float best = Float.NEGATIVE_INFINITY;
      // From the window whose last base but one it is to the one whose second base it is.
      for (int start = 60 + 2 - WINDOW; start <= 60 - 1; start++) {
        String window = all.substring(start, start + WINDOW);
        best = Math.max(best, margin(network, window, StrandRule.MEAN));
      }
      assertEquals(best, effect.referenceMargin());
    }
  }

  /** Swapping the roles of the alleles in the swapped genome turns the sign. */
  @RepeatedTest(20)
  void theVariantBackHasTheOppositeEffect(RepetitionInfo run) {
    long seed = run.getCurrentRepetition();
    Random random = new Random(seed);
    FakeSequence source = sequence(random, 150);
    int start = 60 + random.nextInt(20);
    String reference = bases(source, start, start + random.nextInt(4));
    String alternative = bases(source, 100, 100 + random.nextInt(4));
    if (reference.equals(alternative)) {
      return;
    }
    FakeSequence swapped =
        new FakeSequence(
            bases(source, 0, start) + alternative + bases(source, start + reference.length(), 150));
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      VariantEffect there =
          VariantScorer.standard(source, network)
              .effect(new Variant(CHROMOSOME, start, reference, alternative));
      VariantEffect back =
          VariantScorer.standard(swapped, network)
              .effect(new Variant(CHROMOSOME, start, alternative, reference));
      assertEquals(there.referenceMargin(), back.alternativeMargin(), "seed " + seed);
      assertEquals(there.alternativeMargin(), back.referenceMargin(), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatNoWindowHoldsIsRefused(VariantWindows windows) {
    Random random = new Random(14);
    FakeSequence source = sequence(random, 100);
    Network network = TinyNetworks.all(random, WINDOW).get(0);
    VariantScorer scorer = new VariantScorer(source, network, StrandRule.MEAN, windows);
    assertEquals(
        Reason.LENGTH,
        refusal(
            () ->
                scorer.effect(
                    new Variant(CHROMOSOME, 30, bases(source, 30, 31), "ACGT".repeat(6)))));
    char first = bases(source, 0, 1).charAt(0);
    assertEquals(
        Reason.EDGE,
        refusal(() -> scorer.effect(Variant.ofBase(CHROMOSOME, 0, first, different(first)))));
    char last = bases(source, 99, 100).charAt(0);
    assertEquals(
        Reason.EDGE,
        refusal(() -> scorer.effect(Variant.ofBase(CHROMOSOME, 99, last, different(last)))));
  }

  @Test
  void theOutermostWindowsAreScored() {
    Random random = new Random(15);
    FakeSequence source = sequence(random, 100);
    Network network = TinyNetworks.all(random, WINDOW).get(0);
    VariantScorer scorer = VariantScorer.standard(source, network);
    for (int position : new int[] {WINDOW / 2, 99 - WINDOW / 2}) {
      scorer.alleles(CHROMOSOME, position);
      char base = bases(source, position, position + 1).charAt(0);
      scorer.effect(Variant.ofBase(CHROMOSOME, position, base, different(base)));
    }
    for (int position : new int[] {WINDOW / 2 - 1, 100 - WINDOW / 2, 0, 99, -1, 100}) {
      assertEquals(Reason.EDGE, refusal(() -> scorer.alleles(CHROMOSOME, position)));
    }
    assertThrows(InputException.class, () -> scorer.alleles("chr9", 50));
  }

  @Test
  void amongUnknownBasesThereIsNoScore() {
    Network network = TinyNetworks.all(new Random(16), WINDOW).get(0);
    Variant variant = Variant.ofBase(CHROMOSOME, 20, 'A', 'C');
    for (VariantWindows windows : VariantWindows.values()) {
      FakeSequence lone = new FakeSequence("N".repeat(20) + "A" + "N".repeat(20));
      VariantScorer scorer = new VariantScorer(lone, network, StrandRule.MEAN, windows);
      assertEquals(Reason.UNKNOWN_BASES, refusal(() -> scorer.effect(variant)));
      assertEquals(Reason.UNKNOWN_BASES, refusal(() -> scorer.alleles(CHROMOSOME, 20)));
      // Eleven of 21 are enough.
      FakeSequence half = new FakeSequence("ACGT".repeat(5) + "A" + "N".repeat(20));
      VariantScorer known = new VariantScorer(half, network, StrandRule.MEAN, windows);
      assertTrue(Float.isFinite(known.effect(variant).deltaMargin()));
    }
  }
}
