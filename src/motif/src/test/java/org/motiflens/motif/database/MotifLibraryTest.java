package org.motiflens.motif.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class MotifLibraryTest {
  @TempDir private Path folder;
  private MotifLibrary library;
  private Path file;

  @BeforeEach
  void aNewLibraryAndAFile() throws IOException {
    library = new MotifLibrary(folder.resolve("library"));
    file = folder.resolve("JASPAR2026.jaspar");
    Files.writeString(file, ">MA1.1 ONE\n1 2\n3 4\n5 6\n7 8\n");
  }

  @Test
  void aNewLibraryHasTheBundledDatabase() {
    assertEquals(List.of("bundled"), library.names());
    assertEquals(MotifDatabase.bundled(), library.current());
  }

  @Test
  void anAddedDatabaseIsCurrentUntilAnotherIsChosen() {
    MotifDatabase added = library.add(file, "JASPAR", "2026", "CC BY 4.0", "");
    assertEquals("JASPAR, release 2026; CC BY 4.0", added.notice());
    assertEquals(List.of("bundled", "JASPAR2026.jaspar"), library.names());
    assertEquals(added, library.current());
    library.use("bundled");
    assertEquals(MotifDatabase.bundled(), library.current());
    library.use("JASPAR2026.jaspar");
    assertEquals(added, library.current());
  }

  @Test
  void whatIsNotSaidIsTakenFromThePropertiesBesideTheFile() throws IOException {
    Files.writeString(
        folder.resolve("JASPAR2026.jaspar.properties"), "title = J\nlicence = free\n");
    assertEquals("J, release 7; free", library.add(file, "", "7", "", "").notice());
  }

  @Test
  void theSameDatabaseGivesTheSameFiles() throws IOException {
    library.add(file, "é = #", "1", "", "");
    Path about = library.folder().resolve("JASPAR2026.jaspar.properties");
    String first = Files.readString(about);
    assertEquals("é = #", library.add(file, "é = #", "1", "", "").title());
    assertEquals(first, Files.readString(about));
  }

  @Test
  void whatIsNoFileOfMotifsIsNotAdded() throws IOException {
    Files.writeString(file, "no motifs\n");
    assertThrows(InputException.class, () -> library.add(file, "", "", "", ""));
    assertEquals(List.of("bundled"), library.names());
    Path reserved = folder.resolve("current");
    Files.writeString(reserved, ">MA1.1 ONE\n1\n3\n5\n7\n");
    assertThrows(InputException.class, () -> library.add(reserved, "", "", "", ""));
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    InputException e = assertThrows(InputException.class, () -> library.use("x"));
    assertTrue(e.getMessage().contains("choose one of bundled."), e.getMessage());
    assertThrows(InputException.class, () -> library.open("../JASPAR2026.jaspar"));
  }

  @Test
  void aDatabaseThatWasDeletedIsNoLongerCurrent() throws IOException {
    library.add(file, "", "", "", "");
    Files.delete(library.folder().resolve("JASPAR2026.jaspar"));
    assertEquals("bundled", library.currentName());
  }
}
