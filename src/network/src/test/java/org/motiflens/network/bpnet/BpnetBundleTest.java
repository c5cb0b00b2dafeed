package org.motiflens.network.bpnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;

/** Where the bundle of a profile model is written. */
class BpnetBundleTest {
  @TempDir Path folder;

  private static BpnetBundle bundle(String experiment) {
    return BpnetBundle.of(
        RandomBpnet.models(20261129).get(6),
        new BpnetBundle.Declaration(
            BpnetBundle.CHROMBPNET,
            "ATAC",
            experiment,
            "K562",
            "hg38",
            "tiny.h5",
            "0".repeat(64),
            Map.of(),
            "MIT"));
  }

  @Test
  void anExperimentThatLeadsOutOfTheFolderIsRefusedAndNothingIsWritten() {
    Path models = folder.resolve("models");
    for (String experiment : new String[] {"../elsewhere", folder.resolve("x").toString()}) {
      InputException refused =
          assertThrows(InputException.class, () -> bundle(experiment).write(models));
      assertTrue(
          refused.getMessage().contains("cannot be the name of a folder"), refused.getMessage());
    }
    assertFalse(Files.exists(folder.resolve("elsewhere")));
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void othersStandUnderTheirExperiment() {
    Path file = bundle("tiny").write(folder);
    assertEquals(folder.resolve("tiny").resolve("chrombpnet.zip"), file);
    assertTrue(Files.isRegularFile(file));
  }
}
