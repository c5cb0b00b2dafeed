package org.motiflens.explain.resolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.network.Network;

/** The published schedule on networks built by hand: H and every step are known. */
class GradientAscentTest {
  private static final double LAMBDA = 0.5;
  private static final double STEP = 0.01;

  private static FeatureMap solve(Network network, double step, double... start) {
    return new GradientAscent(network, FeatureLayer.afterConvolutions(network), LAMBDA, step)
        .solve(start, Monitor.NONE);
  }

  @Test
  void ofALinearHeadItFindsTheWeights() {
    // w·H − ½ ‖H‖² is largest at H = w, where it is ‖w‖² / 2.
    FeatureMap map = solve(LogicNetworks.sum(2, -1), STEP, 0.3, 0.4);
    assertArrayEquals(new double[] {2, -1}, map.values(), 5e-3);
    assertEquals(2.5, map.objective(), 1e-5);
    assertTrue(map.convergence().ended());
    assertEquals(0, map.convergence().gradientNorm(), 5e-3);
  }

  /** With a constant step what is left of the way shrinks by 1 − 2λη a step. */
  @Test
  void itsStepsAreThoseOfTheSchedule() {
    FeatureMap map = solve(LogicNetworks.sum(2, -1), STEP, 0, 0);
    int steps = map.convergence().iterations();
    double left = 1;
    for (int i = 0; i < steps; i++) {
      double rate = i > 500 ? Math.max(STEP * Math.pow(i - 500, -0.2), 1e-6) : STEP;
      left *= 1 - 2 * LAMBDA * rate;
    }
    assertTrue(steps > 500, "" + steps);
    assertArrayEquals(new double[] {2 * (1 - left), left - 1}, map.values(), 1e-4);
  }

  @Test
  void startedAtTheMaximumItStopsAfterTenStepsWithoutGain() {
    FeatureMap map = solve(LogicNetworks.sum(2, -1), STEP, 2, -1);
    assertArrayEquals(new double[] {2, -1}, map.values(), 1e-6);
    assertEquals(10, map.convergence().iterations());
    assertTrue(map.convergence().ended());
  }

  /** S grows beyond its value at the maximum on a way that comes from above. */
  @Test
  void theWeightIsTheLargestScoreMetAndTheMapTheLast() {
    FeatureMap map = solve(LogicNetworks.sum(2, -1), STEP, 4, -2);
    assertEquals(10, map.score(), 1e-5);
    assertArrayEquals(new double[] {2, -1}, map.values(), 5e-3);
  }

  @Test
  void andHasTwoMapsByWhereItStarts() {
    // 4 max(0, a + b − 1): at λ = ½ (4, 4), and 0 for starts below the kink.
    Network and = LogicNetworks.of(0, 0, 4);
    assertArrayEquals(new double[] {4, 4}, solve(and, STEP, 1, 1).values(), 1e-2);
    assertArrayEquals(new double[] {0, 0}, solve(and, STEP, 0.2, 0.2).values(), 1e-2);
  }

  @Test
  void aStepThatIsTooLargeLosesAndIsTold() {
    FeatureMap map = solve(LogicNetworks.sum(2, -1), 2.5, 0, 0);
    assertTrue(map.objective() < 0 && map.convergence().gradientNorm() > 1);
    assertEquals(10, map.convergence().iterations());
  }

  @Test
  void theLayerAndTheStartStayAsTheyAre() {
    double[] start = {0.3, 0.4};
    solve(LogicNetworks.sum(2, -1), STEP, start);
    assertArrayEquals(new double[] {0.3, 0.4}, start);
  }

  @Test
  void itCanBeStopped() {
    Network network = LogicNetworks.sum(2, -1);
    GradientAscent ascent =
        new GradientAscent(network, FeatureLayer.afterConvolutions(network), LAMBDA, STEP);
    Monitor stopped =
        new Monitor() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(CancellationException.class, () -> ascent.solve(new double[2], stopped));
  }
}
