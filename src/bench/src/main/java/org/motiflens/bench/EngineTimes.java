package org.motiflens.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What {@link EngineBenchmark} measures, as the least processor time of many repeats: little of
 * what else a machine does counts, so that two checkouts can be compared in one run ({@code
 * src/bench/compare-checkouts}). Arguments: seconds of processor time a quantity, architectures.
 */
public final class EngineTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EngineTimes() {}

  /** Prints lines of architecture, quantity and milliseconds. */
  public static void main(String[] arguments) {
    double seconds = Double.parseDouble(arguments[0]);
    Blackhole blackhole =
        new Blackhole(
            "Today's password is swordfish. I understand instantiating Blackholes directly is"
                + " dangerous.");
    for (int i = 1; i < arguments.length; i++) {
      EngineBenchmark benchmark = new EngineBenchmark();
      benchmark.architecture = arguments[i];
      benchmark.kernels = "fastest";
      benchmark.prepare();
      Map<String, Runnable> quantities = new LinkedHashMap<>();
      quantities.put("forward", benchmark::forward);
      quantities.put("saliency", () -> benchmark.saliency(blackhole));
      quantities.put("scan", benchmark::scan);
      if (arguments[i].endsWith("rnn")) {
        quantities.put("temporal", benchmark::temporal);
      }
      String architecture = arguments[i];
      quantities.forEach(
          (name, work) ->
              System.out.printf(
                  Locale.ROOT, "%s %s\t%.4f%n", architecture, name, 1e3 * least(work, seconds)));
    }
  }

  /** The least time of a repeat. */
  private static double least(Runnable work, double seconds) {
    double least = Double.MAX_VALUE;
    for (double spent = 0; spent < seconds; ) {
      long begin = THREADS.getCurrentThreadCpuTime();
      work.run();
      double one = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
      least = Math.min(least, one);
      spent += one;
    }
    return least;
  }
}
