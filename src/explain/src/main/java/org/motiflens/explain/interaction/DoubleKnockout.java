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
 */
public final class DoubleKnockout {
  private static final int MOST_TRIES = 200;
  private static final int TERMS = 3;

  private final Evaluator evaluator;
  private final int window;
  private final Knockout how;
  private final int draws;
  private final int pairs;
  private final float[] input;
  private final float[] gradient;

  /** Windows with shuffled stretches, one behind the other: of each draw f(a), f(b), f(∅). */
  private final byte[] shuffled;

  private final float[] margins;

  /**
   * @param draws of a shuffle; the mean needs one
   * @param pairs of the null
   */
  public DoubleKnockout(Network network, Knockout how, int draws, int pairs) {
    if (draws < 1 || pairs < 0) {
      throw new InputException("There are " + draws + " draws and " + pairs + " null pairs.");
    }
    evaluator = network.newEvaluator();
    window = evaluator.windowLength();
    this.how = how;
    this.draws = how == Knockout.MEAN ? 1 : draws;
    this.pairs = pairs;
    input = new float[window * Bases.COUNT];
    gradient = new float[input.length];
    margins = new float[TERMS * this.draws];
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
          "The window has " + codes.length + " bases; the model reads " + window + ".");
    }
    Random random = new Random(seed);
    evaluator.logitMargins(codes, WindowRun.single(0), margins);
    double both = margins[0];
    double[] terms = terms(codes, a, b, random);
    double eps = both - terms[0] - terms[1] + terms[2];
    int found = 0;
    int asLarge = 0;
    for (int i = 0; i < pairs; i++) {
      monitor.check();
      Optional<Stretch[]> pair = elsewhere(a, b, random);
      if (pair.isPresent()) {
        double[] other = terms(codes, pair.get()[0], pair.get()[1], random);
        found++;
        asLarge += Math.abs(both - other[0] - other[1] + other[2]) >= Math.abs(eps) ? 1 : 0;
      }
    }
    return new Interaction(
        both,
        terms[0],
        terms[1],
        terms[2],
        found == 0 ? Double.NaN : (1.0 + asLarge) / (1.0 + found),
        found);
  }

  /** f(a), f(b), f(∅), means over the draws. */
  private double[] terms(byte[] codes, Stretch a, Stretch b, Random random) {
    if (how == Knockout.MEAN) {
      return new double[] {mean(codes, null, b), mean(codes, a, null), mean(codes, a, b)};
    }
    for (int draw = 0; draw < draws; draw++) {
      // The same draw of a stretch alone and together: what differs is what they share.
      long seedA = random.nextLong();
      long seedB = random.nextLong();
      for (int term = 0; term < TERMS; term++) {
        int at = (TERMS * draw + term) * window;
        System.arraycopy(codes, 0, shuffled, at, window);
        if (term != 0) {
          shuffle(at, a, new Random(seedA));
        }
        if (term != 1) {
          shuffle(at, b, new Random(seedB));
        }
      }
    }
    evaluator.logitMargins(shuffled, new WindowRun(0, window, margins.length), margins);
    double[] terms = new double[TERMS];
    for (int i = 0; i < margins.length; i++) {
      terms[i % TERMS] += (double) margins[i] / draws;
    }
    return terms;
  }

  private void shuffle(int at, Stretch stretch, Random random) {
    for (int i = stretch.length() - 1; i > 0; i--) {
      int here = at + stretch.start() + i;
      int there = at + stretch.start() + random.nextInt(i + 1);
      byte kept = shuffled[here];
      shuffled[here] = shuffled[there];
      shuffled[there] = kept;
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

  /** Two stretches of the same lengths that touch neither each other nor the pair. */
  private Optional<Stretch[]> elsewhere(Stretch a, Stretch b, Random random) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Stretch first = somewhere(a.length(), random);
      Stretch second = somewhere(b.length(), random);
      if (!first.overlaps(second)
          && !first.overlaps(a)
          && !first.overlaps(b)
          && !second.overlaps(a)
          && !second.overlaps(b)) {
        return Optional.of(new Stretch[] {first, second});
      }
    }
    return Optional.empty();
  }

  private Stretch somewhere(int length, Random random) {
    int start = random.nextInt(window - length + 1);
    return new Stretch(start, start + length);
  }
}
