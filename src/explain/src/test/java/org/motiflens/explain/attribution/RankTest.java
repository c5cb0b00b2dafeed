package org.motiflens.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.CalibratedFakes;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;

class RankTest {
  private static final int WINDOW = 9;

  private static final byte[] CODES = new byte[300];

  static {
    Random random = new Random(8);
    for (int i = 0; i < CODES.length; i++) {
      CODES[i] = (byte) random.nextInt(4);
    }
  }

  private static SequenceSource source() {
    return new SequenceSource() {
      @Override
      public String genomeId() {
        return "fake";
      }

      @Override
      public java.util.List<String> chromosomes() {
        return java.util.List.of("chrA");
      }

      @Override
      public int length(String chromosome) {
        return CODES.length;
      }

      @Override
      public byte[] codes(Locus locus) {
        return java.util.Arrays.copyOfRange(CODES, locus.start(), locus.end());
      }
    };
  }

  private final QuadraticNetwork network = QuadraticNetwork.random(new Random(2), WINDOW);
  private final ModelBundle model = CalibratedFakes.ranked("X", network, 0.5);

  private float[] ranks(StrandRule strand) {
    return new ProfileRecipe(model, new Rank(), WindowLayout.everyBases(WINDOW, 1), strand)
        .on(source())
        .compute(new Locus("chrA", 100, 160), Monitor.NONE)
        .values();
  }

  @Test
  void isTheRankOfTheScoreOfTheWindowAroundEachBaseUnderEveryRule() {
    for (StrandRule strand : StrandRule.values()) {
      float[] values = ranks(strand);
      for (int i = 0; i < values.length; i++) {
        int start = 100 + i - WINDOW / 2;
        float score =
            new StrandMargins(network.newEvaluator(), strand)
                .of(
                    java.util.Arrays.copyOfRange(CODES, start, start + WINDOW),
                    WindowRun.single(0))[0];
        assertEquals(Math.max(0, Math.min(6, 0.5 * score)), values[i], 1e-5, strand + " at " + i);
      }
    }
  }

  @Test
  void meanIsNotTheMeanOfRanks() {
    float[] forward = ranks(StrandRule.FORWARD);
    float[] reverse = ranks(StrandRule.REVERSE);
    float[] mean = ranks(StrandRule.MEAN);
    boolean differs = false;
    for (int i = 0; i < mean.length; i++) {
      differs |= Math.abs(mean[i] - (forward[i] + reverse[i]) / 2) > 0.01;
    }
    assertTrue(differs);
  }

  @Test
  void isRefusedForAModelThatIsNotCalibrated() {
    ProfileRecipe recipe =
        new ProfileRecipe(
            CalibratedFakes.bundle("X", network),
            new Rank(),
            WindowLayout.everyBases(WINDOW, 1),
            StrandRule.FORWARD);
    assertTrue(
        assertThrows(InputException.class, () -> recipe.on(source()))
            .getMessage()
            .startsWith("X_CELL/fake is not calibrated"));
  }

  @Test
  void standsInTheRegistryBesideThePrediction() {
    assertEquals(
        AttributionRegistry.STANDARD.keys().indexOf("prediction") + 1,
        AttributionRegistry.STANDARD.keys().indexOf("rank"));
    assertTrue(AttributionRegistry.STANDARD.named("rank").needsCalibration());
  }
}
