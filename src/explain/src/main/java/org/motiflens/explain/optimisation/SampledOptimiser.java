package org.motiflens.explain.optimisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.motiflens.explain.attribution.DenseInput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * The least specific distribution of sequences that the network is sure of:
 *
 * <pre>
 *   maximise  E log P(S) − λ Σ_t Σ_b x_tb ln(4 x_tb)    over X whose rows are distributions,
 *   with      S drawn from X, base by base, and X = softmax(θ) row by row
 *   by        θ_tb ← (1 − η λ) θ_tb + η (E[log P(S) | S_t = b] − E log P(S))
 * </pre>
 *
 * <p>Sequences are drawn, because a network was never shown a mixture of bases: those that were
 * trained against the genome call an input of nothing but quarters bound. The expectation is linear
 * in each row of X, so that its slope is what the drawn sequences with a base at a position are
 * better than all: no gradient of the network is asked for, which away from its motif leads
 * nowhere. A mean of few sequences is drawn towards the mean of all, by {@value #PRIOR} more that
 * count 0.
 *
 * <p>The second term is the information of the matrix (in nats), so that a position shows a letter
 * only as far as that letter earns probability: what is left is the motif, and X stays a matrix
 * that a logo can show as it is. The step is entropic mirror ascent (Beck and Teboulle 2003,
 * Operations Research Letters 31:167), which unlike the gradient through the softmax does not
 * vanish near single letters. Its noise falls with η, from {@value #STEP_SIZE} to {@value
 * #LAST_STEP_SIZE}.
 *
 * <p>Windows of more than {@value #LONG_WINDOW} bases, those of profile models, have one start, of
 * which {@value #TRIED} changes are tried at a time, drawn at random.
 *
 * <p>The {@value #STARTS} starts are the best of many random sequences, each changed at one base
 * after the other, at the one that helps most of all, as long as one helps, and softened. The best
 * optimum is the result; the others are laid on it for a consensus.
 */
public final class SampledOptimiser implements ClassOptimiser {
  private static final int STARTS = 4;
  private static final int STEPS = 150;

  private static final int MOST_CHANGES = 100;

  /** Bases of a window beyond which there is one start, and changes tried are drawn at random. */
  private static final int LONG_WINDOW = 256;

  /** Changes of a start in a long window that are tried at a time. */
  private static final int TRIED = 300;

  private static final double PENALTY = 0.01;
  private static final double STEP_SIZE = 3;
  private static final double LAST_STEP_SIZE = 0.3;

  /** Sequences of a step. */
  private static final int DRAWS = 128;

  /** Sequences by which a mean of few is drawn towards the mean of all. */
  private static final int PRIOR = 4;

  /** Sequences that say what an optimum is worth. */
  private static final int JUDGING_DRAWS = 256;

  /** θ of the start's base, 0 for the others: probability 0.95. */
  private static final double START = 4;

  @Override
  public String key() {
    return "sampled";
  }

  @Override
  public String label() {
    return "Least specific sequences";
  }

  @Override
  public String formula() {
    return "max E log P(S) − 0.01 Σ x ln(4x), S drawn from base distributions, best of 4 starts";
  }

  @Override
  public String source() {
    return "this project; mirror ascent after Beck and Teboulle 2003";
  }

  @Override
  public ClassOptimum optimise(Network network, long seed, Monitor monitor) {
    Evaluator evaluator = network.newEvaluator();
    int number = evaluator.windowLength() > LONG_WINDOW ? 1 : STARTS;
    List<byte[]> starts = BaseMixture.starts(evaluator, seed).subList(0, number);
    List<BaseMixture.Optimum> optima = new ArrayList<>();
    Random random = new Random(seed);
    for (byte[] start : starts) {
      byte[] climbed = climbed(evaluator, start, seed, monitor);
      optima.add(climb(network, evaluator, climbed, random, monitor, optima.size(), number));
    }
    return BaseMixture.best(key(), seed, optima);
  }

  /** Makes the single-base change that helps most, one after the other, as long as one helps. */
  private static byte[] climbed(Evaluator evaluator, byte[] start, long seed, Monitor monitor) {
    int length = start.length;
    byte[] codes = start.clone();
    float[] here = new float[1];
    evaluator.logitMargins(codes, WindowRun.single(0), here);
    int others = Bases.COUNT - 1;
    boolean isLong = length > LONG_WINDOW;
    Random random = new Random(seed);
    float[] margins = new float[isLong ? TRIED : others * length];
    byte[] changed = new byte[margins.length * length];
    for (int step = 0; step < MOST_CHANGES; step++) {
      monitor.check();
      for (int i = 0; i < margins.length; i++) {
        int change = isLong ? random.nextInt(others * length) : i;
        int t = change / others;
        System.arraycopy(codes, 0, changed, i * length, length);
        changed[i * length + t] = (byte) ((codes[t] + 1 + change % others) % Bases.COUNT);
      }
      evaluator.logitMargins(changed, new WindowRun(0, length, margins.length), margins);
      int best = 0;
      for (int i = 1; i < margins.length; i++) {
        best = margins[i] > margins[best] ? i : best;
      }
      if (!(margins[best] > here[0])) {
        break;
      }
      here[0] = margins[best];
      System.arraycopy(changed, best * length, codes, 0, length);
    }
    return codes;
  }

  private BaseMixture.Optimum climb(
      Network network,
      Evaluator evaluator,
      byte[] start,
      Random random,
      Monitor monitor,
      int restart,
      int starts) {
    int length = start.length;
    double[] logits = new double[length * Bases.COUNT];
    for (int t = 0; t < length; t++) {
      logits[t * Bases.COUNT + start[t]] = START;
    }
    float[] mixture = new float[logits.length];
    byte[] drawn = new byte[DRAWS * length];
    float[] margins = new float[DRAWS];
    double[] slope = new double[logits.length];
    int[] counts = new int[logits.length];
    for (int step = 0; step < STEPS; step++) {
      monitor.check();
      BaseMixture.softmax(logits, mixture);
      draw(mixture, random, drawn);
      evaluator.logitMargins(drawn, new WindowRun(0, length, DRAWS), margins);
      slope(drawn, margins, counts, slope);
      double stepSize = STEP_SIZE + (LAST_STEP_SIZE - STEP_SIZE) * step / STEPS;
      for (int i = 0; i < logits.length; i++) {
        logits[i] += stepSize * (slope[i] - PENALTY * logits[i]);
      }
      monitor.progress((long) restart * STEPS + step + 1, (long) starts * STEPS);
    }
    double information = BaseMixture.softmax(logits, mixture);
    byte[] judging = new byte[JUDGING_DRAWS * length];
    float[] judged = new float[JUDGING_DRAWS];
    draw(mixture, random, judging);
    evaluator.logitMargins(judging, new WindowRun(0, length, JUDGING_DRAWS), judged);
    double probability = 0;
    double logProbability = 0;
    for (float margin : judged) {
      probability += DenseInput.probability(margin) / JUDGING_DRAWS;
      logProbability += DenseInput.logProbability(margin) / JUDGING_DRAWS;
    }
    byte[] sequence = new byte[length];
    for (int t = 0; t < length; t++) {
      for (int base = 1; base < Bases.COUNT; base++) {
        if (mixture[t * Bases.COUNT + base] > mixture[t * Bases.COUNT + sequence[t]]) {
          sequence[t] = (byte) base;
        }
      }
    }
    float[] margin = new float[1];
    evaluator.logitMargins(sequence, WindowRun.single(0), margin);
    return new BaseMixture.Optimum(
        MotifMatrix.ofProbabilities(
            key(), network.architecture().name(), BaseMixture.rows(mixture)),
        Bases.decode(sequence),
        probability,
        DenseInput.probability(margin[0]),
        logProbability - PENALTY * information);
  }

  /**
   * Of each base at each position: by how much the drawn sequences that have it are better.
   *
   * @param margins of the sequences; log P takes their place
   * @param counts room for as many numbers as there are slopes
   */
  private static void slope(byte[] drawn, float[] margins, int[] counts, double[] slope) {
    int length = drawn.length / margins.length;
    double mean = 0;
    for (int i = 0; i < margins.length; i++) {
      margins[i] = (float) DenseInput.logProbability(margins[i]);
      mean += margins[i] / margins.length;
    }
    Arrays.fill(slope, 0);
    Arrays.fill(counts, 0);
    for (int i = 0; i < drawn.length; i++) {
      int cell = i % length * Bases.COUNT + drawn[i];
      slope[cell] += margins[i / length] - mean;
      counts[cell]++;
    }
    for (int cell = 0; cell < slope.length; cell++) {
      slope[cell] /= counts[cell] + PRIOR;
    }
  }

  /** Fills {@code drawn} with sequences whose bases are drawn from the rows of {@code mixture}. */
  private static void draw(float[] mixture, Random random, byte[] drawn) {
    int length = mixture.length / Bases.COUNT;
    for (int i = 0; i < drawn.length; i++) {
      int row = i % length * Bases.COUNT;
      double left = random.nextDouble();
      int base = 0;
      while (base < Bases.COUNT - 1 && left >= mixture[row + base]) {
        left -= mixture[row + base];
        base++;
      }
      drawn[i] = (byte) base;
    }
  }
}
