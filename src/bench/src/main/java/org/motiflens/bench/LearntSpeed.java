package org.motiflens.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.motiflens.explain.attribution.Saliency;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.instance.BlockCaller;
import org.motiflens.explain.instance.InstanceNamer;
import org.motiflens.explain.interaction.DoubleKnockout;
import org.motiflens.explain.interaction.Knockout;
import org.motiflens.explain.interaction.Stretch;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.explain.resolve.FeatureMap;
import org.motiflens.explain.resolve.GradientAscent;
import org.motiflens.explain.resolve.LineSearch;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.Network;
import org.motiflens.network.library.ModelLibrary;

/**
 * How long it takes to say what a model has learnt: processor time of one thread, so that other
 * work on the machine counts little; of what is repeated, the first and the median of ten.
 * Arguments: folder of models, genome, locus of a binding site; a fourth, {@code zoo}, resolves all
 * models as well, or with a fifth N every Nth of them, and {@code eps} measures the interaction of
 * two stretches alone, so that its first call is the first of the program.
 */
public final class LearntSpeed {
  private static final String CNN = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn";
  private static final String CNN_RNN = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn-rnn";

  /** Stands for the solver that suits a layer. */
  private static final String USUAL = "";

  private static final int REPEATS = 10;
  private static final int VIEW = 2_000;
  private static final int WORD = 8;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private LearntSpeed() {}

  /** Prints a line for each claim. */
  public static void main(String[] arguments) {
    ModelLibrary library = ModelLibrary.scan(Path.of(arguments[0]));
    if (arguments.length > 3 && arguments[3].equals("eps")) {
      alone(library, Path.of(arguments[1]), Locus.parse(arguments[2]));
      return;
    }
    Network cnn = library.load(CNN).network();
    Network recurrent = library.load(CNN_RNN).network();
    say("features of a small CNN, ten starts", () -> resolve(cnn, USUAL));
    Resolution search = resolve(recurrent, LineSearch.KEY);
    tell("features of a small CNN-RNN, ten starts, line search", search, recurrent);
    Resolution published = resolve(recurrent, GradientAscent.KEY);
    tell("the same, schedule as published", published, recurrent);
    try (GenomeFile genome = GenomeFile.open(Path.of(arguments[1]))) {
      Locus site = Locus.parse(arguments[2]);
      inTheGenome(cnn, genome, site);
    }
    if (arguments.length > 3 && arguments[3].equals("zoo")) {
      zoo(library, arguments.length > 4 ? Integer.parseInt(arguments[4]) : 1);
    }
  }

  private static Resolution resolve(Network network, String solver) {
    FeatureLayer layer = FeatureLayer.afterConvolutions(network);
    Resolution.Settings usual = Resolution.standard(network, layer);
    return Resolution.of(
        network,
        layer,
        new Resolution.Settings(
            usual.lambda(),
            usual.score(),
            solver.isEmpty() ? usual.solver() : solver,
            usual.step(),
            usual.starts(),
            usual.seed()),
        Monitor.NONE);
  }

  private static void tell(String what, Resolution once, Network network) {
    double seconds = seconds(() -> resolve(network, once.settings().solver()));
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f s; objective at most %.4f, at least %.4f; largest gradient left %.2g%n",
        what,
        seconds,
        once.maps().stream().mapToDouble(FeatureMap::objective).max().orElse(0),
        once.maps().stream().mapToDouble(FeatureMap::objective).min().orElse(0),
        once.maps().stream().mapToDouble(map -> map.convergence().gradientNorm()).max().orElse(0));
  }

  private static void alone(ModelLibrary library, Path genomeFile, Locus site) {
    try (GenomeFile genome = GenomeFile.open(genomeFile)) {
      Network[] cnn = new Network[1];
      System.out.printf(
          Locale.ROOT,
          "reading of a model: %.0f ms%n",
          1e3 * seconds(() -> cnn[0] = library.load(CNN).network()));
      System.out.printf(
          Locale.ROOT,
          "the first eps of a program, of random bases, which the panel measures beforehand: %.0f"
              + " ms%n",
          1e3 * seconds(() -> ofRandomBases(cnn[0])));
      interaction(cnn[0], genome, site);
    }
  }

  private static void ofRandomBases(Network cnn) {
    byte[] codes = new byte[cnn.architecture().windowLength()];
    Random random = new Random(1);
    for (int t = 0; t < codes.length; t++) {
      codes[t] = (byte) random.nextInt(Bases.COUNT);
    }
    int quarter = codes.length / 4;
    new DoubleKnockout(cnn, Knockout.SHUFFLE, 8, 99)
        .measure(
            codes,
            new Stretch(quarter, quarter + 10),
            new Stretch(2 * quarter, 2 * quarter + 10),
            1,
            Monitor.NONE);
  }

  private static void interaction(Network cnn, GenomeFile genome, Locus site) {
    int length = cnn.architecture().windowLength();
    int start = site.start() - length / 2;
    byte[] codes = genome.codes(new Locus(site.chromosome(), start, start + length));
    int middle = length / 2;
    Stretch first = new Stretch(middle - WORD, middle);
    Stretch second = new Stretch(middle + 1, middle + 1 + WORD);
    say(
        "eps of two stretches with 99 pairs of null for either",
        () ->
            new DoubleKnockout(cnn, Knockout.SHUFFLE, 8, 99)
                .measure(codes, first, second, 1, Monitor.NONE));
  }

  private static void inTheGenome(Network cnn, GenomeFile genome, Locus site) {
    interaction(cnn, genome, site);
    WindowLayout layout = WindowLayout.forMethod(new Saliency(), cnn.architecture());
    Locus view = new Locus(site.chromosome(), site.start() - VIEW / 2, site.start() + VIEW / 2);
    say(
        "saliency of a view of 2,000 bases",
        () -> new ProfileComputer(genome, cnn, new Saliency(), layout).compute(view, Monitor.NONE));
    MotifDatabase known = MotifDatabase.bundled();
    BlockCaller[] caller = new BlockCaller[1];
    System.out.printf(
        Locale.ROOT,
        "null of stretches, once a model and chromosome: %.0f ms%n",
        1e3
            * seconds(
                () -> caller[0] = BlockCaller.of(cnn, genome, site.chromosome(), Monitor.NONE)));
    say(
        "named stretches of the same view, none of them known before",
        () -> {
          InstanceNamer namer = new InstanceNamer(known);
          int last = BlockCaller.blockOf(view.end() - 1);
          for (int block = BlockCaller.blockOf(view.start()); block <= last; block++) {
            caller[0].call(block, namer, Monitor.NONE);
          }
        });
  }

  private static void zoo(ModelLibrary library, int every) {
    for (String architecture : List.of("small-cnn", "small-cnn-rnn")) {
      List<ModelLibrary.Entry> all =
          library.entries().stream()
              .filter(entry -> entry.card().architecture().equals(architecture))
              .toList();
      int models = 0;
      double seconds = 0;
      double longest = 0;
      for (int i = 0; i < all.size(); i += every) {
        Network network = library.load(all.get(i).id()).network();
        double one = seconds(() -> resolve(network, USUAL));
        models++;
        seconds += one;
        longest = Math.max(longest, one);
      }
      System.out.printf(
          Locale.ROOT,
          "features of %d of the %d %s, ten starts each: %.1f s of one thread, the slowest %.2f s%n",
          models,
          all.size(),
          architecture,
          seconds,
          longest);
    }
  }

  private static void say(String what, Runnable work) {
    double first = seconds(work);
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      all.add(seconds(work));
    }
    double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f ms at first, then %.1f ms%n",
        what,
        1e3 * first,
        1e3 * sorted[REPEATS / 2]);
  }

  private static double seconds(Runnable work) {
    long begin = THREADS.getCurrentThreadCpuTime();
    work.run();
    return (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
  }
}
