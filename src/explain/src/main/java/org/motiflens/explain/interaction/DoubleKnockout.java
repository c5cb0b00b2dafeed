package org.motiflens.explain.interaction;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * Measures the interaction of two stretches of a window. For one thread; the same seed gives the
 * same numbers.
 *
 * <p>The null keeps one of the two and puts another stretch of the window in the place of its
 * partner. Were both others, a stretch that means much to the model would be compared with some
 * that mean nothing, and each of its partners called: silencing it changes what else counts. What
 * overlaps the pair is left out, lest a strong place be compared with itself; therefore p is
 * somewhat too small for a stretch that was chosen blindly ({@code docs/interactions.md}).
 */
public final class DoubleKnockout {
  private static final int MOST_TRIES = 200;

  private final Evaluator evaluator;
  private final int window;
  private final Knockout how;
  private final int draws;
  private final int pairs;
  private final float[] input;
  private final float[] gradient;

  /** Windows with shuffled stretches, one behind the other, one a draw. */
  private final byte[] shuffled;

  private final float[] margins;

  /**
   * @param draws of a shuffle; the mean needs one
   * @param pairs of the null, for either stretch
   */
  public DoubleKnockout(Network network, Knockout how, int draws, int pairs) {
    if (draws < 1 || pairs < 0) {
      throw new InputException(
          "There are "
              + draws
              + " draws and "
              + pairs
              + " null pairs; expected at least 1 draw, and 0 pairs or more.");
    }
    evaluator = network.newEvaluator();
    window = evaluator.windowLength();
    this.how = how;
    this.draws = how == Knockout.MEAN ? 1 : draws;
    this.pairs = pairs;
    input = new float[window * Bases.COUNT];
    gradient = new float[input.length];
    margins = new float[this.draws];
    shuffled = new byte[margins.length * window];
  }

  /**
   * Measures.
   *
   * @param codes the window, as long as the network reads
   * @throws InputException when the stretches overlap or leave the window
   */
  public Interaction measure(byte[] codes, Stretch a, Stretch b, long seed, Monitor monitor) {
    a.requireWithin(window);
    b.requireWithin(window);
    Stretch.requireApart(a, b);
    if (codes.length != window) {
      throw new InputException(
          "The window has " + codes.length + " bases; expected the " + window + " of the model.");
    }
    Random random = new Random(seed);
    evaluator.logitMargins(codes, WindowRun.single(0), margins);
    double both = margins[0];
    Silenced ofA = new Silenced(codes, a, random);
    Silenced ofB = new Silenced(codes, b, random);
    double neither = without(codes, ofA, ofB);
    double eps = both - ofA.mean - ofB.mean + neither;
    Null beside = new Null(codes, a, b, both, eps);
    for (int i = 0; i < pairs; i++) {
      monitor.check();
      beside.tryOne(ofA, random);
      beside.tryOne(ofB, random);
    }
    return new Interaction(both, ofB.mean, ofA.mean, neither, beside.p(), beside.fewest());
  }

  /** A stretch silenced alone, in each of the draws. */
  private final class Silenced {
    final Stretch stretch;
    final long[] seeds;
    final double mean;

    Silenced(byte[] codes, Stretch stretch, Random random) {
      this.stretch = stretch;
      seeds = random.longs(draws).toArray();
      mean = without(codes, this, null);
    }
  }

  /**
   * The margin without one or two stretches, a mean over draws. The draws of a stretch are the same
   * alone and together: what differs is what they share.
   */
  private double without(byte[] codes, Silenced first, Silenced second) {
    if (how == Knockout.MEAN) {
      return mean(codes, first.stretch, second == null ? null : second.stretch);
    }
    for (int draw = 0; draw < draws; draw++) {
      int at = draw * window;
      System.arraycopy(codes, 0, shuffled, at, window);
      Knockout.shuffle(shuffled, at, first.stretch, new Random(first.seeds[draw]));
      if (second != null) {
        Knockout.shuffle(shuffled, at, second.stretch, new Random(second.seeds[draw]));
      }
    }
    evaluator.logitMargins(shuffled, new WindowRun(0, window, draws), margins);
    double sum = 0;
    for (float margin : margins) {
      sum += margin;
    }
    return sum / draws;
  }

  /** Either stretch with others elsewhere, in the place of its partner. */
  private final class Null {
    private final byte[] codes;
    private final Stretch a;
    private final Stretch b;
    private final double both;
    private final double eps;
    private final int[] found = new int[2];
    private final int[] asLarge = new int[2];

    Null(byte[] codes, Stretch a, Stretch b, double both, double eps) {
      this.codes = codes;
      this.a = a;
      this.b = b;
      this.both = both;
      this.eps = eps;
    }

    void tryOne(Silenced kept, Random random) {
      int side = kept.stretch.equals(a) ? 0 : 1;
      Optional<Stretch> other = elsewhere((side == 0 ? b : a).length(), a, b, random);
      if (other.isPresent()) {
        Silenced partner = new Silenced(codes, other.get(), random);
        double beside = both - kept.mean - partner.mean + without(codes, kept, partner);
        found[side]++;
        asLarge[side] += Math.abs(beside) >= Math.abs(eps) ? 1 : 0;
      }
    }

    double p() {
      double largest = Double.NaN;
      for (int side = 0; side < 2; side++) {
        if (found[side] > 0) {
          double share = (1.0 + asLarge[side]) / (1.0 + found[side]);
          largest = Double.isNaN(largest) ? share : Math.max(largest, share);
        }
      }
      return largest;
    }

    int fewest() {
      return Math.min(found[0], found[1]);
    }
  }

  /** The margin with the stretches that there are at their mean composition. */
  private double mean(byte[] codes, Stretch a, Stretch b) {
    Arrays.fill(input, 0);
    for (int t = 0; t < window; t++) {
      if (codes[t] < Bases.COUNT) {
        input[t * Bases.COUNT + codes[t]] = 1;
      }
    }
    for (Stretch stretch : new Stretch[] {a, b}) {
      if (stretch != null) {
        Knockout.flatten(input, stretch);
      }
    }
    return evaluator.gradientDense(input, gradient);
  }

  /** A stretch of a length that touches neither of the two. */
  private Optional<Stretch> elsewhere(int length, Stretch a, Stretch b, Random random) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      int start = random.nextInt(window - length + 1);
      Stretch candidate = new Stretch(start, start + length);
      if (!candidate.overlaps(a) && !candidate.overlaps(b)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
