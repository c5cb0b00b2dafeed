package org.motiflens.training.genomic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.DinucleotideShuffle;
import org.motiflens.training.data.Summit;

/**
 * The examples of one network over all experiments: windows at peaks of any of them, random
 * windows, and shuffles. A window is labelled for every experiment; most are negatives of most.
 */
public final class SharedExamples {
  /** Summits so near each other are one site, which is shown once an epoch. */
  private static final int ONE_SITE = 50;

  /** Of the windows at peaks, random ones are as many, shuffles a part of this size. */
  private static final int SHUFFLES_PART = 5;

  /** Half, so that a negative is not known by the kind of sequence that it comes from. */
  private static final double FROM_BLOCKS = 0.5;

  private static final SummitIndex.Labels NOWHERE = new SummitIndex.Labels(new int[0], new int[0]);

  private final KnownSequence sequence;
  private final SummitIndex index;
  private final List<List<PeakWindows.Movable>> sites;
  private final int perEpoch;

  /**
   * @param summits by the name of their task
   * @param perEpoch most windows at peaks that an epoch shows
   */
  public SharedExamples(
      KnownSequence sequence, SummitIndex index, Map<String, List<Summit>> summits, int perEpoch) {
    this.sequence = sequence;
    this.index = index;
    this.perEpoch = perEpoch;
    sites = sites(summits, sequence);
  }

  /** How many sites of training there are. */
  public int siteCount() {
    return sites.size();
  }

  private static List<List<PeakWindows.Movable>> sites(
      Map<String, List<Summit>> summits, KnownSequence sequence) {
    List<PeakWindows.Movable> all = new ArrayList<>();
    new TreeMap<>(summits)
        .values()
        .forEach(some -> all.addAll(PeakWindows.of(some, sequence).training()));
    all.sort(
        Comparator.comparing((PeakWindows.Movable peak) -> peak.window().chromosome())
            .thenComparingInt(peak -> peak.window().start()));
    List<List<PeakWindows.Movable>> sites = new ArrayList<>();
    Locus first = null;
    for (PeakWindows.Movable peak : all) {
      Locus window = peak.window();
      if (first == null
          || !first.chromosome().equals(window.chromosome())
          || window.start() - first.start() > ONE_SITE) {
        sites.add(new ArrayList<>());
        first = window;
      }
      sites.get(sites.size() - 1).add(peak);
    }
    return sites;
  }

  /** Draws the examples of an epoch. */
  public LabelledWindows draw(long seed) {
    Random random = new Random(seed);
    List<byte[]> windows = new ArrayList<>();
    List<SummitIndex.Labels> labels = new ArrayList<>();
    List<List<PeakWindows.Movable>> order = new ArrayList<>(sites);
    Collections.shuffle(order, random);
    int count = Math.min(order.size(), perEpoch);
    for (int i = 0; i < count; i++) {
      List<PeakWindows.Movable> site = order.get(i);
      add(site.get(random.nextInt(site.size())).moved(random), windows, labels);
      add(sequence.draw(random, FROM_BLOCKS), windows, labels);
      if (i % SHUFFLES_PART == 0) {
        windows.add(DinucleotideShuffle.shuffle(windows.get(windows.size() - 2), random));
        labels.add(NOWHERE);
      }
    }
    return new LabelledWindows(windows, labels);
  }

  private void add(Locus window, List<byte[]> windows, List<SummitIndex.Labels> labels) {
    windows.add(sequence.codes(window));
    labels.add(index.labels(window.chromosome(), window.start() + window.length() / 2));
  }
}
