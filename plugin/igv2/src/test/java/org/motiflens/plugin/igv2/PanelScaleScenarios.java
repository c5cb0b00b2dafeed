package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.broad.igv.ui.IGV;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.widget.Theme;

/**
 * The side panel on a screen of many small pixels, where Java draws two for one, for a user who has
 * set larger letters in IGV's preferences. Run by {@code IgvIT}.
 */
class PanelScaleScenarios {
  private static final int LETTERS = 16;

  private static LiveIgv igv;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    // Read when the first window is made: each class of scenarios has a machine of its own.
    System.setProperty("sun.java2d.uiScale", "2");
    Path fasta = TestGenome.write(home, TestGenome.bases(17));
    FakeRepository repository =
        new FakeRepository()
            .ofRareWindows()
            .with("FAST", CentredNetwork.of("small-rnn"))
            .with("CTCF", CentredNetwork.of("small-cnn"));
    Path preferences = home.resolve("large.prefs");
    Files.writeString(
        preferences,
        Files.readString(LiveIgv.offlinePreferences(home))
            + "DEFAULT_FONT_SIZE="
            + LETTERS
            + "\nSCALE_FONTS=false\n");
    igv = LiveIgv.startWith(home, preferences, fasta, repository);
  }

  @Test
  void everyTabIsUsableWithTwoPixelsForOneAndLargeLetters() throws IOException {
    GraphicsConfiguration screen =
        LiveIgv.onEdt(() -> IGV.getInstance().getMainFrame().getGraphicsConfiguration());
    assertEquals(2, screen.getDefaultTransform().getScaleX());
    int letters = LiveIgv.onEdt(() -> Theme.font().getSize());
    assertTrue(letters >= LETTERS - 1, "letters of " + letters);
    igv.add("FAST_K562/small-rnn", "saliency");
    igv.goTo("chrT", 40_001, 40_150);
    PanelTabs.assertEveryOneIsUsable(igv, "scale2", 1280, 720);
  }
}
