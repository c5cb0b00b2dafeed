package org.motiflens.explain.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.InputTimesGradient;
import org.motiflens.explain.attribution.Prediction;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.Profile;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.fixture.FakeSequence;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.WindowRun;

/** Each base against its own window, looked at alone from either strand. */
class StrandRuleTest {
  private static final int ROUNDS = 40;

  private static float[] alone(QuadraticNetwork network, AttributionMethod method, byte[] window) {
    float[] values = new float[window.length];
    method.attribute(
        network.newEvaluator(),
        window,
        WindowRun.single(0),
        (index, windowValues) -> System.arraycopy(windowValues, 0, values, 0, windowValues.length));
    return values;
  }

  private static float expected(StrandRule strand, float forward, float reverse) {
    return switch (strand) {
      case FORWARD -> forward;
      case REVERSE -> reverse;
      case MEAN -> (forward + reverse) / 2;
      case MAX -> Math.abs(reverse) > Math.abs(forward) ? reverse : forward;
    };
  }

  @ParameterizedTest
  @EnumSource
  void theReverseValueIsThatOfTheReverseComplementAtThePairedBase(StrandRule strand) {
    long seed = strand.name().hashCode();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      int length = 3 + random.nextInt(12);
      QuadraticNetwork network = QuadraticNetwork.random(random, length);
      FakeSequence source = FakeSequence.random(random, length + random.nextInt(150));
      AttributionMethod method = random.nextBoolean() ? new InputTimesGradient() : new Prediction();
      WindowLayout layout =
          WindowLayout.everyBases(length, 1 + random.nextInt(length))
              .anchoredAt(random.nextInt(source.codes().length));
      Locus all = source.all();
      Profile profile =
          new ProfileComputer(source, network, method, layout, strand).compute(all, Monitor.NONE);
      for (int base = 0; base < all.end(); base++) {
        String where = "seed " + seed + " round " + round + " base " + base;
        int start = layout.owner(base, all.end());
        byte[] window = new byte[length];
        int known = 0;
        if (start != WindowLayout.NONE) {
          System.arraycopy(source.codes(), start, window, 0, length);
          for (byte code : window) {
            known += code == Bases.N ? 0 : 1;
          }
        }
        float value = Float.NaN;
        if (start != WindowLayout.NONE && 2 * known >= length) {
          value =
              expected(
                  strand,
                  alone(network, method, window)[base - start],
                  alone(network, method, Bases.reverseComplement(window))[
                      length - 1 - (base - start)]);
        }
        assertEquals(value, profile.at(base), where);
      }
    }
  }
}
