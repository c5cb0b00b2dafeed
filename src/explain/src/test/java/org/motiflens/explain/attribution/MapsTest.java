package org.motiflens.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.Profile;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.ProfileMap;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.FakeSequence;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;

/** Four values a base: against the methods with one, and against the network itself. */
class MapsTest {
  private static final long SEED = 41_200_000;
  private static final int WINDOW = 25;
  private static final int LENGTH = 90;

  private static ProfileComputer computer(
      FakeSequence sequence, Network network, AttributionMethod method, StrandRule strand) {
    return new ProfileComputer(
        sequence, network, method, WindowLayout.everyBases(WINDOW, 6), strand);
  }

  private static Locus whole() {
    return FakeSequence.locus(0, LENGTH);
  }

  @Test
  void theRowOfTheBaseThatIsThereIsWhatTheMethodsWithOneValueSay() {
    Random random = new Random(SEED);
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      FakeSequence sequence = FakeSequence.random(random, LENGTH);
      for (StrandRule strand : StrandRule.values()) {
        for (List<AttributionMethod> pair :
            List.of(
                List.<AttributionMethod>of(new GradientMap(), new InputTimesGradient()),
                List.<AttributionMethod>of(new MutagenesisMap(), new InSilicoMutagenesis()))) {
          ProfileMap map =
              computer(sequence, network, pair.get(0), strand).computeMap(whole(), Monitor.NONE);
          Profile one =
              computer(sequence, network, pair.get(1), strand).compute(whole(), Monitor.NONE);
          int compared = 0;
          for (int position = 0; position < LENGTH; position++) {
            byte code = sequence.codes()[position];
            if (code != Bases.N) {
              assertEquals(one.at(position), map.at(code, position), 0f, strand + " " + position);
              compared += Float.isNaN(one.at(position)) ? 0 : 1;
            } else {
              assertTrue(Float.isNaN(map.at(0, position)), "N has no value");
            }
          }
          assertTrue(compared > LENGTH / 4, compared + " bases compared, seed " + SEED);
        }
      }
    }
  }

  @Test
  void slopesLessTheirMeanAreTheCorrectedGradientAndMutationsAddUpToNothing() {
    Random random = new Random(SEED + 1);
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      FakeSequence sequence = FakeSequence.random(random, LENGTH);
      ProfileMap slopes =
          computer(sequence, network, new GradientMap(), StrandRule.FORWARD)
              .computeMap(whole(), Monitor.NONE);
      Profile corrected =
          computer(sequence, network, new GradientCorrection(), StrandRule.FORWARD)
              .compute(whole(), Monitor.NONE);
      ProfileMap mutations =
          computer(sequence, network, new MutagenesisMap(), StrandRule.FORWARD)
              .computeMap(whole(), Monitor.NONE);
      for (int position = 0; position < LENGTH; position++) {
        byte code = sequence.codes()[position];
        if (code == Bases.N || Float.isNaN(corrected.at(position))) {
          continue;
        }
        double mean = 0;
        double sum = 0;
        for (int base = 0; base < Bases.COUNT; base++) {
          mean += slopes.at(base, position) / 4.0;
          sum += mutations.at(base, position);
        }
        assertEquals(
            corrected.at(position), slopes.at(code, position) - mean, 1e-5, "seed " + SEED);
        assertEquals(0, sum, 1e-5, "seed " + SEED);
      }
    }
  }

  @Test
  void theOtherStrandsRowsAreThoseOfTheComplements() {
    Random random = new Random(SEED + 2);
    for (Network network : TinyNetworks.all(random, WINDOW)) {
      FakeSequence sequence = FakeSequence.random(random, WINDOW);
      Locus window = FakeSequence.locus(0, WINDOW);
      WindowLayout one = WindowLayout.everyBases(WINDOW, WINDOW).anchoredAt(WINDOW / 2);
      FakeSequence other = new FakeSequence(Bases.reverseComplement(sequence.codes()));
      ProfileMap reverse =
          new ProfileComputer(sequence, network, new GradientMap(), one, StrandRule.REVERSE)
              .computeMap(window, Monitor.NONE);
      ProfileMap forward =
          new ProfileComputer(other, network, new GradientMap(), one, StrandRule.FORWARD)
              .computeMap(window, Monitor.NONE);
      for (int position = 0; position < WINDOW; position++) {
        for (int base = 0; base < Bases.COUNT; base++) {
          assertEquals(
              forward.at(Bases.COUNT - 1 - base, WINDOW - 1 - position),
              reverse.at(base, position),
              0f,
              "seed " + SEED);
        }
      }
    }
  }

  @Test
  void aMapIsNoProfileAndAProfileNoMap() {
    Random random = new Random(SEED + 3);
    Network network = TinyNetworks.all(random, WINDOW).get(0);
    FakeSequence sequence = FakeSequence.random(random, LENGTH);
    assertThrows(
        IllegalStateException.class,
        () ->
            computer(sequence, network, new GradientMap(), StrandRule.FORWARD)
                .compute(whole(), Monitor.NONE));
    assertThrows(
        IllegalStateException.class,
        () ->
            computer(sequence, network, new Saliency(), StrandRule.FORWARD)
                .computeMap(whole(), Monitor.NONE));
    assertTrue(AttributionRegistry.STANDARD.methods().stream().noneMatch(AttributionMethod::isMap));
    assertEquals(
        5,
        AttributionRegistry.WITH_MAPS.methods().stream().filter(AttributionMethod::isMap).count());
  }
}
