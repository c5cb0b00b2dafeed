package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.FastaGenome;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.Evaluator;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.WindowRun;
import org.motiflens.network.dl4j.CoefficientsReader;
import org.motiflens.network.dl4j.Dl4jFormat;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The same file, opened by Deeplearning4j's ModelSerializer and by the strict reader of {@code
 * network}, computes the same logit margins and input gradients from real sequences.
 */
class BundleAgreementTest {
  private static final double TOLERANCE = 1e-5;

  /**
   * How many times as far as Deeplearning4j from double precision we may be, where a network is
   * ill-conditioned: five bits. Seen were 26 times (docs/decisions.md, 21).
   */
  private static final double FIVE_BITS = 32;

  private static final int RECURRENT_STEP = 6;

  private static final Path ROOT = Path.of("../..");

  /** CTCF peaks, RUNX1, GATA1, and the edge of a slice, where bases are N. */
  private static final List<Locus> LOCI =
      List.of(
          Locus.parse("chr20:30,226,801-30,226,901"),
          Locus.parse("chr21:36,260,951-36,261,051"),
          Locus.parse("chrX:48,644,951-48,645,051"),
          Locus.parse("chr20:30,049,971-30,050,071"));

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
    Architecture dense =
        new Architecture(
            "padded-cnn-with-a-dense-layer",
            LayeredFamily.CNN,
            List.of(new Convolution(16, 25, 1)),
            true,
            0,
            0,
            List.of(32),
            101);
    return Stream.concat(Architecture.PUBLISHED.values().stream(), Stream.of(dense))
        .map(
            architecture ->
                dynamicTest(
                    architecture.name(),
                    () -> {
                      Dl4jNetwork network = Dl4jNetwork.forInference(architecture, 0.003, 11);
                      addNoise(network);
                      agrees(
                          RandomBundles.write(
                              network, folder.resolve(architecture.name() + ".zip")));
                    }));
  }

  /**
   * Every sixth recurrent one, for a loop over time costs; all of them where the property is set.
   */
  @TestFactory
  Stream<DynamicTest> bundledModels() {
    int step = Boolean.getBoolean("motiflens.everyModel") ? 1 : RECURRENT_STEP;
    Map<String, Integer> seen = new HashMap<>();
    return ModelLibrary.scan(ROOT.resolve("models")).entries().stream()
        .filter(
            entry -> {
              String architecture = entry.card().architecture();
              int number = seen.merge(architecture, 1, Integer::sum) - 1;
              return !architecture.endsWith("rnn") || number % step == 0;
            })
        .map(entry -> dynamicTest(entry.id(), () -> agreesOnAllWindows(entry.file())));
  }

  /** The strict reader's numbers are those that ND4J reads, of every bundle, bit for bit. */
  @Test
  void everyBundledModelHasTheParametersThatDeeplearning4jReads() throws IOException {
    for (ModelLibrary.Entry entry : ModelLibrary.scan(ROOT.resolve("models")).entries()) {
      byte[] content;
      try (ZipFile zip = new ZipFile(entry.file().toFile())) {
        content = zip.getInputStream(zip.getEntry(Dl4jFormat.COEFFICIENTS)).readAllBytes();
      }
      INDArray theirs = Nd4j.read(new ByteArrayInputStream(content));
      assertArrayEquals(
          theirs.ravel().toFloatVector(), CoefficientsReader.read(content), entry.id());
    }
  }

  /**
   * Trained recurrent networks can be ill-conditioned, in long runs of unknown bases above all:
   * there single precision has not the digits for a fixed tolerance, in Deeplearning4j neither.
   * Where one is exceeded, Deeplearning4j in double precision judges: we may be five bits less
   * exact than it is itself in single precision.
   */
  private static void agreesOnAllWindows(Path bundle) throws IOException {
    Evaluator ours = BundleReader.read(bundle).network().newEvaluator();
    Dl4jOracle.Chain stock = (Dl4jOracle.Chain) Dl4jOracle.open(bundle, false);
    List<Explained> theirs = explained(stock, windows);
    for (int i = 0; i < LOCI.size(); i++) {
      Explained own = explained(ours, windows.get(i));
      if (!own.isWithin(0, theirs.get(i), theirs.get(i))) {
        Explained exact = explained(stock.inDoublePrecision(), List.of(windows.get(i))).get(0);
        assertTrue(
            own.isWithin(FIVE_BITS, theirs.get(i), exact),
            bundle
                + " at "
                + LOCI.get(i)
                + ": "
                + own.from(exact)
                + " from double precision, Deeplearning4j "
                + theirs.get(i).from(exact));
      }
    }
  }

  private static List<Explained> explained(Dl4jOracle.Chain network, List<byte[]> windows) {
    List<Explained> explained = new ArrayList<>();
    network.gradients(
        windows, (margin, gradient) -> explained.add(new Explained(margin, gradient)));
    return explained;
  }

  private static Explained explained(Evaluator ours, byte[] window) {
    List<Explained> result = new ArrayList<>();
    ours.gradients(
        window,
        WindowRun.single(0),
        (index, margin, gradient) -> result.add(new Explained(margin, gradient.clone())));
    return result.get(0);
  }

  /** A margin and its gradient. */
  private static final class Explained {
    private final double margin;
    private final float[] gradient;

    Explained(double margin, float[] gradient) {
      this.margin = margin;
      this.gradient = gradient;
    }

    /** How far apart two margins are, and two gradients. */
    record Distance(double margin, double gradient) {}

    Distance from(Explained other) {
      return new Distance(Math.abs(margin - other.margin), farthest(gradient, other.gradient));
    }

    /** Within the tolerance of the truth, or some times as far from it as a peer is. */
    boolean isWithin(double times, Explained peer, Explained truth) {
      Distance mine = from(truth);
      Distance peers = peer.from(truth);
      double largest = farthest(truth.gradient, new float[truth.gradient.length]);
      return gradient.length == truth.gradient.length
          && mine.margin
              <= Math.max(times * peers.margin, TOLERANCE * Math.max(1, Math.abs(truth.margin)))
          && mine.gradient <= Math.max(times * peers.gradient, TOLERANCE * Math.max(1, largest));
    }
  }

  private static double farthest(float[] a, float[] b) {
    double farthest = 0;
    for (int i = 0; i < a.length; i++) {
      farthest = Math.max(farthest, Math.abs((double) a[i] - b[i]));
    }
    return farthest;
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

  private static void agrees(Path bundle) throws IOException {
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
            assertEquals(margin, ourMargin, TOLERANCE * Math.max(1, Math.abs(margin)), where);
            double largest = 1;
            for (float value : expected) {
              largest = Math.max(largest, Math.abs(value));
            }
            assertEquals(expected.length, gradient.length);
            for (int j = 0; j < expected.length; j++) {
              assertEquals(expected[j], gradient[j], TOLERANCE * largest, where + ", value " + j);
            }
          });
    }
  }
}
