package org.motiflens.plugin.extension;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;

/** Whatever the browser and the extension read is not written, under any of its names. */
class FilesInUseTest {
  @TempDir Path folder;

  private FilesInUse inUse;

  private Path put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @BeforeEach
  void openFiles() throws IOException {
    put("genome.fa", ">chr1\nACGT\n");
    put("other.fa", ">chr1\nACGT\n");
    put("peaks.narrowPeak", "chr1\t1\t2\n");
    put("genes.bed", "chr1\t1\t2\n");
    put("tracks.mlens", "{}");
    put("models/CTCF/small-cnn.zip", "a model");
    Path session = put("session.xml", "<Session/>");
    Path described =
        put(
            "genome.json",
            "{\"id\": \"x\", \"fastaURL\": \"other.fa\", \"tracks\": [{\"url\": \"file://"
                + folder.resolve("genes.bed")
                + "\"}], \"index\": \"https://example.org/x.fai\"}");
    inUse =
        new FilesInUse(
            List.of(
                folder.resolve("genome.fa").toString(),
                described.toString(),
                folder.resolve("peaks.narrowPeak").toString(),
                folder.resolve("tracks.mlens").toString(),
                session.toString(),
                "https://example.org/track.bw",
                "hg19"),
            Optional.of(folder.resolve("models")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genome.fa",
        "genome.fa.fai",
        "genome.json",
        "other.fa",
        "other.fa.fai",
        "genes.bed",
        "peaks.narrowPeak",
        "tracks.mlens",
        "session.xml",
        "models/CTCF/small-cnn.zip"
      })
  void noInputIsWritten(String name) throws IOException {
    Path file = folder.resolve(name);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (Path target : List.of(file, link, folder.resolve("models/..").resolve(name))) {
      String refusal =
          assertThrows(
                  InputException.class,
                  () -> inUse.inputs().requireNone(target),
                  () -> target + " would be written")
              .getMessage();
      assertTrue(refusal.startsWith("Cannot write " + target), refusal);
      assertTrue(refusal.endsWith("choose another name."), refusal);
    }
  }

  @Test
  void whateverElseThereIsMayBeWritten() throws IOException {
    put("results.tsv", "of yesterday");
    for (String name : List.of("results.tsv", "new.tsv", "models/new.tsv")) {
      assertDoesNotThrow(() -> inUse.inputs().requireNone(folder.resolve(name)));
    }
  }

  @Test
  void tracksMayBeSavedAgainWhereTheyWereOpenedFrom() {
    FilesInUse but = inUse.withoutTrackFiles();
    assertDoesNotThrow(() -> but.inputs().requireNone(folder.resolve("tracks.mlens")));
    assertThrows(InputException.class, () -> but.inputs().requireNone(folder.resolve("genome.fa")));
  }
}
