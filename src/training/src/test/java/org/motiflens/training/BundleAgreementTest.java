package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.FastaGenome;
import org.motiflens.genome.Locus;
import org.motiflens.genome.SequenceSource;
import org.motiflens.network.Architecture;
import org.motiflens.network.BundleReader;
import org.motiflens.network.Evaluator;
import org.motiflens.network.ModelLibrary;
import org.motiflens.network.WindowRun;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The same file, opened by Deeplearning4j's ModelSerializer and by the strict reader of {@code
 * network}, computes the same logit margins and input gradients from real sequences.
 */
class BundleAgreementTest {
  private static final double TOLERANCE = 1e-5;

  /**
   * A trained recurrent network's slopes may grow a hundredfold along a window, and with them the
   * rounding of either program.
   */
  private static final double TRAINED_TOLERANCE = 1e-4;

  private static final Path ROOT = Path.of("../..");

  /** CTCF peaks, RUNX1, GATA1, and the edge of a slice, where bases are N. */
  private static final List<Locus> LOCI =
      List.of(
          Locus.parse("chr20:30,226,801-30,226,901"),
          Locus.parse("chr21:36,260,951-36,261,051"),
          Locus.parse("chrX:48,644,951-48,645,051"),
          Locus.parse("chr20:30,049,971-30,050,071"));

  /** Every so many models; no multiple of three, the architectures of an experiment. */
  private static final int FULLY_COMPARED = 31;

  private static List<byte[]> windows;

  @TempDir Path folder;

  @BeforeAll
  static void readWindows() throws IOException {
    windows = new ArrayList<>();
    SequenceSource genome = FastaGenome.open(ROOT.resolve("resources/demo/hg19-demo.fa.gz"));
    for (Locus locus : LOCI) {
      windows.add(genome.codes(locus));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyArchitectureWithRandomWeights() {
    return Architecture.PUBLISHED.values().stream()
        .map(
            architecture ->
                dynamicTest(
                    architecture.name(),
                    () -> {
                      Dl4jNetwork network = Dl4jNetwork.forInference(architecture, 0.003, 11);
                      addNoise(network);
                      agrees(
                          RandomBundles.write(
                              network, folder.resolve(architecture.name() + ".zip")),
                          TOLERANCE);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyBundledModel() {
    List<ModelLibrary.Entry> entries = ModelLibrary.scan(ROOT.resolve("models")).entries();
    // Deeplearning4j takes seconds for the gradients of one recurrent network: of the many models
    // of one architecture some are compared in full, and the scores of all.
    return IntStream.range(0, entries.size())
        .mapToObj(
            i ->
                dynamicTest(
                    entries.get(i).id(),
                    () -> {
                      if (i % FULLY_COMPARED == 0) {
                        agrees(entries.get(i).file(), TRAINED_TOLERANCE);
                      } else {
                        scoreAgrees(entries.get(i).file());
                      }
                    }));
  }

  private static void scoreAgrees(Path bundle) throws IOException {
    Evaluator ours = BundleReader.read(bundle).network().newEvaluator();
    float[] margin = new float[1];
    ours.logitMargins(windows.get(0), WindowRun.single(0), margin);
    double expected = Dl4jOracle.open(bundle, false).margin(windows.get(0));
    assertEquals(expected, margin[0], 1e-4 * Math.max(1, Math.abs(expected)), bundle.toString());
  }

  @Test
  void everyBundledModelCanBeUsedAndLiesWhereItsIdSays() {
    Path models = ROOT.resolve("models");
    ModelLibrary library = ModelLibrary.scan(models);
    assertEquals(List.of(), library.broken());
    assertTrue(!library.entries().isEmpty(), "no models in " + models);
    for (ModelLibrary.Entry entry : library.entries()) {
      assertEquals(models.resolve(entry.id() + ".zip"), entry.file());
    }
  }

  /** Biases start at zero, where an error in their order would hide. */
  private static void addNoise(Dl4jNetwork network) {
    float[] values = network.parameters().toFloatVector();
    Random random = new Random(12);
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (0.05 * random.nextGaussian());
    }
    INDArray row = Nd4j.createFromArray(values);
    network.setParameters(row);
  }

  private static void agrees(Path bundle, double tolerance) throws IOException {
    Evaluator ours = BundleReader.read(bundle).network().newEvaluator();
    boolean graph = BundleReader.read(bundle).network().architecture().recurrentLayers() > 1;
    Dl4jOracle oracle = Dl4jOracle.open(bundle, graph);
    for (int i = 0; i < LOCI.size(); i++) {
      String where = bundle + " at " + LOCI.get(i);
      byte[] window = windows.get(i);
      double margin = oracle.margin(window);
      float[] expected = oracle.gradient(window);
      ours.gradients(
          window,
          WindowRun.single(0),
          (index, ourMargin, gradient) -> {
            assertEquals(margin, ourMargin, tolerance * Math.max(1, Math.abs(margin)), where);
            double largest = 1;
            for (float value : expected) {
              largest = Math.max(largest, Math.abs(value));
            }
            assertEquals(expected.length, gradient.length);
            for (int j = 0; j < expected.length; j++) {
              assertEquals(expected[j], gradient[j], tolerance * largest, where + ", value " + j);
            }
          });
    }
  }
}
