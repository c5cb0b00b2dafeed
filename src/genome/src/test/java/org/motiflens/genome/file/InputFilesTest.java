package org.motiflens.genome.file;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;

/** What is read is not written, under whichever name. */
class InputFilesTest {
  @TempDir Path folder;

  private Path genome;

  @BeforeEach
  void makeAnInput() throws IOException {
    genome = folder.resolve("g.fa.gz");
    Files.writeString(genome, "bases");
  }

  private void refused(InputFiles inputs, Path target) {
    String told = assertThrows(InputException.class, () -> inputs.requireNone(target)).getMessage();
    assertTrue(told.startsWith("Cannot write " + target), told);
  }

  @Test
  void aFileIsRefusedUnderEachOfItsNames() throws IOException {
    InputFiles inputs = InputFiles.of(List.of(genome));
    refused(inputs, genome);
    refused(inputs, folder.resolve("x").resolve("..").resolve("g.fa.gz").normalize());
    Path link = Files.createSymbolicLink(folder.resolve("link"), genome);
    refused(inputs, link);
    refused(inputs, Files.createSymbolicLink(folder.resolve("link2"), link));
    refused(inputs, Files.createLink(folder.resolve("hard"), genome));
    Path beside = Files.createSymbolicLink(folder.resolve("sub"), folder);
    refused(inputs, beside.resolve("g.fa.gz"));
  }

  @Test
  void anInputThatIsALinkGuardsWhatItPointsTo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), genome);
    InputFiles inputs = InputFiles.of(List.of(link));
    refused(inputs, genome);
    refused(inputs, folder.resolve("g.fa.gz.fai"));
    refused(inputs, folder.resolve("link.fai"));
  }

  @Test
  void thePlacesOfIndicesAreRefusedWhetherTheyAreThereOrNot() throws IOException {
    InputFiles inputs = InputFiles.of(List.of(genome));
    for (String ending : List.of(".fai", ".gzi", ".tbi", ".csi", ".idx")) {
      refused(inputs, folder.resolve("g.fa.gz" + ending));
      Files.writeString(folder.resolve("g.fa.gz" + ending), "index");
      refused(inputs, folder.resolve("g.fa.gz" + ending));
    }
    refused(inputs, folder.resolve("g.dict"));
  }

  @Test
  void anyOtherFileIsNobodysInput() {
    InputFiles inputs = InputFiles.of(List.of(genome));
    assertDoesNotThrow(() -> inputs.requireNone(folder.resolve("g.bw")));
    assertDoesNotThrow(() -> inputs.requireNone(folder.resolve("g.fa.gz.bedgraph")));
    assertDoesNotThrow(() -> InputFiles.NONE.requireNone(genome));
  }

  @Test
  void whatIsInAFolderThatIsReadIsRefusedWhatIsNewThereIsNot() throws IOException {
    Path models = Files.createDirectories(folder.resolve("models/CTCF"));
    Path bundle = Files.writeString(models.resolve("small-cnn.ZIP"), "bundle");
    Path table = Files.writeString(models.resolve("mine.txt"), "table");
    refused(InputFiles.NONE.andFolder(folder.resolve("models"), ".zip"), bundle);
    refused(InputFiles.NONE.andFolder(folder.resolve("models")), table);
    assertDoesNotThrow(
        () -> InputFiles.NONE.andFolder(folder.resolve("models"), ".zip").requireNone(table));
    assertDoesNotThrow(
        () -> InputFiles.NONE.andFolder(folder.resolve("models")).requireNone(models.resolve("n")));
  }
}
