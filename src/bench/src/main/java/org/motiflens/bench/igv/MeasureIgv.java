package org.motiflens.bench.igv;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.broad.igv.ui.IGV;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.igv2.AttributionTrack;
import org.motiflens.plugin.igv2.LiveIgv;
import org.motiflens.plugin.igv2.MotifLensMain;
import org.motiflens.plugin.igv2.ProbeRenderer;
import org.motiflens.plugin.igv2.TestGenome;
import org.motiflens.plugin.library.FolderRepository;

/**
 * Measures the extension in a real IGV and prints the tables of {@code docs/igv-measurements.md}.
 * Needs a screen; {@code docs/igv-measurements.md} has the commands. Argument: the folder of
 * models; with {@code memory} before it, what many pans do to the heap, with {@code first} when the
 * first picture of a slow view is there.
 */
public final class MeasureIgv {
  private static final int STARTS = 7;
  private static final int PANS = 50;
  private static final int WARM_UP = 8;
  private static final int MANY_PANS = 10_000;
  private static final int FIRST_PANS = 18;
  private static final int FIRST_WARM_UP = 3;

  private MeasureIgv() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "start-igv" -> start(false, arguments);
      case "start-ours" -> start(true, arguments);
      case "memory" -> memory(Path.of(arguments[1]));
      case "first" -> firstPictures(Path.of(arguments[1]));
      default -> measure(Path.of(arguments[0]));
    }
  }

  // ---- Start ----

  /**
   * In a process of its own: prints the milliseconds from the machine's start to a drawn genome.
   */
  private static void start(boolean ours, String[] arguments) throws Exception {
    System.setProperty("user.home", arguments[2]);
    String[] rest = Arrays.copyOfRange(arguments, 3, arguments.length);
    if (ours) {
      System.setProperty("motiflens.models", arguments[1]);
      MotifLensMain.main(rest);
    } else {
      org.broad.igv.ui.Main.main(rest);
    }
    while (!LiveIgv.onEdt(
        () ->
            IGV.hasInstance()
                && IGV.getInstance().getContentPane() != null
                && IGV.getInstance().getSequenceTrack() != null
                && IGV.getInstance().getMainFrame().isShowing())) {
      Thread.sleep(2);
    }
    LiveIgv.onEdt(() -> null);
    long born = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.println("MILLIS " + (System.currentTimeMillis() - born));
    Runtime.getRuntime().halt(0);
  }

  private static long startOnce(String kind, Path models, Path home, Path genome)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(home, "start", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MeasureIgv.class.getName(),
                kind,
                models.toString(),
                home.toString(),
                "-o",
                LiveIgv.offlinePreferences(home).toString(),
                "-g",
                genome.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor(60, TimeUnit.SECONDS);
    return Files.readAllLines(output).stream()
        .filter(line -> line.startsWith("MILLIS "))
        .mapToLong(line -> Long.parseLong(line.substring(7)))
        .findFirst()
        .orElseThrow();
  }

  // ---- Pans ----

  private static void measure(Path models) throws Exception {
    Path home = Files.createTempDirectory("measure");
    Path genome = TestGenome.write(home, TestGenome.bases(11));
    List<Long> plain = new ArrayList<>();
    List<Long> ours = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      plain.add(startOnce("start-igv", models, home, genome));
      ours.add(startOnce("start-ours", models, home, genome));
    }
    System.out.printf(
        Locale.ROOT,
        "%nStart to a drawn genome, median of %d: IGV %d ms, with MotifLens %d ms (%+d ms)%n%n",
        STARTS,
        median(plain),
        median(ours),
        median(ours) - median(plain));

    FolderRepository repository = FolderRepository.open(Optional.of(models));
    LiveIgv igv = LiveIgv.start(home, genome, repository);
    System.out.println(
        "| architecture | track | bases in view | median ms | 90 % within ms | seen before: median"
            + " ms |");
    System.out.println("|---|---|---|---|---|---|");
    List<String> seen = new ArrayList<>();
    for (ModelCard card : repository.cards()) {
      if (!seen.contains(card.architecture())) {
        seen.add(card.architecture());
        row(igv, card, "saliency", 500);
        row(igv, card, "saliency", 2_000);
        row(igv, card, "prediction", 2_000);
        if (igv.extension().facts().isRecurrent(card.id())) {
          row(igv, card, "temporal-forward", 200);
        }
      }
    }
    Runtime.getRuntime().halt(0);
  }

  // ---- First pictures ----

  /** From a pan to a picture with a coarse value at every base, and to that with all values. */
  private static void firstPictures(Path models) throws Exception {
    Path home = Files.createTempDirectory("measure");
    FolderRepository repository = FolderRepository.open(Optional.of(models));
    LiveIgv igv = LiveIgv.start(home, TestGenome.write(home, TestGenome.bases(11)), repository);
    System.out.println(
        "| architecture | track | bases in view | first picture: median ms | 90 % within ms |"
            + " processor ms until then, median | all values: median ms |");
    System.out.println("|---|---|---|---|---|---|---|");
    pause(3_000);
    igv.extension()
        .sequences()
        .running()
        .forEach(one -> igv.extension().sequences().cancel(one.card(), one.recipe()));
    List<String> seen = new ArrayList<>();
    for (ModelCard card : repository.cards()) {
      if (!seen.contains(card.architecture())) {
        seen.add(card.architecture());
        if (igv.extension().facts().isRecurrent(card.id())) {
          for (int bases : new int[] {2_000, 5_000, 10_000}) {
            firstPicture(igv, card, "prediction", bases);
          }
        }
        firstPicture(igv, card, "ism", 500);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void firstPicture(LiveIgv igv, ModelCard card, String method, int bases) {
    AttributionTrack track = igv.add(card.id(), method);
    ProbeRenderer probe = ProbeRenderer.ofOurs();
    LiveIgv.onEdt(
        () -> {
          track.setRenderer(probe);
          return null;
        });
    int pans = Math.min(FIRST_PANS, 380_000 / (bases + 1_000) - 1);
    List<Long> first = new ArrayList<>();
    List<Long> processor = new ArrayList<>();
    List<Long> complete = new ArrayList<>();
    for (int pan = 0; pan < pans; pan++) {
      int start = 2_000 + pan * (bases + 1_000);
      igv.awaitQuiet();
      pause(150);
      ProbeRenderer.Moment begin =
          LiveIgv.onEdt(
              () -> {
                ProbeRenderer.Moment now = ProbeRenderer.Moment.now();
                igv.frame().jumpTo(TestGenome.CHROMOSOME, start, start + bases);
                IGV.getInstance().repaint();
                return now;
              });
      double origin = LiveIgv.onEdt(() -> igv.frame().getOrigin());
      while (probe.drawn(origin) < 0) {
        pause(1);
      }
      if (pan >= FIRST_WARM_UP) {
        ProbeRenderer.Moment coarse = probe.coarse(origin).orElseThrow();
        first.add((coarse.nanos() - begin.nanos()) / 1_000_000);
        processor.add((coarse.processorNanos() - begin.processorNanos()) / 1_000_000);
        complete.add((probe.drawn(origin) - begin.nanos()) / 1_000_000);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %,d | %d | %d | %d | %d |%n",
        card.architecture(),
        method,
        bases,
        median(first),
        first.stream().sorted().toList().get(first.size() * 9 / 10),
        median(processor),
        median(complete));
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks()));
          return null;
        });
  }

  // ---- Memory ----

  /** Heap after a collection, along many pans over places that were not computed before. */
  private static void memory(Path models) throws Exception {
    Path home = Files.createTempDirectory("measure");
    LiveIgv igv =
        LiveIgv.start(
            home,
            TestGenome.write(home, TestGenome.bases(11)),
            FolderRepository.open(Optional.of(models)));
    ModelCard card =
        igv.extension().models().cards().stream()
            .filter(model -> model.architecture().equals("small-cnn"))
            .findFirst()
            .orElseThrow();
    LiveIgv.onEdt(
        () -> igv.extension().addTracks(card, igv.extension().facts().usualMethods(card)));
    System.out.println("| pans | heap after collection, MB | computed tracks |");
    System.out.println("|---|---|---|");
    for (int pan = 0; pan <= MANY_PANS; pan++) {
      if (pan % (MANY_PANS / 10) == 0) {
        igv.awaitQuiet();
        System.gc();
        pause(300);
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
            Locale.ROOT, "| %,d | %.1f | %s |%n", pan, used / 1e6, igv.extension().memory());
      }
      int start = 2_000 + (int) (pan * 7_919L % 380_000);
      igv.goTo(TestGenome.CHROMOSOME, start, start + 2_000);
      if (pan % 20 == 0) {
        igv.awaitQuiet();
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void row(LiveIgv igv, ModelCard card, String method, int bases) {
    AttributionTrack track = igv.add(card.id(), method);
    ProbeRenderer probe = ProbeRenderer.ofOurs();
    LiveIgv.onEdt(
        () -> {
          track.setRenderer(probe);
          return null;
        });
    List<Long> fresh = new ArrayList<>();
    List<Long> known = new ArrayList<>();
    for (int pan = 0; pan < PANS + WARM_UP; pan++) {
      long millis = pan(igv, probe, 2_000 + pan * 5_000, bases);
      if (pan >= WARM_UP) {
        fresh.add(millis);
      }
    }
    for (int pan = 0; pan < PANS; pan++) {
      // Each differs from the one before, and is among the last that were computed.
      known.add(pan(igv, probe, 2_000 + (PANS + pan % WARM_UP) * 5_000, bases));
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %,d | %d | %d | %d |%n",
        card.architecture(),
        method,
        bases,
        median(fresh),
        fresh.stream().sorted().toList().get(PANS * 9 / 10),
        median(known));
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks()));
          return null;
        });
  }

  /** Milliseconds from the change of the view to the end of the first drawing with all values. */
  private static long pan(LiveIgv igv, ProbeRenderer probe, int start, int bases) {
    igv.awaitQuiet();
    pause(120);
    long begin =
        LiveIgv.onEdt(
            () -> {
              long now = System.nanoTime();
              igv.frame().jumpTo(TestGenome.CHROMOSOME, start, start + bases);
              IGV.getInstance().repaint();
              return now;
            });
    double origin = LiveIgv.onEdt(() -> igv.frame().getOrigin());
    while (probe.drawn(origin) < 0) {
      pause(1);
    }
    return (probe.drawn(origin) - begin) / 1_000_000;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
