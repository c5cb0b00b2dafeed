package org.motiflens.training;

import com.google.common.base.Splitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.engine.NetworkGroup;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.Summit;
import org.motiflens.training.data.ValidationBlocks;
import org.motiflens.training.genomic.GenomeData;
import org.motiflens.training.genomic.Grid;
import org.motiflens.training.genomic.HeldOutChromosomes;

/**
 * Compares models of a factor, whoever made them, and its known motifs on all validation windows of
 * one experiment, where the sample that chose their epochs holds some. Arguments: the experiment,
 * then folders of models, or {@code FOLDER:ID} for one model of a folder, or several of these with
 * {@code +} between them for the mean of their logits. Two tasks: "grid" is every window of the
 * long contigs' validation blocks; "peaks" has the bound windows of the short blocks as well, five
 * times as many, and the same unbound ones, weighed so that as large a share is bound as in the
 * genome. Intervals and paired differences to the first model are of 300 draws of blocks of 1 Mb.
 * The next columns are the bound windows, from the strongest quarter of the peaks to the weakest,
 * that score above all but one in 10,000, and one in 1000, unbound windows: what cannot be told
 * from the sequence stays below for every scorer. The last is how many of the unbound windows above
 * are bound in another experiment of the factor. For each known motif it says then how many of all
 * peaks outside of the held-out chromosomes, by quarter, hold a word that is as rare: of those in
 * long contigs, and of those in the short blocks, which were collected around peaks of others.
 */
final class ValidationReport {
  private static final int WINDOW = 101;
  private static final int BLOCK = 1_000_000;
  private static final int DRAWS = 300;
  private static final long SEED = 1;
  private static final double KNOWN_BASES = 2.86e9;
  private static final double RARE = 1e-4;
  private static final double LESS_RARE = 1e-3;
  private static final int QUARTERS = 4;
  private static final int PIECE = 4096;

  private ValidationReport() {}

  /**
   * Windows that are judged.
   *
   * @param windows codes, bound ones first
   * @param blocks of 1 Mb, by window
   * @param onGrid whether each lies in a long contig
   * @param elsewhere whether another experiment of the factor has a summit within 300 bases
   * @param quarter of the experiment's peaks that each bound window belongs to, 0 the strongest
   * @param peaks all known ones outside of the held-out chromosomes, their summits in the middle
   * @param unknown how many there lie in unknown sequence, by quarter
   * @param share of the genome's windows that are bound
   */
  private record Sample(
      List<byte[]> windows,
      List<String> blocks,
      List<Boolean> onGrid,
      List<Boolean> elsewhere,
      List<Integer> quarter,
      List<Peak> peaks,
      List<Integer> unknown,
      double share) {
    int bound() {
      return quarter.size();
    }
  }

  private record Peak(Locus window, int quarter, boolean inContig) {}

  /** Average precision, and that of each draw. */
  private record Precision(double value, List<Double> draws) {}

  public static void main(String[] arguments) {
    ReferenceData reference = new ReferenceData(Checkout.sharedData());
    Experiment experiment = reference.experiments().named(arguments[0]);
    Sample sample = sample(reference, experiment);
    Map<String, float[]> scores = new LinkedHashMap<>();
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      if (argument.contains("+")) {
        scores.put("mean of " + argument, mean(argument, experiment, sample));
      } else {
        models(argument, experiment)
            .forEach((name, network) -> scores.put(name, score(network, sample)));
      }
    }
    for (MotifMatrix motif : MotifDatabase.bundled().named(experiment.tf())) {
      scores.put("motif " + motif.id(), score(motif, sample.windows()));
    }
    long onGrid = IntStream.range(0, sample.bound()).filter(i -> sample.onGrid().get(i)).count();
    System.out.printf(
        Locale.ROOT,
        "%s: bound windows %d on the grid, %d in all; %d unbound; share bound in the genome %.5f%n",
        experiment.id(),
        onGrid,
        sample.bound(),
        sample.windows().size() - sample.bound(),
        sample.share());
    System.out.println(
        "scorer\tgrid auPRC\tinterval\tminus first\tpeaks auPRC\tinterval\tminus first\trecall at"
            + " 1e-4 by quarter\trecall at 1e-3 by quarter\tabove 1e-4 and bound elsewhere");
    Precision firstGrid = null;
    Precision firstPeaks = null;
    for (Map.Entry<String, float[]> scorer : scores.entrySet()) {
      Precision grid = precision(scorer.getValue(), sample, true);
      Precision peaks = precision(scorer.getValue(), sample, false);
      firstGrid = firstGrid == null ? grid : firstGrid;
      firstPeaks = firstPeaks == null ? peaks : firstPeaks;
      System.out.printf(
          Locale.ROOT,
          "%s\t%s\t%s\t%s\t%s\t%s%n",
          scorer.getKey(),
          words(grid, firstGrid),
          words(peaks, firstPeaks),
          recalls(scorer.getValue(), sample, RARE),
          recalls(scorer.getValue(), sample, LESS_RARE),
          elsewhere(scorer.getValue(), sample));
    }
    for (MotifMatrix motif : MotifDatabase.bundled().named(experiment.tf())) {
      float threshold = threshold(score(motif, sample.windows()), sample, RARE);
      for (boolean contigs : new boolean[] {true, false}) {
        System.out.printf(
            Locale.ROOT,
            "peaks with a word of %s in %s, by quarter: %s%n",
            motif.id(),
            contigs ? "long contigs" : "short blocks",
            words(motif, threshold, reference.genome(), sample.peaks(), contigs));
      }
    }
    System.out.println("peaks in unknown sequence, by quarter: " + sample.unknown());
  }

  private static String words(
      MotifMatrix motif, float threshold, PartialGenome genome, List<Peak> peaks, boolean contigs) {
    StringBuilder text = new StringBuilder();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      int wanted = quarter;
      float[] scores =
          score(
              motif,
              peaks.stream()
                  .filter(peak -> peak.quarter() == wanted && peak.inContig() == contigs)
                  .map(peak -> genome.codes(peak.window()))
                  .toList());
      int with = 0;
      for (float score : scores) {
        with += score > threshold ? 1 : 0;
      }
      text.append(quarter == 0 ? "" : " ").append(with).append('/').append(scores.length);
    }
    return text.toString();
  }

  private static String words(Precision precision, Precision first) {
    double[] difference = new double[DRAWS];
    Arrays.setAll(difference, i -> precision.draws().get(i) - first.draws().get(i));
    double[] own = precision.draws().stream().mapToDouble(Double::doubleValue).toArray();
    return String.format(
        Locale.ROOT,
        "%.3f\t%s\t%+.3f %s",
        precision.value(),
        interval(own),
        precision.value() - first.value(),
        interval(difference));
  }

  private static String interval(double[] values) {
    Arrays.sort(values);
    int out = values.length / 40;
    return String.format(
        Locale.ROOT, "(%.3f to %.3f)", values[out], values[values.length - 1 - out]);
  }

  private static Map<String, Network> models(String argument, Experiment experiment) {
    String[] parts = argument.split(":", 2);
    Map<String, Network> networks = new LinkedHashMap<>();
    ModelLibrary library = ModelLibrary.scan(Path.of(parts[0]));
    for (ModelLibrary.Entry entry : library.entries()) {
      boolean wanted =
          parts.length > 1
              ? entry.card().id().equals(parts[1])
              : entry.card().tf().equalsIgnoreCase(experiment.tf());
      if (wanted) {
        String folder = Path.of(parts[0]).getFileName().toString();
        networks.put(folder + ":" + entry.card().id(), BundleReader.read(entry.file()).network());
      }
    }
    return networks;
  }

  private static float[] mean(String argument, Experiment experiment, Sample sample) {
    float[] sum = new float[sample.windows().size()];
    for (String part : Splitter.on('+').split(argument)) {
      for (Network network : models(part, experiment).values()) {
        float[] scores = score(network, sample);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += scores[i];
        }
      }
    }
    return sum;
  }

  private static Sample sample(ReferenceData reference, Experiment experiment) {
    GenomeData data = GenomeData.of(reference, WINDOW);
    PartialGenome genome = reference.genome();
    int task = data.index().tasks().indexOf(experiment.table());
    List<Summit> summits = new ArrayList<>(data.summits(experiment.table()));
    summits.sort(Comparator.comparingDouble(Summit::signal).reversed());
    List<byte[]> windows = new ArrayList<>();
    List<String> blocks = new ArrayList<>();
    List<Boolean> onGrid = new ArrayList<>();
    List<Boolean> elsewhere = new ArrayList<>();
    List<Integer> others =
        reference.experiments().experiments().stream()
            .filter(each -> each.tf().equalsIgnoreCase(experiment.tf()))
            .map(each -> data.index().tasks().indexOf(each.table()))
            .filter(number -> number >= 0 && number != task)
            .toList();
    Predicate<Locus> isElsewhere =
        window ->
            others.stream()
                .anyMatch(
                    other ->
                        !data.index().isUnbound(other, window.chromosome(), Grid.centre(window)));
    List<Integer> quarters = new ArrayList<>();
    List<Peak> peaks = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>(Collections.nCopies(QUARTERS, 0));
    for (int rank = 0; rank < summits.size(); rank++) {
      int quarter = rank * QUARTERS / summits.size();
      Locus centred = summits.get(rank).window(WINDOW);
      if (!HeldOutChromosomes.ALL.contains(centred.chromosome())) {
        if (genome.knows(centred)) {
          peaks.add(new Peak(centred, quarter, isInContig(data, centred)));
        } else {
          unknown.set(quarter, unknown.get(quarter) + 1);
        }
      }
      Locus window = nearest(summits.get(rank));
      if (!HeldOutChromosomes.ALL.contains(window.chromosome())
          && window.start() >= 0
          && ValidationBlocks.contains(window)
          && genome.knows(window)) {
        windows.add(genome.codes(window));
        elsewhere.add(isElsewhere.test(window));
        blocks.add(block(window));
        onGrid.add(isInContig(data, window));
        quarters.add(quarter);
      }
    }
    for (List<Locus> part : List.of(data.grid().bound(), data.grid().unbound())) {
      for (Locus window : part) {
        if (data.index().isUnbound(task, window.chromosome(), Grid.centre(window))) {
          windows.add(genome.codes(window));
          elsewhere.add(isElsewhere.test(window));
          blocks.add(block(window));
          onGrid.add(true);
        }
      }
    }
    return new Sample(
        windows,
        blocks,
        onGrid,
        elsewhere,
        quarters,
        peaks,
        unknown,
        summits.size() * (double) Grid.STRIDE / KNOWN_BASES);
  }

  private static boolean isInContig(GenomeData data, Locus window) {
    return data.sequence().contigs().stream()
        .anyMatch(
            contig ->
                contig.chromosome().equals(window.chromosome())
                    && contig.start() <= window.start()
                    && window.end() <= contig.end());
  }

  /** The window of the grid whose middle is nearest to a summit. */
  private static Locus nearest(Summit summit) {
    int start =
        (int) Math.round((summit.position() - WINDOW / 2) / (double) Grid.STRIDE) * Grid.STRIDE;
    return new Locus(summit.chromosome(), Math.max(0, start), Math.max(0, start) + WINDOW);
  }

  private static String block(Locus window) {
    return window.chromosome() + ":" + Grid.centre(window) / BLOCK;
  }

  private static float[] score(Network network, Sample sample) {
    NetworkGroup group = NetworkGroup.of(List.of(network)).get(0);
    float[] scores = new float[sample.windows().size()];
    for (int first = 0; first < scores.length; first += PIECE) {
      int count = Math.min(PIECE, scores.length - first);
      byte[] codes = new byte[count * WINDOW];
      for (int i = 0; i < count; i++) {
        System.arraycopy(sample.windows().get(first + i), 0, codes, i * WINDOW, WINDOW);
      }
      float[][] margins = new float[1][count];
      group.newEvaluator().logitMargins(codes, new WindowRun(0, WINDOW, count), margins);
      System.arraycopy(margins[0], 0, scores, first, count);
    }
    return scores;
  }

  /**
   * The best word of either strand against bases that are equally likely, as the benchmark has it.
   */
  private static float[] score(MotifMatrix motif, List<byte[]> windows) {
    MotifMatrix smooth = motif.withPseudocount(0.1, 20);
    int width = motif.columns();
    double[] odds = new double[width * Bases.COUNT];
    for (int column = 0; column < width; column++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        odds[column * Bases.COUNT + base] =
            Math.log(Bases.COUNT * smooth.probability(column, base));
      }
    }
    float[] scores = new float[windows.size()];
    for (int i = 0; i < scores.length; i++) {
      float best = Float.NEGATIVE_INFINITY;
      byte[] given = windows.get(i);
      for (byte[] strand : List.of(given, Bases.reverseComplement(given))) {
        for (int start = 0; start + width <= strand.length; start++) {
          double sum = 0;
          for (int column = 0; column < width; column++) {
            sum += odds[column * Bases.COUNT + strand[start + column]];
          }
          best = Math.max(best, (float) sum);
        }
      }
      scores[i] = best;
    }
    return scores;
  }

  private static Precision precision(float[] scores, Sample sample, boolean gridOnly) {
    int[] order =
        IntStream.range(0, scores.length)
            .filter(i -> !gridOnly || sample.onGrid().get(i))
            .boxed()
            .sorted((a, b) -> Float.compare(scores[b], scores[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<String> names =
        Arrays.stream(order).mapToObj(sample.blocks()::get).distinct().sorted().toList();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    int[] blocks = Arrays.stream(order).map(i -> numbers.get(sample.blocks().get(i))).toArray();
    double bound = Arrays.stream(order).filter(i -> i < sample.bound()).count();
    double unbound = order.length - bound;
    double weight = gridOnly ? 1 : unbound * sample.share() / (1 - sample.share()) / bound;
    float[] ranked = new float[order.length];
    boolean[] isBound = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      ranked[i] = scores[order[i]];
      isBound[i] = order[i] < sample.bound();
    }
    int[] once = new int[names.size()];
    Arrays.fill(once, 1);
    double value = average(ranked, isBound, blocks, once, weight);
    Random random = new Random(SEED);
    List<Double> draws = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] times = new int[once.length];
      for (int i = 0; i < times.length; i++) {
        times[random.nextInt(times.length)]++;
      }
      draws.add(average(ranked, isBound, blocks, times, weight));
    }
    return new Precision(value, draws);
  }

  /** Average precision of windows in falling order of their scores, ties together. */
  private static double average(
      float[] ranked, boolean[] bound, int[] blocks, int[] times, double weight) {
    double found = 0;
    double wrong = 0;
    double sum = 0;
    int next = 0;
    while (next < ranked.length) {
      float score = ranked[next];
      double before = found;
      while (next < ranked.length && ranked[next] == score) {
        if (bound[next]) {
          found += weight * times[blocks[next]];
        } else {
          wrong += times[blocks[next]];
        }
        next++;
      }
      sum += found > before ? (found - before) * found / (found + wrong) : 0;
    }
    return found > 0 ? sum / found : 0;
  }

  /** Of each quarter of the peaks the share that scores above all but rare unbound windows. */
  private static String recalls(float[] scores, Sample sample, double rare) {
    float threshold = threshold(scores, sample, rare);
    int[] all = new int[QUARTERS];
    int[] above = new int[QUARTERS];
    for (int i = 0; i < sample.bound(); i++) {
      all[sample.quarter().get(i)]++;
      above[sample.quarter().get(i)] += scores[i] > threshold ? 1 : 0;
    }
    StringBuilder text = new StringBuilder();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      text.append(
          String.format(
              Locale.ROOT, "%s%d/%d", quarter == 0 ? "" : " ", above[quarter], all[quarter]));
    }
    return text.toString();
  }

  private static float threshold(float[] scores, Sample sample, double rare) {
    float[] unbound = Arrays.copyOfRange(scores, sample.bound(), scores.length);
    Arrays.sort(unbound);
    return unbound[(int) Math.floor(unbound.length * (1 - rare))];
  }

  private static String elsewhere(float[] scores, Sample sample) {
    float threshold = threshold(scores, sample, RARE);
    int above = 0;
    int bound = 0;
    for (int i = sample.bound(); i < scores.length; i++) {
      if (scores[i] > threshold) {
        above++;
        bound += sample.elsewhere().get(i) ? 1 : 0;
      }
    }
    return bound + "/" + above;
  }
}
