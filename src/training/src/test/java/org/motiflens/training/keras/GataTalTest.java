package org.motiflens.training.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.explain.attribution.Contributions;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.BundleReader;

/**
 * The network of DeepLIFT's tutorial (Shrikumar et al. 2017): two convolutions, a mean, a dense
 * head with three outputs, for sequences with motifs of GATA and TAL planted. Weights, layers and
 * sequences stand in the repository AvantiShri/model_storage, folder deeplift/genomics; without
 * them in the shared data these tests are skipped.
 */
class GataTalTest {
  private static final String NAME = "keras2_conv1d_record_5_model_PQzyq_model";

  @TempDir private Path folder;

  private static Path published(String name) {
    return Checkout.sharedData("profile-models/" + name);
  }

  private static ImportedBundle read(Path weights, int output) {
    return KerasBundle.read(
        weights,
        new KerasBundle.Declaration(
            "GATA_TAL",
            "tutorial",
            "none",
            Optional.empty(),
            "ACGT",
            OutputChoice.of(OptionalInt.of(output)),
            "not stated"));
  }

  private static List<String> lines(String name) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(published(name))),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  /** A sequence of the test set. */
  private record Scored(float score, boolean positive) {}

  /**
   * The areas under the ROC curve that Keras's predictions have, printed by the tutorial itself.
   */
  @ParameterizedTest
  @CsvSource({"0, 0.9891813919942302", "1, 0.9884463000576744", "2, 0.9970644319550381"})
  void itTellsTheTestSetApartAsItDoesInKeras(int output, double published) throws Exception {
    published(NAME + "Json.json");
    ImportedBundle imported = read(published(NAME + "Weights.h5"), output);
    assertEquals(200, imported.card().windowLength());
    imported.write(folder);
    ModelBundle bundle = BundleReader.read(imported.file(folder));
    Evaluator evaluator = bundle.network().newEvaluator();
    Set<String> test = new HashSet<>(lines("test.txt.gz"));
    List<Scored> scored = new ArrayList<>();
    float[] margin = new float[1];
    for (String line : lines("sequences.simdata.gz")) {
      String[] fields = line.split("\t", -1);
      if (test.contains(fields[0])) {
        evaluator.logitMargins(Bases.encode(fields[1]), WindowRun.single(0), margin);
        scored.add(new Scored(margin[0], fields[3 + output].equals("1")));
      }
    }
    assertTrue(scored.size() > 500, scored.size() + " sequences");
    assertEquals(published, areaUnderRoc(scored), 1e-5);
  }

  @Test
  void contributionsToItsOutputsAddUp() throws Exception {
    published(NAME + "Json.json");
    String sequence = lines("sequences.simdata.gz").get(1).split("\t", -1)[1];
    for (int output = 0; output < 3; output++) {
      Path own = Files.createDirectory(folder.resolve("output-" + output));
      ImportedBundle imported = read(published(NAME + "Weights.h5"), output);
      imported.write(own);
      Evaluator evaluator = BundleReader.read(imported.file(own)).network().newEvaluator();
      Contributions contributions = new Contributions(evaluator, Contributions.REFERENCES, 1);
      contributions.compute(Bases.encode(sequence), 0);
      float[] margin = new float[1];
      evaluator.logitMargins(Bases.encode(sequence), WindowRun.single(0), margin);
      assertEquals(
          0,
          contributions.completenessError(),
          1e-5 * Math.max(1, Math.abs(margin[0])),
          "output " + output);
    }
  }

  private static double areaUnderRoc(List<Scored> scored) {
    List<Scored> ranked = scored.stream().sorted(Comparator.comparing(Scored::score)).toList();
    long positives = 0;
    double ranks = 0;
    for (int i = 0; i < ranked.size(); i++) {
      if (ranked.get(i).positive()) {
        positives++;
        ranks += i + 1;
      }
    }
    long negatives = ranked.size() - positives;
    return (ranks - positives * (positives + 1) / 2.0) / (positives * (double) negatives);
  }

  @Test
  void weightsWithoutTheirLayersAreRefusedWithAHint() throws Exception {
    Path alone = folder.resolve("alone.h5");
    Files.copy(published(NAME + "Weights.h5"), alone);
    String message = assertThrows(InputException.class, () -> read(alone, 0)).getMessage();
    assertTrue(message.contains("model.to_json()"), message);
    Files.copy(published(NAME + "Json.json"), folder.resolve("alone.json"));
    assertEquals("custom-chain", read(alone, 0).card().architecture());
  }
}
