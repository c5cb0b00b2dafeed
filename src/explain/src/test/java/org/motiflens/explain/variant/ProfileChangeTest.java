package org.motiflens.explain.variant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motiflens.explain.attribution.TinyProfileModels;
import org.motiflens.explain.score.SequenceScorer;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.FakeSequence;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.variant.Variant;
import org.motiflens.genome.variant.VcfRow;
import org.motiflens.network.Network;
import org.motiflens.network.bpnet.ProfileShares;

/** How much a variant changes the shape of a predicted profile. */
class ProfileChangeTest {
  private static final long SEED = 20261129;
  private static final int WINDOW = TinyProfileModels.WINDOW;

  private static byte[] codes(int length) {
    Random random = new Random(SEED);
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    return codes;
  }

  @Test
  void theDistanceIsZeroOfTheSameAndOneOfWhatSharesNothing() {
    assertEquals(
        0,
        ProfileShares.jensenShannonDistance(new double[] {0.25, 0.75}, new double[] {0.25, 0.75}));
    assertEquals(
        1, ProfileShares.jensenShannonDistance(new double[] {0, 1}, new double[] {1, 0}), 1e-12);
    // By hand: M = (3/4, 1/4); (log2(4/3) + (1/2) log2(2/3) + (1/2) log2 2) / 2 = 0.3112781.
    assertEquals(
        Math.sqrt(0.31127812445913283),
        ProfileShares.jensenShannonDistance(new double[] {1, 0}, new double[] {0.5, 0.5}),
        1e-12);
  }

  @ParameterizedTest
  @EnumSource(StrandRule.class)
  void noChangeIsNoDistance(StrandRule strand) {
    byte[] window = codes(WINDOW);
    for (int strands = 1; strands <= 2; strands++) {
      ProfileChange change =
          new ProfileChange(TinyProfileModels.of(strands, SEED).newEvaluator(), strand);
      assertEquals(0, change.distance(List.of(window, window), 1, 1));
      byte[] other = window.clone();
      other[WINDOW / 2] = (byte) (3 - other[WINDOW / 2]);
      double distance = change.distance(List.of(window, other), 1, 1);
      assertTrue(distance > 0 && distance <= 1, strand + " " + distance);
    }
  }

  /** The counts that come with the profile are those of the scorer, to the last bit. */
  @ParameterizedTest
  @EnumSource(StrandRule.class)
  void anOutcomeHasTheScorersCountsWhicheverWindowsAreAsked(StrandRule strand) {
    FakeSequence genome = new FakeSequence(codes(4 * WINDOW));
    int position = 2 * WINDOW;
    byte own = codes(4 * WINDOW)[position];
    String reference = Bases.decode(new byte[] {own});
    String other = Bases.decode(new byte[] {(byte) (3 - own)});
    for (String alternative : List.of(other, reference + "ACGT")) {
      VcfRow row =
          new VcfRow(
              1, FakeSequence.CHROMOSOME, position + 1, ".", reference, List.of(alternative), "");
      for (VariantWindows windows : VariantWindows.values()) {
        Network network = TinyProfileModels.of(2, SEED);
        VariantScorer scorer = new VariantScorer(genome, network, strand, windows);
        ProfileChange change =
            new ProfileChange(TinyProfileModels.of(2, SEED).newEvaluator(), strand);
        VariantOutcome outcome = VariantOutcome.of(row, 0, "m", scorer, Optional.of(change));
        VariantEffect effect = scorer.effect(row.variant(0));
        assertEquals(Optional.of(effect), outcome.effect(), strand + " " + windows);
        assertEquals(
            change.distance(
                scorer.centredWindows(effect.variant()),
                effect.variant().reference().length(),
                effect.variant().alternative().length(),
                scorer.place(effect.variant())),
            outcome.profileDistance().getAsDouble());
      }
    }
  }

  /** A base that is inserted and not seen by any tap would leave every base where it was. */
  @Test
  void basesBesideAnIndelAreComparedWithThemselves() {
    ProfileChange change =
        new ProfileChange(TinyProfileModels.of(1, SEED).newEvaluator(), StrandRule.FORWARD);
    // A repeat of one letter: with one letter more each window is the same.
    byte[] window = new byte[WINDOW];
    assertEquals(0, change.distance(List.of(window, window), 1, 2), 1e-7);
    // Far from the middle another base: it moves by the letter that is inserted.
    byte[] reference = new byte[WINDOW];
    reference[WINDOW / 2 + 6] = 2;
    byte[] alternative = new byte[WINDOW];
    alternative[WINDOW / 2 + 7] = 2;
    double aligned = change.distance(List.of(reference, alternative), 1, 3);
    double asTheyLie = change.distance(List.of(reference, alternative), 1, 1);
    assertTrue(aligned < asTheyLie / 2, aligned + " " + asTheyLie);
  }

  @Test
  void bothStrandsTogetherHaveNoStrand() {
    byte[] window = codes(WINDOW);
    byte[] other = window.clone();
    other[WINDOW / 2 - 3] = (byte) (3 - other[WINDOW / 2 - 3]);
    for (int strands = 1; strands <= 2; strands++) {
      ProfileChange change =
          new ProfileChange(TinyProfileModels.of(strands, SEED).newEvaluator(), StrandRule.MEAN);
      double forward = change.distance(List.of(window, other), 1, 1);
      double backward =
          change.distance(
              List.of(Bases.reverseComplement(window), Bases.reverseComplement(other)), 1, 1);
      assertEquals(forward, backward, 1e-9);
    }
  }

  @Test
  void theWindowsAreThoseThatTheVariantIsScoredIn() {
    Network network = TinyProfileModels.of(1, SEED);
    FakeSequence sequence = FakeSequence.random(new Random(SEED), 500);
    VariantScorer scorer =
        new VariantScorer(sequence, network, StrandRule.FORWARD, VariantWindows.CENTRE);
    String chromosome = sequence.chromosomes().get(0);
    byte[] codes = sequence.codes(new org.motiflens.genome.Locus(chromosome, 0, 500));
    String reference = Bases.decode(Arrays.copyOfRange(codes, 250, 253));
    VariantEffect effect =
        scorer.effect(new Variant(chromosome, 250, reference, reference.charAt(0) + "GATTACA"));
    List<byte[]> windows = scorer.centredWindows(effect.variant());
    float[] scores = new SequenceScorer(network, StrandRule.FORWARD).score(windows);
    assertArrayEquals(new float[] {effect.referenceMargin(), effect.alternativeMargin()}, scores);
  }
}
