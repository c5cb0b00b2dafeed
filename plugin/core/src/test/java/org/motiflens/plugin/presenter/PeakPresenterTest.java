package org.motiflens.plugin.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.fixture.FakeTableHost;
import org.motiflens.plugin.fixture.PlantedProfileModel;
import org.motiflens.plugin.table.PeakColumn;
import org.motiflens.plugin.table.PeakScores;
import org.motiflens.plugin.table.RowOrder;
import org.motiflens.plugin.tile.Anchor;

/** A table of peaks without a screen. */
class PeakPresenterTest {
  private static final long SLOW_MILLIS = 20;

  @TempDir Path folder;

  private final FakeRepository models =
      new FakeRepository()
          .with("CTCF", CentredNetwork.of("small-cnn"))
          .with("GATA1", CentredNetwork.slow("small-rnn", SLOW_MILLIS));
  private final FakeTableHost host = new FakeTableHost(models, MadeChromosome.random(4, 20_000));
  private PeakPresenter peaks;
  private Path file;

  @BeforeEach
  void openPeaks() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int start = 700 + 900 * i;
      lines.add("chr1\t" + start + "\t" + (start + 200) + "\tpeak" + i + "\t" + (i % 7));
    }
    file = Files.write(folder.resolve("ctcf-k562.bed"), lines);
    peaks = Edt.get(() -> new PeakPresenter(host));
    choose("CTCF");
    run(() -> peaks.open("ctcf-k562.bed", file));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private void run(Runnable action) {
    start(action);
    host.awaitJobs();
  }

  private static void start(Runnable action) {
    Edt.get(
        () -> {
          action.run();
          return null;
        });
  }

  private ModelCard card(String factor) {
    return models.cards().stream().filter(c -> c.tf().equals(factor)).findFirst().orElseThrow();
  }

  /** A threshold that half of the peaks reach. */
  private double median() {
    PeakScores scores = peaks.scores().orElseThrow();
    return IntStream.range(0, 20).mapToDouble(scores::probability).sorted().toArray()[10];
  }

  private void choose(String factor) {
    run(() -> peaks.choose(card(factor)));
  }

  private List<String> cells(PeakColumn column) {
    return IntStream.range(0, peaks.table().order().size())
        .mapToObj(row -> peaks.table().text(row, column))
        .toList();
  }

  @Test
  void aFileIsScoredWithTheChosenModelAndTheTableNamesIt() {
    assertEquals("P of CTCF K562, small CNN", peaks.heading());
    assertEquals("CTCF", peaks.scores().orElseThrow().card().tf());
    assertEquals(20, peaks.scores().orElseThrow().scored());
    assertTrue(peaks.separation().startsWith("CTCF K562, small CNN: "), peaks.separation());
    assertFalse(peaks.canAct(), "there is nothing more to compute");
  }

  /** CTCF's peaks must not get GATA1's numbers because somebody looked at another model. */
  @Test
  void anotherModelIsOfferedAndNothingChangesUntilItIsWanted() {
    List<String> before = cells(PeakColumn.PROBABILITY);
    choose("GATA1");
    assertEquals("P of CTCF K562, small CNN", peaks.heading());
    assertEquals(before, cells(PeakColumn.PROBABILITY));
    assertEquals("The chosen model is GATA1 K562, small RNN.", peaks.offer());
    assertEquals("Score with GATA1", peaks.action());
    assertTrue(peaks.canAct());
    run(peaks::scoreOrStop);
    assertEquals("P of GATA1 K562, small RNN. The file's name says CTCF.", peaks.heading());
    assertEquals("GATA1", peaks.scores().orElseThrow().card().tf());
  }

  @Test
  void aStoppedScoringKeepsWhatThereIsAndSaysWhose() {
    choose("GATA1");
    start(peaks::scoreOrStop);
    assertEquals("Stop scoring", peaks.action());
    start(peaks::scoreOrStop);
    host.awaitJobs();
    assertTrue(peaks.heading().startsWith("P of GATA1"), peaks.heading());
    assertEquals("Scoring was stopped.", peaks.remark());
    assertTrue(peaks.scores().orElseThrow().finished() < 20);
    assertTrue(peaks.canAct(), "the rest can be computed");
  }

  @Test
  void anotherGenomeIsScoredAnewWithTheModelThatTheTableNames() {
    List<String> before = cells(PeakColumn.PROBABILITY);
    choose("GATA1");
    host.genome(MadeChromosome.random(5, 20_000));
    run(peaks::refresh);
    assertEquals("P of CTCF K562, small CNN", peaks.heading());
    assertFalse(before.equals(cells(PeakColumn.PROBABILITY)));
  }

  @Test
  void ofACalibratedModelTheGenomeIsSpokenOf() {
    assertTrue(peaks.table().columns().contains(PeakColumn.RANK));
    assertFalse(peaks.table().columns().contains(PeakColumn.PRECISION), "no peaks calibrated it");
    assertTrue(cells(PeakColumn.RANK).get(0).startsWith("1 in "), cells(PeakColumn.RANK).get(0));
    run(() -> peaks.table().sortBy(PeakColumn.RANK));
    List<String> byRank = cells(PeakColumn.NAME);
    run(() -> peaks.table().sortBy(PeakColumn.PROBABILITY));
    assertEquals(byRank, cells(PeakColumn.NAME), "the rarest are the strongest");
  }

  @Test
  void ofAnyOtherItIsSaidOnceThatItIsNot() throws IOException {
    try (FakeTableHost other =
        new FakeTableHost(models, MadeChromosome.random(4, 20_000)).uncalibrated()) {
      PeakPresenter plain = Edt.get(() -> new PeakPresenter(other));
      start(() -> plain.choose(card("CTCF")));
      start(() -> plain.open("ctcf.bed", file));
      other.awaitJobs();
      assertEquals("P of CTCF K562, small CNN (not calibrated)", plain.heading());
      assertFalse(plain.table().columns().contains(PeakColumn.RANK));
    }
  }

  @Test
  void missedPeaksAreMarkedAndCanBeShownAlone() {
    run(() -> peaks.threshold(median()));
    assertEquals(10, cells(PeakColumn.FOUND).stream().filter("missed"::equals).count());
    assertEquals("20 peaks", peaks.remark());
    List<String> seen = new ArrayList<>();
    peaks.onChange(() -> seen.add(peaks.remark()));
    run(() -> peaks.onlyMissed(true));
    assertEquals(10, peaks.table().order().size());
    assertEquals("10 of 20 peaks, the missed ones", seen.get(seen.size() - 1));
    assertEquals(List.of("missed"), cells(PeakColumn.FOUND).stream().distinct().toList());
    run(() -> peaks.threshold(0));
    assertEquals(0, peaks.table().order().size(), "whatever has a score is found");
    assertEquals("0 of 20 peaks, the missed ones", seen.get(seen.size() - 1));
    run(() -> peaks.threshold(median()));
    assertEquals(10, peaks.table().order().size());
    run(() -> peaks.onlyMissed(false));
    assertEquals(20, peaks.table().order().size());
  }

  @Test
  void stepsPassOverPeaksThatAreNotShown() {
    run(() -> peaks.threshold(median()));
    run(() -> peaks.onlyMissed(true));
    RowOrder shown = peaks.table().order();
    for (int row = 0; row < shown.size(); row++) {
      start(() -> peaks.step(true));
      assertEquals(OptionalInt.of(shown.index(row)), peaks.selected());
    }
    start(() -> peaks.step(true));
    assertEquals(OptionalInt.of(shown.index(0)), peaks.selected(), "around the end");
    start(() -> peaks.step(false));
    assertEquals(OptionalInt.of(shown.index(shown.size() - 1)), peaks.selected());
  }

  @Test
  void inAnotherOrderStepsFollowTheRows() {
    run(() -> peaks.table().sort(PeakColumn.SCORE, true));
    start(() -> peaks.step(true));
    start(() -> peaks.step(true));
    int second = peaks.table().order().index(1);
    assertEquals(OptionalInt.of(second), peaks.selected());
    assertEquals(new Anchor("chr1", 700 + 900 * second + 100), host.places().get(1));
    assertTrue(peaks.remark().startsWith("2 of 20: peak" + second + ", "), peaks.remark());
  }

  @Test
  void theRowsThatAreShownAreSavedWithTheirModel() throws IOException {
    choose("GATA1");
    double threshold = median();
    run(() -> peaks.threshold(threshold));
    run(() -> peaks.onlyMissed(true));
    assertEquals("peaks.CTCF.K562.small-cnn.tsv", peaks.suggestedName());
    Path table = folder.resolve("table.tsv");
    run(() -> peaks.saveTo(table));
    List<String> lines = Files.readAllLines(table);
    assertTrue(lines.stream().anyMatch(line -> line.contains("CTCF_K562/small-cnn")));
    assertTrue(lines.stream().noneMatch(line -> line.contains("GATA1")));
    assertTrue(lines.contains("# rows: 10 of 20: those with P below " + threshold));
    assertEquals(11, lines.stream().filter(line -> !line.startsWith("#")).count());
    assertTrue(lines.stream().anyMatch(line -> line.endsWith("p_shuffled\trank\tprecision")));
  }

  @Test
  void neitherThePeaksNorWhatTheBrowserReadsIsOverwritten() throws IOException {
    byte[] before = Files.readAllBytes(file);
    run(() -> peaks.saveTo(file));
    assertTrue(peaks.remark().contains("it is the input"), peaks.remark());
    Path track = Files.writeString(folder.resolve("track.bedgraph"), "somebody's");
    host.reads(track);
    Path link = Files.createSymbolicLink(folder.resolve("link.tsv"), track);
    run(() -> peaks.saveTo(link));
    assertTrue(peaks.remark().contains("it is the input"), peaks.remark());
    assertEquals("somebody's", Files.readString(track));
    assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(file));
  }

  @Test
  void aFileThatIsNoneIsRefusedAndTheTableIsEmpty() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.narrowPeak"), "chr1\tten\ttwenty\n");
    run(() -> peaks.open("wrong", wrong));
    assertTrue(peaks.remark().startsWith("Line 1 of"), peaks.remark());
    assertEquals(0, peaks.table().order().size());
    assertFalse(peaks.canAct());
  }

  /** The sigmoid of log counts is no probability. */
  @Test
  void aProfileModelHasNoPAndSaysSo() {
    models.with("SPI1", PlantedProfileModel.network());
    choose("SPI1");
    run(peaks::scoreOrStop);
    assertTrue(
        peaks.remark().contains("SPI1 K562")
            && peaks
                .remark()
                .endsWith("predicts counts and has no P; use the command motiflens score."),
        peaks.remark());
    assertTrue(cells(PeakColumn.PROBABILITY).stream().allMatch("…"::equals));
  }
}
