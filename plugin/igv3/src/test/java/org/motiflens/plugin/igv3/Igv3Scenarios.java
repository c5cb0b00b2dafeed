package org.motiflens.plugin.igv3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Component;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import org.igv.track.TrackClickEvent;
import org.igv.ui.IGV;
import org.igv.util.ResourceLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.mark.AllHitsModel;

/** What a user of IGV 3 meets. Run in one IGV, started once; each test removes its tracks. */
class Igv3Scenarios {
  private static LiveIgv3 igv;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    igv = LiveIgv3.start(home);
  }

  @AfterEach
  void removeTracks() {
    LiveIgv3.removeTracks();
  }

  /** Points with a colour, be it pale: letters of a window that is hardly bound are. */
  private static long coloured(BufferedImage image) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color colour = new Color(image.getRGB(x, y));
        float[] hsb = Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
        count += hsb[1] > 0.08 && hsb[2] > 0.3 ? 1 : 0;
      }
    }
    return count;
  }

  // ---- The scenarios ----

  @Test
  void theMenuAndThePanelAreThere() {
    JMenuBar bar = LiveIgv3.onEdt(() -> IGV.getInstance().getRootPane().getJMenuBar());
    Stream<JMenu> menus = Stream.iterate(0, i -> i + 1).limit(bar.getMenuCount()).map(bar::getMenu);
    assertTrue(menus.anyMatch(menu -> menu != null && Messages.PRODUCT.equals(menu.getText())));
    assertTrue(
        LiveIgv3.onEdt(() -> IGV.getInstance().getMainPanel().getParent())
            != IGV.getInstance().getContentPane());
  }

  @Test
  void saliencyIsDrawnInLettersAndZoomedOutAsAStrip() throws IOException {
    AttributionTrack track = igv.add("saliency");
    LiveIgv3.goTo(20_001, 20_060);
    LiveIgv3.keepPicture("letters", IGV.getInstance().getRootPane());
    long letters = coloured(LiveIgv3.picture(track));
    assertTrue(letters > 100, letters + " coloured points in letters");
    LiveIgv3.goTo(20_001, 30_000);
    long strip = coloured(LiveIgv3.picture(track));
    assertTrue(strip > 100, strip + " coloured points in a strip");
  }

  @Test
  void thePopupHasOurItemsAndThoseOfAnyNumericTrack() {
    AttributionTrack track = igv.add("saliency");
    LiveIgv3.goTo(20_001, 20_060);
    List<String> words = LiveIgv3.onEdt(() -> words(track));
    assertTrue(words.contains(Messages.EXPORT), words.toString());
    assertTrue(words.contains(Messages.METHOD), words.toString());
    assertTrue(words.contains("Autoscale"), words.toString());
  }

  private static List<String> words(AttributionTrack track) {
    MouseEvent mouse =
        new MouseEvent(new JPanel(), MouseEvent.MOUSE_CLICKED, 0, 0, 100, 10, 1, true);
    List<String> words = new ArrayList<>();
    for (Component item : track.getPopupMenuItems(new TrackClickEvent(mouse, LiveIgv3.frame()))) {
      if (item instanceof JMenuItem menu) {
        words.add(menu.getText());
      }
    }
    return words;
  }

  @Test
  void theTooltipNamesTheBaseAndItsWindow() {
    AttributionTrack track = igv.add("saliency");
    LiveIgv3.goTo(20_001, 20_060);
    String text =
        LiveIgv3.onEdt(() -> track.getValueStringAt("chrT", 20_030.5, 300, 20, LiveIgv3.frame()));
    assertTrue(text.contains("chrT:20,031"), text);
    assertTrue(text.contains("window chrT:"), text);
  }

  @Test
  void aSessionInJsonBringsTheTracksBackInTheirPlaces() throws IOException {
    AttributionTrack first = igv.add("saliency");
    LiveIgv3.onEdt(
        () -> {
          igv.extension()
              .markTracks()
              .addHits(MotifDatabase.bundled().motifs().get(0), 1e-4, "notice");
          igv.extension().markTracks().addAllHits("bundled");
          return null;
        });
    AttributionTrack last = igv.add("temporal-forward");
    LiveIgv3.onEdt(
        () -> {
          first.setName("mine");
          first.resize(91);
          return null;
        });
    LiveIgv3.goTo(20_001, 20_060);
    Path session = igv.folder().resolve("session.json");
    LiveIgv3.onEdt(
        () -> {
          IGV.getInstance().saveSession(session.toFile());
          IGV.getInstance().deleteTracks(LiveIgv3.ours());
          return null;
        });
    assertEquals(List.of(), LiveIgv3.onEdt(LiveIgv3::ours));
    IGV.getInstance().loadSession(session.toString(), null);
    LiveIgv3.await("the tracks", () -> LiveIgv3.ours().size() == 4);
    AttributionTrack again = assertInstanceOf(AttributionTrack.class, LiveIgv3.ours().get(0));
    assertNotSame(first, again);
    assertEquals(first.model().spec(), again.model().spec());
    assertEquals("mine", again.getName());
    assertEquals(91, again.getHeight());
    MarkTrack hits = assertInstanceOf(MarkTrack.class, LiveIgv3.ours().get(1));
    assertEquals(
        MotifDatabase.bundled().motifs().get(0).id(),
        hits.model().attributes().get("motiflensMotif"));
    MarkTrack all = assertInstanceOf(MarkTrack.class, LiveIgv3.ours().get(2));
    AllHitsModel motifs = assertInstanceOf(AllHitsModel.class, all.model());
    LiveIgv3.goTo(20_001, 24_000);
    LiveIgv3.await(
        "hits of all motifs", () -> !motifs.hits(IgvBrowser.view(LiveIgv3.frame())).isEmpty());
    assertEquals("All motifs (bundled)", all.getName());
    assertEquals(last.model().spec(), ((AttributionTrack) LiveIgv3.ours().get(3)).model().spec());
  }

  @Test
  void aSessionOfIgv2BringsItsTrackBack() throws IOException {
    String hash = igv.extension().models().card(LiveIgv3.MODEL).weightsSha256();
    Path session = igv.folder().resolve("session.xml");
    Files.writeString(
        session,
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <Session genome="%s" locus="chrT:20001-20060" version="8">
          <Panel height="100" name="DataPanel" width="1000">
            <Track clazz="org.motiflens.plugin.igv2.LensTrack" height="70" id="motiflens-1"
              name="from IGV 2" motiflensModel="%s" motiflensWeights="%s" motiflensMethod="saliency"
              motiflensStride="25"/>
          </Panel>
        </Session>
        """
            .formatted(igv.fasta(), LiveIgv3.MODEL, hash));
    IGV.getInstance().loadSession(session.toString(), null);
    LiveIgv3.await("the track", () -> LiveIgv3.ours().size() == 1);
    AttributionTrack track = assertInstanceOf(AttributionTrack.class, LiveIgv3.ours().get(0));
    assertEquals("from IGV 2", track.getName());
    assertEquals(Optional.of(LiveIgv3.MODEL), track.model().spec().map(spec -> spec.modelId()));
  }

  @Test
  void aFileOfTracksIsLoadedAsIgvLoadsFiles() {
    AttributionTrack track = igv.add("saliency");
    Path file = igv.folder().resolve("tracks.mlens");
    LiveIgv3.onEdt(
        () -> {
          new TrackFiles(igv.extension()).current().write(file);
          IGV.getInstance().deleteTracks(LiveIgv3.ours());
          IGV.getInstance().load(new ResourceLocator(file.toString()));
          return null;
        });
    assertEquals(1, LiveIgv3.onEdt(() -> LiveIgv3.ours().size()));
    assertEquals(track.model().spec(), ((AttributionTrack) LiveIgv3.ours().get(0)).model().spec());
  }

  @Test
  void inkFollowsThePanelSoThatDarkThemesAreRead() {
    assertTrue(IgvBrowser.inkBeside(Color.LIGHT_GRAY).text().getRed() > 200);
    assertTrue(IgvBrowser.inkBeside(Color.BLACK).text().getRed() < 60);
  }
}
