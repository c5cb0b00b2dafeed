package org.motiflens.network.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.BundleFixture;

/**
 * Bundles that Deeplearning4j wrote compute here what Deeplearning4j computed from them.
 *
 * <p>{@code dl4j-expected.tsv} holds, for random weights of four architectures and three sequences
 * (one with ten N), the logit margin and its input gradient from Deeplearning4j 1.0.0-M2.1.
 */
class BundleOracleTest {
  private static final double TOLERANCE = 1e-5;

  @TempDir private Path folder;

  @Test
  void marginsAndGradientsAreThoseOfDeeplearning4j() throws IOException {
    int compared = 0;
    try (InputStream resource = BundleOracleTest.class.getResourceAsStream("dl4j-expected.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      Evaluator evaluator = null;
      String architecture = null;
      float[] result = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        String where = architecture + ", sequence " + compared % 3;
        switch (fields[0]) {
          case "architecture" -> {
            architecture = fields[1];
            Path file = BundleFixture.of(architecture).write(folder.resolve("model.zip"));
            evaluator = BundleReader.read(file).network().newEvaluator();
          }
          case "sequence" -> {
            assertNotNull(evaluator);
            float[] values = new float[1 + 4 * evaluator.windowLength()];
            evaluator.gradients(
                Bases.encode(fields[1]),
                WindowRun.single(0),
                (window, margin, gradient) -> {
                  values[0] = margin;
                  System.arraycopy(gradient, 0, values, 1, gradient.length);
                });
            result = values;
          }
          case "margin" -> assertEquals(Double.parseDouble(fields[1]), result[0], TOLERANCE, where);
          default -> {
            assertEquals(result.length, fields.length);
            for (int i = 1; i < fields.length; i++) {
              assertEquals(Double.parseDouble(fields[i]), result[i], TOLERANCE, where + ", " + i);
            }
            compared++;
          }
        }
      }
    }
    assertEquals(12, compared);
  }
}
