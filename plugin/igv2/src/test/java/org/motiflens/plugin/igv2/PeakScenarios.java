package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.panel.table.PeakPane;
import org.motiflens.plugin.table.PeakColumn;
import org.motiflens.plugin.table.PeakScores;
import org.motiflens.plugin.tile.Anchor;

/** The table of peaks, as a user meets it in one IGV. Run by {@code IgvIT}. */
class PeakScenarios {
  private static final String FAST = "FAST_K562/small-rnn";
  private static final String SLOW = "SLOW_K562/small-cnn";

  /** A hundred peaks with their shuffles take 60 s. */
  private static final long SLOW_MILLIS_PER_WINDOW = 300;

  private static LiveIgv igv;
  private static Path folder;
  private static String bases;
  private static SidePanel side;
  private static PeakPane pane;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    folder = home;
    bases = TestGenome.bases(23);
    Path fasta = TestGenome.write(home, bases);
    FakeRepository repository =
        new FakeRepository()
            .with("FAST", CentredNetwork.of("small-rnn"))
            .with("SLOW", CentredNetwork.slow("small-cnn", SLOW_MILLIS_PER_WINDOW));
    igv = LiveIgv.start(home, fasta, repository);
    side = LiveIgv.find(SidePanel.class);
    pane = LiveIgv.onEdt(side::peaks);
    LiveIgv.onEdt(
        () -> {
          side.showTab("Peaks");
          return null;
        });
  }

  private static void onEdt(Runnable action) {
    LiveIgv.onEdt(
        () -> {
          action.run();
          return null;
        });
  }

  private static Path write(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, lines);
    return file;
  }

  private static void open(Path file, int peaks) {
    onEdt(() -> pane.open(file));
    igv.await("the peaks", () -> pane.count() == peaks);
  }

  private static void choose(String model) {
    onEdt(() -> side.select(model));
  }

  private static PeakScores awaitScores() {
    igv.await(
        "all scores",
        () -> pane.scores().filter(s -> s.finished() == s.size() && s.size() > 0).isPresent());
    igv.await("the end of scoring", () -> igv.extension().jobs().running().isEmpty());
    return LiveIgv.onEdt(() -> pane.scores().orElseThrow());
  }

  private static void sort(PeakColumn column, boolean down) {
    onEdt(() -> pane.sort(column, down));
    igv.await("the order", () -> igv.extension().jobs().running().isEmpty());
    onEdt(() -> {});
  }

  private static List<String> column(PeakColumn column) {
    return LiveIgv.onEdt(
        () -> {
          List<String> cells = new ArrayList<>();
          for (int row = 0; row < pane.count(); row++) {
            cells.add(pane.cell(row, column));
          }
          return cells;
        });
  }

  private static float probability(int summit) {
    float[] margin = new float[1];
    CentredNetwork.of("small-rnn")
        .newEvaluator()
        .logitMargins(
            Bases.encode(bases.substring(summit - 50, summit + 51)), WindowRun.single(0), margin);
    return Evaluator.probability(margin[0]);
  }

  private static final List<String> THREE =
      List.of(
          "chrT\t90000\t90300\ta\t4\t.\t5\t-1\t-1\t123",
          "chrT\t80000\t80200\tb\t9\t.\t2\t-1\t-1\t60",
          "chrT\t95000\t95200\tc\t6\t.\t7\t-1\t-1\t10",
          "chrT\t0\t200\td\t1\t.\t1\t-1\t-1\t10");

  @Test
  void everyPeakShowsThePOfTheWindowAroundItsSummit() throws IOException {
    choose(FAST);
    open(write("three.narrowPeak", THREE), 4);
    PeakScores scores = awaitScores();
    assertEquals(3, scores.scored());
    assertEquals(
        List.of(
            "none",
            String.format(Locale.ROOT, "%.3f", probability(80_060)),
            String.format(Locale.ROOT, "%.3f", probability(90_123)),
            String.format(Locale.ROOT, "%.3f", probability(95_010))),
        column(PeakColumn.PROBABILITY));
    onEdt(() -> pane.setThreshold(0));
    assertEquals("100.0 % (3 of 3)", LiveIgv.onEdt(() -> pane.summary().get(0)));
    onEdt(() -> pane.setThreshold(1));
    assertEquals("0.0 % (0 of 3)", LiveIgv.onEdt(() -> pane.summary().get(0)));
    String second = LiveIgv.onEdt(() -> pane.summary().get(1));
    assertTrue(second.contains("AUC") && second.contains("1 without window"), second);
    onEdt(() -> pane.setThreshold(0.5));
  }

  @Test
  void aColumnSortsAndStepsFollowItsOrder() throws IOException {
    choose(FAST);
    open(write("sorted.narrowPeak", THREE.subList(0, 3)), 3);
    awaitScores();
    sort(PeakColumn.SIGNAL, true);
    assertEquals(List.of("7", "5", "2"), column(PeakColumn.SIGNAL));
    onEdt(() -> pane.step(true));
    assertEquals(Optional.of(new Anchor("chrT", 95_010)), igv.extension().anchor());
    onEdt(() -> pane.step(true));
    assertEquals(Optional.of(new Anchor("chrT", 90_123)), igv.extension().anchor());
    onEdt(() -> pane.step(false));
    onEdt(() -> pane.step(false));
    assertEquals(
        Optional.of(new Anchor("chrT", 80_060)), igv.extension().anchor(), "around the top");
    sort(PeakColumn.SCORE, false);
    assertEquals(List.of("4", "6", "9"), column(PeakColumn.SCORE));
  }

  @Test
  void aDoubleClickAndEnterGoToThePeak() throws IOException {
    choose(FAST);
    open(write("clicked.narrowPeak", THREE.subList(0, 3)), 3);
    sort(PeakColumn.PLACE, true);
    JTable table = (JTable) LiveIgv.onEdt(pane::table);
    onEdt(
        () -> {
          Rectangle cell = table.getCellRect(0, 1, true);
          for (int clicks = 1; clicks <= 2; clicks++) {
            for (int id :
                new int[] {
                  MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED
                }) {
              table.dispatchEvent(
                  new MouseEvent(
                      table, id, 0, 0, cell.x + 5, cell.y + 5, clicks, false, MouseEvent.BUTTON1));
            }
          }
        });
    assertEquals(Optional.of(new Anchor("chrT", 95_010)), igv.extension().anchor());
    onEdt(
        () -> {
          table.setRowSelectionInterval(2, 2);
          table.dispatchEvent(
              new KeyEvent(table, KeyEvent.KEY_PRESSED, 0, 0, KeyEvent.VK_ENTER, '\n'));
        });
    assertEquals(Optional.of(new Anchor("chrT", 80_060)), igv.extension().anchor());
  }

  @Test
  void scoringASlowModelShowsProgressAndStops() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add("chrT\t" + (1_000 + 2_000 * i) + "\t" + (1_200 + 2_000 * i));
    }
    open(write("hundred.bed", lines), 100);
    choose(SLOW);
    onEdt(pane::scoreOrStop);
    igv.await(
        "some scores",
        () -> pane.scores().filter(s -> s.card().id().equals(SLOW) && s.scored() > 0).isPresent());
    assertTrue(LiveIgv.onEdt(() -> pane.scores().orElseThrow().finished()) < 100);
    long asked = System.nanoTime();
    onEdt(() -> igv.extension().jobs().running().forEach(job -> job.cancel()));
    igv.await("the end", () -> igv.extension().jobs().running().isEmpty());
    System.out.println("cancelled after " + (System.nanoTime() - asked) / 1_000_000 + " ms");
    onEdt(() -> {});
    assertEquals("Scoring was stopped.", LiveIgv.onEdt(pane::remark));
    choose(FAST);
    onEdt(pane::scoreOrStop);
    awaitScores();
  }

  @Test
  void aHundredThousandPeaksDoNotHoldTheEventThread() throws IOException {
    choose(FAST);
    long seed = 5;
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      int start = random.nextInt(TestGenome.UNKNOWN_FROM - 500);
      lines.add(
          "chrT\t"
              + start
              + "\t"
              + (start + 200)
              + "\tp\t"
              + random.nextInt(1000)
              + "\t.\t"
              + random.nextFloat()
              + "\t-1\t-1\t100");
    }
    Path file = write("many.narrowPeak", lines);
    List<String> held;
    try (EdtWatchdog watchdog = new EdtWatchdog(50)) {
      open(file, 100_000);
      sort(PeakColumn.SIGNAL, true);
      onEdt(() -> pane.step(true));
      onEdt(() -> pane.step(true));
      awaitScores();
      sort(PeakColumn.PROBABILITY, true);
      onEdt(() -> pane.setThreshold(0.6));
      onEdt(() -> pane.step(true));
      igv.awaitQuiet();
      held = watchdog.found();
    }
    assertEquals(List.of(), held);
    List<String> sorted = column(PeakColumn.PROBABILITY);
    for (int row = 1; row < sorted.size(); row++) {
      assertTrue(
          sorted.get(row - 1).compareTo(sorted.get(row)) >= 0, "seed " + seed + ", row " + row);
    }
  }

  @Test
  void keysStepFromEveryTab() throws IOException {
    choose(FAST);
    open(write("keys.narrowPeak", THREE.subList(0, 3)), 3);
    igv.goTo("chrT", 70_001, 70_200);
    onEdt(() -> side.showTab("Legend"));
    onEdt(() -> press(KeyEvent.VK_N));
    assertEquals(Optional.of(new Anchor("chrT", 80_060)), igv.extension().anchor());
    onEdt(() -> press(KeyEvent.VK_N));
    onEdt(() -> press(KeyEvent.VK_P));
    assertEquals(Optional.of(new Anchor("chrT", 80_060)), igv.extension().anchor());
    onEdt(() -> side.showTab("Peaks"));
  }

  private static void press(int key) {
    SwingUtilities.processKeyBindings(
        new KeyEvent(
            side,
            KeyEvent.KEY_PRESSED,
            System.currentTimeMillis(),
            InputEvent.ALT_DOWN_MASK,
            key,
            (char) key));
  }

  @Test
  void theTableIsSavedInItsOrder() throws IOException {
    choose(FAST);
    open(write("saved.narrowPeak", THREE.subList(0, 3)), 3);
    awaitScores();
    sort(PeakColumn.SIGNAL, true);
    Path target = folder.resolve("table.tsv");
    onEdt(() -> pane.saveTo(target));
    igv.await("the file", () -> Files.exists(target));
    List<String> rows =
        Files.readAllLines(target).stream().filter(line -> !line.startsWith("#")).toList();
    assertEquals(
        List.of("name", "c", "a", "b"), rows.stream().map(row -> row.split("\t", -1)[3]).toList());
    assertEquals(
        String.format(Locale.ROOT, "%.6g", probability(95_010)), rows.get(1).split("\t", -1)[7]);
  }

  @Test
  void anotherModelIsOfferedAndInputsAreSpared() throws IOException {
    choose(FAST);
    Path peaks = write("fast.narrowPeak", THREE.subList(0, 3));
    open(peaks, 3);
    awaitScores();
    List<String> before = column(PeakColumn.PROBABILITY);
    choose(SLOW);
    assertEquals("P of FAST K562, small RNN", LiveIgv.onEdt(pane::heading));
    assertEquals("The chosen model is SLOW K562, small CNN.", LiveIgv.onEdt(pane::offer));
    assertEquals("Score with SLOW", LiveIgv.onEdt(pane::action));
    assertEquals(before, column(PeakColumn.PROBABILITY));
    for (Path input : List.of(peaks, folder.resolve("genome.fa"))) {
      assertTrue(Files.exists(input), input.toString());
      byte[] bytes = Files.readAllBytes(input);
      onEdt(() -> pane.saveTo(input));
      igv.await("the refusal", () -> pane.remark().contains("it is the input " + input));
      assertArrayEquals(bytes, Files.readAllBytes(input));
    }
    choose(FAST);
  }
}
