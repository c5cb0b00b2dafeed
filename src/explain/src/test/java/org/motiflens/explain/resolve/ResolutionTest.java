package org.motiflens.explain.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.Family;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.engine.Networks;

/** Networks of every family, resolved at each of their layers. */
class ResolutionTest {
  private static final double LAMBDA = 0.7;
  private static final Convolution FIRST = new Convolution(5, 4, 2);
  private static final Convolution LAST = new Convolution(6, 3, 1);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final String where = "seed " + seed;

  private Network cnn(Integer... hidden) {
    return network(LayeredFamily.CNN, List.of(FIRST, LAST), 0, List.of(hidden));
  }

  private Network network(
      Family family, List<Convolution> convolutions, int recurrent, List<Integer> hidden) {
    int units = recurrent > 0 ? 3 : 0;
    Architecture architecture =
        new Architecture(
            "tiny",
            family,
            convolutions,
            family == LayeredFamily.CNN_RNN,
            recurrent,
            units,
            hidden,
            24);
    List<NetworkWeights.Convolution> weights = new ArrayList<>();
    int channels = 4;
    for (Convolution shape : convolutions) {
      weights.add(
          new NetworkWeights.Convolution(
              gaussian(shape.kernel() * channels * shape.maps()), gaussian(shape.maps())));
      channels = shape.maps();
    }
    List<NetworkWeights.Lstm> forward = new ArrayList<>();
    List<NetworkWeights.Lstm> backward = new ArrayList<>();
    if (recurrent > 0) {
      forward.add(lstm(units, channels));
      backward.add(lstm(units, channels));
      channels = 2 * units;
    }
    List<NetworkWeights.Dense> dense = new ArrayList<>();
    for (int size : hidden) {
      dense.add(new NetworkWeights.Dense(gaussian(size * channels), gaussian(size)));
      channels = size;
    }
    return Networks.of(
        architecture,
        new NetworkWeights(
            weights,
            forward,
            backward,
            dense,
            new NetworkWeights.Output(gaussian(2 * channels), gaussian(2)),
            1));
  }

  private NetworkWeights.Lstm lstm(int units, int inputs) {
    return new NetworkWeights.Lstm(
        gaussian(4 * units * inputs), gaussian(4 * units * units), gaussian(4 * units));
  }

  private float[] gaussian(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian() / 2;
    }
    return values;
  }

  private static Resolution resolve(
      Network network, String layer, String solver, ImportanceScore score) {
    return Resolution.of(
        network,
        FeatureLayer.named(network, layer),
        new Resolution.Settings(LAMBDA, score, solver, 0.02, 6, 1),
        Monitor.NONE);
  }

  /** Weight of each map in the margin of a network without hidden layers. */
  private static double[] marginWeights(Network network) {
    float[] raw = network.weights().orElseThrow().output().weights();
    double[] weights = new double[raw.length / 2];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (double) raw[weights.length + k] - raw[k];
    }
    return weights;
  }

  @Test
  void behindTheMaximumALinearHeadHasItsWeightsForImportance() {
    Network network = cnn();
    double[] weights = marginWeights(network);
    for (String solver : List.of(StepFree.KEY, LineSearch.KEY, GradientAscent.KEY)) {
      Resolution resolution = resolve(network, "maximum", solver, ImportanceScore.MEAN);
      for (int k = 0; k < weights.length; k++) {
        assertEquals(weights[k] / (2 * LAMBDA), resolution.importance().importance(k), 2e-3, where);
        assertEquals(0, resolution.importance().inconsistency(k), 1e-5, where);
        assertFalse(resolution.kinds().isNonAdditive(k));
      }
    }
    assertEquals(
        1, resolve(network, "maximum", StepFree.KEY, ImportanceScore.MEAN).distinctOptima());
  }

  @Test
  void beforeTheMaximumAPositiveFeatureIsAPeakAndANegativeOneIsFlat() {
    Network network = cnn();
    double[] weights = marginWeights(network);
    Resolution mean = resolve(network, "convolution 2", StepFree.KEY, ImportanceScore.MEAN);
    int columns = mean.layer().shape().columns();
    ImportanceScore largest = ImportanceScore.LARGEST;
    for (int k = 0; k < weights.length; k++) {
      double flat = weights[k] / (2 * LAMBDA * columns);
      assertEquals(flat, mean.importance().importance(k), 1e-6, where);
      for (FeatureMap map : mean.maps()) {
        assertEquals(
            weights[k] > 0 ? weights[k] / (2 * LAMBDA) : flat, largest.of(map, k), 1e-5, where);
      }
    }
    assertEquals(1, mean.distinctOptima(), where);
  }

  @Test
  void theStepFreeSolverSeesTheNetworkThatTheEngineRuns() {
    for (Network network : List.of(cnn(), cnn(7))) {
      for (FeatureLayer layer : FeatureLayer.choices(network)) {
        if (layer.shape().name().equals("convolution 1")
            || (!network.architecture().hidden().isEmpty()
                && !layer.shape().name().equals("maximum"))) {
          assertThrows(InputException.class, () -> Heads.above(network, layer));
          continue;
        }
        MaxAffineHead head = Heads.above(network, layer);
        LayerEvaluator evaluator = network.newLayerEvaluator();
        for (int round = 0; round < 20; round++) {
          float[] values = gaussian(layer.shape().size());
          double[] same = new double[values.length];
          for (int i = 0; i < same.length; i++) {
            same[i] = values[i];
          }
          assertEquals(
              evaluator.evaluate(layer.index(), values),
              head.value(same),
              1e-4,
              layer.shape().name() + ", " + where);
        }
      }
    }
  }

  /** Both find local maxima, and of few starts either may find the higher one. */
  @Test
  void fromWhereGradientAscentEndsTheStepFreeSolverEndsNoLower() {
    Network network = cnn();
    FeatureLayer layer = FeatureLayer.named(network, "pool 1");
    Resolution stepFree = resolve(network, "pool 1", StepFree.KEY, ImportanceScore.MEAN);
    Resolution ascent = resolve(network, "pool 1", GradientAscent.KEY, ImportanceScore.MEAN);
    StepFree solver = new StepFree(network, layer, LAMBDA, 1);
    for (int t = 0; t < stepFree.maps().size(); t++) {
      FeatureMap map = stepFree.maps().get(t);
      assertTrue(map.convergence().gap() <= 1e-6, where);
      assertTrue(map.convergence().largestGain() <= 1e-6, where);
      FeatureMap climbed = ascent.maps().get(t);
      assertTrue(climbed.convergence().ended(), where);
      FeatureMap further = solver.solve(climbed.values(), Monitor.NONE);
      assertTrue(further.objective() >= climbed.objective() - 1e-4, where);
    }
  }

  @Test
  void aRecurrentHeadIsClimbedByGradientAscentAlone() {
    Network network = network(LayeredFamily.CNN_RNN, List.of(odd()), 1, List.of());
    FeatureLayer layer = FeatureLayer.afterConvolutions(network);
    assertEquals("pool 1", layer.shape().name());
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> resolve(network, "pool 1", StepFree.KEY, ImportanceScore.MEAN));
    assertTrue(refusal.getMessage().contains("recurrent"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("line-search"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("deepresolve-exact"), refusal.getMessage());
    assertEquals(LineSearch.KEY, Resolution.standard(network, layer).solver());
    Resolution ascent = resolve(network, "pool 1", GradientAscent.KEY, ImportanceScore.MEAN);
    for (FeatureMap map : ascent.maps()) {
      assertTrue(map.convergence().ended(), where);
      assertTrue(map.convergence().gradientNorm() < 0.05, where);
    }
  }

  /** However steep the head is, the objective only rises, and ends where the slope is gone. */
  @Test
  void ascentThatChoosesItsStepsEndsOnTop() {
    Network network = network(LayeredFamily.CNN_RNN, List.of(odd()), 1, List.of());
    FeatureLayer layer = FeatureLayer.afterConvolutions(network);
    LineSearch search = new LineSearch(network, layer, LAMBDA);
    LayerEvaluator evaluator = network.newLayerEvaluator();
    for (int round = 0; round < 10; round++) {
      float[] values = gaussian(layer.shape().size());
      double[] start = new double[values.length];
      double squares = 0;
      for (int i = 0; i < start.length; i++) {
        start[i] = values[i];
        squares += start[i] * start[i];
      }
      FeatureMap map = search.solve(start, Monitor.NONE);
      double before = evaluator.evaluate(layer.index(), values) - LAMBDA * squares;
      assertTrue(map.objective() > before, where);
      assertTrue(map.convergence().ended(), where);
      assertTrue(map.convergence().iterations() < 300, where);
      assertTrue(map.convergence().gradientNorm() < 0.02, where);
      for (int i = 0; i < start.length; i++) {
        double[] nudged = map.values();
        nudged[i] += 0.05;
        assertTrue(objective(evaluator, layer, nudged) <= map.objective() + 1e-4, where);
        nudged[i] -= 0.1;
        assertTrue(objective(evaluator, layer, nudged) <= map.objective() + 1e-4, where);
      }
    }
  }

  private static double objective(LayerEvaluator evaluator, FeatureLayer layer, double[] map) {
    float[] values = new float[map.length];
    double squares = 0;
    for (int i = 0; i < map.length; i++) {
      values[i] = (float) map[i];
      squares += map[i] * map[i];
    }
    return evaluator.evaluate(layer.index(), values) - LAMBDA * squares;
  }

  private static Convolution odd() {
    return new Convolution(5, 3, 2);
  }

  @Test
  void whatHasNoFeaturesIsRefused() {
    Network rnn = network(LayeredFamily.RNN, List.of(), 1, List.of());
    assertEquals(
        "tiny has no convolution, and no layer of features to resolve; choose a CNN or a CNN-RNN.",
        assertThrows(InputException.class, () -> FeatureLayer.afterConvolutions(rnn)).getMessage());
    assertEquals(
        "tiny has no layer \"pool 2\" of features; choose one of convolution 1, pool 1, convolution"
            + " 2, maximum.",
        assertThrows(InputException.class, () -> FeatureLayer.named(cnn(), "pool 2")).getMessage());
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    assertThrows(InputException.class, () -> settings(-1, 0.01, 10));
    assertThrows(InputException.class, () -> settings(2.84, 0.5, 10));
    assertThrows(InputException.class, () -> settings(2.84, 0.01, 0));
  }

  private static Resolution.Settings settings(double lambda, double step, int starts) {
    return new Resolution.Settings(lambda, ImportanceScore.MEAN, StepFree.KEY, step, starts, 1);
  }

  @Test
  void theSameSeedGivesTheSameMaps() {
    Network network = cnn(9);
    for (String solver : List.of(StepFree.KEY, LineSearch.KEY, GradientAscent.KEY)) {
      Resolution one = resolve(network, "maximum", solver, ImportanceScore.MEAN);
      Resolution two = resolve(network, "maximum", solver, ImportanceScore.MEAN);
      for (int k = 0; k < one.importance().features(); k++) {
        assertEquals(one.importance().importance(k), two.importance().importance(k));
      }
    }
  }

  @Test
  void stopsWhenItIsNoLongerWanted() {
    Network network = cnn();
    Monitor stopped =
        new Monitor() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    for (String solver : List.of(StepFree.KEY, LineSearch.KEY, GradientAscent.KEY)) {
      assertThrows(
          CancellationException.class,
          () ->
              Resolution.of(
                  network,
                  FeatureLayer.named(network, "pool 1"),
                  new Resolution.Settings(LAMBDA, ImportanceScore.MEAN, solver, 0.02, 6, 1),
                  stopped));
    }
  }
}
