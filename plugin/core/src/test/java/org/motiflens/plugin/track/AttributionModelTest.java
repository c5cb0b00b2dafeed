package org.motiflens.plugin.track;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JMenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.deepbind.DeepBindFamily;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.extension.AttributionMenu;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.fixture.FakeBrowser;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.ViewValues;

/** What a track shows, in a browser without a window in which a script has loaded it. */
class AttributionModelTest {
  private static final Architecture DEEPBIND =
      new Architecture(
          DeepBindFamily.ARCHITECTURE,
          DeepBindFamily.DEEPBIND,
          List.of(new Architecture.Convolution(16, 24, 1)),
          0,
          0,
          101);

  /** Of no published name, as a network that somebody trained elsewhere. */
  private static final Architecture IMPORTED_CNN =
      new Architecture(
          "mine", LayeredFamily.CNN, List.of(new Architecture.Convolution(8, 7, 1)), 0, 0, 101);

  private static final FakeRepository MODELS =
      new FakeRepository()
          .with("A", CentredNetwork.of("small-cnn"))
          .with("B", CentredNetwork.of("small-rnn"))
          .with("C", CentredNetwork.of(DEEPBIND))
          .with("D", CentredNetwork.of(IMPORTED_CNN));

  @TempDir private Path folder;

  private FakeBrowser browser = new FakeBrowser(MadeChromosome.random(7, 300_000)).asScript();

  private AttributionTrackHandle track(String modelId, String method) {
    Extension extension = browser.extension(MODELS, folder);
    return extension
        .addTracks(MODELS.card(modelId), List.of(extension.methods().named(method)))
        .get(0);
  }

  private static Scene.Appearance appearance() {
    return new Scene.Appearance(
        new ValueAxis(-1, 2, false), true, true, Optional.empty(), Ink.on(Color.WHITE));
  }

  private static Scene scene(AttributionTrackHandle track, View view) {
    track.model().load(view);
    return track.model().scene(view, appearance());
  }

  private static Scene.Values values(AttributionTrackHandle track) {
    return assertInstanceOf(Scene.Values.class, scene(track, FakeBrowser.view(1_000, 1_100)));
  }

  // ---- What comes first ----

  private Optional<String> comesFirst(String modelId, String method) {
    AttributionModel model = track(modelId, method).model();
    return model
        .look()
        .coarse(model.spec().orElseThrow(), browser.extension(MODELS, folder).facts())
        .map(coarse -> coarse.methodKey() + " every " + coarse.stride());
  }

  /** Mutagenesis takes hundreds of passes a window; its first order takes one. */
  @Test
  void aSlowViewBeginsWithWindowsEdgeToEdgeAndMutagenesisWithItsFirstOrder() {
    assertEquals(Optional.of("corrected every 101"), comesFirst("A_K562/small-cnn", "ism"));
    assertEquals(Optional.of("corrected every 101"), comesFirst("B_K562/small-rnn", "ism"));
    assertEquals(Optional.of("prediction every 101"), comesFirst("B_K562/small-rnn", "prediction"));
    assertEquals(Optional.empty(), comesFirst("A_K562/small-cnn", "saliency"));
  }

  // ---- The genome ----

  private static List<Float> shown(AttributionTrackHandle track) {
    ViewValues values = values(track).values();
    List<Float> shown = new ArrayList<>();
    for (int offset = 0; offset < values.length(); offset++) {
      shown.add(values.value(offset));
    }
    return shown;
  }

  /**
   * A file that was replaced and loaded again, or one of the same name in another folder: nothing
   * that was computed of the one is shown for the other.
   */
  @Test
  void anotherGenomeOfTheSameNameHasItsOwnValues() {
    MadeChromosome first = MadeChromosome.random(7, 300_000);
    MadeChromosome other = MadeChromosome.random(8, 300_000);
    assertEquals(first.genomeId(), other.genomeId());
    AttributionTrackHandle track = track("A_K562/small-cnn", "saliency");
    List<Float> before = shown(track);
    browser.open(other);
    List<Float> after = shown(track);
    assertFalse(before.equals(after), "values of the other genome");
    browser = new FakeBrowser(MadeChromosome.random(8, 300_000)).asScript();
    assertEquals(shown(track("A_K562/small-cnn", "saliency")), after);
  }

  // ---- The corner ----

  private void assertUnit(String expected, String modelId, String method) {
    String corner = values(track(modelId, method)).corner();
    assertTrue((corner + "  ").contains("  " + expected + "  "), corner);
  }

  @Test
  void theCornerNamesTheUnitOfTheMethod() {
    assertUnit("|∂(logit margin)/∂base|", "A_K562/small-cnn", "saliency");
    assertUnit("logit margin", "A_K562/small-cnn", "ism");
    assertUnit("logit margin", "A_K562/small-cnn", "integrated-gradients");
    assertUnit("P(bound)", "A_K562/small-cnn", "prediction");
  }

  /** DeepBind's score is no logit margin, and nothing says that it gives a probability. */
  @Test
  void theCornerNamesTheUnitOfTheFamily() {
    assertUnit("|∂(DeepBind score)/∂base|", "C_K562/deepbind", "saliency");
    assertUnit("DeepBind score", "C_K562/deepbind", "ism");
    String corner = values(track("C_K562/deepbind", "saliency")).corner();
    assertFalse(corner.contains("logit"), corner);
  }

  @Test
  void theCornerSaysTheScaleAndTheStrand() {
    AttributionTrackHandle track = track("A_K562/small-cnn", "saliency");
    track.model().show(StrandRule.REVERSE);
    String corner = values(track).corner();
    assertTrue(corner.startsWith("-1 – 2  "), corner);
    assertTrue(corner.contains("  reverse strand  ⚠ model trained on hg19"), corner);
  }

  // ---- Scale, strength, and what is said once ----

  @Test
  void theScaleIsForTheChosenWindowWhereItIsInView() {
    AttributionTrackHandle track = track("A_K562/small-cnn", "ism");
    View view = FakeBrowser.view(1_000, 1_400);
    track.model().anchorAt(Optional.of(new Anchor("chr1", 1_200)));
    Scene.Values scene = assertInstanceOf(Scene.Values.class, scene(track, view));
    assertArrayEquals(
        scene.values().range(1_150, 1_251).orElseThrow(),
        track.model().scaleRange(view).orElseThrow());
    assertTrue(scene.corner().startsWith("-1 – 2 (bracket)  "), scene.corner());
    View beside = FakeBrowser.view(1_201, 1_400);
    Scene.Values without = assertInstanceOf(Scene.Values.class, scene(track, beside));
    assertArrayEquals(
        without.values().range().orElseThrow(), track.model().scaleRange(beside).orElseThrow());
    assertTrue(without.corner().startsWith("-1 – 2  "), without.corner());
  }

  /** The models here are calibrated: it is the rank of the window that the value comes from. */
  @Test
  void theStrengthOfALetterIsThatOfItsWindow() {
    View view = FakeBrowser.view(1_000, 1_100);
    Extension extension = browser.extension(MODELS, folder);
    List<AttributionTrackHandle> tracks =
        extension.addTracks(
            MODELS.card("A_K562/small-cnn"),
            List.of(extension.methods().named("saliency"), extension.methods().named("rank")));
    Scene.Values letters = assertInstanceOf(Scene.Values.class, scene(tracks.get(0), view));
    Scene.Values curve = assertInstanceOf(Scene.Values.class, scene(tracks.get(1), view));
    int start =
        letters.spec().layout("chr1").owner(1_050, 300_000) + letters.spec().windowLength() / 2;
    assertEquals(
        (curve.values().value(start - 1_000) - 1) / 3,
        letters.strengths().orElseThrow().value(50),
        1e-6);
    assertEquals(Optional.empty(), curve.strengths());
  }

  @Test
  void whatHoldsForAllTracksOfAModelIsSaidInTheFirst() {
    View view = FakeBrowser.view(1_000, 1_100);
    Extension extension = browser.extension(MODELS, folder);
    List<AttributionTrackHandle> tracks =
        extension.addTracks(
            MODELS.card("A_K562/small-cnn"),
            List.of(extension.methods().named("saliency"), extension.methods().named("ism")));
    Scene.Values first = assertInstanceOf(Scene.Values.class, scene(tracks.get(0), view));
    Scene.Values second = assertInstanceOf(Scene.Values.class, scene(tracks.get(1), view));
    assertTrue(first.remarks().get(0).startsWith("window at "), first.remarks().toString());
    assertTrue(first.corner().contains("⚠"), first.corner());
    assertEquals(List.of(), second.remarks());
    assertFalse(second.corner().contains("⚠"), second.corner());
  }

  // ---- Clicks ----

  /** Numbers of the wrong factor are shown to nobody: the model comes first, then the base. */
  @Test
  void aClickOnATrackChoosesItsModelAndThenTheBase() {
    Extension extension = browser.extension(MODELS, folder);
    List<String> told = new ArrayList<>();
    extension.onChoice(
        told::add,
        base -> told.add("clicked " + base.position()),
        base -> told.add("wanted " + base.position()));
    AttributionTrackHandle track =
        extension
            .addTracks(
                MODELS.card("B_K562/small-rnn"), List.of(extension.methods().named("saliency")))
            .get(0);
    View view = FakeBrowser.view(1_000, 1_100);
    track.model().clicked(view, 1_050.5);
    assertEquals(List.of("B_K562/small-rnn", "clicked 1050"), told);
    told.clear();
    new AttributionMenu(extension, track)
        .items(view, 1_060).stream()
            .filter(item -> Messages.SCORE_ALLELES.equals(item.getText()))
            .forEach(JMenuItem::doClick);
    assertEquals(List.of("B_K562/small-rnn", "wanted 1060"), told);
    told.clear();
    track.model().clicked();
    assertEquals(List.of("B_K562/small-rnn"), told);
  }

  // ---- Looks ----

  private Scene.Look look(String modelId, String method, int bases) {
    Scene scene = scene(track(modelId, method), FakeBrowser.view(1_000, 1_000 + bases));
    return assertInstanceOf(Scene.Values.class, scene).look();
  }

  @Test
  void theLookIsTheMethodsAndLettersNeedRoom() {
    assertEquals(Scene.Look.LETTERS, look("A_K562/small-cnn", "saliency", 100));
    assertEquals(Scene.Look.STRIP, look("A_K562/small-cnn", "saliency", 2_000));
    assertEquals(Scene.Look.CURVE, look("A_K562/small-cnn", "prediction", 100));
    assertEquals(Scene.Look.MAP, look("A_K562/small-cnn", "gradient-map", 100));
    assertEquals(Scene.Look.TEMPORAL, look("B_K562/small-rnn", "temporal-forward", 100));
  }

  // ---- Sentences ----

  private static String sentence(AttributionTrackHandle track, View view) {
    return assertInstanceOf(Scene.Sentence.class, scene(track, view)).text();
  }

  @Test
  void aNetworkOfNoPublishedNameIsShownAsWideAsItsLayersAllow() {
    View wide = FakeBrowser.view(0, 150_000);
    assertTrue(sentence(track("B_K562/small-rnn", "prediction"), wide).startsWith("Zoom in"));
    assertInstanceOf(Scene.Values.class, scene(track("D_K562/mine", "prediction"), wide));
  }

  @Test
  void theWholeGenomeAndAPlaceOutsideAreSentences() {
    AttributionTrackHandle track = track("A_K562/small-cnn", "saliency");
    View all = new View("frame", Optional.empty(), 0, 300, 1);
    assertEquals(Messages.WHOLE_GENOME, sentence(track, all));
    assertEquals(Messages.OUTSIDE, sentence(track, FakeBrowser.view(400_000, 400_100)));
  }

  @Test
  void withoutTheExtensionATrackSaysSo() {
    AttributionTrackHandle track = browser.ofSession(null);
    assertEquals(Messages.NOT_INSTALLED, sentence(track, FakeBrowser.view(1_000, 1_100)));
    assertEquals(Map.of(), track.model().attributes());
  }

  // ---- Scenes ----

  /** Whoever paints it later, or on another thread, paints what was asked for. */
  @Test
  void aSceneStaysAsItIsWhenTheTrackShowsSomethingElse() {
    AttributionTrackHandle track = track("A_K562/small-cnn", "saliency");
    Scene.Values before = values(track);
    float value = before.values().value(50);
    track.model().show(StrandRule.REVERSE);
    values(track);
    assertEquals(value, before.values().value(50));
    assertEquals(StrandRule.FORWARD, before.spec().strand());
  }

  // ---- Sessions ----

  @Test
  void whatASessionKeptIsShownAgain() {
    AttributionTrackHandle track = track("A_K562/small-cnn", "saliency");
    track.model().show(StrandRule.MEAN);
    track.model().anchorAt(Optional.of(new Anchor("chr1", 4_711)));
    Map<String, String> kept = track.model().attributes();
    assertEquals("chr1:4712", kept.get("motiflensAnchor"));
    AttributionTrackHandle back = browser.ofSession(browser.extension(MODELS, folder));
    back.model().restore(name -> kept.getOrDefault(name, ""));
    assertEquals(track.model().spec(), back.model().spec());
  }

  @Test
  void aSessionOfTheFirstVersionNamesNoStrandAndIsRead() {
    Map<String, String> kept =
        Map.of(
            "motiflensModel", "A_K562/small-cnn",
            "motiflensWeights", "weights of A_K562/small-cnn",
            "motiflensMethod", "signed",
            "motiflensStride", "25");
    AttributionTrackHandle back = browser.ofSession(browser.extension(MODELS, folder));
    back.model().restore(name -> kept.getOrDefault(name, ""));
    assertEquals(StrandRule.FORWARD, back.model().spec().orElseThrow().strand());
    assertEquals(Scene.Look.LETTERS, values(back).look());
  }

  @Test
  void aSessionThatDescribesNothingSaysSo() {
    Map<String, String> kept =
        Map.of("motiflensModel", "A_K562/small-cnn", "motiflensStride", "many");
    AttributionTrackHandle back = browser.ofSession(browser.extension(MODELS, folder));
    back.setName("broken");
    back.model().restore(name -> kept.getOrDefault(name, ""));
    assertEquals(Messages.badSession("broken"), sentence(back, FakeBrowser.view(1_000, 1_100)));
  }
}
