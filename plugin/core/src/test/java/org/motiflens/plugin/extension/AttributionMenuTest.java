package org.motiflens.plugin.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.fixture.FakeBrowser;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.message.Messages;

/** What the menu of a track of values offers, and does. */
class AttributionMenuTest {
  private static final FakeRepository MODELS =
      new FakeRepository()
          .with("CTCF", CentredNetwork.of("small-cnn"))
          .with("GATA1", CentredNetwork.of("small-cnn"));
  private static final View VIEW = FakeBrowser.view(1_000, 1_100);

  @TempDir private Path folder;

  private final FakeBrowser browser = new FakeBrowser(MadeChromosome.random(7, 300_000));

  private FakeBrowser.ValueTrack track(Extension extension, String model, String method) {
    return (FakeBrowser.ValueTrack)
        extension
            .addTracks(
                MODELS.card(model + "_K562/small-cnn"), List.of(extension.methods().named(method)))
            .get(0);
  }

  private static List<JMenuItem> items(Extension extension, FakeBrowser.ValueTrack track) {
    return new AttributionMenu(extension, track).items(VIEW, 1_050);
  }

  private static List<JMenuItem> scales(Extension extension, FakeBrowser.ValueTrack track) {
    JMenu menu =
        items(extension, track).stream()
            .filter(item -> Messages.SCALE.equals(item.getText()))
            .map(JMenu.class::cast)
            .findFirst()
            .orElseThrow();
    Component[] components = menu.getMenuComponents();
    return Arrays.stream(components).map(JMenuItem.class::cast).toList();
  }

  private static List<Boolean> selected(Extension extension, FakeBrowser.ValueTrack track) {
    return scales(extension, track).stream().map(JMenuItem::isSelected).toList();
  }

  @Test
  void theScaleMenuShowsWhatTheScaleFollows() {
    Extension extension = browser.extension(MODELS, folder);
    FakeBrowser.ValueTrack track = track(extension, "CTCF", "saliency");
    assertEquals(List.of(true, false, false), selected(extension, track));
    scales(extension, track).get(2).doClick();
    assertEquals(List.of(false, false, true), selected(extension, track));
    scales(extension, track).get(1).doClick();
    assertEquals(List.of(false, true, false), selected(extension, track));
    scales(extension, track).get(0).doClick();
    assertEquals(List.of(true, false, false), selected(extension, track));
  }

  /** GATA1's heights say nothing of CTCF's, nor a gradient's of a mutation's. */
  @Test
  void aScaleIsSharedByTheTracksOfOneMethodAndOneFactor() {
    Extension extension = browser.extension(MODELS, folder);
    FakeBrowser.ValueTrack track = track(extension, "CTCF", "saliency");
    FakeBrowser.ValueTrack peer = track(extension, "CTCF", "saliency");
    FakeBrowser.ValueTrack otherMethod = track(extension, "CTCF", "ism");
    FakeBrowser.ValueTrack otherFactor = track(extension, "GATA1", "saliency");
    JMenuItem shared = scales(extension, track).get(1);
    assertEquals("The same for all tracks of CTCF: saliency", shared.getText());
    shared.doClick();
    assertEquals(track.group(), peer.group());
    assertEquals(List.of(false, true, false), selected(extension, peer));
    assertEquals(List.of(true, false, false), selected(extension, otherMethod));
    assertEquals(List.of(true, false, false), selected(extension, otherFactor));
  }

  @Test
  void lettersComeBackAfterOneOfTheBrowsersKindsOfGraph() {
    Extension extension = browser.extension(MODELS, folder);
    FakeBrowser.ValueTrack track = track(extension, "CTCF", "saliency");
    track.setName("mine");
    track.resize(123);
    assertFalse(has(extension, track, Messages.OWN_LOOK));
    track.loseLook();
    items(extension, track).stream()
        .filter(item -> Messages.OWN_LOOK.equals(item.getText()))
        .forEach(JMenuItem::doClick);
    assertTrue(track.hasOwnLook());
    assertEquals("mine", track.getName());
    assertEquals(123, track.getHeight());
    assertFalse(has(extension, track, Messages.OWN_LOOK));
  }

  private static boolean has(Extension extension, FakeBrowser.ValueTrack track, String words) {
    return items(extension, track).stream().anyMatch(item -> words.equals(item.getText()));
  }

  @Test
  void aFileIsNamedByFactorMethodAndPlaceAndIsABigWigUnlessTheUserSaysOtherwise() {
    Extension extension = browser.extension(MODELS, folder);
    TrackValueFiles files =
        new TrackValueFiles(extension, track(extension, "CTCF", "saliency").model());
    assertEquals(
        "CTCF_K562_small-cnn_saliency_chr1-1001-1101.bw",
        files.suggestedName(files.inView(VIEW).regions().get(0).locus().toString()));
  }
}
