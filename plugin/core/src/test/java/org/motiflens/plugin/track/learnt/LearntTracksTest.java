package org.motiflens.plugin.track.learnt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JMenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.instance.Instance;
import org.motiflens.explain.resolve.FeatureActivations;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.fixture.FakeBrowser;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.learnt.NamedStretch;
import org.motiflens.plugin.learnt.StretchPair;
import org.motiflens.plugin.track.SessionAttributes;

/** Tracks of what a model has learnt, on random bases into which the model's word is planted. */
class LearntTracksTest {
  private static final int FIRST = 50_000;
  private static final int APART = 97;
  private static final int WORDS = 6;
  private static final long PATIENCE_MILLIS = 180_000;

  @TempDir private Path folder;

  private final FakeRepository models =
      new FakeRepository().with("WORDS", LogicNetworks.sum(2, -1));
  private final ModelCard card = models.cards().get(0);
  private final FakeBrowser browser = new FakeBrowser(planted()).asScript();
  private final View view = FakeBrowser.view(FIRST - 40, FIRST + 80);

  /** Of the track of stretches that was made last. */
  private Extension owner;

  private static MadeChromosome planted() {
    byte[] bases = MadeChromosome.random(11, 120_000).bases().clone();
    byte[] word = Bases.encode(LogicNetworks.A);
    for (int i = 0; i < WORDS; i++) {
      System.arraycopy(word, 0, bases, FIRST + i * APART, word.length);
    }
    return new MadeChromosome(bases);
  }

  private Extension extension() {
    return browser.extension(models, folder);
  }

  private BrowserTrack track(Extension extension, String name) {
    FakeBrowser.ValueTrack track = browser.ofSession(extension);
    track.setName(name);
    return track;
  }

  private ActivationModel activation(String layer) {
    Extension extension = extension();
    ActivationModel.Feature feature = new ActivationModel.Feature(card, layer, 0);
    return new ActivationModel(extension, track(extension, feature.trackName()), feature);
  }

  private InstanceModel instances() {
    Extension extension = extension();
    owner = extension;
    return new InstanceModel(extension, track(extension, InstanceModel.trackName(card)), card);
  }

  private static String corner(ActivationModel model, View view) {
    return model.marks(view, model.visible(view), Ink.on(Color.WHITE)).corner();
  }

  @Test
  void aFeatureIsActiveWhereItsWordStandsAndNowhereElse() {
    ActivationModel model = activation("convolution 1");
    model.load(view);
    assertTrue(model.isReady(view));
    FeatureActivations.Columns columns = model.columns(view).orElseThrow();
    for (int i = 0; i < columns.values().length; i++) {
      int first = columns.firstBase(i);
      if (first >= view.origin() && first < view.origin() + 100) {
        assertEquals(first == FIRST ? 1 : 0, columns.values()[i], 1e-5, "at " + first);
      }
    }
    assertEquals("activation, 0 to 1.00", corner(model, view));
    boolean told = false;
    for (int position = FIRST - 10; position < FIRST + 20; position++) {
      told |=
          model
              .tooltip(view, position)
              .filter(text -> text.contains("activation 1.000 of the stretch 50,001-50,007"))
              .isPresent();
    }
    assertTrue(told);
  }

  @Test
  void aSessionBringsTheSameFeatureBack() {
    ActivationModel model = activation("convolution 1");
    Map<String, String> kept = model.attributes();
    ActivationModel again = new ActivationModel(extension(), track(extension(), "again"));
    again.restore(name -> kept.getOrDefault(name, ""));
    assertEquals(kept, again.attributes());
    again.load(view);
    assertTrue(again.columns(view).isPresent());
  }

  @Test
  void whatASessionSpoiltIsSaidInTheTrack() {
    Map<String, String> kept = new HashMap<>(activation("convolution 1").attributes());
    kept.replaceAll((name, value) -> name.equals("motiflensFeature") ? "many" : value);
    ActivationModel spoilt = new ActivationModel(extension(), track(extension(), "spoilt"));
    spoilt.restore(name -> kept.getOrDefault(name, ""));
    assertTrue(spoilt.visible(view).sentence().orElseThrow().contains("spoilt"));
    InstanceModel lost = new InstanceModel(extension(), track(extension(), "lost"));
    lost.restore(name -> name.equals(SessionAttributes.MODEL) ? "NONE/small-cnn" : "");
    assertTrue(lost.visible(view).sentence().orElseThrow().contains("NONE/small-cnn"));
  }

  @Test
  void aLayerThatIsNotThereIsRefusedInTheTrack() {
    ActivationModel model = activation("pool 9");
    model.load(view);
    assertTrue(corner(model, view).contains("no layer \"pool 9\""), corner(model, view));
    assertTrue(model.columns(view).isEmpty());
  }

  @Test
  void aWiderViewThanIsOfUseIsSaid() {
    View wide = FakeBrowser.view(10_000, 60_000);
    assertTrue(instances().visible(wide).sentence().orElseThrow().contains("30,000"));
    assertTrue(activation("maximum").visible(wide).sentence().orElseThrow().contains("30,000"));
    assertTrue(instances().instances(wide).isEmpty());
  }

  @Test
  void theWordsAreTheStretchesThatCarryAttribution() throws Exception {
    InstanceModel model = instances();
    View all = FakeBrowser.view(FIRST - 40, FIRST + WORDS * APART);
    assertFalse(model.isReady(all));
    model.load(all);
    assertTrue(model.isReady(all));
    List<Instance> found = model.instances(all);
    assertTrue(found.size() >= WORDS / 2, found.toString());
    for (Instance one : found) {
      int word = Math.round((one.locus().start() - FIRST) / (float) APART);
      int start = FIRST + word * APART;
      assertTrue(
          one.locus().start() < start + LogicNetworks.A.length() && one.locus().end() > start,
          one.toString());
      assertTrue(one.seqlet().sum() > 0);
      assertTrue(one.seqlet().q() <= InstanceModel.GREATEST_Q);
    }
    Instance first = found.get(0);
    String tooltip = model.tooltip(all, first.locus().start() + 1.0).orElseThrow();
    assertTrue(tooltip.contains(first.bases()) && tooltip.contains("q = "), tooltip);
    assertEquals(card.id(), model.attributes().get(SessionAttributes.MODEL));
    canBePointedAt(model, all, found);
    holdsInAFile(model, all, found);
  }

  /** The menu of a bar makes it the first of two; that of another asks how both act together. */
  private void canBePointedAt(InstanceModel model, View all, List<Instance> found) {
    Instance one = found.get(0);
    Instance other = found.get(1);
    List<String> asked = new ArrayList<>();
    StretchPair pair = owner.stretches();
    pair.onChoice(
        new StretchPair.Listener() {
          @Override
          public void first(NamedStretch stretch) {
            asked.add("first " + stretch.locus());
          }

          @Override
          public void both(NamedStretch first, NamedStretch second) {
            asked.add(first.locus() + " and " + second.locus());
          }
        });
    assertEquals(1, model.items(all, -1).size(), "beside the data a bar cannot be meant");
    JMenuItem first = model.items(all, one.locus().start() + 1.0).get(0);
    assertEquals("First of two stretches: " + NamedStretch.of(one), first.getText());
    first.doClick();
    JMenuItem second = model.items(all, other.locus().start() + 1.0).get(0);
    assertEquals(
        "How " + NamedStretch.of(other) + " acts together with " + NamedStretch.of(one),
        second.getText());
    second.doClick();
    assertEquals(List.of("first " + one.locus(), one.locus() + " and " + other.locus()), asked);
    String again = model.items(all, one.locus().start() + 1.0).get(0).getText();
    assertTrue(again.startsWith("First of two"), "a stretch beside itself is no pair: " + again);
  }

  private void holdsInAFile(InstanceModel model, View all, List<Instance> found)
      throws IOException, InterruptedException {
    Path bed = folder.resolve("stretches.bed");
    model.saveTo(bed, all);
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!Files.exists(bed)) {
      assertTrue(System.nanoTime() < end, "waited in vain for the file");
      Thread.sleep(10);
    }
    List<String> lines = Files.readAllLines(bed);
    assertTrue(lines.contains("# model: " + card.id()), lines.toString());
    List<String> rows = lines.stream().filter(line -> !line.startsWith("#")).toList();
    assertEquals(found.size(), rows.size());
    assertTrue(rows.get(0).startsWith("chr1\t" + found.get(0).locus().start() + "\t"), rows.get(0));

    sparesWhatIsRead(model, all);
  }

  /** A model that is read is not written onto. */
  private void sparesWhatIsRead(InstanceModel model, View all)
      throws IOException, InterruptedException {
    Path read = Files.writeString(folder.resolve("read.bed"), "chr1\t1\t2\n");
    browser.opened(new Browser.OpenFile("read", read.toString()));
    model.saveTo(read, all);
    while (!owner.jobs().running().isEmpty()) {
      Thread.sleep(10);
    }
    assertEquals("chr1\t1\t2\n", Files.readString(read));
  }
}
