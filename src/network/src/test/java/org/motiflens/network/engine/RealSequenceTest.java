package org.motiflens.network.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.WindowRun;

/** The engine against the double-precision reference on GATA1 peaks and their shuffles. */
class RealSequenceTest {
  private static final long SEED = 9;
  private static final String FASTA = "deepbind/GATA1_K562_GATA-1_USC.test.fasta";

  /** Every tenth of the 1000 held-out sequences of the benchmark. */
  private static List<byte[]> sequences() throws IOException {
    String named = System.getProperty("MOTIFLENS_DATA", System.getenv("MOTIFLENS_DATA"));
    Path folder =
        named != null
            ? Path.of(named)
            : Path.of("../../../shared/data").toAbsolutePath().normalize();
    Path file = folder.resolve(FASTA);
    assumeTrue(Files.isReadable(file), () -> "no " + FASTA + " in " + folder);
    List<byte[]> sequences = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 1; i < lines.size(); i += 20) {
      sequences.add(Bases.encode(lines.get(i)));
    }
    return sequences;
  }

  @ParameterizedTest
  @MethodSource("published")
  void marginsAndGradientsAgreeWithTheReference(Architecture architecture) throws IOException {
    NetworkWeights weights = RandomWeights.of(architecture, SEED);
    Evaluator evaluator = Networks.of(architecture, weights).newEvaluator();
    ReferenceNetwork reference = new ReferenceNetwork(architecture, weights);
    for (byte[] codes : sequences()) {
      double[][] x = ReferenceNetwork.oneHot(codes, 0, codes.length);
      double expected = reference.logitMargin(x);
      double[][] expectedGradient = reference.gradient(x);
      double largest = 0;
      for (double[] row : expectedGradient) {
        for (double value : row) {
          largest = Math.max(largest, Math.abs(value));
        }
      }
      double tolerance = 1e-5 * largest;
      evaluator.gradients(
          codes,
          WindowRun.single(0),
          (i, margin, gradient) -> {
            String sequence = Bases.decode(codes);
            assertEquals(expected, margin, 1e-5 * (1 + Math.abs(expected)), sequence);
            for (int j = 0; j < gradient.length; j++) {
              assertEquals(
                  expectedGradient[j / Bases.COUNT][j % Bases.COUNT],
                  gradient[j],
                  tolerance,
                  () -> sequence);
            }
          });
    }
  }

  static Iterable<Architecture> published() {
    return Architecture.PUBLISHED.values();
  }
}
