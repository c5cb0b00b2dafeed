package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.AbstractButton;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.panel.table.PeakPane;
import org.motiflens.plugin.table.PeakColumn;

/** Tracks of a model together, and peaks that a model misses. Run by {@code IgvIT}. */
class ModelTrackScenarios {
  private static LiveIgv igv;
  private static Path folder;
  private static SidePanel panel;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    folder = home;
    igv =
        LiveIgv.start(
            home,
            TestGenome.write(home, TestGenome.bases(17)),
            new FakeRepository()
                .with("FAST", CentredNetwork.of("small-cnn"))
                .with("FAST", CentredNetwork.of("small-rnn"))
                .with("FAST", CentredNetwork.of("small-cnn-rnn"))
                .with("CTCF", CentredNetwork.of("small-cnn")));
    panel = LiveIgv.find(SidePanel.class);
  }

  private static void onEdt(Runnable action) {
    LiveIgv.onEdt(
        () -> {
          action.run();
          return null;
        });
  }

  /** Presses the button of tracks, and in the menu that opens the item that begins so. */
  private static void choose(String item) {
    AbstractButton button =
        LiveIgv.onEdt(() -> ComponentWalker.showing(panel, "Add tracks ▾").orElseThrow());
    onEdt(button::doClick);
    igv.await("the menu", () -> !popups().isEmpty());
    onEdt(
        () -> {
          JPopupMenu menu = popups().get(0);
          JMenuItem chosen =
              Arrays.stream(menu.getComponents())
                  .filter(JMenuItem.class::isInstance)
                  .map(JMenuItem.class::cast)
                  .filter(one -> one.getText().startsWith(item))
                  .findFirst()
                  .orElseThrow();
          MenuSelectionManager.defaultManager().clearSelectedPath();
          chosen.doClick();
        });
  }

  private static List<JPopupMenu> popups() {
    MenuElement[] path = MenuSelectionManager.defaultManager().getSelectedPath();
    return Arrays.stream(path)
        .filter(JPopupMenu.class::isInstance)
        .map(JPopupMenu.class::cast)
        .toList();
  }

  private static Set<String> models() {
    return LiveIgv.onEdt(
        () -> {
          Set<String> models = new TreeSet<>();
          LiveIgv.attributionTracks()
              .forEach(track -> models.add(track.model().spec().orElseThrow().modelId()));
          return models;
        });
  }

  @Test
  void allArchitecturesAreAddedAModelIsShownInTheTracksOfAnotherAndItsTracksAreRemoved()
      throws IOException {
    igv.goTo("chrT", 40_001, 40_150);
    onEdt(() -> panel.showTab("Model"));
    onEdt(() -> panel.select("FAST_K562/small-cnn"));
    choose("The same of all 3 architectures of FAST K562");
    igv.awaitQuiet();
    LiveIgv.savePicture("all-architectures");
    assertEquals(
        new TreeSet<>(
            List.of("FAST_K562/small-cnn", "FAST_K562/small-cnn-rnn", "FAST_K562/small-rnn")),
        models());
    int tracks = LiveIgv.attributionTracks().size();
    onEdt(() -> panel.select("CTCF_K562/small-cnn"));
    choose("Show CTCF K562, small CNN in the 2 tracks of FAST K562, small CNN");
    igv.awaitQuiet();
    assertEquals(tracks, LiveIgv.attributionTracks().size(), "turned over, not added");
    assertTrue(models().contains("CTCF_K562/small-cnn"), models().toString());
    assertTrue(!models().contains("FAST_K562/small-cnn"), models().toString());
    onEdt(() -> panel.select("FAST_K562/small-rnn"));
    choose("Remove");
    assertEquals(
        new TreeSet<>(List.of("CTCF_K562/small-cnn", "FAST_K562/small-cnn-rnn")), models());
  }

  @Test
  void onlyMissedShowsThePeaksBelowTheThresholdWithTheirNames() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      int start = 50_000 + 500 * i;
      rows.append("chrT\t" + start + "\t" + (start + 200) + "\tpeak" + i)
          .append("\t0\t.\t5\t-1\t-1\t100\n");
    }
    Path peaks = Files.writeString(folder.resolve("named.narrowPeak"), rows.toString());
    onEdt(() -> panel.select("CTCF_K562/small-cnn"));
    onEdt(() -> panel.showTab("Peaks"));
    PeakPane pane = LiveIgv.onEdt(panel::peaks);
    onEdt(() -> pane.open(peaks));
    igv.await("the peaks", () -> pane.count() == 30);
    igv.await("their scores", () -> igv.extension().jobs().running().isEmpty());
    onEdt(() -> pane.setThreshold(0.8));
    onEdt(() -> ComponentWalker.button(pane, "Only missed").doClick());
    igv.await("fewer peaks", () -> pane.count() > 0 && pane.count() < 30);
    igv.await("the filter's end", () -> igv.extension().jobs().running().isEmpty());
    LiveIgv.savePicture("only-missed");
    for (int row = 0; row < LiveIgv.onEdt(pane::count); row++) {
      int at = row;
      double p = LiveIgv.onEdt(() -> Double.parseDouble(pane.cell(at, PeakColumn.PROBABILITY)));
      assertTrue(p < 0.8005, "P " + p);
      String name = LiveIgv.onEdt(() -> pane.cell(at, PeakColumn.NAME));
      assertTrue(name.startsWith("peak"), name);
    }
    onEdt(() -> ComponentWalker.button(pane, "Only missed").doClick());
    igv.await("all peaks", () -> pane.count() == 30);
  }
}
