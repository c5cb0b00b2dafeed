package org.motiflens.explain.factors;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.CalibratedFakes;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.engine.NetworkGroup;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;

/**
 * Prints what it costs to ask the models of a folder, one of each experiment, about one window:
 * processor time of all together and of each by itself, by turns in one run, medians of {@value
 * #WINDOWS} random windows after as many to warm up. What their scores mean is made up, which costs
 * the same. Arguments: the folder and an architecture.
 */
final class FactorPanelReport {
  private static final int WINDOWS = 15;
  private static final int WORDS = 40;
  private static final double NANOS_PER_MILLI = 1e6;

  private FactorPanelReport() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, ModelBundle> models = new LinkedHashMap<>();
    for (ModelLibrary.Entry entry : ModelLibrary.scan(Path.of(arguments[0])).entries()) {
      if (entry.card().architecture().equals(arguments[1])) {
        ModelBundle model = BundleReader.read(entry.file());
        models.put(
            entry.card().experiment(),
            new ModelBundle(
                model.card(),
                model.network(),
                CalibratedFakes.ranked("X", model.network(), 0.5).calibration()));
      }
    }
    List<ModelBundle> all = List.copyOf(models.values());
    FactorPanel together = new FactorPanel(all, StrandRule.MEAN);
    List<FactorPanel> alone =
        all.stream().map(model -> new FactorPanel(List.of(model), StrandRule.MEAN)).toList();
    int trunks = NetworkGroup.of(all.stream().map(ModelBundle::network).toList()).size();
    Random random = new Random(1);
    List<Double> ofAll = new ArrayList<>();
    List<Double> ofEach = new ArrayList<>();
    List<Double> withWords = new ArrayList<>();
    // One thread, so that its processor time is all there is.
    ForkJoinPool single = new ForkJoinPool(1);
    for (int i = 0; i < 2 * WINDOWS; i++) {
      byte[] codes = new byte[together.windowLength()];
      for (int t = 0; t < codes.length; t++) {
        codes[t] = (byte) random.nextInt(4);
      }
      boolean counts = i >= WINDOWS;
      measure(single, () -> together.calls(codes, 0, Monitor.NONE), counts, ofAll);
      measure(
          single, () -> alone.forEach(one -> one.calls(codes, 0, Monitor.NONE)), counts, ofEach);
      measure(single, () -> together.calls(codes, WORDS, Monitor.NONE), counts, withWords);
    }
    System.out.printf(
        Locale.ROOT,
        "%d models, %d trunks; together %.2f ms, each by itself %.2f ms (%.1f times); together with"
            + " %d words %.2f ms%n",
        all.size(),
        trunks,
        median(ofAll),
        median(ofEach),
        median(ofEach) / median(ofAll),
        WORDS,
        median(withWords));
  }

  private static void measure(
      ForkJoinPool single, Runnable work, boolean counts, List<Double> millis) throws Exception {
    double spent =
        single
            .submit(
                () -> {
                  long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                  work.run();
                  long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                  return (after - before) / NANOS_PER_MILLI;
                })
            .get();
    if (counts) {
      millis.add(spent);
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
