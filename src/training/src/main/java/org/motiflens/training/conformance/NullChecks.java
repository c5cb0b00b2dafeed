package org.motiflens.training.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.instance.Contributions;
import org.motiflens.explain.instance.Seqlet;
import org.motiflens.explain.instance.SeqletCaller;
import org.motiflens.explain.instance.SpanNull;
import org.motiflens.explain.interaction.DoubleKnockout;
import org.motiflens.explain.interaction.Knockout;
import org.motiflens.explain.interaction.Stretch;

/**
 * What is called where there is nothing to call.
 *
 * @param anywhere p of eps of two random stretches of windows
 * @param withSite p of eps of the site of a and a random stretch that touches no site
 * @param setsWithCalls share of sets of windows without motif in which any stretch is called
 * @param falseShare mean share of called stretches that touch neither a nor b, in sets of windows
 *     of the rule
 * @param sets of either kind
 */
@SuppressWarnings("ArrayRecordComponent") // read, never changed
public record NullChecks(
    Rule rule,
    double[] anywhere,
    double[] withSite,
    double setsWithCalls,
    double falseShare,
    int sets) {
  /** q up to which a stretch is called. */
  static final double LEVEL = 0.1;

  /** As many as the command takes. */
  private static final int DRAWS = 8;

  /** As many as the command takes. */
  private static final int NULL_PAIRS = 99;

  /** As the live track takes them; mutagenesis would take longer than all else here. */
  private static final Contributions.Kind KIND = Contributions.Kind.GRADIENT;

  private static final int WINDOWS_OF_SET = 20;
  private static final int SHUFFLES = 200;

  static NullChecks of(TrainedRule trained, int windows, int sets, long seed, Monitor monitor) {
    PlantedSequences sequences = new PlantedSequences(trained.rule(), trained.motifs(), seed);
    DoubleKnockout knockout =
        new DoubleKnockout(trained.network(), Knockout.SHUFFLE, DRAWS, NULL_PAIRS);
    Random random = new Random(seed);
    double[] anywhere = new double[windows];
    double[] withSite = new double[windows];
    List<PlantedWindow> full = sequences.full(windows);
    for (int i = 0; i < windows; i++) {
      monitor.check();
      PlantedWindow window = full.get(i);
      Stretch site = window.sites().get(0).orElseThrow();
      Stretch first = somewhere(random, site.length(), List.of());
      Stretch second = somewhere(random, site.length(), List.of(first));
      List<Stretch> sites = window.sites().stream().map(s -> s.orElseThrow()).toList();
      Stretch free = somewhere(random, site.length(), sites);
      anywhere[i] = knockout.measure(window.codes(), first, second, seed + i, Monitor.NONE).p();
      withSite[i] = knockout.measure(window.codes(), site, free, seed + i, Monitor.NONE).p();
    }
    int setsWithCalls = 0;
    double falseShare = 0;
    for (int set = 0; set < sets; set++) {
      monitor.check();
      boolean any =
          called(trained, sequences.empty(WINDOWS_OF_SET), seed + set).stream()
              .anyMatch(calls -> !calls.isEmpty());
      setsWithCalls += any ? 1 : 0;
      falseShare += falseShare(trained, sequences.draw(WINDOWS_OF_SET), seed + set) / sets;
    }
    Arrays.sort(anywhere);
    Arrays.sort(withSite);
    return new NullChecks(
        trained.rule(), anywhere, withSite, setsWithCalls / (double) sets, falseShare, sets);
  }

  private static Stretch somewhere(Random random, int length, List<Stretch> taken) {
    while (true) {
      int start = random.nextInt(PlantedSequences.window() - length + 1);
      Stretch stretch = new Stretch(start, start + length);
      if (taken.stream().noneMatch(stretch::overlaps)) {
        return stretch;
      }
    }
  }

  /** Stretches with q ≤ {@link #LEVEL}, by window. */
  private static List<List<Seqlet>> called(TrainedRule trained, List<byte[]> windows, long seed) {
    SpanNull spans =
        SpanNull.of(
            trained.network(),
            windows,
            SHUFFLES,
            SeqletCaller.DEFAULT_LEVEL,
            seed,
            KIND,
            0,
            Monitor.NONE);
    Contributions contributions = new Contributions(trained.network(), KIND);
    List<double[]> profiles = windows.stream().map(codes -> contributions.of(codes, 0)).toList();
    return new SeqletCaller(spans, SeqletCaller.DEFAULT_LEVEL)
        .call(profiles).stream()
            .map(found -> found.stream().filter(seqlet -> seqlet.q() <= LEVEL).toList())
            .toList();
  }

  private static double falseShare(TrainedRule trained, List<PlantedWindow> windows, long seed) {
    List<List<Seqlet>> called =
        called(trained, windows.stream().map(PlantedWindow::codes).toList(), seed);
    int all = 0;
    int wrong = 0;
    for (int i = 0; i < called.size(); i++) {
      List<Stretch> sites = new ArrayList<>();
      windows.get(i).sites().subList(0, 2).forEach(site -> site.ifPresent(sites::add));
      for (Seqlet seqlet : called.get(i)) {
        all++;
        Stretch stretch = new Stretch(seqlet.start(), seqlet.end());
        wrong += sites.stream().noneMatch(stretch::overlaps) ? 1 : 0;
      }
    }
    return all == 0 ? 0 : wrong / (double) all;
  }

  /** The largest excess, over x, of the share of p ≤ x, of sorted p. */
  static double excess(double[] sorted) {
    double largest = 0;
    for (int i = 0; i < sorted.length; i++) {
      largest = Math.max(largest, (i + 1.0) / sorted.length - sorted[i]);
    }
    return largest;
  }

  /** What the excess stays below in 95 of 100 samples of this size of a uniform p (Smirnov). */
  static double mostExcess(int n) {
    return 1.22 / Math.sqrt(n);
  }
}
