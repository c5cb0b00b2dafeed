package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broad.igv.Globals;
import org.broad.igv.ui.IGV;
import org.broad.igv.util.ResourceLocator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.track.mark.AllHitsModel;

/** The hits of all known motifs as one track. Run by {@code IgvIT}. */
class AllMotifScenarios extends OneRunningIgv {
  private static final String LOCUS = "chrT:40,001-44,000";

  private SidePanel panel;

  @BeforeEach
  void showThePanel() {
    panel = LiveIgv.find(SidePanel.class);
    igv.await("the motifs", () -> panel.motifs().count() > 100);
    igv.goTo("chrT", 40_001, 44_000);
  }

  private AllHitsTrack addByThePanel() {
    LiveIgv.onEdt(
        () -> {
          panel.showTab("Motifs");
          panel.motifs().addAll();
          return null;
        });
    return track();
  }

  private static AllHitsTrack track() {
    igv.await(
        "the track",
        () -> igv.dataPanel().getTracks().stream().anyMatch(AllHitsTrack.class::isInstance));
    return LiveIgv.onEdt(
        () ->
            igv.dataPanel().getTracks().stream()
                .filter(AllHitsTrack.class::isInstance)
                .map(AllHitsTrack.class::cast)
                .findFirst()
                .orElseThrow());
  }

  /** Of each motif alone, as name and place. */
  private static Set<String> expected(AllHitsTrack track, double p) {
    Locus visible = LiveIgv.onEdt(() -> track.model().visible(igv.view()).locus());
    return MotifDatabase.bundled().motifs().stream()
        .flatMap(motif -> places(motif, visible, p))
        .collect(Collectors.toSet());
  }

  private static Stream<String> places(MotifMatrix motif, Locus visible, double p) {
    return new MotifScanner(motif)
        .scan(igv.extension().genome().orElseThrow(), visible, p).stream()
            .map(hit -> motif.id() + " " + hit);
  }

  private static Set<String> shown(AllHitsTrack track) {
    return track.model().hits(igv.view()).stream()
        .map(hit -> hit.motif().id() + " " + hit.place())
        .collect(Collectors.toSet());
  }

  @Test
  void everyMotifsHitsAreInOneTrackWithTheirNames() throws IOException {
    AllHitsTrack track = addByThePanel();
    Set<String> expected = expected(track, AllHitsModel.USUAL_P);
    assertTrue(expected.size() > 3, expected.size() + " hits");
    igv.await("the hits", () -> shown(track).equals(expected));
    igv.awaitQuiet();
    LiveIgv.savePicture("all-motifs");
    LiveIgv.onEdt(
        () -> {
          track.model().showUpTo(AllHitsModel.MOST_P);
          IGV.getInstance().repaint();
          return null;
        });
    Set<String> more = expected(track, AllHitsModel.MOST_P);
    assertTrue(more.size() > 2 * expected.size(), more.size() + " hits");
    igv.await("more hits", () -> shown(track).equals(more));
    LiveIgv.savePicture("all-motifs-many");
    igv.goTo("chrT", 40_001, 80_000);
    igv.await("the hits of a wide view", () -> track.model().hits(igv.view()).size() > 1_000);
    LiveIgv.savePicture("all-motifs-wide");
  }

  @Test
  void itComesBackWithASessionAndWithAFileOfTracks() throws IOException {
    AllHitsTrack track = addByThePanel();
    LiveIgv.onEdt(
        () -> {
          track.setName("mine");
          track.resize(120);
          track.model().showUpTo(1e-6);
          return null;
        });
    Set<String> expected = expected(track, 1e-6);
    Path session = folder.resolve("all.xml");
    IGV.getInstance().saveSession(session.toFile());
    Path list = folder.resolve("all.mlens");
    LiveIgv.onEdt(
        () -> {
          new TrackFiles(igv.extension()).current().write(list);
          return null;
        });
    for (boolean bySession : new boolean[] {true, false}) {
      removeTracks();
      if (bySession) {
        assertTrue(IGV.getInstance().loadSession(session.toString(), LOCUS));
      } else {
        IGV.getInstance().loadResources(List.of(new ResourceLocator(list.toString())));
      }
      AllHitsTrack back = track();
      assertEquals("mine", back.getName());
      assertEquals(120, back.getHeight());
      assertEquals(1e-6, back.model().greatestP());
      igv.await("its hits", () -> shown(back).equals(expected));
    }
  }

  @Test
  void inBatchModeHitsAreThereWhenLoadingReturns() {
    AllHitsTrack track = addByThePanel();
    Globals.setBatch(true);
    try {
      LiveIgv.onEdt(
          () -> {
            igv.frame().jumpTo("chrT", 50_000, 51_000);
            track.load(igv.frame());
            assertTrue(track.isReadyToPaint(igv.frame()));
            assertTrue(track.model().hits(igv.view()).size() > 3);
            return null;
          });
    } finally {
      Globals.setBatch(false);
    }
  }
}
