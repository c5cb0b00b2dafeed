package org.motiflens.explain.optimisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 *   by        θ ← (1 − η λ) θ + η E (1 − P(S)) dΔ/dX(S)
 * </pre>
 *
 * <p>Sequences are drawn, because a network was never shown a mixture of bases: those that were
 * trained against the genome call an input of nothing but quarters bound. The slope at a drawn
 * sequence stands for that of the expectation ("straight through", Bengio et al. 2013,
 * arXiv:1308.3432), so that the optimum is an approximate one.
 *
 * <p>The second term is the information of the matrix (in nats), so that a position shows a letter
 * only as far as that letter earns probability: what is left is the motif, and X stays a matrix
 * that a logo can show as it is. The step is entropic mirror ascent (Beck and Teboulle 2003,
 * Operations Research Letters 31:167), which unlike the gradient through the softmax does not
 * vanish near single letters. Its noise falls with η, from {@value #STEP_SIZE} to {@value
 * #LAST_STEP_SIZE}.
 *
 * <p>The {@value BaseMixture#STARTS} starts are the best of many random sequences, climbed up base
 * by base as long as that helps, and softened. The best optimum is the result; the others are laid
 * on it for a consensus.
 */
public final class SampledOptimiser implements ClassOptimiser {
  private static final int STEPS = 500;

  /** Single-base changes of a start that are tried at a time. */
  private static final int CHANGES = 16;

  private static final int MOST_CHANGES = 100;
  private static final double PENALTY = 0.01;
  private static final double STEP_SIZE = 3;
  private static final double LAST_STEP_SIZE = 0.3;

  /** Sequences of a step. */
  private static final int DRAWS = 4;

  /** Sequences that say what an optimum is worth. */
  private static final int JUDGING_DRAWS = 256;

  /** θ of the start's base, 0 for the others: probability 0.87. */
  private static final double START = 3;

  /** Optima with less than this share of the best one's P are failures, and in no consensus. */
  private static final double FAILED = 0.5;

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
    return "max E log P(S) − 0.01 Σ x ln(4x), S drawn from base distributions, best of 8 starts";
  }

  @Override
  public String source() {
    return "this project; mirror ascent after Beck and Teboulle 2003, slopes after Bengio et al. 2013";
  }

  /** Where one start ended. */
  private record Optimum(
      MotifMatrix matrix,
      String sequence,
      double probability,
      double sequenceProbability,
      double objective) {}

  @Override
  public ClassOptimum optimize(Network network, long seed, Monitor monitor) {
    Evaluator evaluator = network.newEvaluator();
    DenseInput input = new DenseInput(evaluator);
    List<byte[]> starts =
        BaseMixture.starts(evaluator, seed).stream()
            .map(start -> climbed(evaluator, start))
            .toList();
    List<Optimum> optima = new ArrayList<>();
    Random random = new Random(seed);
    for (byte[] start : starts) {
      optima.add(climb(network, input, start, random, monitor, optima.size()));
    }
    optima.sort(Comparator.comparingDouble(Optimum::objective).reversed());
    Optimum best = optima.get(0);
    List<MotifMatrix> others =
        optima.stream()
            .skip(1)
            .filter(optimum -> optimum.probability() >= FAILED * best.probability())
            .map(Optimum::matrix)
            .toList();
    Consensus consensus = Consensus.around(best.matrix(), others);
    return new ClassOptimum(
        key(),
        seed,
        best.matrix(),
        best.probability(),
        best.sequence(),
        best.sequenceProbability(),
        Optional.of(consensus.matrix()),
        consensus.agreement() * others.size() / (BaseMixture.STARTS - 1));
  }

  /** Changes one base after the other, as long as one of the most promising changes helps. */
  private static byte[] climbed(Evaluator evaluator, byte[] start) {
    int length = start.length;
    byte[] codes = start.clone();
    float[] here = new float[1];
    evaluator.logitMargins(codes, WindowRun.single(0), here);
    DenseInput input = new DenseInput(evaluator);
    byte[] changed = new byte[CHANGES * length];
    float[] margins = new float[CHANGES];
    for (int step = 0; step < MOST_CHANGES; step++) {
      slopeAt(codes, input);
      for (int i = 0; i < CHANGES; i++) {
        System.arraycopy(codes, 0, changed, i * length, length);
        int cell = takeMostPromising(input, codes);
        changed[i * length + cell / Bases.COUNT] = (byte) (cell % Bases.COUNT);
      }
      evaluator.logitMargins(changed, new WindowRun(0, length, CHANGES), margins);
      int best = 0;
      for (int i = 1; i < CHANGES; i++) {
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

  private static void slopeAt(byte[] codes, DenseInput input) {
    Arrays.fill(input.values, 0);
    for (int t = 0; t < codes.length; t++) {
      input.values[t * Bases.COUNT + codes[t]] = 1;
    }
    input.differentiate();
  }

  /** The cell (position, base) whose base would add most by the gradient; it is not taken again. */
  private static int takeMostPromising(DenseInput input, byte[] codes) {
    int best = -1;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < input.values.length; i++) {
      int t = i / Bases.COUNT;
      float gain = input.gradient[i] - input.gradient[t * Bases.COUNT + codes[t]];
      if (input.values[i] == 0 && (best < 0 || gain > most)) {
        best = i;
        most = gain;
      }
    }
    input.values[best] = Float.NaN;
    return best;
  }

  private Optimum climb(
      Network network,
      DenseInput input,
      byte[] start,
      Random random,
      Monitor monitor,
      int restart) {
    double[] logits = new double[input.values.length];
    for (int t = 0; t < start.length; t++) {
      logits[t * Bases.COUNT + start[t]] = START;
    }
    float[] mixture = new float[logits.length];
    double[] slope = new double[logits.length];
    for (int step = 0; step < STEPS; step++) {
      monitor.check();
      BaseMixture.softmax(logits, mixture);
      Arrays.fill(slope, 0);
      for (int draw = 0; draw < DRAWS; draw++) {
        draw(mixture, random, input.values);
        double doubt = DenseInput.probability(-input.differentiate());
        for (int i = 0; i < slope.length; i++) {
          slope[i] += doubt * input.gradient[i] / DRAWS;
        }
      }
      double stepSize = STEP_SIZE + (LAST_STEP_SIZE - STEP_SIZE) * step / STEPS;
      for (int i = 0; i < logits.length; i++) {
        logits[i] += stepSize * (slope[i] - PENALTY * logits[i]);
      }
      monitor.progress((long) restart * STEPS + step + 1, (long) BaseMixture.STARTS * STEPS);
    }
    double information = BaseMixture.softmax(logits, mixture);
    double probability = 0;
    double logProbability = 0;
    for (int draw = 0; draw < JUDGING_DRAWS; draw++) {
      draw(mixture, random, input.values);
      double margin = input.differentiate();
      probability += DenseInput.probability(margin) / JUDGING_DRAWS;
      logProbability += DenseInput.logProbability(margin) / JUDGING_DRAWS;
    }
    System.arraycopy(mixture, 0, input.values, 0, mixture.length);
    byte[] sequence = input.largest();
    return new Optimum(
        MotifMatrix.ofProbabilities(
            key(), network.architecture().name(), BaseMixture.rows(mixture)),
        Bases.decode(sequence),
        probability,
        input.probability(sequence),
        logProbability - PENALTY * information);
  }

  /** Sets {@code sequence} to one-hot rows, each drawn from its row of {@code mixture}. */
  private static void draw(float[] mixture, Random random, float[] sequence) {
    Arrays.fill(sequence, 0);
    for (int row = 0; row < mixture.length; row += Bases.COUNT) {
      double left = random.nextDouble();
      int base = 0;
      while (base < Bases.COUNT - 1 && left >= mixture[row + base]) {
        left -= mixture[row + base];
        base++;
      }
      sequence[row + base] = 1;
    }
  }
}
