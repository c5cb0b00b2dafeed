package org.motiflens.plugin.track.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.scan.MotifSweep;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.fixture.FakeBrowser;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Scene;

/** The track of all motifs, on bases without meaning into which a word of two motifs is planted. */
class AllHitsModelTest {
  private static final int WORD = 50_010;

  @TempDir private Path folder;

  private final FakeBrowser browser = new FakeBrowser(planted()).asScript();
  private final View view = FakeBrowser.view(50_000, 50_100);
  private Extension extension;
  private MotifLibrary library;

  /** Nothing but T, so that no motif has a place but where the word is. */
  private static MadeChromosome planted() {
    byte[] bases = new byte[120_000];
    Arrays.fill(bases, (byte) Bases.code('T'));
    byte[] word = Bases.encode("CACGTGACCA");
    System.arraycopy(word, 0, bases, WORD, word.length);
    return new MadeChromosome(bases);
  }

  private static String motif(String id, String name, String word) {
    StringBuilder text = new StringBuilder(">" + id + " " + name + "\n");
    for (char base : "ACGT".toCharArray()) {
      text.append(base).append(" [");
      word.chars().forEach(letter -> text.append(letter == base ? " 50" : " 0"));
      text.append(" ]\n");
    }
    return text.toString();
  }

  @BeforeEach
  void open() throws IOException {
    Path file = folder.resolve("mine.jaspar");
    Files.writeString(
        file,
        motif("M1", "LONG", "CACGTGACCA")
            + motif("M2", "SHORT", "CACGTGAC")
            + motif("M3", "REVERSE", "TGGTCACG")
            + motif("M4", "ELSEWHERE", "GGGGCCCCAA"));
    library = new MotifLibrary(folder.resolve("library"));
    library.add(file, "Mine", "", "", "");
    extension =
        browser.extension(
            new FakeRepository().with("FAST", CentredNetwork.of("small-cnn")), folder);
  }

  private AllHitsModel model(String database) {
    FakeBrowser.ValueTrack track = browser.ofSession(extension);
    track.setName(Messages.allHits(database));
    return new AllHitsModel(extension, track, library, database, AllHitsModel.MOST_P);
  }

  private Scene.MarkList scene(AllHitsModel model) {
    return (Scene.MarkList) model.scene(view, Ink.on(Color.WHITE));
  }

  private static List<String> names(Stream<MotifSweep.Hit> hits) {
    return hits.map(hit -> hit.name() + hit.place().strand()).toList();
  }

  @Test
  void everyMotifThatIsThereIsNamedWithItsStrand() {
    AllHitsModel model = model("mine.jaspar");
    model.load(view);
    assertTrue(model.isReady(view));
    assertEquals(
        List.of("LONG+", "SHORT+", "REVERSE-"),
        names(model.hits(view).stream().sorted(MotifSweep.STRONGEST_FIRST)));
    assertEquals(
        "3 hits of 4 motifs in view, p ≤ 1e-04: less than one by chance; the least likely on top",
        scene(model).corner());
    String text = model.tooltip(view, WORD + 3).orElseThrow();
    assertTrue(text.indexOf("LONG (M1)") < text.indexOf("SHORT (M2)"), text);
    assertTrue(text.endsWith("Mine"), text);
    assertTrue(model.tooltip(view, WORD + 60).isEmpty());
  }

  @Test
  void theMenuShowsFewerHitsAndNamesStretches() {
    AllHitsModel model = model("mine.jaspar");
    model.load(view);
    List<JMenuItem> items = model.items(view, WORD + 3);
    assertEquals("First of two stretches: LONG chr1:50,011-50,020", items.get(0).getText());
    JMenu strictness =
        items.stream()
            .filter(JMenu.class::isInstance)
            .map(JMenu.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals("p ≤ 1e-04", strictness.getItem(0).getText());
    assertTrue(strictness.getItem(0).isSelected());
    strictness.getItem(1).doClick();
    model.load(view);
    // A word of eight has p = 4⁻⁸ = 1.5e-5 on either strand, one of ten 9.5e-7.
    assertEquals(List.of("LONG+"), names(model.hits(view).stream()));
  }

  @Test
  void aSessionBringsTheDatabaseAndThePValueBack() {
    Map<String, String> kept = model("mine.jaspar").attributes();
    AllHitsModel again = model(MotifLibrary.BUNDLED);
    again.restore(name -> kept.getOrDefault(name, ""));
    assertEquals(kept, again.attributes());
    again.load(view);
    assertEquals(3, again.hits(view).size());
  }

  @Test
  void whatASessionSpoiltIsSaidInTheTrack() {
    Map<String, String> kept = new HashMap<>(model("mine.jaspar").attributes());
    kept.replaceAll((name, value) -> name.equals("motiflensGreatestP") ? "0.01" : value);
    AllHitsModel spoilt = model(MotifLibrary.BUNDLED);
    spoilt.restore(name -> kept.getOrDefault(name, ""));
    assertTrue(spoilt.visible(view).sentence().orElseThrow().contains("cannot read"));
  }

  @Test
  void aDatabaseThatIsNotThereIsSaidInTheTrack() {
    AllHitsModel model = model("../../other");
    model.load(view);
    assertEquals(
        "There is no motif database \"../../other\"; choose one of bundled, mine.jaspar.",
        scene(model).corner());
  }

  @Test
  void aWideViewSaysSo() {
    View wide = FakeBrowser.view(0, AllHitsModel.WIDEST + 1_000);
    assertTrue(model("mine.jaspar").visible(wide).sentence().orElseThrow().startsWith("Zoom in"));
  }

  @Test
  void hitsAreSavedAsBedWithTheirNames() throws IOException {
    AllHitsModel model = model("mine.jaspar");
    Path bed = folder.resolve("all.bed");
    model.saveTo(bed, view);
    Edt.await("the file", () -> Files.exists(bed));
    List<String> lines = Files.readAllLines(bed);
    assertTrue(lines.contains("# motif database: Mine"), String.join("\n", lines));
    assertEquals(
        List.of("LONG", "SHORT", "REVERSE"),
        lines.stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1)[3])
            .toList());
  }
}
