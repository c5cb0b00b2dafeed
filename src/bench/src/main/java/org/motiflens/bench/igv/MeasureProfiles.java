package org.motiflens.bench.igv;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.broad.igv.ui.IGV;
import org.motiflens.network.bpnet.BpnetBundle;
import org.motiflens.network.bpnet.BpnetModel;
import org.motiflens.network.bpnet.BpnetShape;
import org.motiflens.network.bpnet.BpnetShape.Residual;
import org.motiflens.network.bpnet.BpnetWeights;
import org.motiflens.plugin.igv2.AttributionRenderer;
import org.motiflens.plugin.igv2.AttributionTrack;
import org.motiflens.plugin.igv2.LiveIgv;
import org.motiflens.plugin.igv2.ProbeRenderer;
import org.motiflens.plugin.igv2.TestGenome;
import org.motiflens.plugin.library.FolderRepository;

/**
 * Measures how long a view of a profile model of a published size takes in a real IGV, from the
 * change of the view to the first picture and to the last value. Weights are random: time does not
 * depend on them. Needs a screen; {@code docs/profile-models.md} has the command.
 */
public final class MeasureProfiles {
  private static final int WINDOW = 2_114;
  private static final int OUTPUT = 1_000;
  private static final int FIRST = 21;
  private static final int LAYERS = 8;
  private static final int HEAD = 75;
  private static final int VIEW = 2_000;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static LiveIgv igv;

  private MeasureProfiles() {}

  /** Arguments: how many views are measured of each row. */
  public static void main(String[] arguments) throws Exception {
    int views = Integer.parseInt(arguments[0]);
    Path home = Files.createTempDirectory("measure");
    Path models = home.resolve("models");
    String small = write(models, BpnetBundle.BPNET, 64);
    String large = write(models, BpnetBundle.WITHOUT_BIAS, 512);
    igv =
        LiveIgv.start(
            home,
            TestGenome.write(home, TestGenome.bases(11)),
            FolderRepository.open(Optional.of(models)));
    System.out.println(
        "| filters | track | first picture, ms: median, least | all values, ms: median, least |"
            + " processor time, median ms: first picture, all values |");
    System.out.println("|---|---|---|---|---|");
    row(small, 64, "counts-contribution", views);
    row(small, 64, "expected-counts", views);
    row(small, 64, "deepshap", views);
    row(large, 512, "counts-contribution", views);
    row(large, 512, "expected-counts", views);
    Runtime.getRuntime().halt(0);
  }

  private static String write(Path models, String architecture, int filters) {
    boolean bpnet = architecture.equals(BpnetBundle.BPNET);
    BpnetShape shape =
        new BpnetShape(
            WINDOW,
            OUTPUT,
            filters,
            FIRST,
            LAYERS,
            HEAD,
            bpnet ? 2 : 1,
            bpnet ? Residual.BEFORE_RECTIFIER : Residual.AFTER_RECTIFIER);
    Random random = new Random(filters);
    List<Integer> sizes = new ArrayList<>(List.of(FIRST * 4 * filters, filters));
    for (int i = 0; i < LAYERS; i++) {
      sizes.add(BpnetShape.DILATED_KERNEL * filters * filters);
      sizes.add(filters);
    }
    sizes.addAll(List.of(HEAD * filters * shape.strands(), shape.strands(), filters, 1));
    List<float[]> arrays = new ArrayList<>();
    for (int size : sizes) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = (float) (random.nextGaussian() / Math.sqrt(3.0 * filters));
      }
      arrays.add(values);
    }
    String experiment = "RANDOM_" + filters;
    BpnetBundle.of(
            new BpnetModel(List.of(new BpnetWeights(shape, arrays))),
            new BpnetBundle.Declaration(
                architecture,
                "RANDOM",
                experiment,
                "none",
                "chrT",
                "random numbers",
                "0".repeat(64),
                Map.of(),
                "MIT"))
        .write(models);
    return experiment + "/" + architecture;
  }

  private static void row(String model, int filters, String method, int views) {
    AttributionTrack track = igv.add(model, method);
    ProbeRenderer probe = new ProbeRenderer(new AttributionRenderer());
    LiveIgv.onEdt(
        () -> {
          track.setRenderer(probe);
          return null;
        });
    List<long[]> shown = new ArrayList<>();
    int warmUp = 4;
    for (int view = 0; view < views + warmUp; view++) {
      long[] millis = show(probe, 8_000 + view * 12_000);
      if (view >= warmUp) {
        shown.add(millis);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %d | %s | %d, %d | %d, %d | %d, %d |%n",
        filters,
        method,
        median(shown, 0),
        least(shown, 0),
        median(shown, 1),
        least(shown, 1),
        median(shown, 2),
        median(shown, 3));
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks()));
          return null;
        });
  }

  /**
   * Milliseconds from the change of the view to a first picture, and until nothing is computed any
   * more, the tiles beside the view included; then the processor time of the whole process for
   * either, which other work on the machine does not lengthen.
   */
  private static long[] show(ProbeRenderer probe, int start) {
    igv.awaitQuiet();
    pause(120);
    long used = PROCESS.getProcessCpuTime();
    long begin =
        LiveIgv.onEdt(
            () -> {
              long now = System.nanoTime();
              igv.frame().jumpTo(TestGenome.CHROMOSOME, start, start + VIEW);
              IGV.getInstance().repaint();
              return now;
            });
    double origin = LiveIgv.onEdt(() -> igv.frame().getOrigin());
    while (probe.drawn(origin) < 0) {
      pause(1);
    }
    long first = probe.drawn(origin) - begin;
    long usedFirst = PROCESS.getProcessCpuTime() - used;
    igv.awaitQuiet();
    LiveIgv.onEdt(() -> null);
    long all = System.nanoTime() - begin;
    long usedAll = PROCESS.getProcessCpuTime() - used;
    return new long[] {
      first / 1_000_000, all / 1_000_000, usedFirst / 1_000_000, usedAll / 1_000_000
    };
  }

  private static long median(List<long[]> shown, int figure) {
    return sorted(shown, figure)[shown.size() / 2];
  }

  private static long least(List<long[]> shown, int figure) {
    return sorted(shown, figure)[0];
  }

  private static long[] sorted(List<long[]> shown, int figure) {
    return shown.stream().mapToLong(millis -> millis[figure]).sorted().toArray();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
