package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.broad.igv.track.DataTrack;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.PanelName;
import org.broad.igv.util.ResourceLocator;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.plugin.extension.BrowserPanelHost;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.Tile;
import org.motiflens.plugin.tile.TileKey;

/** Nobody waits for us: other tracks, the event thread, moving views. Run by {@code IgvIT}. */
class MannerScenarios extends OneRunningIgv {
  @Test
  void aModelOfThirtySecondsHoldsUpNobodyAndItsOldWorkIsCancelled() throws IOException {
    Path wiggle = folder.resolve("own.bedgraph");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < TestGenome.LENGTH; i += 10) {
      lines.append("chrT\t").append(i).append('\t').append(i + 10).append('\t').append(i % 70);
      lines.append('\n');
    }
    Files.writeString(wiggle, lines);
    List<Track> own = IGV.getInstance().load(new ResourceLocator(wiggle.toString()));
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().addTracks(own, PanelName.DATA_PANEL);
          return null;
        });
    AttributionTrack slow = add(SLOW, "saliency");
    AttributionTrack fast = add(FAST, "saliency");
    ProbeRenderer ofFast = new ProbeRenderer();
    ProbeRenderer ofOwn = new ProbeRenderer();
    LiveIgv.onEdt(
        () -> {
          fast.setRenderer(ofFast);
          setRenderer((DataTrack) own.get(0), ofOwn);
          return null;
        });
    igv.goTo("chrT", 100_001, 101_000);
    igv.await(
        "the slow model's work",
        () -> igv.extension().engine().running().stream().anyMatch(MannerScenarios::isSlow));
    List<Long> fastMillis = new ArrayList<>();
    List<Long> ownMillis = new ArrayList<>();
    List<String> blocked;
    try (EdtWatchdog watchdog = new EdtWatchdog(50)) {
      for (int pan = 0; pan < 11; pan++) {
        int start = 105_000 + 5_000 * pan;
        long begin =
            LiveIgv.onEdt(
                () -> {
                  long now = System.nanoTime();
                  igv.frame().jumpTo("chrT", start, start + 1_000);
                  IGV.getInstance().repaint();
                  return now;
                });
        double origin = LiveIgv.onEdt(() -> igv.frame().getOrigin());
        igv.await("both tracks", () -> ofFast.drawn(origin) > 0 && ofOwn.drawn(origin) > 0);
        fastMillis.add((ofFast.drawn(origin) - begin) / 1_000_000);
        ownMillis.add((ofOwn.drawn(origin) - begin) / 1_000_000);
        pause(150);
      }
      blocked = watchdog.found();
    }
    assertTrue(median(fastMillis) <= 150, "our other track after " + fastMillis + " ms");
    assertTrue(median(ownMillis) <= 150, "IGV's own track after " + ownMillis + " ms");
    assertEquals(List.of(), blocked, "the event thread was held");
    int now = 155_000 / TileKey.SIZE;
    igv.await(
        "the old work's end",
        () ->
            igv.extension().engine().running().stream()
                .filter(MannerScenarios::isSlow)
                .allMatch(key -> Math.abs(key.index() - now) < 4));
    System.out.println(
        "slow model: our other track " + fastMillis + " ms, IGV's own " + ownMillis + " ms");
    assertTrue(
        slow.model().sentence(igv.view()).isPresent(),
        "the slow track says that it is being computed");
  }

  @Test
  void aThousandTilesAreShownWithoutHoldingTheEventThread() {
    AttributionTrack track = add(FAST, "temporal-forward");
    List<String> held;
    try (EdtWatchdog watchdog = new EdtWatchdog(50)) {
      igv.goTo("chrT", 100_001, 199_000);
      igv.awaitQuiet();
      held = watchdog.found();
    }
    assertEquals(List.of(), held);
    assertEquals("none", message(track));
  }

  @Test
  void theWatchdogSeesWhenOurCodeHoldsTheEventThread() {
    AttributionTrack track = add(FAST, "saliency");
    TileKey key =
        new TileKey(
            "none",
            "none",
            "none",
            StrandRule.FORWARD,
            track.model().spec().orElseThrow().layout("chrT"),
            "chrT",
            0);
    try (EdtWatchdog watchdog = new EdtWatchdog(50)) {
      LiveIgv.onEdt(
          () ->
              igv.extension()
                  .engine()
                  .computeNow(
                      key,
                      (wanted, cancellation) -> {
                        pause(400);
                        return Tile.of(wanted, new float[1], new byte[1]);
                      }));
      igv.await("the finding", () -> !watchdog.found().isEmpty());
    }
  }

  private static boolean isSlow(TileKey key) {
    return key.modelHash().contains("SLOW");
  }

  /** The setter is protected in IGV 2.16. */
  private static void setRenderer(DataTrack track, ProbeRenderer renderer)
      throws ReflectiveOperationException {
    java.lang.reflect.Method setter =
        DataTrack.class.getDeclaredMethod("setRenderer", org.broad.igv.renderer.Renderer.class);
    setter.setAccessible(true);
    setter.invoke(track, renderer);
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stoppingFromThePanelLeavesAWordInTheTrack() {
    AttributionTrack slow = add(SLOW, "saliency");
    igv.goTo("chrT", 200_001, 200_100);
    BrowserPanelHost host = new BrowserPanelHost(igv.extension());
    igv.await("work", () -> !host.activities().isEmpty());
    LiveIgv.onEdt(
        () -> {
          host.stop(host.activities().get(0));
          return null;
        });
    igv.awaitQuiet();
    assertEquals(Messages.STOPPED, message(slow));
    igv.goTo("chrT", 300_001, 300_100);
  }
}
