package org.motiflens.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.engine.NetworkGroup;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.Summit;

/**
 * Measures whether a window that no experiment binds can be told by the kind of sequence it comes
 * from: long contigs, or the short blocks that were collected around peaks. Prints the AUC of a
 * linear model of 4-mers that learns just this, on windows of other blocks of the genome, and by
 * how much the scores of the models of a folder tell the two apart, who were never asked to. The
 * argument is the folder of models.
 */
final class NegativeOriginReport {
  private static final int WINDOW = 101;
  private static final int WINDOWS = 20_000;
  private static final int LONG = 1_000_000;
  private static final int FAR = 300;
  private static final int WORD = 4;
  private static final int WORDS = 256;
  private static final int EPOCHS = 20;
  private static final double RATE = 0.02;
  private static final long SEED = 1;

  private NegativeOriginReport() {}

  /** Windows of one origin, first those to learn from and then those to judge on. */
  private record Windows(List<byte[]> learn, List<byte[]> judge) {}

  public static void main(String[] arguments) {
    ReferenceData reference = new ReferenceData(Checkout.sharedData());
    PartialGenome genome = reference.genome();
    Map<String, NavigableSet<Integer>> summits = new TreeMap<>();
    for (List<Summit> all : reference.allSummits().values()) {
      all.forEach(
          summit ->
              summits
                  .computeIfAbsent(summit.chromosome(), name -> new TreeSet<>())
                  .add(summit.position()));
    }
    Windows contigs = draw(genome, summits, true);
    Windows blocks = draw(genome, summits, false);
    System.out.printf(
        Locale.ROOT,
        "windows to learn from: %d of contigs, %d of blocks; to judge on: %d, %d%n",
        contigs.learn().size(),
        blocks.learn().size(),
        contigs.judge().size(),
        blocks.judge().size());
    System.out.printf(Locale.ROOT, "G and C: %.3f, %.3f%n", gc(contigs), gc(blocks));
    double[] weights = learn(contigs.learn(), blocks.learn());
    System.out.printf(
        Locale.ROOT,
        "linear model of 4-mers, block against contig: AUC %.3f%n",
        Auc.of(scores(weights, blocks.judge()), scores(weights, contigs.judge())).value());
    models(Path.of(arguments[0]), contigs, blocks);
  }

  private static void models(Path folder, Windows contigs, Windows blocks) {
    List<Network> networks = new ArrayList<>();
    for (ModelLibrary.Entry entry : ModelLibrary.scan(folder).entries()) {
      if (entry.card().architecture().endsWith("cnn") && entry.card().windowLength() == WINDOW) {
        networks.add(BundleReader.read(entry.file()).network());
      }
    }
    List<Double> aucs = new ArrayList<>();
    List<Double> aboveContig = new ArrayList<>();
    List<Double> aboveBlock = new ArrayList<>();
    for (NetworkGroup group : NetworkGroup.of(networks)) {
      float[][] contig = margins(group, contigs.judge());
      float[][] block = margins(group, blocks.judge());
      for (int i = 0; i < contig.length; i++) {
        aucs.add(Auc.of(doubles(block[i]), doubles(contig[i])).value());
        aboveContig.add(above(contig[i]));
        aboveBlock.add(above(block[i]));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d convolutional models, block against contig: median AUC of the score %.3f; P > .5 of"
            + " contigs %.4f, of blocks %.4f (medians)%n",
        aucs.size(),
        median(aucs),
        median(aboveContig),
        median(aboveBlock));
  }

  private static float[][] margins(NetworkGroup group, List<byte[]> windows) {
    byte[] codes = new byte[windows.size() * WINDOW];
    for (int i = 0; i < windows.size(); i++) {
      System.arraycopy(windows.get(i), 0, codes, i * WINDOW, WINDOW);
    }
    float[][] margins = new float[group.members().size()][windows.size()];
    group.newEvaluator().logitMargins(codes, new WindowRun(0, WINDOW, windows.size()), margins);
    return margins;
  }

  /** Windows far from all summits of all experiments, not of the chromosomes that test. */
  private static Windows draw(
      PartialGenome genome, Map<String, NavigableSet<Integer>> summits, boolean contigs) {
    List<Locus> stretches =
        genome.stretches().stream()
            .filter(stretch -> !stretch.chromosome().matches("chr2[12]"))
            .filter(stretch -> contigs == stretch.length() >= LONG)
            .filter(stretch -> stretch.length() >= WINDOW)
            .toList();
    long[] until = new long[stretches.size()];
    long places = 0;
    for (int i = 0; i < until.length; i++) {
      places += stretches.get(i).length() - WINDOW + 1;
      until[i] = places;
    }
    Random random = new Random(SEED);
    List<byte[]> learn = new ArrayList<>();
    List<byte[]> judge = new ArrayList<>();
    for (int drawn = 0; drawn < 20 * WINDOWS && learn.size() + judge.size() < WINDOWS; drawn++) {
      long place = (long) (random.nextDouble() * places);
      int at = Arrays.binarySearch(until, place + 1);
      Locus stretch = stretches.get(at < 0 ? -at - 1 : at);
      int start = stretch.start() + random.nextInt(stretch.length() - WINDOW + 1);
      int centre = start + WINDOW / 2;
      NavigableSet<Integer> near = summits.getOrDefault(stretch.chromosome(), new TreeSet<>());
      Integer next = near.ceiling(centre - FAR);
      if (next == null || next > centre + FAR) {
        // Neighbouring blocks of 1 Mb learn and judge by turns.
        boolean judges = centre / LONG % 2 == 0;
        (judges ? judge : learn)
            .add(genome.codes(new Locus(stretch.chromosome(), start, start + WINDOW)));
      }
    }
    return new Windows(learn, judge);
  }

  private static double gc(Windows windows) {
    long strong = 0;
    long all = 0;
    for (byte[] window : windows.judge()) {
      for (byte code : window) {
        strong += code == 1 || code == 2 ? 1 : 0;
        all++;
      }
    }
    return (double) strong / all;
  }

  /** Counts of words of both strands. */
  private static double[] counts(byte[] window) {
    double[] counts = new double[WORDS];
    for (byte[] strand : List.of(window, Bases.reverseComplement(window))) {
      for (int i = 0; i + WORD <= strand.length; i++) {
        int word = 0;
        for (int j = 0; j < WORD; j++) {
          word = word * Bases.COUNT + strand[i + j];
        }
        counts[word]++;
      }
    }
    return counts;
  }

  /** Logistic regression by stochastic gradient steps; the last weight is the bias. */
  private static double[] learn(List<byte[]> contigs, List<byte[]> blocks) {
    double[] weights = new double[WORDS + 1];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < contigs.size() + blocks.size(); i++) {
      order.add(i);
    }
    Random random = new Random(SEED);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(order, random);
      double rate = RATE * (EPOCHS - epoch) / EPOCHS;
      for (int i : order) {
        boolean block = i >= contigs.size();
        double[] counts = counts(block ? blocks.get(i - contigs.size()) : contigs.get(i));
        double error = (block ? 1 : 0) - 1 / (1 + Math.exp(-score(weights, counts)));
        for (int w = 0; w < WORDS; w++) {
          weights[w] += rate * error * counts[w];
        }
        weights[WORDS] += rate * error;
      }
    }
    return weights;
  }

  private static double score(double[] weights, double[] counts) {
    double sum = weights[WORDS];
    for (int w = 0; w < WORDS; w++) {
      sum += weights[w] * counts[w];
    }
    return sum;
  }

  private static double[] scores(double[] weights, List<byte[]> windows) {
    return windows.stream().mapToDouble(window -> score(weights, counts(window))).toArray();
  }

  private static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  private static double above(float[] margins) {
    int above = 0;
    for (float margin : margins) {
      above += margin > 0 ? 1 : 0;
    }
    return (double) above / margins.length;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
