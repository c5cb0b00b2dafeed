package org.motiflens.training.calibration;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.motiflens.explain.calibration.Calibrator;
import org.motiflens.explain.calibration.GenomeSample;
import org.motiflens.explain.calibration.KnownStretches;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.training.data.Summit;

/**
 * A genome to calibrate on, and which windows of it may be looked at for what. Safe for use by many
 * threads when its source is.
 */
public final class CalibrationGenome {
  /** Windows whose centre is so near a summit are bound. */
  static final int BOUND_WITHIN = 25;

  /** Windows whose centre is so near a summit are not called unbound. */
  static final int UNKNOWN_WITHIN = 300;

  /** Shorter stretches of known sequence were not cut from the genome at random. */
  private static final int SHORTEST_STRETCH = 1_000_000;

  /** Bound windows without which a precision would be a guess. */
  static final int FEWEST_POSITIVES = 20;

  private final SequenceSource source;
  private final Predicate<String> usable;
  private final Predicate<Locus> validates;
  private final long knownBases;
  private final KnownStretches known;

  /**
   * @param source its sequence
   * @param usable chromosomes that may be looked at
   * @param validates whether a window may tell bound from unbound: those that trained no model
   * @param knownBases bases of the whole genome whose peaks are counted, for the share that is
   *     bound; nothing for those that the source knows
   * @throws InputException when no stretch of the sequence is long enough
   */
  public CalibrationGenome(
      SequenceSource source,
      Predicate<String> usable,
      Predicate<Locus> validates,
      OptionalLong knownBases) {
    this.source = source;
    this.usable = usable;
    this.validates = validates;
    known = new KnownStretches(source, SHORTEST_STRETCH, usable);
    this.knownBases = knownBases.orElse(known.bases());
    if (known.stretches().isEmpty()) {
      throw new InputException(
          source.genomeId()
              + " has no stretch of "
              + SHORTEST_STRETCH
              + " known bases to calibrate on; name a genome, not pieces of one.");
    }
  }

  /** How many bases may be sampled. */
  long bases() {
    return known.bases();
  }

  /**
   * A sample of the whole genome.
   *
   * @param windows about how many
   */
  public GenomeSample sample(int windowLength, int windows) {
    return GenomeSample.ofAbout(known, windowLength, windows);
  }

  /** The share of windows that are bound among those that are either bound or not. */
  double share(long summits) {
    double bound = (2.0 * BOUND_WITHIN + 1) * summits;
    double unknown = 2.0 * (UNKNOWN_WITHIN - BOUND_WITHIN) * summits;
    return Math.min(1, bound / Math.max(bound, knownBases - unknown));
  }

  /** No window. */
  GenomeSample none(int windowLength) {
    return GenomeSample.everyBases(known, windowLength, Integer.MAX_VALUE / 2, window -> false);
  }

  /**
   * A sample of the windows that may tell bound from unbound.
   *
   * @param windows about how many
   */
  public GenomeSample validating(int windowLength, int windows) {
    // All windows at the distance that would be right if every place validated tell how many do.
    GenomeSample all = GenomeSample.ofAbout(known, windowLength, windows);
    GenomeSample few = GenomeSample.everyBases(known, windowLength, all.stride(), validates);
    double part = Math.max(1, few.windows()) / (double) Math.max(1, all.windows());
    int stride = (int) Math.max(1, all.stride() * part);
    return GenomeSample.everyBases(known, windowLength, stride, validates);
  }

  /**
   * The windows that an experiment's peaks label. Bound ones have their centre at a random place
   * within {@value #BOUND_WITHIN} bases of a summit, as windows of a grid have, wherever all places
   * around the summit are known.
   *
   * @param peaks which peaks, for people
   * @param validating of which those are unbound whose centre is not near a summit
   * @throws InputException when there are too few that may be used
   */
  public Calibrator.Labelled labelled(
      String peaks, List<Summit> summits, GenomeSample validating, long seed) {
    Map<String, NavigableSet<Integer>> positions = new HashMap<>();
    List<Summit> counted = new ArrayList<>();
    for (Summit summit : summits) {
      boolean first =
          positions
              .computeIfAbsent(summit.chromosome(), name -> new TreeSet<>())
              .add(summit.position());
      if (first && usable.test(summit.chromosome())) {
        counted.add(summit);
      }
    }
    List<byte[]> positives = positives(counted, validating.windowLength(), new Random(seed));
    if (positives.size() < FEWEST_POSITIVES) {
      throw new InputException(
          "Of the "
              + counted.size()
              + " peaks of "
              + peaks
              + " only "
              + positives.size()
              + " lie where the sequence is known and trained no model; a precision needs "
              + FEWEST_POSITIVES
              + ".");
    }
    BitSet unbound = new BitSet();
    int index = 0;
    for (Locus window : validating.loci()) {
      unbound.set(index++, !isNear(positions, window));
    }
    return new Calibrator.Labelled(peaks, positives, unbound, share(counted.size()));
  }

  private List<byte[]> positives(List<Summit> summits, int windowLength, Random random) {
    List<byte[]> positives = new ArrayList<>();
    List<String> chromosomes = source.chromosomes();
    int half = windowLength / 2;
    for (Summit summit : summits) {
      int shift = random.nextInt(2 * BOUND_WITHIN + 1) - BOUND_WITHIN;
      int start = summit.position() - half - BOUND_WITHIN;
      int end = start + windowLength + 2 * BOUND_WITHIN;
      if (start < 0
          || !chromosomes.contains(summit.chromosome())
          || end > source.length(summit.chromosome())) {
        continue;
      }
      Locus around = new Locus(summit.chromosome(), start, end);
      if (!validates.test(around)) {
        continue;
      }
      byte[] codes = source.codes(around);
      if (isKnown(codes)) {
        byte[] window = new byte[windowLength];
        System.arraycopy(codes, BOUND_WITHIN + shift, window, 0, windowLength);
        positives.add(window);
      }
    }
    return positives;
  }

  private static boolean isKnown(byte[] codes) {
    for (byte code : codes) {
      if (code == Bases.N) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNear(Map<String, NavigableSet<Integer>> summits, Locus window) {
    NavigableSet<Integer> here = summits.get(window.chromosome());
    if (here == null) {
      return false;
    }
    int centre = window.start() + window.length() / 2;
    Integer next = here.ceiling(centre - UNKNOWN_WITHIN);
    return next != null && next <= centre + UNKNOWN_WITHIN;
  }
}
