package org.motiflens.plugin.igv3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.igv.ui.IGV;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.plugin.fixture.OnScreen;
import org.motiflens.plugin.panel.DashboardFrame;
import org.motiflens.plugin.panel.table.PeakPane;
import org.motiflens.plugin.panel.table.VariantPane;
import org.motiflens.plugin.table.PeakColumn;
import org.motiflens.plugin.table.VariantColumn;
import org.motiflens.plugin.tile.Anchor;

/** The side panel and the dashboard's window in an IGV 3. Run by {@code Igv3IT}. */
class Igv3PanelScenarios {
  private static LiveIgv3 igv;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    igv = LiveIgv3.start(home);
    LiveIgv3.run(() -> igv.side().select(LiveIgv3.MODEL));
  }

  @AfterEach
  void removeTracks() {
    LiveIgv3.run(() -> igv.extension().anchorAt(Optional.empty()));
    LiveIgv3.removeTracks();
  }

  private static Path peaks() throws IOException {
    return Files.write(
        igv.folder().resolve("three.narrowPeak"),
        List.of(
            "chrT\t60000\t60300\ta\t4\t.\t5\t-1\t-1\t123",
            "chrT\t50000\t50200\tb\t9\t.\t2\t-1\t-1\t60",
            "chrT\t0\t200\td\t1\t.\t1\t-1\t-1\t10"));
  }

  private static void openPeaks() throws IOException {
    Path file = peaks();
    PeakPane pane = LiveIgv3.onEdt(igv.side()::peaks);
    LiveIgv3.run(
        () -> {
          igv.side().showTab("Peaks");
          pane.open(file);
        });
    LiveIgv3.await("the peaks", () -> pane.count() == 3);
    LiveIgv3.await(
        "their scores", () -> pane.scores().filter(scores -> scores.finished() == 3).isPresent());
    igv.awaitJobs();
  }

  @Test
  void peaksAreScoredSteppedThroughAndSaved() throws IOException {
    openPeaks();
    PeakPane pane = LiveIgv3.onEdt(igv.side()::peaks);
    assertEquals("none", LiveIgv3.onEdt(() -> pane.cell(0, PeakColumn.PROBABILITY)));
    double p = Double.parseDouble(LiveIgv3.onEdt(() -> pane.cell(1, PeakColumn.PROBABILITY)));
    assertTrue(p >= 0 && p <= 1, "P " + p);
    igv.add("saliency");
    LiveIgv3.goTo(40_001, 40_100);
    LiveIgv3.run(() -> pane.step(true));
    assertEquals(Optional.of(new Anchor("chrT", 50_060)), igv.extension().anchor());
    double centre = LiveIgv3.onEdt(() -> (frame().getOrigin() + frame().getEnd()) / 2);
    assertEquals(50_060, centre, 2, "the view is centred on the summit");
    LiveIgv3.keepPicture("peaks", IGV.getInstance().getRootPane());
    Path table = igv.folder().resolve("peaks.tsv");
    LiveIgv3.run(() -> pane.saveTo(table));
    LiveIgv3.await("the table", () -> Files.exists(table));
    List<String> rows =
        Files.readAllLines(table).stream().filter(line -> !line.startsWith("#")).toList();
    assertEquals(4, rows.size(), rows.toString());
  }

  private static org.igv.ui.panel.ReferenceFrame frame() {
    return LiveIgv3.frame();
  }

  private static VariantPane openVariants() throws IOException {
    char good = igv.bases().charAt(49_999);
    char wrong = good == 'A' ? 'C' : 'A';
    Path vcf =
        Files.write(
            igv.folder().resolve("two.vcf"),
            List.of(
                "##fileformat=VCFv4.2",
                "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO",
                "chrT\t50000\trs1\t" + good + "\t" + wrong + "\t.\t.\t.",
                "chrT\t50000\t.\t" + wrong + "\t" + good + "\t.\t.\t."));
    VariantPane pane = LiveIgv3.onEdt(igv.side()::variants);
    LiveIgv3.run(
        () -> {
          igv.side().showTab("Variants");
          pane.open(vcf);
        });
    LiveIgv3.await("the variants", () -> pane.count() == 2);
    igv.awaitJobs();
    return pane;
  }

  @Test
  void variantsAreATableAndATrackThatASessionBringsBack() throws IOException {
    VariantPane pane = openVariants();
    String delta = LiveIgv3.onEdt(() -> pane.cell(0, VariantColumn.DELTA));
    assertTrue(delta.matches("[+-]\\d+\\.\\d\\d"), delta);
    assertTrue(LiveIgv3.onEdt(() -> pane.cell(1, VariantColumn.REFUSED)).contains("genome has"));
    LiveIgv3.run(pane::addTrack);
    LiveIgv3.goTo(49_981, 50_040);
    String text = awaitTooltip();
    assertTrue(text.startsWith("chrT:50,000") && text.contains("Δ logit"), text);
    LiveIgv3.keepPicture("variants", IGV.getInstance().getRootPane());
    Path session = igv.folder().resolve("variants.json");
    LiveIgv3.onEdt(
        () -> {
          IGV.getInstance().saveSession(session.toFile());
          return null;
        });
    LiveIgv3.removeTracks();
    IGV.getInstance().loadSession(session.toString(), null);
    LiveIgv3.await("the track", () -> LiveIgv3.ours().size() == 1);
    assertEquals(text, awaitTooltip(), "the values are computed anew");
  }

  /** What the track of variants says of the one at 50,000, as soon as it is scored. */
  private static String awaitTooltip() {
    LiveIgv3.await("a score", () -> Optional.ofNullable(tooltip()).orElse("").contains("Δ logit"));
    return LiveIgv3.onEdt(Igv3PanelScenarios::tooltip);
  }

  private static String tooltip() {
    MarkTrack track = assertInstanceOf(MarkTrack.class, LiveIgv3.ours().get(0));
    return track.getValueStringAt("chrT", 49_999.5, 0, 0, frame());
  }

  private static Optional<DashboardFrame> dashboard() {
    return Arrays.stream(Frame.getFrames())
        .filter(DashboardFrame.class::isInstance)
        .map(DashboardFrame.class::cast)
        .filter(Frame::isDisplayable)
        .findFirst();
  }

  @Test
  void theDashboardFollowsTheViewAndIsSaved() throws IOException {
    openPeaks();
    LiveIgv3.run(() -> igv.extension().anchorAt(Optional.empty()));
    LiveIgv3.goTo(40_001, 40_200);
    LiveIgv3.await("known motifs", () -> igv.side().motifs().count() > 0);
    LiveIgv3.run(() -> igv.side().openDashboard(igv.extension().models().card(LiveIgv3.MODEL)));
    LiveIgv3.await("the dashboard", () -> dashboard().isPresent());
    DashboardFrame window = LiveIgv3.onEdt(() -> dashboard().orElseThrow());
    LiveIgv3.await("the window in view", () -> window.shown().contains("chrT:40,051-40,151"));
    LiveIgv3.run(() -> OnScreen.button(window, "Peak ▶").doClick());
    LiveIgv3.await("the next peak", () -> window.shown().contains("chrT:50,011-50,111"));
    LiveIgv3.keepPicture("dashboard", window.getRootPane());
    for (String format : List.of("SVG", "PNG")) {
      Path file = igv.folder().resolve("dashboard." + format);
      OnScreen.chooseFile(
          () -> OnScreen.button(window, "Save as " + format + " …").doClick(), file);
      LiveIgv3.await("the file", () -> Files.exists(file));
    }
    assertTrue(Files.readString(igv.folder().resolve("dashboard.SVG")).contains("<svg"));
    assertTrue(ImageIO.read(igv.folder().resolve("dashboard.PNG").toFile()).getWidth() > 1_000);
    LiveIgv3.run(window::dispose);
  }

  @Test
  void everyTabOfThePanelHasItsRoom() throws IOException {
    for (String tab :
        List.of("Model", "Peaks", "Variants", "Factors", "Motifs", "Features", "Legend")) {
      LiveIgv3.run(() -> igv.side().showTab(tab));
      assertEquals(tab, LiveIgv3.onEdt(() -> igv.side().shownTab()));
      assertTrue(LiveIgv3.onEdt(() -> igv.side().isShowing() && igv.side().getWidth() > 200));
      LiveIgv3.keepPicture("tab-" + tab, igv.side());
    }
  }

  /** What the model has learnt: named stretches and the activation of a feature, as tracks. */
  @Test
  void whatHasBeenLearntIsATrack() {
    LiveIgv3.run(
        () ->
            igv.extension()
                .markTracks()
                .addInstances(igv.extension().models().card(LiveIgv3.MODEL)));
    LiveIgv3.goTo(20_001, 20_100);
    MarkTrack track =
        assertInstanceOf(MarkTrack.class, LiveIgv3.onEdt(() -> LiveIgv3.ours().get(0)));
    assertTrue(LiveIgv3.onEdt(() -> track.getName()).contains("FAST"));
    assertTrue(LiveIgv3.picture(track).getHeight() > 10);
  }
}
