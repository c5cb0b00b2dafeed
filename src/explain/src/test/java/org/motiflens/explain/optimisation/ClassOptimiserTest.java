package org.motiflens.explain.optimisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.kernel.PlainKernels;

class ClassOptimiserTest {
  static List<ClassOptimiser> recipes() {
    return ClassOptimiser.STANDARD;
  }

  /** A linear margin that wants GATA at bases 3 to 6 of ten, and is indifferent elsewhere. */
  private static QuadraticNetwork wantsGata() {
    double[] weights = new double[40];
    byte[] gata = Bases.encode("GATA");
    for (int i = 0; i < gata.length; i++) {
      weights[(3 + i) * 4 + gata[i]] = 3;
    }
    return QuadraticNetwork.linear(-6, weights);
  }

  private static double probability(Network network, String sequence) {
    float[] margin = new float[1];
    network.newEvaluator().logitMargins(Bases.encode(sequence), WindowRun.single(0), margin);
    return 1 / (1 + Math.exp(-margin[0]));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void theWantedSequenceIsFound(ClassOptimiser recipe) {
    ClassOptimum optimum = recipe.optimise(wantsGata(), 7, Monitor.NONE);
    assertEquals("GATA", optimum.sequence().substring(3, 7));
    assertEquals("GATA", optimum.matrix().consensus().substring(3, 7));
    assertEquals(10, optimum.matrix().columns());
    assertTrue(optimum.probability() > 0.9, "P " + optimum.probability());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void probabilitiesAreThoseOfTheNetwork(ClassOptimiser recipe) {
    long seed = 12;
    QuadraticNetwork network = QuadraticNetwork.random(new Random(seed), 9);
    ClassOptimum optimum = recipe.optimise(network, seed, Monitor.NONE);
    assertEquals(
        probability(network, optimum.sequence()), optimum.sequenceProbability(), 1e-12, "seed 12");
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void oneSeedGivesOneResultToTheLastBit(ClassOptimiser recipe) {
    QuadraticNetwork network = QuadraticNetwork.random(new Random(3), 8);
    ClassOptimum first = recipe.optimise(network, 5, Monitor.NONE);
    assertEquals(first, recipe.optimise(network, 5, Monitor.NONE));
    assertNotEquals(first.matrix(), recipe.optimise(network, 6, Monitor.NONE).matrix());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void cancellationStopsAtTheNextStep(ClassOptimiser recipe) {
    long[] steps = {0};
    Monitor monitor =
        new Monitor() {
          @Override
          public void progress(long done, long total) {
            steps[0] = done;
          }

          @Override
          public boolean isCancelled() {
            return steps[0] == 17;
          }
        };
    assertThrows(CancellationException.class, () -> recipe.optimise(wantsGata(), 1, monitor));
    assertEquals(17, steps[0]);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void progressEndsAtTheTotal(ClassOptimiser recipe) {
    long[] last = new long[2];
    Monitor monitor =
        new Monitor() {
          @Override
          public void progress(long done, long total) {
            assertTrue(done > last[0] && done <= total);
            last[0] = done;
            last[1] = total;
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    recipe.optimise(wantsGata(), 1, monitor);
    assertEquals(last[1], last[0]);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void stepsAllocateNothing(ClassOptimiser recipe) {
    // Vectors of the other back end live on the heap until their code is compiled.
    Network network = TinyNetworks.convolutional(new Random(4), 101, new PlainKernels());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    recipe.optimise(network, 1, Monitor.NONE);
    long before = threads.getCurrentThreadAllocatedBytes();
    recipe.optimise(network, 2, Monitor.NONE);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    // A step that allocated its gradient would add 1.6 MB in 1000 steps.
    assertTrue(bytes < 1_500_000, bytes + " bytes");
  }

  @Test
  void thePublishedRecipeFindsTheOptimumOfALinearMargin() {
    // Where the recipe rests, (1 - P) w = 2 * 0.009 X; its last steps stay within 0.1 of that.
    QuadraticNetwork network = wantsGata();
    double weight = 3;
    double low = 0;
    double high = 100;
    for (int i = 0; i < 100; i++) {
      double x = (low + high) / 2;
      double margin = -6 + 4 * weight * x;
      boolean below = 0.018 * x < weight / (1 + Math.exp(margin));
      low = below ? x : low;
      high = below ? high : x;
    }
    ClassOptimum optimum = new DemoExactOptimiser().optimise(network, 3, Monitor.NONE);
    double margin = -6 + 4 * weight * low;
    assertEquals(1 / (1 + Math.exp(-margin)), optimum.probability(), 0.01);
    byte[] gata = Bases.encode("GATA");
    for (int t = 0; t < gata.length; t++) {
      // (1 + 0.01) of (1 + 0.04): the other bases have shrunk to nothing, but for the steps' width.
      assertEquals(1.01 / 1.04, optimum.matrix().probability(3 + t, gata[t]), 0.1);
    }
  }

  @Test
  void thePublishedCleanUp() {
    float[] values = {
      2, -1, 0.5f, 0, /**/ 0.25f, 0.25f, 0.5f, 0, /**/ -3, -1, 0, -2,
    };
    double[][] rows = DemoExactOptimiser.cleanedUp(values);
    // Clamped to 1, 0, .5, 0; the largest is 1; + .01; sum 1.54.
    assertArrayEquals(
        new double[] {1.01 / 1.54, .01 / 1.54, .51 / 1.54, .01 / 1.54}, rows[0], 1e-12);
    assertArrayEquals(
        new double[] {.26 / 1.04, .26 / 1.04, .51 / 1.04, .01 / 1.04}, rows[1], 1e-12);
    assertArrayEquals(new double[] {.25, .25, .25, .25}, rows[2], 1e-12);
    // A largest value below 1 is scaled up to 1.
    assertEquals(1.01 / 1.04, DemoExactOptimiser.cleanedUp(new float[] {0, .2f, 0, 0})[0][1], 1e-6);
    assertEquals(.25, DemoExactOptimiser.cleanedUp(new float[] {-1, -1, -1, -1})[0][0]);
  }

  @Test
  void theLeastSpecificOptimumOfALinearMarginIsExact() {
    // There theta = (1 - P) w / 0.01, and P depends on theta: one unknown.
    double weight = 3;
    double low = 0;
    double high = 50;
    double wanted = 0;
    for (int i = 0; i < 100; i++) {
      double theta = (low + high) / 2;
      wanted = Math.exp(theta) / (Math.exp(theta) + 3);
      double doubt = 1 / (1 + Math.exp(-6 + 4 * weight * wanted));
      boolean below = theta < doubt * weight / 0.01;
      low = below ? theta : low;
      high = below ? high : theta;
    }
    ClassOptimum optimum = new SimplexOptimiser().optimise(wantsGata(), 3, Monitor.NONE);
    MotifMatrix matrix = optimum.matrix();
    byte[] gata = Bases.encode("GATA");
    for (int t = 0; t < matrix.columns(); t++) {
      if (t < 3 || t > 6) {
        assertEquals(0, matrix.informationContent(t), 1e-4, "column " + t);
      } else {
        assertEquals(wanted, matrix.probability(t, gata[t - 3]), 1e-3, "column " + t);
      }
    }
    assertEquals(1 / (1 + Math.exp(6 - 4 * weight * wanted)), optimum.probability(), 1e-3);
    assertEquals(1, optimum.agreement(), 1e-3);
    assertEquals(
        matrix.probability(4, 0), optimum.consensus().orElseThrow().probability(4, 0), 1e-3);
  }

  @Test
  void aLongWindowHasOneStartAndNoConsensus() {
    Network network = TinyNetworks.convolutional(new Random(4), 300, new PlainKernels());
    ClassOptimum optimum = new SampledOptimiser().optimise(network, 1, Monitor.NONE);
    assertEquals(300, optimum.matrix().columns());
    assertTrue(optimum.consensus().isEmpty());
    assertTrue(Double.isNaN(optimum.agreement()));
  }

  @Test
  void theMotifIsTheInformativeStretch() {
    ClassOptimum optimum = new SimplexOptimiser().optimise(wantsGata(), 3, Monitor.NONE);
    assertEquals(optimum.matrix().slice(3, 7), optimum.motif().orElseThrow());
    ClassOptimum nothing =
        new SimplexOptimiser()
            .optimise(QuadraticNetwork.linear(0, new double[40]), 3, Monitor.NONE);
    assertTrue(nothing.motif().isEmpty());
  }

  @Test
  void theShownMatrixIsWhatTheNetworkIsSureOf() {
    QuadraticNetwork network = QuadraticNetwork.random(new Random(21), 12);
    ClassOptimum optimum = new SimplexOptimiser().optimise(network, 21, Monitor.NONE);
    double[] input = new double[48];
    for (int i = 0; i < input.length; i++) {
      input[i] = optimum.matrix().probability(i / 4, i % 4);
    }
    assertEquals(1 / (1 + Math.exp(-network.margin(input))), optimum.probability(), 1e-6);
  }

  @Test
  void recipesAreFoundByTheirKeys() {
    assertEquals("simplex", ClassOptimiser.named("simplex").key());
    assertEquals("demo-exact", ClassOptimiser.named("demo-exact").key());
    InputException refusal = assertThrows(InputException.class, () -> ClassOptimiser.named("demo"));
    assertTrue(refusal.getMessage().contains("simplex, demo-exact"), refusal.getMessage());
  }
}
