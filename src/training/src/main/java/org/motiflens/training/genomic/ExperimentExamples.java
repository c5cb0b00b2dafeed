package org.motiflens.training.genomic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.DinucleotideShuffle;

/**
 * The examples of one experiment: its peaks, moved a little, against windows that it does not bind
 * from several sources, drawn anew for each epoch. Every negative from the genome lies so far from
 * the experiment's peaks that its label is known.
 */
public final class ExperimentExamples {
  /**
   * Few, because blocks are not like most of the genome, and what decides is how often windows like
   * a positive are unbound there; some, because positives come from blocks, too.
   */
  private static final double FROM_BLOCKS = 0.1;

  /** Random windows of which the one most like a positive is taken. */
  private static final int CANDIDATES = 12;

  /** Draws until a window is unbound; more would mean that an experiment binds everywhere. */
  private static final int MOST_DRAWS = 1000;

  /** Positives first. */
  public record Drawn(List<byte[]> windows, int positives) {}

  private final KnownSequence sequence;
  private final SummitIndex index;
  private final int task;
  private final List<PeakWindows.Movable> positives;
  private final List<PeakWindows.Movable> otherPeaks;
  private final List<Locus> hard;
  private final NegativeMix mix;
  private final int mostPositives;

  /**
   * @param index of all experiments
   * @param task number of this one
   * @param positives its training peaks, at least one
   * @param otherPeaks training peaks of any experiments; those near its own are passed over. When
   *     none is left, random windows take their part
   * @param hard training windows that a network takes for bound; those that are, or may be, are
   *     passed over. When there is none, random windows take their part
   * @param mostPositives of an epoch; where there are more, each epoch draws its own
   */
  public ExperimentExamples(
      KnownSequence sequence,
      SummitIndex index,
      int task,
      List<PeakWindows.Movable> positives,
      List<PeakWindows.Movable> otherPeaks,
      List<Locus> hard,
      NegativeMix mix,
      int mostPositives) {
    this.sequence = sequence;
    this.index = index;
    this.task = task;
    this.positives = List.copyOf(positives);
    this.otherPeaks = otherPeaks.stream().filter(peak -> isUnbound(peak.window())).toList();
    this.hard = hard.stream().filter(this::isUnbound).toList();
    this.mix = mix;
    this.mostPositives = mostPositives;
  }

  /** Draws the examples of an epoch. */
  public Drawn draw(long seed) {
    Random random = new Random(seed);
    List<byte[]> windows = new ArrayList<>();
    List<PeakWindows.Movable> order = new ArrayList<>(positives);
    Collections.shuffle(order, random);
    int shown = Math.min(mostPositives, order.size());
    for (PeakWindows.Movable peak : order.subList(0, shown)) {
      windows.add(sequence.codes(peak.moved(random)));
    }
    long negatives = (long) shown * mix.perPositive();
    long shuffled = Math.round(negatives * mix.shuffled());
    long peaks = otherPeaks.isEmpty() ? 0 : Math.round(negatives * mix.peaks());
    long matched = Math.round(negatives * mix.matched());
    long mined = hard.isEmpty() ? 0 : Math.round(negatives * mix.hard());
    for (long i = 0; i < shuffled; i++) {
      windows.add(DinucleotideShuffle.shuffle(windows.get(random.nextInt(shown)), random));
    }
    for (long i = 0; i < peaks; i++) {
      windows.add(
          sequence.codes(
              unbound(() -> otherPeaks.get(random.nextInt(otherPeaks.size())).moved(random))));
    }
    for (long i = 0; i < mined; i++) {
      windows.add(sequence.codes(hard.get(random.nextInt(hard.size()))));
    }
    for (long i = 0; i < matched; i++) {
      windows.add(like(windows.get(random.nextInt(shown)), random));
    }
    for (long i = shuffled + peaks + mined + matched; i < negatives; i++) {
      windows.add(sequence.codes(unbound(() -> sequence.draw(random, FROM_BLOCKS))));
    }
    return new Drawn(windows, shown);
  }

  /** The random window most like a given one. */
  private byte[] like(byte[] positive, Random random) {
    byte[] best = new byte[0];
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < CANDIDATES; i++) {
      byte[] candidate = sequence.codes(unbound(() -> sequence.draw(random, FROM_BLOCKS)));
      int distance = Composition.distance(positive, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Draws a window. */
  private interface Draw {
    Locus window();
  }

  private Locus unbound(Draw draw) {
    for (int i = 0; i < MOST_DRAWS; i++) {
      Locus window = draw.window();
      if (isUnbound(window)) {
        return window;
      }
    }
    throw new IllegalStateException(
        "in " + MOST_DRAWS + " draws no window away from the peaks of " + index.tasks().get(task));
  }

  private boolean isUnbound(Locus window) {
    return index.isUnbound(task, window.chromosome(), window.start() + window.length() / 2);
  }
}
