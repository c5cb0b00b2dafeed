package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Frame;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import org.broad.igv.feature.RegionOfInterest;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Product;
import org.motiflens.plugin.fixture.OnScreen;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.DashboardFrame;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.panel.table.PeakPane;
import org.motiflens.plugin.tile.Anchor;

/** The side panel and the menus. Run by {@code IgvIT}. */
class PanelScenarios extends OneRunningIgv {
  @Test
  void steppingThroughPeaksCentresAWindowOnTheSummit() throws IOException {
    Path peaks = folder.resolve("test.narrowPeak");
    Files.writeString(
        peaks,
        """
        chrT	90000	90300	a	0	.	5	-1	-1	123
        chrT	80000	80200	b	0	.	9	-1	-1	60
        """);
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 70_001, 70_200);
    PeakPane pane = LiveIgv.onEdt(LiveIgv.find(SidePanel.class)::peaks);
    LiveIgv.onEdt(
        () -> {
          pane.open(peaks);
          return null;
        });
    igv.await("the peaks", () -> pane.count() == 2);
    LiveIgv.onEdt(
        () -> {
          pane.step(true);
          return null;
        });
    igv.awaitQuiet();
    assertEquals(Optional.of(new Anchor("chrT", 80_060)), igv.extension().anchor());
    double centre = LiveIgv.onEdt(() -> (igv.frame().getOrigin() + igv.frame().getEnd()) / 2);
    assertEquals(80_060, centre, 2);
    // The fake network's weight is largest at the centre of a window: the summit has the full one.
    float weight =
        Math.abs(new float[] {1f, -0.5f, 0.75f, -0.25f}["ACGT".indexOf(bases.charAt(80_060))]);
    assertEquals(weight, scores(track).get(80_060), 1e-6f);
    assertEquals(weightAt(80_059) / 2, scores(track).get(80_059), 1e-6f);
    LiveIgv.onEdt(
        () -> {
          pane.step(true);
          return null;
        });
    assertEquals(Optional.of(new Anchor("chrT", 90_123)), igv.extension().anchor());
    LiveIgv.onEdt(
        () -> {
          pane.step(false);
          return null;
        });
    assertEquals(Optional.of(new Anchor("chrT", 80_060)), igv.extension().anchor());
    igv.awaitQuiet();
  }

  private static float weightAt(int position) {
    return Math.abs(new float[] {1f, -0.5f, 0.75f, -0.25f}["ACGT".indexOf(bases.charAt(position))]);
  }

  @Test
  void aPeakFileWithASummitOutOfRangeIsRefusedInThePanel() throws IOException {
    Path peaks = folder.resolve("wrong.narrowPeak");
    Files.writeString(peaks, "chrT\t90000\t90300\ta\t0\t.\t5\t-1\t-1\t301\n");
    PeakPane pane = LiveIgv.onEdt(LiveIgv.find(SidePanel.class)::peaks);
    LiveIgv.onEdt(
        () -> {
          pane.open(peaks);
          return null;
        });
    igv.await("the refusal", () -> pane.remark().contains("summit"));
    assertTrue(pane.remark().startsWith("Line 1 of"), pane.remark());
  }

  @Test
  void theMenuAddsTracksOfAModel() {
    int before = LiveIgv.onEdt(() -> igv.dataPanel().getTracks().size());
    LiveIgv.onEdt(
        () -> {
          JMenu menu = menu();
          JMenu add = (JMenu) menu.getItem(0);
          JMenu fast = null;
          for (int i = 0; i < add.getItemCount(); i++) {
            if (add.getItem(i).getText().startsWith("FAST")) {
              fast = (JMenu) add.getItem(i);
            }
          }
          fast.getItem(0).doClick();
          return null;
        });
    int after = LiveIgv.onEdt(() -> igv.dataPanel().getTracks().size());
    assertEquals(4, after - before, "saliency, prediction and both temporal outputs");
  }

  private static JMenu menu() {
    javax.swing.JMenuBar bar = IGV.getInstance().getRootPane().getJMenuBar();
    for (int i = 0; i < bar.getMenuCount(); i++) {
      if (bar.getMenu(i).getText().equals(Messages.PRODUCT)) {
        return bar.getMenu(i);
      }
    }
    throw new AssertionError("no menu");
  }

  /** A panel full of tracks has no room for more below: it is scrolled to what is new. */
  @Test
  void whatIsAddedToAFullPanelIsInView() throws IOException {
    igv.goTo("chrT", 40_001, 40_200);
    for (int i = 0; i < 12; i++) {
      AttributionTrack track = add(FAST, i % 2 == 0 ? "saliency" : "prediction");
      igv.await("the new track in view", () -> isInView(track));
    }
    LiveIgv.savePicture("added-in-view");
  }

  private static boolean isInView(Track track) {
    JScrollPane pane =
        (JScrollPane)
            SwingUtilities.getAncestorOfClass(JScrollPane.class, (Component) igv.dataPanel());
    int y = 0;
    for (Track each : igv.dataPanel().getTracks()) {
      if (each == track) {
        int top = pane.getVerticalScrollBar().getValue();
        return y >= top && y + track.getHeight() <= top + pane.getViewport().getHeight();
      }
      y += each.getHeight();
    }
    return false;
  }

  @Test
  void theMenuSaysWhichVersionThisIs() {
    List<String> items =
        LiveIgv.onEdt(
            () ->
                Arrays.stream(menu().getMenuComponents())
                    .filter(JMenuItem.class::isInstance)
                    .map(item -> ((JMenuItem) item).getText())
                    .toList());
    assertTrue(items.contains("About MotifLens " + Product.version() + " …"), items.toString());
  }

  @Test
  void thePopupOffersExportMethodsScalesAndIgvsOwnItems() {
    AttributionTrack track = add(FAST, "saliency");
    IGVPopupMenu popup = popup(track);
    List<String> items =
        LiveIgv.onEdt(
            () ->
                Arrays.stream(popup.getComponents())
                    .filter(JMenuItem.class::isInstance)
                    .map(item -> ((JMenuItem) item).getText())
                    .toList());
    for (String expected :
        List.of(
            Messages.EXPORT,
            Messages.METHOD,
            Messages.STRAND,
            Messages.SCALE,
            "Set Data Range...",
            "Change Track Height...")) {
      assertTrue(items.contains(expected), expected + " in " + items);
    }
  }

  @Test
  void choosingAMethodInThePopupShowsItsValues() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_200);
    igv.awaitQuiet();
    LiveIgv.onEdt(
        () -> {
          track.model().show(igv.extension().methods().named("prediction"));
          track.takeOnLook();
          IGV.getInstance().repaint();
          return null;
        });
    igv.awaitQuiet();
    assertTrue(track.getName().contains("prediction"), track.getName());
    assertTrue(
        scores(track).values().stream().allMatch(value -> value >= 0 && value <= 1),
        "probabilities");
    assertEquals(1f, LiveIgv.onEdt(() -> track.getDataRange().getMaximum()));
  }

  @Test
  void aClickOnATrackTurnsThePanelToItsModel() {
    AttributionTrack fast = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_150);
    igv.awaitQuiet();
    SidePanel panel = LiveIgv.find(SidePanel.class);
    LiveIgv.onEdt(
        () -> {
          panel.select(BROKEN);
          fast.model().clicked(igv.view(), 40_050);
          return null;
        });
    igv.await("scores of the track's model", () -> !panel.alleles().cells().isEmpty());
    String said = LiveIgv.onEdt(() -> panel.alleles().remark());
    assertTrue(said.startsWith("Models of FAST K562."), said);
  }

  // ---- The dashboard's window ----

  private static Optional<DashboardFrame> dashboard() {
    return Arrays.stream(Frame.getFrames())
        .filter(DashboardFrame.class::isInstance)
        .map(DashboardFrame.class::cast)
        .filter(Frame::isDisplayable)
        .findFirst();
  }

  private DashboardFrame openDashboard() {
    SidePanel panel = LiveIgv.find(SidePanel.class);
    igv.await("known motifs", () -> panel.motifs().count() > 0);
    LiveIgv.onEdt(
        () -> {
          panel.openDashboard(igv.extension().models().card(FAST));
          return null;
        });
    igv.await("the dashboard", () -> dashboard().filter(Frame::isFocused).isPresent());
    return LiveIgv.onEdt(() -> dashboard().orElseThrow());
  }

  @Test
  void escapeClosesTheDashboardThoughIgvTakesThatKey() {
    igv.goTo("chrT", 40_001, 40_150);
    DashboardFrame frame = openDashboard();
    LiveIgv.onEdt(
        () -> {
          frame.dispatchEvent(
              new KeyEvent(
                  frame, KeyEvent.KEY_PRESSED, 0, 0, KeyEvent.VK_ESCAPE, KeyEvent.CHAR_UNDEFINED));
          return null;
        });
    assertFalse(LiveIgv.onEdt(frame::isDisplayable));
  }

  @Test
  void theDashboardFollowsTheViewAndStepsThroughPeaks() throws IOException {
    Path peaks = folder.resolve("steps.narrowPeak");
    Files.writeString(
        peaks,
        """
        chrT	60000	60300	a	0	.	5	-1	-1	100
        chrT	61000	61200	b	0	.	9	-1	-1	60
        """);
    igv.goTo("chrT", 40_001, 40_200);
    PeakPane pane = LiveIgv.onEdt(LiveIgv.find(SidePanel.class)::peaks);
    LiveIgv.onEdt(
        () -> {
          pane.open(peaks);
          return null;
        });
    igv.await("the peaks", () -> pane.count() == 2);
    DashboardFrame frame = openDashboard();
    igv.await("the window in view", () -> frame.shown().contains("chrT:40,051-40,151"));
    LiveIgv.onEdt(
        () -> {
          OnScreen.button(frame, "Peak ▶").doClick();
          return null;
        });
    igv.await("the first peak", () -> frame.shown().contains("chrT:60,051-60,151"));
    LiveIgv.onEdt(
        () -> {
          OnScreen.button(frame, "Follow the view").doClick();
          igv.extension().anchorAt(Optional.empty());
          return null;
        });
    igv.goTo("chrT", 30_001, 30_200);
    igv.await("the window in view", () -> frame.shown().contains("chrT:30,051-30,151"));
    Path picture = folder.resolve("dashboard.png");
    OnScreen.chooseFile(() -> OnScreen.button(frame, "Save as PNG …").doClick(), picture);
    igv.await("the picture", () -> Files.exists(picture));
    assertTrue(ImageIO.read(picture.toFile()).getWidth() > 1_000);
    LiveIgv.onEdt(
        () -> {
          frame.dispose();
          return null;
        });
  }

  /** A stretch that was dragged over, against all motifs of the database. */
  @Test
  void theLettersOfTheRegionOfInterestAreNamedByAllMotifs() throws IOException {
    add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_120);
    SidePanel panel = LiveIgv.find(SidePanel.class);
    igv.await("the motifs", () -> panel.motifs().count() > 100);
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().addRegionOfInterest(new RegionOfInterest("chrT", 40_040, 40_060, "r"));
          panel.showTab("Motifs");
          panel.motifs().nameLetters();
          return null;
        });
    JTable table = LiveIgv.onEdt(() -> LiveIgv.in(panel.motifs(), JTable.class));
    igv.await("the names", () -> table.getColumnCount() == 6);
    igv.awaitQuiet();
    LiveIgv.savePicture("named-letters");
    for (int row = 0; row < LiveIgv.onEdt(table::getRowCount); row++) {
      String place = LiveIgv.onEdt(() -> (String) table.getValueAt(0, 5));
      int position = Integer.parseInt(place.replace(",", ""));
      assertTrue(position > 40_000 && position <= 40_060, place);
    }
    double first = LiveIgv.onEdt(() -> Double.parseDouble((String) table.getValueAt(0, 3)));
    double last =
        LiveIgv.onEdt(
            () -> Double.parseDouble((String) table.getValueAt(table.getRowCount() - 1, 3)));
    assertTrue(first <= last, first + " before " + last);
  }
}
