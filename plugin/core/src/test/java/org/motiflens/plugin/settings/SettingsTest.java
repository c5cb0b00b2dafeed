package org.motiflens.plugin.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.file.Limits;

/** What was saved comes back; whatever else the file holds is the default. */
class SettingsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void fileIsNamed() {
    file = folder.resolve("motiflens.properties");
  }

  @Test
  void whatIsChosenIsThereAtTheNextStartAndNothingElse() throws IOException {
    Settings settings = new Settings(folder);
    settings.panel(412, false);
    settings.panelTab("Peaks");
    settings.tileMegabytes(128);
    settings.colourBlindSafe(true);
    Settings again = new Settings(folder);
    assertEquals(412, again.panelWidth(330));
    assertTrue(!again.isPanelVisible() && again.isColourBlindSafe());
    assertEquals("Peaks", again.panelTab());
    assertEquals(128, again.tileMegabytes());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "panel.width=-5\ntiles.megabytes=0",
        "panel.width=2147483647\ntiles.megabytes=2147483647",
        "panel.width=1e3\ntiles.megabytes=NaN",
        "panel.width=\\u00zz",
        "\u0000\u0001\u0002"
      })
  void valuesThatNobodyCouldChooseAreTheDefault(String text) throws IOException {
    Files.writeString(file, text);
    Settings settings = new Settings(folder);
    assertEquals(330, settings.panelWidth(330));
    assertEquals(64, settings.tileMegabytes());
    assertTrue(settings.isPanelVisible());
  }

  @Test
  void aFileThatIsTooLargeForSettingsIsNotRead() throws IOException {
    Files.writeString(file, "panel.width=412\n#" + "x".repeat(Limits.LARGEST_SMALL_FILE));
    assertEquals(330, new Settings(folder).panelWidth(330));
  }

  @Test
  void aFolderThatIsNotThereChangesNothingButTheNextStart() {
    Settings settings = new Settings(folder.resolve("gone"));
    settings.panel(412, false);
    assertEquals(412, settings.panelWidth(330));
    assertEquals(330, new Settings(folder.resolve("gone")).panelWidth(330));
  }
}
