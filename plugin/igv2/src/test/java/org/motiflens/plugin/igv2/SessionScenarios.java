package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.broad.igv.Globals;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.DataPanelContainer;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.util.ResourceLocator;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.TrackSpec;

/** Sessions, files of tracks, scripts and several regions. Run by {@code IgvIT}. */
class SessionScenarios extends OneRunningIgv {
  @Test
  void aSessionBringsTheTrackBack() throws IOException {
    AttributionTrack track = add(FAST, "temporal-backward");
    LiveIgv.onEdt(
        () -> {
          track.setName("renamed");
          igv.extension().anchorAt(Optional.of(new Anchor("chrT", 33_333)));
          return null;
        });
    TrackSpec saved = LiveIgv.onEdt(() -> track.model().spec().orElseThrow());
    assertEquals(Optional.of(new Anchor("chrT", 33_333)), saved.anchor());
    Path session = folder.resolve("session.xml");
    IGV.getInstance().saveSession(session.toFile());
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:33,301-33,400"));
    igv.await("the track", () -> !LiveIgv.attributionTracks().isEmpty());
    igv.awaitQuiet();
    AttributionTrack back = LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(0));
    assertEquals("renamed", back.getName());
    assertEquals(saved, back.model().spec().orElseThrow());
    assertEquals(100, scores(back).size(), 3);
  }

  @Test
  void aSessionComesBackFromAFolderThatWasMoved() throws IOException {
    add(FAST, "input-x-gradient");
    igv.goTo("chrT", 33_301, 33_400);
    igv.awaitQuiet();
    TrackSpec saved =
        LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(0).model().spec().orElseThrow());
    Path before = Files.createDirectory(folder.resolve("before"));
    IGV.getInstance().saveSession(before.resolve("session.xml").toFile());
    removeTracks();
    Path after = Files.move(before, folder.resolve("after"));
    assertTrue(
        IGV.getInstance()
            .loadSession(after.resolve("session.xml").toString(), "chrT:33,301-33,400"));
    igv.await("the track", () -> !LiveIgv.attributionTracks().isEmpty());
    igv.awaitQuiet();
    AttributionTrack back = LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(0));
    assertEquals(saved, back.model().spec().orElseThrow());
    assertEquals(Optional.empty(), LiveIgv.onEdt(() -> back.model().sentence(igv.view())));
    assertEquals(100, scores(back).size(), 3);
  }

  @Test
  void noListenerIsAdded() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp")), "no table of sockets");
    try (ServerSocket control = new ServerSocket(0)) {
      assertEquals(1, listeners().size(), "one listener is seen: " + control);
    }
    assertEquals(List.of(), listeners(), "IGV's own port is off in these tests");
  }

  /** The sockets of this process that wait for somebody, as the system's tables have them. */
  private static List<String> listeners() throws IOException {
    Set<String> own = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          own.add(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException e) {
          // Closed since it was listed.
        }
      }
    }
    List<String> listening = new ArrayList<>();
    for (String name : List.of("tcp", "tcp6", "udp", "udp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/net", name))) {
        String[] fields = line.strip().split("\\s+", -1);
        boolean waits = name.startsWith("udp") || fields[3].equals("0A");
        if (waits && fields.length > 9 && own.contains("socket:[" + fields[9] + "]")) {
          listening.add(line);
        }
      }
    }
    return listening;
  }

  @Test
  void aSessionKeepsTheStrandAndNamesNoPathOfOurs() throws IOException {
    AttributionTrack track = add(FAST, "saliency");
    LiveIgv.onEdt(
        () -> {
          track.model().show(StrandRule.MEAN);
          return null;
        });
    Path session = folder.resolve("strand.xml");
    IGV.getInstance().saveSession(session.toFile());
    String text = Files.readString(session);
    String line = text.lines().filter(l -> l.contains("motiflensModel")).findFirst().orElseThrow();
    assertFalse(line.contains(folder.toString()), line);
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:33,301-33,400"));
    igv.await("the track", () -> !LiveIgv.attributionTracks().isEmpty());
    assertEquals(
        StrandRule.MEAN, LiveIgv.attributionTracks().get(0).model().spec().orElseThrow().strand());
  }

  @Test
  void igvsOwnLoadOpensAFileOfTracksAndTheMenuSavesTheSame() throws IOException {
    AttributionTrack first = add(FAST, "saliency");
    AttributionTrack second = add(FAST, "temporal-forward");
    LiveIgv.onEdt(
        () -> {
          first.model().show(StrandRule.MAX);
          second.setName("renamed");
          second.setHeight(77, true);
          return null;
        });
    List<Object> before =
        List.of(first.model().spec().orElseThrow(), second.model().spec().orElseThrow());
    Path file = folder.resolve("two.mlens");
    TrackFile saved = LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current());
    saved.write(file);
    removeTracks();
    IGV.getInstance().loadResources(List.of(new ResourceLocator(file.toString())));
    igv.await("both tracks", () -> LiveIgv.attributionTracks().size() == 2);
    igv.goTo("chrT", 33_301, 33_400);
    igv.awaitQuiet();
    List<AttributionTrack> back = LiveIgv.attributionTracks();
    assertEquals(
        before,
        List.of(
            back.get(0).model().spec().orElseThrow(), back.get(1).model().spec().orElseThrow()));
    assertEquals("renamed", back.get(1).getName());
    assertEquals(77, back.get(1).getHeight());
    assertEquals(saved, LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current()));
    assertFalse(scores(back.get(0)).isEmpty());
  }

  /** With the mouse, from another window, as from a file manager. */
  @Test
  void aFileOfTracksCanBeDroppedOntoIgv() throws IOException, AWTException {
    add(FAST, "saliency");
    Path file = folder.resolve("dropped.mlens");
    LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current()).write(file);
    removeTracks();
    DataPanelContainer panel = LiveIgv.find(DataPanelContainer.class);
    FileWindow files = LiveIgv.onEdt(() -> new FileWindow(file));
    try {
      Point from = LiveIgv.onEdt(() -> centre(files.getContentPane()));
      Point to = LiveIgv.onEdt(() -> centre(panel));
      Robot robot = new Robot();
      robot.setAutoDelay(20);
      robot.mouseMove(from.x, from.y);
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      int steps = 40;
      for (int step = 1; step <= steps; step++) {
        robot.mouseMove(
            from.x + (to.x - from.x) * step / steps, from.y + (to.y - from.y) * step / steps);
      }
      robot.delay(300);
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
      igv.await("the dropped track", () -> !LiveIgv.attributionTracks().isEmpty());
      assertEquals(
          "saliency", LiveIgv.attributionTracks().get(0).model().spec().orElseThrow().methodKey());
    } finally {
      LiveIgv.onEdt(
          () -> {
            files.dispose();
            return null;
          });
    }
  }

  private static Point centre(Component component) {
    Point corner = component.getLocationOnScreen();
    return new Point(corner.x + component.getWidth() / 2, corner.y + component.getHeight() / 2);
  }

  @Test
  void aFileOfTracksWithOtherWeightsAddsNothing() {
    TrackFile.Entry other =
        new TrackFile.Entry(
            new TrackFile.Values(FAST, "other", "saliency", StrandRule.FORWARD, 25),
            Optional.empty(),
            Optional.empty());
    String message =
        assertThrows(
                InputException.class,
                () -> new TrackFiles(igv.extension()).open(new TrackFile(List.of(other))))
            .getMessage();
    assertTrue(message.contains("other weights"), message);
    assertTrue(LiveIgv.attributionTracks().isEmpty());
  }

  @Test
  void theStrandChosenIsTheOneOfTheProfileComputer() {
    Map<Integer, Float> forward = strandScores(StrandRule.FORWARD);
    Map<Integer, Float> reverse = strandScores(StrandRule.REVERSE);
    Map<Integer, Float> mean = strandScores(StrandRule.MEAN);
    assertFalse(forward.equals(reverse), "the two strands differ");
    for (int position : mean.keySet()) {
      assertEquals((forward.get(position) + reverse.get(position)) / 2, mean.get(position));
    }
  }

  private static Map<Integer, Float> strandScores(StrandRule rule) {
    AttributionTrack track = add(FAST, "input-x-gradient");
    LiveIgv.onEdt(
        () -> {
          track.model().show(rule);
          return null;
        });
    igv.goTo("chrT", 40_001, 40_300);
    igv.awaitQuiet();
    return scores(track);
  }

  @Test
  void aSessionThatNamesAnUnknownModelSaysSoAndDoesNoHarm() throws IOException {
    AttributionTrack track = add(FAST, "saliency");
    Path session = folder.resolve("unknown.xml");
    IGV.getInstance().saveSession(session.toFile());
    assertNotNull(track);
    Files.writeString(session, Files.readString(session).replace(FAST, "GONE_K562/small-rnn"));
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:33,301-33,400"));
    igv.await("the track", () -> !LiveIgv.attributionTracks().isEmpty());
    igv.awaitQuiet();
    AttributionTrack back = LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(0));
    assertTrue(message(back).contains("GONE_K562/small-rnn"), message(back));
    assertHasText(back);
    Component panel = igv.dataPanel().getDataPanelContainer().getComponent(0);
    MouseEvent click = new MouseEvent(panel, MouseEvent.MOUSE_PRESSED, 0, 0, 300, 20, 1, true);
    LiveIgv.onEdt(() -> back.getPopupMenu(new TrackClickEvent(click, igv.frame())));
  }

  @Test
  void inBatchModeLoadingComputesBeforeItReturns() {
    AttributionTrack track = add(FAST, "saliency");
    Globals.setBatch(true);
    try {
      LiveIgv.onEdt(
          () -> {
            igv.frame().jumpTo("chrT", 250_000, 250_200);
            track.load(igv.frame());
            assertTrue(track.isReadyToPaint(igv.frame()));
            assertEquals(Optional.empty(), track.model().sentence(igv.view()));
            return null;
          });
    } finally {
      Globals.setBatch(false);
    }
  }

  @Test
  void severalRegionsSideBySideAreAllComputed() {
    AttributionTrack track = add(FAST, "saliency");
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().goToLocus("chrT:1,001-1,200 chrT:9,001-9,200");
          return null;
        });
    igv.await("two frames", () -> FrameManager.getFrames().size() == 2);
    igv.awaitQuiet();
    for (var frame : LiveIgv.onEdt(() -> List.copyOf(FrameManager.getFrames()))) {
      igv.await("values of " + frame.getName(), () -> !track.getInViewScores(frame).isEmpty());
    }
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().goToLocus("chrT:1,001-1,200");
          return null;
        });
    igv.await("one frame", () -> FrameManager.getFrames().size() == 1);
  }

  @Test
  void theProfileOfALocusIsTheTracksWhateverTheView() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 40_001, 40_200);
    igv.awaitQuiet();
    Map<Integer, Float> narrow = scores(track);
    igv.goTo("chrT", 39_001, 44_000);
    igv.awaitQuiet();
    Map<Integer, Float> wide = scores(track);
    narrow.forEach((position, value) -> assertEquals(value, wide.get(position), "at " + position));
    float[] direct =
        igv.extension()
            .tiles()
            .computer(
                track.model().spec().orElseThrow(), igv.extension().genome().orElseThrow(), "chrT")
            .compute(new Locus("chrT", 40_000, 40_200), Monitor.NONE)
            .values();
    for (int i = 0; i < direct.length; i++) {
      assertEquals(direct[i], narrow.get(40_000 + i), "at " + (40_000 + i));
    }
  }
}
