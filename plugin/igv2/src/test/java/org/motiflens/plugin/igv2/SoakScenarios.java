package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.broad.igv.ui.IGV;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.settings.Folders;
import org.motiflens.plugin.tile.TrackSpec;

/**
 * Days of use in minutes: pans, jumps, zooms, other models, methods and strands, tooltips, tracks
 * that come and go, drawn with a seed that is printed. Memory, threads and file handles must not
 * grow. Run by {@code SoakIT}: shortly in every build, long by the script {@code soak}, which says
 * how much in the environment.
 */
class SoakScenarios {
  private static final int PANS = number("MOTIFLENS_SOAK_PANS", 150);
  private static final int SWITCHES = number("MOTIFLENS_SOAK_SWITCHES", 30);
  private static final long SEED =
      number("MOTIFLENS_SOAK_SEED", (int) (System.nanoTime() & 0xffff));

  /** Rows of the report. */
  private static final int MEASUREMENTS = 20;

  private static final int MODELS = 12;

  /** The cache of tiles is full early, so that its filling is not taken for growth. */
  private static final int TILE_MEGABYTES = 8;

  /** What may be kept longer the longer one works: texts of IGV's, caches of Java's fonts. */
  private static final double MOST_GROWTH_MEGABYTES = 24;

  private static final double MOST_THREADS = 4;
  private static final double MOST_HANDLES = 8;

  private static LiveIgv igv;

  private final Random random = new Random(SEED);
  private final List<Measurement> measurements = new ArrayList<>();
  private List<ModelCard> cards;
  private int pans;
  private int switches;
  private int others;

  /** What IGV holds after a number of actions. */
  private record Measurement(
      int pans, int switches, int others, double heapMegabytes, double threads, double handles) {
    static Measurement now(int pans, int switches, int others) {
      // Twice: what the first leaves to finalisers and references is gone after the second.
      System.gc();
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      long handles =
          ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
              ? unix.getOpenFileDescriptorCount()
              : 0;
      return new Measurement(
          pans,
          switches,
          others,
          heap / 1048576.0,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          handles);
    }

    String row() {
      return String.format(
          Locale.ROOT,
          "%d\t%d\t%d\t%.1f\t%.0f\t%.0f%n",
          pans,
          switches,
          others,
          heapMegabytes,
          threads,
          handles);
    }
  }

  private static int number(String name, int otherwise) {
    String text = System.getenv(name);
    return text == null || text.isBlank() ? otherwise : Integer.parseInt(text.strip());
  }

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    Path jar = Path.of(System.getProperty("motiflens.jar"));
    Path fasta = TestGenome.write(home, TestGenome.bases(61));
    igv = LiveIgv.start(home, fasta, FolderRepository.open(Folders.upwards(jar, "models")));
  }

  /** As the menus do it: what was changed is painted, and so asked for. */
  private static void change(Runnable change) {
    onEdt(
        () -> {
          change.run();
          IGV.getInstance().repaint();
        });
  }

  private static void onEdt(Runnable action) {
    LiveIgv.onEdt(
        () -> {
          action.run();
          return null;
        });
  }

  private ModelCard anyModel() {
    return cards.get(random.nextInt(cards.size()));
  }

  private AttributionTrack anyTrack() {
    List<AttributionTrack> tracks = LiveIgv.attributionTracks();
    return tracks.get(random.nextInt(tracks.size()));
  }

  private void pan() {
    igv.pan(random.nextInt(1_200) - 600);
    pans++;
    // A run to the end of the genome would show nothing new.
    double origin = LiveIgv.onEdt(() -> igv.frame().getOrigin());
    if (pans % 50 == 0 || origin < 1_000 || origin > TestGenome.UNKNOWN_FROM - 1_000) {
      jump();
    }
  }

  private void jump() {
    int first = 1 + random.nextInt(TestGenome.UNKNOWN_FROM - 5_000);
    igv.goTo(TestGenome.CHROMOSOME, first, first + 40 + random.nextInt(400));
  }

  private void switchModel() {
    ModelCard card = anyModel();
    AttributionTrack track = anyTrack();
    change(
        () -> {
          TrackSpec old = track.model().spec().orElseThrow();
          track
              .model()
              .show(
                  new TrackSpec(
                      card.id(),
                      card.weightsSha256(),
                      old.methodKey(),
                      card.windowLength(),
                      Math.min(old.stride(), card.windowLength()),
                      old.strand(),
                      old.anchor()));
        });
    switches++;
  }

  private void somethingElse() {
    others++;
    AttributionTrack track = anyTrack();
    switch (random.nextInt(5)) {
      case 0 -> {
        List<AttributionMethod> methods =
            LiveIgv.onEdt(
                () ->
                    igv.extension()
                        .facts()
                        .methodsFor(
                            igv.extension()
                                .models()
                                .card(track.model().spec().orElseThrow().modelId())));
        // Exact mutagenesis of everything would be all that is done here.
        List<AttributionMethod> quick =
            methods.stream()
                .filter(method -> List.of("saliency", "input-x-gradient").contains(method.key()))
                .toList();
        if (!quick.isEmpty()) {
          AttributionMethod method = quick.get(random.nextInt(quick.size()));
          change(() -> track.model().show(method));
        }
      }
      case 1 -> {
        List<StrandRule> strands = List.of(StrandRule.values());
        StrandRule strand = strands.get(random.nextInt(strands.size()));
        change(() -> track.model().show(strand));
      }
      case 2 ->
          LiveIgv.onEdt(
              () ->
                  track.getValueStringAt(
                      TestGenome.CHROMOSOME, igv.frame().getOrigin() + 20, 0, 0, igv.frame()));
      case 3 -> jump();
      default -> {
        igv.add(anyModel().id(), "saliency");
        onEdt(() -> IGV.getInstance().deleteTracks(List.of(track)));
      }
    }
  }

  private void act(int action, int actions) {
    int left = actions - action;
    if (random.nextInt(left) < (SWITCHES - switches)) {
      switchModel();
    } else if (random.nextInt(10) == 0) {
      somethingElse();
    } else {
      pan();
    }
  }

  @Test
  void memoryThreadsAndFileHandlesAreFlat() throws IOException {
    System.out.println("soak: seed " + SEED + ", " + PANS + " pans, " + SWITCHES + " switches");
    cards =
        igv.extension().models().cards().stream()
            .filter(card -> card.architecture().equals("small-cnn"))
            .limit(MODELS)
            .toList();
    onEdt(() -> igv.extension().limitMemory(TILE_MEGABYTES));
    for (int i = 0; i < 3; i++) {
      igv.add(cards.get(i).id(), "saliency");
    }
    jump();
    igv.awaitQuiet();
    // Every model once: what is read once is kept by design.
    for (ModelCard card : cards) {
      igv.extension().models().network(card.id());
    }
    int step = Math.max(1, PANS / MEASUREMENTS);
    int next = 0;
    for (int action = 0; pans < PANS; action++) {
      if (pans >= next) {
        measure();
        next += step;
      }
      act(action, Math.max(action + 1, (int) (1.12 * PANS) + SWITCHES));
      if (action % 10 == 0) {
        igv.awaitQuiet();
      }
    }
    while (switches < SWITCHES) {
      switchModel();
      igv.awaitQuiet();
    }
    measure();
    assertFlat("MB of heap", Measurement::heapMegabytes, MOST_GROWTH_MEGABYTES);
    assertFlat("threads", Measurement::threads, MOST_THREADS);
    assertFlat("file handles", Measurement::handles, MOST_HANDLES);
  }

  private void measure() throws IOException {
    igv.awaitQuiet();
    Measurement now = Measurement.now(pans, switches, others);
    measurements.add(now);
    // Of a run that is broken off, too, it is seen how far it came.
    System.out.print("soak: " + now.row());
    System.out.flush();
    write();
  }

  private void write() throws IOException {
    String place = System.getenv("MOTIFLENS_SOAK_REPORT");
    if (place == null || place.isBlank()) {
      return;
    }
    StringBuilder report =
        new StringBuilder("# seed: " + SEED + "\n")
            .append("# asked for: " + PANS + " pans, " + SWITCHES + " other models\n")
            .append("# java: " + System.getProperty("java.vm.version") + "\n")
            .append("pans\tmodel_switches\tother_actions\theap_mb\tthreads\tfile_handles\n");
    measurements.forEach(measurement -> report.append(measurement.row()));
    Files.writeString(Path.of(place), report);
  }

  private static double median(List<Measurement> some, ToDoubleFunction<Measurement> value) {
    double[] sorted = some.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** The last third against the second fifth to third: the first ones warm up. */
  private void assertFlat(String what, ToDoubleFunction<Measurement> value, double most) {
    int third = measurements.size() / 3;
    double early = median(measurements.subList(third / 2, third + third / 2), value);
    double late =
        median(measurements.subList(measurements.size() - third, measurements.size()), value);
    assertTrue(
        late - early <= most,
        () ->
            String.format(
                Locale.ROOT,
                "%.1f %s early, %.1f late, seed %d: %s",
                early,
                what,
                late,
                SEED,
                Arrays.toString(measurements.stream().mapToDouble(value).toArray())));
  }
}
