package org.motiflens.plugin.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.cli.export.ExportCommand;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.tile.TrackSpec;
import picocli.CommandLine;

/** What the extension writes is what {@code motiflens export} writes. */
class TrackExportTest {
  private static final Path HOME = Path.of("../..");
  private static final Path GENOME = HOME.resolve("resources/demo/hg19-demo.fa.gz");
  private static final String EXPERIMENT = "ATF1_K562_ATF1_06-325_Harvard";
  private static final Locus LOCUS = new Locus("chr20", 30_200_000, 30_201_000);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"saliency, bedgraph", "saliency, bw", "prediction, bedgraph"})
  void theFileIsByteForByteThatOfTheCommandLine(String methodKey, String ending)
      throws IOException {
    Path models = Files.createDirectories(folder.resolve("models/" + EXPERIMENT));
    Path bundle = Path.of("models", EXPERIMENT, "small-cnn.zip");
    Files.copy(HOME.resolve(bundle), folder.resolve(bundle));
    FolderRepository repository = FolderRepository.open(Optional.of(models.getParent()));
    ModelCard card = repository.cards().get(0);
    Path ours = folder.resolve("ours." + ending);
    AttributionMethod method = AttributionRegistry.STANDARD.named(methodKey);
    WindowLayout layout =
        WindowLayout.forMethod(method, repository.network(card.id()).architecture());
    TrackSpec spec =
        new TrackSpec(
            card.id(),
            "",
            methodKey,
            layout.windowLength(),
            layout.stride(),
            StrandRule.FORWARD,
            Optional.empty());
    try (GenomeFile source = GenomeFile.open(GENOME)) {
      new TrackExport(repository, AttributionRegistry.STANDARD, source, spec)
          .write(ours, RegionSet.ofLocus(source, LOCUS, OptionalInt.empty()), Monitor.NONE);
    }
    Path theirs = folder.resolve("theirs." + ending);
    int status =
        new CommandLine(new ExportCommand(new ByteArrayOutputStream(), Monitor.NONE))
            .execute(
                "--models=" + models.getParent(),
                "--model=" + card.id(),
                "--method=" + methodKey,
                "--genome=" + GENOME,
                "--any-genome",
                "--locus=chr20:30,200,001-30,201,000",
                "--out=" + theirs);
    assertEquals(0, status);
    assertTrue(Files.size(ours) > 1_000, () -> "no values in " + ours);
    assertEquals(-1, Files.mismatch(theirs, ours));
  }
}
