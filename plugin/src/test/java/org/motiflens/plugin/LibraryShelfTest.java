package org.motiflens.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;

class LibraryShelfTest {
  @TempDir Path folder;

  @Test
  void withoutAFolderTheShelfIsEmptyAndSaysWhatToDo() {
    LibraryShelf shelf = LibraryShelf.open(Optional.empty());
    assertEquals(List.of(), shelf.cards());
    assertTrue(shelf.problems().get(0).contains("motiflens.models"), shelf.problems().toString());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    LibraryShelf shelf = LibraryShelf.open(Optional.of(folder.resolve("absent")));
    assertTrue(shelf.problems().get(0).contains("absent"), shelf.problems().toString());
  }

  @Test
  void aForeignBundleIsNamedAndHidesNothing() throws IOException {
    Files.writeString(folder.resolve("foreign.zip"), "this is no zip file");
    LibraryShelf shelf = LibraryShelf.open(Optional.of(folder));
    assertEquals(List.of(), shelf.cards());
    assertTrue(
        shelf.problems().stream().anyMatch(problem -> problem.contains("foreign.zip")),
        shelf.problems().toString());
  }

  @Test
  void anUnknownModelIsNamed() {
    LibraryShelf shelf = LibraryShelf.open(Optional.of(folder));
    InputException refused = assertThrows(InputException.class, () -> shelf.card("CTCF/none"));
    assertTrue(refused.getMessage().contains("CTCF/none"), refused.getMessage());
  }

  @Test
  void foldersAreFoundBesideAFileAndAboveIt() throws IOException {
    Path models = Files.createDirectories(folder.resolve("models"));
    Path deep = Files.createDirectories(folder.resolve("plugin/target"));
    assertEquals(Optional.of(models), Folders.upwards(deep.resolve("x.jar"), "models"));
    assertEquals(Optional.empty(), Folders.upwards(deep.resolve("x.jar"), "nothing-of-this-name"));
  }
}
