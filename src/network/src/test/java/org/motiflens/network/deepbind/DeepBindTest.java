package org.motiflens.network.deepbind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.WindowRun;
import org.motiflens.network.deepbind.DeepBindText.Shape;
import org.motiflens.network.engine.Networks;
import org.motiflens.network.engine.RandomWeights;
import org.motiflens.network.engine.Sequences;
import org.motiflens.network.kernel.PlainKernels;

/** DeepBind models compute what their published formula says. */
class DeepBindTest {
  private static final long SEED = 31;
  private static final int WINDOW = 61;

  /** The two published shapes, and every option with awkward sizes. */
  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape(2, 16, 24, false, 0),
        new Shape(2, 16, 24, false, 32),
        new Shape(2, 16, 36, false, 32),
        new Shape(1, 5, 7, true, 0),
        new Shape(2, 19, 10, true, 11),
        new Shape(1, 3, 61, false, 0));
  }

  private static DeepBindParameters parameters(Shape shape) {
    return DeepBindParameters.read(DeepBindText.of(shape, SEED));
  }

  private static Network network(Shape shape) {
    return DeepBindNetwork.of(parameters(shape), WINDOW);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void scoresAndGradientsAgreeWithTheReference(Shape shape) {
    DeepBindReference reference = new DeepBindReference(parameters(shape));
    Evaluator evaluator = network(shape).newEvaluator();
    WindowRun run = new WindowRun(1, 3, 3);
    byte[] codes = Sequences.random(run.end(WINDOW), 0.05, SEED);
    float[] scores = new float[run.count()];
    evaluator.logitMargins(codes, run, scores);
    evaluator.gradients(
        codes,
        run,
        (i, score, gradient) -> {
          double[][] window = DeepBindReference.rows(codes, run.start(i), WINDOW);
          double expected = reference.score(window);
          assertEquals(expected, score, 1e-5 * (1 + Math.abs(expected)));
          assertEquals(score, scores[i], 0f, "one path for both");
          assertGradient(reference.gradient(window), gradient);
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void denseInputsAgreeWithTheReference(Shape shape) {
    DeepBindReference reference = new DeepBindReference(parameters(shape));
    float[] x = Sequences.dense(WINDOW, SEED);
    float[] gradient = new float[x.length];
    float score = network(shape).newEvaluator().gradientDense(x, gradient);
    double[][] rows = Sequences.rows(x);
    assertEquals(reference.score(rows), score, 1e-5 * (1 + Math.abs(score)));
    assertGradient(reference.gradient(rows), gradient);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void aDenseRowOfZerosIsAnUnknownBase(Shape shape) {
    byte[] codes = Sequences.random(WINDOW, 0.2, SEED);
    float[] dense = new float[WINDOW * Bases.COUNT];
    Evaluator evaluator = network(shape).newEvaluator();
    float expected = evaluator.gradientDense(Sequences.oneHot(codes, 0, WINDOW), dense);
    evaluator.gradients(
        codes,
        WindowRun.single(0),
        (i, score, gradient) -> {
          assertEquals(expected, score, 1e-5 * (1 + Math.abs(score)));
          assertGradient(Sequences.rows(dense), gradient);
        });
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void windowsOfARunAreThoseOfEachWindowAloneToTheLastBit(Shape shape) {
    Network network = network(shape);
    Evaluator together = network.newEvaluator();
    Evaluator alone = network.newEvaluator();
    for (int stride : new int[] {1, 2, 3, 7, 25, 38, 61, 90}) {
      WindowRun run = new WindowRun(2, stride, stride == 1 ? 1100 : 50);
      byte[] codes = Sequences.random(run.end(WINDOW), 0.03, SEED);
      float[] scores = new float[run.count()];
      together.logitMargins(codes, run, scores);
      int[] next = new int[1];
      together.gradients(
          codes,
          run,
          (i, score, gradient) -> {
            assertEquals(next[0]++, i, "order");
            assertEquals(scores[i], score, 0f);
            alone.gradients(
                codes,
                WindowRun.single(run.start(i)),
                (zero, scoreAlone, gradientAlone) -> {
                  String where = "stride " + stride + ", window " + i;
                  assertEquals(scoreAlone, score, 0f, where);
                  assertArrayEquals(gradientAlone, gradient, where);
                });
          });
      assertEquals(run.count(), next[0]);
    }
  }

  @Test
  void bothStrandsHaveOneScore() {
    Evaluator evaluator = network(new Shape(2, 16, 24, false, 32)).newEvaluator();
    byte[] codes = Sequences.random(WINDOW, 0.02, SEED);
    float[] scores = new float[2];
    evaluator.logitMargins(codes, WindowRun.single(0), scores);
    float forward = scores[0];
    evaluator.logitMargins(Bases.reverseComplement(codes), WindowRun.single(0), scores);
    assertEquals(forward, scores[0], 1e-5 * (1 + Math.abs(forward)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void backEndsAgree(Shape shape) {
    WindowRun run = new WindowRun(0, 5, 20);
    byte[] codes = Sequences.random(run.end(WINDOW), 0.03, SEED);
    float[] plain = new float[run.count()];
    float[] fastest = new float[run.count()];
    DeepBindNetwork.of(parameters(shape), WINDOW, new PlainKernels())
        .newEvaluator()
        .logitMargins(codes, run, plain);
    network(shape).newEvaluator().logitMargins(codes, run, fastest);
    float largest = 1;
    for (float score : plain) {
      largest = Math.max(largest, Math.abs(score));
    }
    assertArrayEquals(plain, fastest, 1e-6f * largest);
  }

  @Test
  void aWarmEvaluatorAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Evaluator evaluator = network(new Shape(2, 16, 24, false, 32)).newEvaluator();
    WindowRun run = new WindowRun(0, 2, 40);
    byte[] codes = Sequences.random(run.end(WINDOW), 0.01, SEED);
    float[] scores = new float[run.count()];
    float[] dense = Sequences.dense(WINDOW, SEED);
    float[] gradient = new float[dense.length];
    Evaluator.GradientSink sink = (i, score, g) -> {};
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 2000 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      evaluator.logitMargins(codes, run, scores);
      evaluator.gradients(codes, run, sink);
      evaluator.gradientDense(dense, gradient);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  @Test
  void doesNotShowItsLayers() {
    Network network = network(new Shape(2, 16, 24, false, 0));
    assertFalse(network.architecture().showsLayers());
    assertThrows(UnsupportedOperationException.class, network::newLayerEvaluator);
  }

  @Test
  void isNotMadeFromOtherWeights() {
    Network network = network(new Shape(2, 16, 24, false, 0));
    NetworkWeights weights = RandomWeights.of(Architecture.named("small-cnn"), SEED);
    assertEquals(
        "deepbind is of the family DEEPBIND, which is not composed of these layers; choose another.",
        assertThrows(InputException.class, () -> Networks.of(network.architecture(), weights))
            .getMessage());
  }

  @Test
  void hasNoTemporalScoresAndNoWindowsShorterThanItsDetectors() {
    Shape shape = new Shape(2, 16, 24, false, 0);
    Evaluator evaluator = network(shape).newEvaluator();
    assertThrows(
        UnsupportedOperationException.class,
        () -> evaluator.temporalForward(new byte[WINDOW], 0, new float[WINDOW]));
    assertEquals(
        "Windows of 23 bases are too short for this DeepBind model; expected at least the 24 bases"
            + " of its detectors.",
        assertThrows(InputException.class, () -> DeepBindNetwork.of(parameters(shape), 23))
            .getMessage());
  }

  /** Each edit of a good file, and what is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# deepbind 0.1|# deepbind 0.2|The first line is not \"# deepbind 0.1\"",
        "num_hidden = 0|num_hidden = many|num_hidden is \"many\"; expected 0 to 1024.",
        "num_hidden = 0|num_hidden = 3|weights1 are 2 values; expected 2 x 3 = 6.",
        "num_hidden = 0|num_layers = 0|\"num_layers\"; expected \"key = values\"",
        "num_hidden = 0|num_hidden|\"num_hidden\"; expected \"key = values\"",
        "num_hidden = 0|num_detectors = 2|The key num_detectors is there twice",
        "detector_len = 3|detector_len = 1|detector_len is \"1\"; expected 2 to 1024.",
        "detector_len = 3|detector_len = 4|detectors are 24 values; expected 4 x 4 x 2 = 32.",
        "num_hidden = 0||The key num_hidden is missing",
        "biases1 = 0.5|biases1 = NaN|biases1 hold \"NaN\" at index 0",
        "biases1 = 0.5|biases1 = 1e99|biases1 hold \"1e99\" at index 0",
        "biases1 = 0.5|biases1 = 0x1p3|biases1 hold \"0x1p3\" at index 0",
        "biases2 =|biases2 = 1|biases2 are 1 values; expected 0 = 0.",
      })
  void refusesDamagedFiles(String good, String bad, String expected) {
    String text =
        "# deepbind 0.1\nreverse_complement = 1\nnum_detectors = 2\ndetector_len = 3\n"
            + "has_avg_pooling = 0\nnum_hidden = 0\ndetectors = 1"
            + ",1".repeat(23)
            + "\nthresholds = -1,-2\nweights1 = 1,2\nbiases1 = 0.5\nweights2 =\nbiases2 =\n";
    DeepBindParameters.read(text.getBytes(StandardCharsets.US_ASCII));
    assertTrue(text.contains(good), good);
    byte[] damaged = text.replace(good, bad == null ? "" : bad).getBytes(StandardCharsets.US_ASCII);
    String message =
        assertThrows(InputException.class, () -> DeepBindParameters.read(damaged)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static void assertGradient(double[][] expected, float[] actual) {
    double largest = 0;
    for (double[] row : expected) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    assertTrue(largest > 0, "a gradient that is not zero");
    for (int i = 0; i < actual.length; i++) {
      assertEquals(
          expected[i / Bases.COUNT][i % Bases.COUNT],
          actual[i],
          2e-5 * largest,
          "position " + i / Bases.COUNT + " base " + i % Bases.COUNT + ", seed " + SEED);
    }
  }
}
