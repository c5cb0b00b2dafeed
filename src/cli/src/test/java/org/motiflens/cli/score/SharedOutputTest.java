package org.motiflens.cli.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;

/** Outputs of the network that all experiments share, asked by their names. */
class SharedOutputTest {
  private static final String BUNDLE = "ARID3A_K562_ARID3A_sc-8821_Stanford/small-cnn";
  private static final String SHARED = "shared/small-cnn.genome.start";

  @TempDir private static Path folder;

  @BeforeAll
  static void copyWhatIsNeeded() throws IOException {
    for (String file : new String[] {BUNDLE + ".zip", SHARED}) {
      Path copy = folder.resolve("models").resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Checkout.ROOT.resolve("models").resolve(file), copy);
    }
    Files.writeString(
        folder.resolve("x.fa"), ">x\n" + "ACGTTGACGTCAGGAT".repeat(7).substring(0, 101) + "\n");
  }

  private static Invocation score(String... models) {
    String[] arguments = new String[models.length + 5];
    arguments[0] = "score";
    arguments[1] = "--fasta";
    arguments[2] = folder.resolve("x.fa").toString();
    arguments[3] = "--models";
    arguments[4] = folder.resolve("models").toString();
    System.arraycopy(models, 0, arguments, 5, models.length);
    return Invocation.of(arguments);
  }

  /** But for what calibration adds: an output that is no bundle has none. */
  @Test
  void anOutputScoresAsItsBundleDoes() {
    Invocation output = score("--model", "shared", "--output", "ARID3A K562");
    assertEquals(0, output.status(), output.err());
    String[] bundle = score("--model", BUNDLE).out().split("\t", -1);
    String[] shared = output.out().strip().split("\t", -1);
    assertEquals(bundle[1], shared[1]);
    assertEquals(bundle[2].strip(), shared[2].strip());
  }

  @Test
  void whatDoesNotExistOrGoTogetherIsRefused() {
    score("--model", "shared", "--output", "ARID3A HeLa")
        .isRefused("no output \"ARID3A HeLa\"", "ARID3A K562");
    score("--model", "shared").isRefused("--output");
    score("--model", BUNDLE, "--output", "ARID3A K562").isRefused("go together");
  }
}
