package org.motiflens.training.deepresolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.GradientAscent;
import org.motiflens.explain.resolve.ImportanceScore;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;

/**
 * The published networks, where a copy of their repository lies beside this one as {@code
 * deepresolve}; it has no licence and cannot come with this program.
 */
class PublishedReproductionTest {
  private static final Path PUBLISHED = Path.of("../../../shared/data/deepresolve");

  @TempDir private Path folder;

  @Test
  void theTableIsReproduced() {
    assumeTrue(PublishedReproduction.isIn(PUBLISHED), PUBLISHED + " is not here");
    PublishedReproduction reproduction =
        PublishedReproduction.of(
            PUBLISHED,
            new Resolution.Settings(
                Resolution.Settings.PUBLISHED_LAMBDA,
                ImportanceScore.MEAN,
                GradientAscent.KEY,
                GradientAscent.PUBLISHED_STEP,
                Resolution.Settings.PUBLISHED_STARTS,
                1),
            Monitor.NONE);
    assertEquals(422, reproduction.rows().size());
    assertTrue(reproduction.medianCorrelation() >= 0.999, "" + reproduction.medianCorrelation());
    assertTrue(reproduction.topAgreement() >= 0.96, "" + reproduction.topAgreement());
  }

  @Test
  void aPublishedNetworkHasTheLayersThatThePaperStates() {
    assumeTrue(PublishedReproduction.isIn(PUBLISHED), PUBLISHED + " is not here");
    Network network =
        PublishedReproduction.network(PublishedReproduction.networks(PUBLISHED).get(0));
    assertEquals(101, network.architecture().windowLength());
    assertEquals(List.of(32), network.architecture().hidden());
    assertTrue(network.architecture().padded());
  }

  @Test
  void aFolderWithoutThemIsKnownForOne() {
    assertFalse(PublishedReproduction.isIn(folder));
  }

  @Test
  void missingAndForeignFilesAreToldApart() throws IOException {
    Path json = folder.resolve("16_G_best_archit.json");
    Path weights = folder.resolve("16_G_bestmodel_weights.h5");
    assertEquals(
        "Cannot read " + json + ": there is no " + json + "; name a file that is there.",
        refusal(json, weights));
    Files.writeString(json, "[1, 2");
    assertEquals(
        json + ": it is not the JSON of a model of Keras 1; fetch it again.",
        refusal(json, weights));
    Files.writeString(json, "{\"class_name\": \"Functional\", \"config\": {}}");
    assertEquals(
        json + ": it is not a Sequential model of Keras 1; choose a network of DeepResolve's.",
        refusal(json, weights));
    Files.writeString(json, "{\"class_name\": \"Sequential\", \"config\": []}");
    assertEquals(
        "Cannot read "
            + weights
            + ": there is no such file in "
            + folder
            + "; name one that is there.",
        refusal(json, weights));
    Files.writeString(weights, "not HDF5");
    assertEquals(
        weights + ": It is not an HDF5 file that can be read; save the model again.",
        refusal(json, weights));
  }

  private static String refusal(Path json, Path weights) {
    return assertThrows(InputException.class, () -> KerasOneNetwork.read(json, weights))
        .getMessage();
  }
}
