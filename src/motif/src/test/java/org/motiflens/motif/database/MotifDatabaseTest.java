package org.motiflens.motif.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifFormat;

class MotifDatabaseTest {
  private static final Path BUNDLED =
      Path.of("../../resources/motifs/JASPAR2014_CORE_vertebrates.jaspar");

  @Test
  void theBundledOneIsJaspar2014WithItsTerms() {
    MotifDatabase database = MotifDatabase.bundled();
    assertEquals(204, database.motifs().size());
    assertTrue(database.notice().contains("JASPAR CORE vertebrates, release 5.0 (2014)"));
    assertTrue(database.notice().contains("open access"));
    MotifMatrix ctcf = database.withId("MA0139.1").orElseThrow();
    assertEquals("CTCF", ctcf.name());
    assertEquals("TGGCCACCAGGGGGCGCTA", ctcf.consensus());
    assertTrue(ctcf.counts().isPresent());
    assertEquals(database.motifs(), MotifDatabase.read(BUNDLED).motifs());
    assertEquals(204, database.motifs().stream().map(MotifMatrix::id).distinct().count());
  }

  @Test
  void theBundledFileIsWhatItsProgramMakes() throws IOException {
    List<MotifMatrix> motifs =
        BundledDatabaseMaker.make(
            Checkout.sharedData("jaspar/jaspar_5_2014_all.debian-snpeff.txt.gz"),
            Checkout.sharedData("jaspar/JASPAR2016_CORE_vertebrates_non-redundant_pfms.jaspar"));
    assertEquals(MotifFiles.format(motifs, MotifFormat.JASPAR), Files.readString(BUNDLED));
  }

  @Test
  void motifsAreFoundByTheFactorsName() {
    MotifDatabase database = MotifDatabase.bundled();
    assertEquals(
        List.of("MA0139.1"), database.named("ctcf").stream().map(MotifMatrix::id).toList());
    assertEquals(
        List.of("MA0063.1", "MA0503.1"),
        database.named("NKX2-5").stream().map(MotifMatrix::id).toList());
    assertEquals(
        List.of("MA0004.1"), database.named("Arnt").stream().map(MotifMatrix::id).toList());
    assertEquals(
        List.of("MA0006.1"), database.named("Arnt::Ahr").stream().map(MotifMatrix::id).toList());
    assertEquals(List.of(), database.named("no such factor"));
  }

  @Test
  void aPersonMayNameAnIdOrAFactorWithOneMotif() {
    MotifDatabase database = MotifDatabase.bundled();
    assertEquals("MA0139.1", database.motif("MA0139.1").id());
    assertEquals("MA0139.1", database.motif("Ctcf").id());
    InputException several = assertThrows(InputException.class, () -> database.motif("Nkx2-5"));
    assertTrue(several.getMessage().contains("MA0063.1, MA0503.1"), several.getMessage());
    InputException none = assertThrows(InputException.class, () -> database.motif("nothing"));
    assertTrue(none.getMessage().contains("no motif \"nothing\""), none.getMessage());
  }

  @Test
  void aFileWithoutPropertiesHasItsNameForATitle(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.meme");
    Files.writeString(file, MotifFiles.format(MotifDatabase.bundled().motifs(), MotifFormat.MEME));
    MotifDatabase database = MotifDatabase.read(file);
    assertEquals("mine.meme", database.notice());
    Files.writeString(folder.resolve("mine.meme.properties"), "title = Mine\nrelease = 2\n");
    assertEquals("Mine, release 2", MotifDatabase.read(file).notice());
    assertFalse(MotifDatabase.read(file).motifs().isEmpty());
  }
}
