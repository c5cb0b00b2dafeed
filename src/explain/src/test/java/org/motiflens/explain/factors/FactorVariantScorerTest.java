package org.motiflens.explain.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.explain.variant.VariantEffect;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.fixture.CalibratedFakes;
import org.motiflens.fixture.FakeSequence;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.Variant;

class FactorVariantScorerTest {
  private static final String CHROMOSOME = FakeSequence.CHROMOSOME;

  private final Random random = new Random(7);
  private final FakeSequence genome = genome();
  private final List<QuadraticNetwork> networks =
      List.of(
          QuadraticNetwork.random(random, 31),
          QuadraticNetwork.random(random, 31),
          QuadraticNetwork.random(random, 101));
  private final FactorPanel panel =
      new FactorPanel(
          List.of(
              CalibratedFakes.ranked("A", networks.get(0), 1),
              CalibratedFakes.ranked("B", networks.get(1), 1),
              CalibratedFakes.ranked("LONG", networks.get(2), 1)),
          StrandRule.MEAN);

  private FakeSequence genome() {
    byte[] codes = new byte[400];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    return new FakeSequence(codes);
  }

  private Variant variant(int start, int length, String alternative) {
    return new Variant(
        CHROMOSOME,
        start,
        Bases.decode(genome.codes()).substring(start, start + length),
        alternative);
  }

  @Test
  void everyModelSaysWhatItSaysAloneToTheLastBit() {
    FactorVariantScorer scorer = panel.variantScorer(genome);
    for (Variant variant : List.of(variant(200, 3, "A"), variant(150, 1, "ACGTT"))) {
      List<FactorEffect> effects = scorer.effects(variant);
      assertEquals(
          List.of("A", "B", "LONG"), effects.stream().map(one -> one.card().tf()).toList());
      for (int i = 0; i < effects.size(); i++) {
        VariantEffect alone = VariantScorer.standard(genome, networks.get(i)).effect(variant);
        assertEquals(alone, effects.get(i).effect());
      }
    }
  }

  /** Near an end short windows fit where long ones do not. */
  @Test
  void aModelWithoutAWindowIsLeftOutAndWithoutAnyTheVariantIsRefused() {
    FactorVariantScorer scorer = panel.variantScorer(genome);
    assertEquals(
        List.of("A", "B"),
        scorer.effects(variant(30, 1, "ACG")).stream().map(one -> one.card().tf()).toList());
    assertThrows(RefusedVariantException.class, () -> scorer.effects(variant(3, 1, "ACG")));
  }
}
