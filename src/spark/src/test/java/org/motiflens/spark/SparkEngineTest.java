package org.motiflens.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.export.EngineSettings;
import org.motiflens.explain.export.ExportPlan;
import org.motiflens.explain.export.ExportRun;
import org.motiflens.explain.export.LocalEngine;
import org.motiflens.explain.export.ProfileEngine;
import org.motiflens.explain.export.ProfileEngineProvider;
import org.motiflens.explain.export.TrackFiles;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Region;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.genome.sequence.FastaFixture;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.BundleReader;

/** The same files, whoever computes them: inside this program, and on machines that die. */
class SparkEngineTest {
  @TempDir Path folder;

  private GenomeFile genome;
  private Path fasta;
  private Path convolutional;
  private Path recurrent;

  @BeforeEach
  void makeInputs() throws IOException {
    Random random = new Random(3);
    fasta =
        new FastaFixture()
            .with("chr1", letters(random, 40_000) + "N".repeat(20_000) + letters(random, 7_000))
            .with("chrN", "N".repeat(5_000))
            .with("chr2", letters(random, 30_000))
            .write(folder.resolve("small.fa"));
    genome = GenomeFile.open(fasta);
    convolutional = bundle("small-cnn");
    recurrent = bundle("small-cnn-rnn");
  }

  @AfterEach
  void closeGenome() {
    genome.close();
  }

  private static String letters(Random random, int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append("ACGT".charAt(random.nextInt(4)));
    }
    return letters.toString();
  }

  private Path bundle(String architecture) throws IOException {
    Path file = folder.resolve(architecture + ".zip");
    try (InputStream bundle = ModelCard.class.getResourceAsStream(architecture + ".zip")) {
      Files.copy(bundle, file);
    }
    return file;
  }

  private EngineSettings settings(Optional<String> master) {
    return new EngineSettings(
        genome,
        fasta,
        Map.of(
            BundleReader.read(convolutional).id(),
            convolutional,
            BundleReader.read(recurrent).id(),
            recurrent),
        2,
        master,
        message -> {});
  }

  private static ProfileRecipe recipe(Path bundle, String method, int stride, StrandRule strand) {
    ModelBundle model = BundleReader.read(bundle);
    return new ProfileRecipe(
        model,
        AttributionRegistry.STANDARD.named(method),
        WindowLayout.everyBases(model.card().windowLength(), stride),
        strand);
  }

  private ExportPlan wholeGenome() {
    return new ExportPlan(
        genome,
        RegionSet.ofGenome(genome),
        List.of(
            recipe(convolutional, "prediction", 1, StrandRule.FORWARD),
            recipe(recurrent, "input-x-gradient", 12, StrandRule.MEAN)));
  }

  /** The bytes of all tracks. */
  private List<byte[]> export(ExportPlan plan, ProfileEngine engine, Monitor monitor)
      throws IOException {
    List<Path> files = new ArrayList<>();
    List<ExportRun.Target> targets = new ArrayList<>();
    Path out = Files.createTempDirectory(folder, "out");
    for (int i = 0; i < plan.recipes().size(); i++) {
      Path file = out.resolve(i + ".bw");
      files.add(file);
      targets.add((same, recipe) -> TrackFiles.create(file, same, recipe, OptionalDouble.empty()));
    }
    new ExportRun(plan, targets, Optional.empty()).run(engine, monitor);
    List<byte[]> bytes = new ArrayList<>();
    for (Path file : files) {
      bytes.add(Files.readAllBytes(file));
    }
    return bytes;
  }

  private List<byte[]> expected(ExportPlan plan) throws IOException {
    try (ProfileEngine engine = new LocalEngine(genome, 2)) {
      return export(plan, engine, Monitor.NONE);
    }
  }

  private static void assertEqualFiles(List<byte[]> expected, List<byte[]> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), "track " + i);
    }
  }

  @Test
  void itIsFoundByItsName() {
    assertEquals(
        List.of("spark"),
        ServiceLoader.load(ProfileEngineProvider.class).stream()
            .map(provider -> provider.get().key())
            .toList());
  }

  @Test
  void insideThisProgramTheFilesAreThoseOfItsThreads() throws IOException {
    ExportPlan plan = wholeGenome();
    try (ProfileEngine engine = new SparkEngineProvider().open(settings(Optional.empty()))) {
      assertEqualFiles(expected(plan), export(plan, engine, Monitor.NONE));
    }
  }

  @Test
  void manySmallRegionsWithAnchorsAreThoseOfThreadsToo() throws IOException {
    List<Region> regions = new ArrayList<>();
    for (int start = 200; start < 29_000; start += 150) {
      regions.add(Region.anchored(new Locus("chr2", start, start + 101), start + 50));
    }
    ExportPlan plan =
        new ExportPlan(
            genome,
            RegionSet.of(genome, regions, "test"),
            List.of(recipe(convolutional, "saliency", 25, StrandRule.FORWARD)));
    try (ProfileEngine engine = new SparkEngineProvider().open(settings(Optional.empty()))) {
      assertEqualFiles(expected(plan), export(plan, engine, Monitor.NONE));
    }
  }

  /** Two executors, each a program of its own; one is killed when the first values have come. */
  @Test
  void anExecutorThatIsKilledOnTheWayChangesNoByte() throws Exception {
    ExportPlan plan = wholeGenome();
    List<byte[]> expected = expected(plan);
    try (LoopbackCluster cluster = LoopbackCluster.start(folder, 2);
        ProfileEngine engine =
            new SparkEngineProvider().open(settings(Optional.of(cluster.master())))) {
      cluster.awaitExecutors(2);
      Monitor killer =
          new Monitor() {
            @Override
            public void progress(long done, long total) {
              if (done > 0 && cluster.killed() == 0) {
                cluster.killAnExecutor();
              }
            }

            @Override
            public boolean isCancelled() {
              return false;
            }
          };
      assertEqualFiles(expected, export(plan, engine, killer));
      assertEquals(1, cluster.killed());
    }
  }

  @Test
  void aCancelledExportStops() {
    try (ProfileEngine engine = new SparkEngineProvider().open(settings(Optional.empty()))) {
      long[] seen = {0};
      Monitor impatient =
          new Monitor() {
            @Override
            public void progress(long done, long total) {
              seen[0] = done;
            }

            @Override
            public boolean isCancelled() {
              return seen[0] > 0;
            }
          };
      assertThrows(CancellationException.class, () -> export(wholeGenome(), engine, impatient));
    }
  }

  @Test
  void aClusterThatIsNotThereIsRefusedInOneSentence() {
    String message =
        assertThrows(
                InputException.class,
                () -> new SparkEngineProvider().open(settings(Optional.of("nonsense://"))))
            .getMessage();
    assertTrue(message.contains("nonsense"), message);
  }

  @Test
  void aGenomeThatAMachineCannotReadIsSaidInOneSentence() throws IOException {
    Path elsewhere = folder.resolve("elsewhere.fa");
    EngineSettings local = settings(Optional.empty());
    EngineSettings wrong =
        new EngineSettings(genome, elsewhere, local.bundles(), 2, Optional.empty(), message -> {});
    ExportPlan plan =
        new ExportPlan(
            genome,
            RegionSet.ofLocus(genome, new Locus("chr2", 0, 3000), OptionalInt.empty()),
            List.of(recipe(convolutional, "prediction", 1, StrandRule.FORWARD)));
    try (ProfileEngine engine = new SparkEngineProvider().open(wrong)) {
      String message =
          assertThrows(InputException.class, () -> export(plan, engine, Monitor.NONE)).getMessage();
      assertTrue(message.contains("elsewhere.fa"), message);
    }
  }
}
