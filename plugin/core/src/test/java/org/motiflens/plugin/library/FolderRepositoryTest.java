package org.motiflens.plugin.library;

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
import org.motiflens.plugin.settings.Folders;

class FolderRepositoryTest {
  @TempDir Path folder;

  @Test
  void withoutAFolderTheRepositoryIsEmptyAndSaysWhatToDo() {
    FolderRepository repository = FolderRepository.open(Optional.empty());
    assertEquals(List.of(), repository.cards());
    assertTrue(
        repository.problems().get(0).contains("motiflens.models"),
        repository.problems().toString());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    FolderRepository repository = FolderRepository.open(Optional.of(folder.resolve("absent")));
    assertTrue(repository.problems().get(0).contains("absent"), repository.problems().toString());
  }

  @Test
  void aForeignBundleIsNamedAndHidesNothing() throws IOException {
    Files.writeString(folder.resolve("foreign.zip"), "this is no zip file");
    FolderRepository repository = FolderRepository.open(Optional.of(folder));
    assertEquals(List.of(), repository.cards());
    assertTrue(
        repository.problems().stream().anyMatch(problem -> problem.contains("foreign.zip")),
        repository.problems().toString());
  }

  @Test
  void anUnknownModelIsNamed() {
    FolderRepository repository = FolderRepository.open(Optional.of(folder));
    InputException refused = assertThrows(InputException.class, () -> repository.card("CTCF/none"));
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
