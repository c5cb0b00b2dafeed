package org.motiflens.explain.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.DinucleotideShuffle;
import org.motiflens.network.Evaluator;

/**
 * DeepSHAP (Lundberg and Lee 2017, with DeepLIFT's rescale rule of Shrikumar et al. 2017) of one
 * window: with M the multipliers against a reference B, a dinucleotide shuffle of the window, the
 * hypothetical score of base b at a position is the mean over references of Σ_c M_c (1[c = b] −
 * B_c), and the contribution of the base that is there is its own hypothetical score. The
 * contributions add up to the mean of Δ(X) − Δ(B).
 *
 * <p>The references follow from the seed and the window's bases alone: the same window has the same
 * values wherever it is met. A workspace for one thread.
 */
public final class Contributions {
  /** References where nothing else is asked for, as in the published programs. */
  public static final int REFERENCES = 20;

  /** Seed where nothing else is asked for. */
  public static final long SEED = 1;

  private final Evaluator evaluator;
  private final int references;
  private final long seed;
  private final double[] sums;
  private double difference;
  private double error;

  /**
   * @param references shuffles of each window, at least 1
   * @param seed of their randomness
   */
  public Contributions(Evaluator evaluator, int references, long seed) {
    if (references < 1) {
      throw new IllegalArgumentException(references + " references");
    }
    this.evaluator = evaluator;
    this.references = references;
    this.seed = seed;
    sums = new double[evaluator.windowLength() * Bases.COUNT];
  }

  /** Computes the window that starts at {@code start}. */
  public void compute(byte[] codes, int start) {
    compute(codes, start, Monitor.NONE);
  }

  /**
   * Computes the window that starts at {@code start}.
   *
   * @param monitor asked, and told, of each reference
   * @throws java.util.concurrent.CancellationException when it is no longer wanted
   */
  public void compute(byte[] codes, int start, Monitor monitor) {
    byte[] window = Arrays.copyOfRange(codes, start, start + evaluator.windowLength());
    compute(codes, start, shuffles(window), monitor);
  }

  /** Computes a window against references of one's own. */
  public void compute(byte[] codes, int start, List<byte[]> others) {
    compute(codes, start, others, Monitor.NONE);
  }

  private void compute(byte[] codes, int start, List<byte[]> others, Monitor monitor) {
    Arrays.fill(sums, 0);
    difference = 0;
    evaluator.multipliers(
        codes,
        start,
        others,
        (reference, change, multipliers) -> {
          monitor.check();
          monitor.within(reference + 1, others.size());
          difference += change / others.size();
          byte[] bases = others.get(reference);
          for (int t = 0; t < bases.length; t++) {
            int row = t * Bases.COUNT;
            float there = bases[t] == Bases.N ? 0 : multipliers[row + bases[t]];
            for (int b = 0; b < Bases.COUNT; b++) {
              sums[row + b] += (multipliers[row + b] - there) / (double) others.size();
            }
          }
        });
    double sum = 0;
    for (int t = 0; t < evaluator.windowLength(); t++) {
      int base = codes[start + t];
      sum += base == Bases.N ? 0 : sums[t * Bases.COUNT + base];
    }
    error = Math.abs(sum - difference);
  }

  private List<byte[]> shuffles(byte[] window) {
    SplittableRandom random = new SplittableRandom(seed ^ ((long) Arrays.hashCode(window) << 20));
    List<byte[]> shuffles = new ArrayList<>(references);
    for (int i = 0; i < references; i++) {
      shuffles.add(DinucleotideShuffle.shuffle(window, random));
    }
    return shuffles;
  }

  /** The hypothetical score of a base (its code) at a position of the window. */
  public float hypothetical(int position, int base) {
    return (float) sums[position * Bases.COUNT + base];
  }

  /** The mean over references of Δ(X) − Δ(B): what contributions add up to. */
  public double difference() {
    return difference;
  }

  /**
   * |Σ contributions − mean (Δ(X) − Δ(B))|. Of windows with unknown bases the part of the
   * references that lies at these is missing, too.
   */
  public double completenessError() {
    return error;
  }
}
