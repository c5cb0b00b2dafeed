package org.motiflens.bench.igv;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.broad.igv.renderer.Renderer;
import org.broad.igv.renderer.XYPlotRenderer;
import org.broad.igv.track.DataTrack;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.PanelName;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.broad.igv.util.ResourceLocator;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.igv2.EdtWatchdog;
import org.motiflens.plugin.igv2.LiveIgv;
import org.motiflens.plugin.igv2.ProbeRenderer;
import org.motiflens.plugin.igv2.TestGenome;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.work.Jobs;

/**
 * Measures what our work does to the rest of IGV, and how soon it ends when it is told to, and
 * prints tables of {@code docs/igv-measurements.md}. Needs a screen; {@code
 * docs/igv-measurements.md} has the command. Argument: the folder of models.
 */
public final class MeasureManners {
  private static final int ROUNDS = 5;
  private static final int PANS = 50;
  private static final int WARM_UP = 10;
  private static final int CANCELLATIONS = 20;
  private static final int VIEW = 2_000;

  /** From one pan to the next: our tracks are still being computed. */
  private static final long PAN_MILLIS = 250;

  private static final List<String> ARCHITECTURES =
      List.of("small-cnn", "small-rnn", "small-cnn-rnn");

  private MeasureManners() {}

  public static void main(String[] arguments) throws Exception {
    try {
      switch (arguments[0]) {
        case "repaint-igv" -> repaintIgv(Path.of(arguments[2]), Path.of(arguments[3]));
        case "repaint-ours" ->
            repaintOurs(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
        default -> {
          repaint(Path.of(arguments[0]));
          cancel(Path.of(arguments[0]));
        }
      }
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
    Runtime.getRuntime().halt(0);
  }

  // ---- Other tracks ----

  private static void repaint(Path models) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("measure");
    Path genome = TestGenome.write(folder, TestGenome.bases(11));
    List<Long> alone = new ArrayList<>();
    List<Long> beside = new ArrayList<>();
    List<Long> differences = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> igv = inAProcess("repaint-igv", models, genome);
      List<Long> ours = inAProcess("repaint-ours", models, genome);
      alone.addAll(igv);
      beside.addAll(ours);
      differences.add(rank(ours, 0.5) - rank(igv, 0.5));
    }
    System.out.println(
        "| IGV's own track, from a pan to its picture | median ms | 90 % within ms |");
    System.out.println("|---|---|---|");
    print("IGV alone", alone);
    print("with six tracks of ours that are being computed", beside);
    System.out.println();
    System.out.println("Differences of the medians, a pair of processes each: " + differences);
    System.out.println();
  }

  private static void print(String what, List<Long> millis) {
    System.out.printf(
        Locale.ROOT, "| %s | %d | %d |%n", what, rank(millis, 0.5), rank(millis, 0.9));
  }

  private static List<Long> inAProcess(String kind, Path models, Path genome)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("measure");
    Path output = home.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MeasureManners.class.getName(),
                kind,
                models.toString(),
                home.toString(),
                genome.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor(3, TimeUnit.MINUTES);
    List<String> lines = Files.readAllLines(output);
    lines.stream().filter(line -> line.startsWith("HELD ")).forEach(System.out::println);
    return lines.stream()
        .filter(line -> line.startsWith("MILLIS "))
        .findFirst()
        .map(line -> Arrays.stream(line.substring(7).split(" ")).map(Long::valueOf).toList())
        .orElseThrow(() -> new IllegalStateException("nothing measured; see " + output));
  }

  private static void repaintIgv(Path home, Path genome) throws Exception {
    System.setProperty("user.home", home.toString());
    org.broad.igv.ui.Main.main(
        new String[] {"-o", LiveIgv.offlinePreferences(home).toString(), "-g", genome.toString()});
    while (!LiveIgv.onEdt(
        () ->
            IGV.hasInstance()
                && IGV.getInstance().getContentPane() != null
                && IGV.getInstance().getSequenceTrack() != null
                && IGV.getInstance().getMainFrame().isShowing()
                && FrameManager.getDefaultFrame().getWidthInPixels() > 0)) {
      pause(20);
    }
    System.out.println("MILLIS " + panOverItsOwnTrack(home));
  }

  private static void repaintOurs(Path models, Path home, Path genome) throws Exception {
    LiveIgv igv = LiveIgv.start(home, genome, FolderRepository.open(Optional.of(models)));
    for (String architecture : ARCHITECTURES) {
      addTracks(igv, card(igv, architecture));
    }
    List<String> held;
    String millis;
    try (EdtWatchdog watchdog = new EdtWatchdog(50)) {
      millis = panOverItsOwnTrack(home);
      held = watchdog.found();
    }
    System.out.println("MILLIS " + millis);
    held.forEach(what -> System.out.println("HELD " + what.lines().findFirst().orElse("")));
  }

  /** Milliseconds of each pan, apart by a space. */
  private static String panOverItsOwnTrack(Path home) throws Exception {
    Path graph = home.resolve("own.bedgraph");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < TestGenome.LENGTH; i += 10) {
      lines.append("chrT\t").append(i).append('\t').append(i + 10).append('\t').append(i % 70);
      lines.append('\n');
    }
    Files.writeString(graph, lines);
    List<Track> own = IGV.getInstance().load(new ResourceLocator(graph.toString()));
    DataTrack track = (DataTrack) own.get(0);
    ProbeRenderer probe = new ProbeRenderer((XYPlotRenderer) track.getRenderer());
    Method setter = DataTrack.class.getDeclaredMethod("setRenderer", Renderer.class);
    setter.setAccessible(true);
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().addTracks(own, PanelName.DATA_PANEL);
          return setter.invoke(track, probe);
        });
    StringBuilder millis = new StringBuilder();
    ReferenceFrame frame = FrameManager.getDefaultFrame();
    for (int pan = 0; pan < PANS + WARM_UP; pan++) {
      int start = 2_000 + pan * 4_500;
      long begin =
          LiveIgv.onEdt(
              () -> {
                long now = System.nanoTime();
                frame.jumpTo(TestGenome.CHROMOSOME, start, start + VIEW);
                IGV.getInstance().repaint();
                return now;
              });
      double origin = LiveIgv.onEdt(frame::getOrigin);
      while (probe.drawn(origin) < 0) {
        pause(1);
      }
      if (pan >= WARM_UP) {
        millis.append(millis.length() == 0 ? "" : " ");
        millis.append((probe.drawn(origin) - begin) / 1_000_000);
      }
      pause(PAN_MILLIS);
    }
    return millis.toString();
  }

  // ---- Cancelling ----

  private static void cancel(Path models) throws Exception {
    Path home = Files.createTempDirectory("measure");
    LiveIgv igv =
        LiveIgv.start(
            home,
            TestGenome.write(home, TestGenome.bases(11)),
            FolderRepository.open(Optional.of(models)));
    System.out.println("| what is stopped | median ms | longest ms |");
    System.out.println("|---|---|---|");
    for (String architecture : ARCHITECTURES) {
      stopTracks(igv, card(igv, architecture));
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      int start = 1_000 + i * 5;
      lines.append("chrT\t").append(start).append('\t').append(start + 200).append('\n');
    }
    // Of one that is shown already nothing would be scored anew.
    Path peaks = Files.writeString(home.resolve("peaks.bed"), lines);
    Path samePeaks = Files.writeString(home.resolve("same-peaks.bed"), lines);
    for (String architecture : ARCHITECTURES) {
      stopScoring(igv, card(igv, architecture), List.of(peaks, samePeaks));
    }
  }

  /** From the stop button of tracks that show 50,000 bases to the moment when no thread works. */
  private static void stopTracks(LiveIgv igv, ModelCard card) {
    addTracks(igv, card);
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < CANCELLATIONS; i++) {
      int start = 1_000 + i * 9_000;
      igv.goTo(TestGenome.CHROMOSOME, start, start + 50_000);
      igv.await("work", () -> !igv.extension().engine().running().isEmpty());
      pause(20 + 7L * i);
      long begin = System.nanoTime();
      LiveIgv.onEdt(
          () -> {
            igv.extension()
                .engine()
                .activities()
                .forEach(activity -> igv.extension().engine().stop(activity.client()));
            return null;
          });
      while (!igv.extension().engine().running().isEmpty()) {
        pause(1);
      }
      millis.add((System.nanoTime() - begin) / 1_000_000);
    }
    printStopped("tracks, " + card.architecture(), millis);
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks()));
          return null;
        });
  }

  /** From the stop button of the scoring of 50,000 peaks to the end of its thread. */
  private static void stopScoring(LiveIgv igv, ModelCard card, List<Path> peaks) {
    SidePanel side = LiveIgv.find(SidePanel.class);
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < CANCELLATIONS; i++) {
      Path file = peaks.get(i % peaks.size());
      LiveIgv.onEdt(
          () -> {
            side.showTab("Peaks");
            side.peaks().open(file);
            side.select(card.id());
            return null;
          });
      igv.await(
          "scores",
          () ->
              igv.extension().jobs().running().stream()
                  .anyMatch(job -> job.label().startsWith("P of") && job.fraction() > 0));
      pause(7L * i);
      long begin = System.nanoTime();
      LiveIgv.onEdt(
          () -> {
            igv.extension().jobs().running().forEach(Jobs.Job::cancel);
            return null;
          });
      while (!igv.extension().jobs().running().isEmpty()) {
        pause(1);
      }
      millis.add((System.nanoTime() - begin) / 1_000_000);
    }
    printStopped("scores of peaks, " + card.architecture(), millis);
  }

  private static void printStopped(String what, List<Long> millis) {
    System.out.printf(Locale.ROOT, "| %s | %d | %d |%n", what, rank(millis, 0.5), rank(millis, 1));
  }

  // ---- Small things ----

  private static void addTracks(LiveIgv igv, ModelCard card) {
    LiveIgv.onEdt(
        () ->
            igv.extension()
                .addTracks(
                    card,
                    Stream.of("prediction", "saliency")
                        .map(igv.extension().methods()::named)
                        .toList()));
  }

  private static ModelCard card(LiveIgv igv, String architecture) {
    return igv.extension().models().cards().stream()
        .filter(model -> model.architecture().equals(architecture))
        .findFirst()
        .orElseThrow();
  }

  private static long rank(List<Long> values, double share) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
