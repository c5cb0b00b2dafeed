package org.motiflens.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.TestModels;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.fixture.Checkout;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.ModelLibrary;

class OptimiseCommandTest {
  @TempDir Path folder;

  private Path models;
  private ModelBundle model;

  @BeforeEach
  void makeModel() throws IOException {
    models = folder.resolve("models");
    TestModels.put("small-cnn", models);
    ModelLibrary library = ModelLibrary.scan(models);
    model = library.load(library.entries().get(0).id());
  }

  private Invocation optimise(String... more) {
    String[] common = {"optimise", "--models", models.toString(), "--recipe", "demo-exact"};
    String[] all = new String[common.length + more.length];
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return Invocation.of(all);
  }

  @Test
  void theMotifIsTheOptimumAndSaysWhereItComesFrom() {
    ClassOptimum optimum =
        ClassOptimiser.named("demo-exact").optimise(model.network(), 5, Monitor.NONE);
    Invocation run = optimise("--model", model.id(), "--seed", "5");
    assertEquals(0, run.status(), run.err());
    List<MotifMatrix> motifs = MotifFiles.parse(run.out(), "standard output").motifs();
    assertEquals(model.id(), motifs.get(0).id());
    assertTrue(motifs.get(0).name().contains("seed=5"), motifs.get(0).name());
    assertTrue(motifs.get(0).name().contains(model.card().weightsSha256()));
    assertEquals(optimum.matrix().columns(), motifs.get(0).columns());
    for (int column = 0; column < motifs.get(0).columns(); column++) {
      for (int base = 0; base < 4; base++) {
        assertEquals(
            optimum.matrix().probability(column, base),
            motifs.get(0).probability(column, base),
            1e-5);
      }
    }
    assertTrue(run.err().contains(optimum.sequence()), run.err());
    assertEquals(
        optimum.motif().map(MotifMatrix::columns),
        motifs.stream()
            .filter(motif -> motif.id().equals(model.id() + "/motif"))
            .map(MotifMatrix::columns)
            .findFirst());
  }

  /** A model of CTCF shows the motif of CTCF, and whose motif it is and on what terms is said. */
  @Test
  void theKnownMotifIsNamedWithTheTermsOfItsDatabase() {
    Invocation run =
        Invocation.of(
            "optimise",
            "--models",
            Checkout.ROOT.resolve("models").toString(),
            "--model",
            "CTCF/small-cnn",
            "--database",
            "bundled");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.err().contains("\nResembles CTCF (MA0139.1), q = "), run.err());
    assertTrue(run.err().contains("JASPAR CORE vertebrates, release 5.0 (2014)"), run.err());
    assertTrue(run.err().contains("open access"), run.err());
  }

  @Test
  void anyMotifFormatCanBeWritten() throws IOException {
    Path file = folder.resolve("optimum.transfac");
    Invocation run =
        optimise("--model", model.id(), "--format", "TRANSFAC", "--out", file.toString());
    assertEquals(0, run.status(), run.err());
    assertEquals("", run.out());
    assertTrue(Files.readString(file).contains("\nPO"), Files.readString(file));
  }

  @Test
  void whatDoesNotExistIsRefused() {
    optimise("--model", "none/none").isRefused("none/none");
    optimise("--model", model.id(), "--recipe", "magic").isMisuse("--recipe");
    Invocation.of(
            "optimise", "--models", models.toString(), "--model", model.id(), "--recipe", "magic")
        .isRefused("magic", "demo-exact");
  }

  @Test
  void aFormatThatDoesNotExistIsMisuse() {
    optimise("--model", model.id(), "--format", "PDF").isMisuse("PDF");
  }
}
