package org.motiflens.genome.track.bigwig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;

class TrackHubTest {
  private static final TrackHub HUB =
      TrackHub.of("MotifLens CTCF", "CTCF in K562", "someone@example.org", "hg19")
          .withSignal("CTCF/small-cnn", "CTCF saliency", "Saliency of CTCF", "ctcf.bw", "178,24,43")
          .withLogo(
              "CTCF letters", "CTCF", "Saliency\nof CTCF as letters", LogoTracks.files("ctcf"));

  @TempDir Path folder;

  @Test
  void theHubLeadsToTheGenomeAndTheGenomeToTheTracks() throws IOException {
    HUB.write(folder);
    assertEquals(
        """
        hub MotifLens_CTCF
        shortLabel CTCF in K562
        longLabel CTCF in K562
        genomesFile genomes.txt
        email someone@example.org
        """,
        Files.readString(folder.resolve("hub.txt")));
    assertEquals(
        """
        genome hg19
        trackDb hg19/trackDb.txt
        """,
        Files.readString(folder.resolve("genomes.txt")));
  }

  @Test
  void aLogoIsFourTracksOnTopOfEachOther() throws IOException {
    HUB.write(folder);
    assertEquals(
        """
        track CTCF_small_cnn
        shortLabel CTCF saliency
        longLabel Saliency of CTCF
        type bigWig
        bigDataUrl ctcf.bw
        color 178,24,43
        visibility full
        autoScale on
        alwaysZero on
        maxHeightPixels 128:64:16

        track CTCF_letters
        shortLabel CTCF
        longLabel Saliency of CTCF as letters
        container multiWig
        noInherit on
        type bigWig
        aggregate stacked
        logo on
        visibility full
        autoScale on
        maxHeightPixels 128:64:16

        track CTCF_letters_A
        shortLabel CTCF A
        longLabel Saliency of CTCF as letters, bases A
        parent CTCF_letters
        type bigWig
        bigDataUrl ctcf.A.bw
        color 0,128,0
        priority 1

        track CTCF_letters_C
        shortLabel CTCF C
        longLabel Saliency of CTCF as letters, bases C
        parent CTCF_letters
        type bigWig
        bigDataUrl ctcf.C.bw
        color 0,0,255
        priority 2

        track CTCF_letters_G
        shortLabel CTCF G
        longLabel Saliency of CTCF as letters, bases G
        parent CTCF_letters
        type bigWig
        bigDataUrl ctcf.G.bw
        color 255,166,0
        priority 3

        track CTCF_letters_T
        shortLabel CTCF T
        longLabel Saliency of CTCF as letters, bases T
        parent CTCF_letters
        type bigWig
        bigDataUrl ctcf.T.bw
        color 255,0,0
        priority 4
        """,
        Files.readString(HUB.dataFolder(folder).resolve("trackDb.txt")));
  }

  @Test
  void nothingElseIsWritten() throws IOException {
    HUB.write(folder.resolve("new").resolve("hub"));
    try (Stream<Path> files = Files.walk(folder.resolve("new").resolve("hub"))) {
      assertEquals(
          List.of("genomes.txt", "hg19", "hub", "hub.txt", "trackDb.txt"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void refusesAFolderThatIsAFileAndAGenomeThatIsAPath() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertTrue(
        assertThrows(InputException.class, () -> HUB.write(file)).getMessage().contains("file"));
    for (String genome : new String[] {"", "../hg19", "hg19/x", ".."}) {
      assertThrows(InputException.class, () -> TrackHub.of("h", "h", "e", genome));
    }
  }

  @Test
  void refusesTwoTracksOfOneName() {
    assertThrows(
        IllegalArgumentException.class,
        () -> HUB.withSignal("CTCF small cnn", "x", "x", "x.bw", "0,0,0"));
  }

  @Test
  void aSidecarSaysWhereValuesComeFromAndHowToDrawThem() throws IOException {
    Path track = folder.resolve("x.bw");
    try (AtomicOutput file =
        Sidecar.prepare(
            track,
            Provenance.ofThisProduct().with("formula", "|∂Δ/∂X| ⊙ \"X\"").with("stride", 25),
            Map.of("color", "178,24,43"))) {
      file.commit();
    }
    assertEquals(
        """
        {
          "file": "x.bw",
          "provenance": {
            "product": "MotifLens %s",
            "formula": "|∂Δ/∂X| ⊙ \\"X\\"",
            "stride": "25"
          },
          "track": {
            "color": "178,24,43"
          }
        }
        """
            .replace("%s", Product.version()),
        Files.readString(folder.resolve("x.bw.json")));
  }
}
