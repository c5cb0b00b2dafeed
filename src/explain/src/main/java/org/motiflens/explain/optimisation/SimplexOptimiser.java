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
 * The least specific mixture of bases that the network is sure of:
 *
 * <pre>
 *   maximise  log P(X) − λ Σ_t Σ_b x_tb ln(4 x_tb)      over X whose rows are distributions
 *   with      X = softmax(θ) row by row
 *   by        θ ← (1 − η λ) θ + η (1 − P) dΔ/dX
 * </pre>
 *
 * <p>The second term is the information of the matrix (in nats), so that a position shows a letter
 * only as far as that letter earns probability: what is left is the motif, and X stays a matrix
 * that a logo can show as it is. The step is entropic mirror ascent (Beck and Teboulle 2003,
 * Operations Research Letters 31:167), which unlike the gradient through the softmax does not
 * vanish near single letters; where it rests, θ = (1 − P) dΔ/dX / λ. For a linear margin that is
 * the exact optimum.
 *
 * <p>Uniform rows are no start: averaged bases reach no rectifier of a trained convolution, and all
 * slopes are zero. The {@value #RESTARTS} starts are the best of {@value #CANDIDATES} random
 * sequences, softened. The best optimum is the result; the others are laid on it for a consensus.
 */
public final class SimplexOptimiser implements ClassOptimiser {
  private static final int RESTARTS = 8;
  private static final int CANDIDATES = 512;
  private static final int STEPS = 500;
  private static final double PENALTY = 0.01;
  private static final double STEP_SIZE = 3;

  /** θ of the start's base, 0 for the others: probability 0.87. */
  private static final double START = 3;

  /** Optima with less than this share of the best one's P are failures, and in no consensus. */
  private static final double FAILED = 0.5;

  @Override
  public String key() {
    return "simplex";
  }

  @Override
  public String label() {
    return "Least specific optimum";
  }

  @Override
  public String formula() {
    return "max log P(X) − 0.01 Σ x ln(4x) over base distributions, best of 8 starts";
  }

  @Override
  public String source() {
    return "this project; mirror ascent after Beck and Teboulle 2003";
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
    List<byte[]> starts = starts(evaluator, seed);
    List<Optimum> optima = new ArrayList<>();
    for (byte[] start : starts) {
      optima.add(climb(network, input, start, monitor, optima.size()));
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
        consensus.agreement() * others.size() / (RESTARTS - 1));
  }

  /** The best of many random sequences, best first. */
  private static List<byte[]> starts(Evaluator evaluator, long seed) {
    int length = evaluator.windowLength();
    Random random = new Random(seed);
    byte[] codes = new byte[CANDIDATES * length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(Bases.COUNT);
    }
    float[] margins = new float[CANDIDATES];
    evaluator.logitMargins(codes, new WindowRun(0, length, CANDIDATES), margins);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -margins[i]));
    List<byte[]> best = new ArrayList<>();
    for (int i : order.subList(0, RESTARTS)) {
      best.add(Arrays.copyOfRange(codes, i * length, (i + 1) * length));
    }
    return best;
  }

  private Optimum climb(
      Network network, DenseInput input, byte[] start, Monitor monitor, int restart) {
    double[] logits = new double[input.values.length];
    for (int t = 0; t < start.length; t++) {
      logits[t * Bases.COUNT + start[t]] = START;
    }
    for (int step = 1; step <= STEPS; step++) {
      monitor.check();
      softmax(logits, input.values);
      double doubt = DenseInput.probability(-input.differentiate());
      for (int i = 0; i < logits.length; i++) {
        logits[i] += STEP_SIZE * (doubt * input.gradient[i] - PENALTY * logits[i]);
      }
      monitor.progress((long) restart * STEPS + step, (long) RESTARTS * STEPS);
    }
    double information = softmax(logits, input.values);
    double margin = input.differentiate();
    byte[] sequence = input.largest();
    return new Optimum(
        MotifMatrix.ofProbabilities(key(), network.architecture().name(), rows(input.values)),
        Bases.decode(sequence),
        DenseInput.probability(margin),
        input.probability(sequence),
        DenseInput.logProbability(margin) - PENALTY * information);
  }

  /** Sets each row of {@code values} to the softmax of its logits; the information in nats. */
  private static double softmax(double[] logits, float[] values) {
    double information = 0;
    for (int row = 0; row < logits.length; row += Bases.COUNT) {
      double largest = logits[row];
      for (int i = row + 1; i < row + Bases.COUNT; i++) {
        largest = Math.max(largest, logits[i]);
      }
      double sum = 0;
      double mean = 0;
      for (int i = row; i < row + Bases.COUNT; i++) {
        double weight = StrictMath.exp(logits[i] - largest);
        sum += weight;
        mean += weight * (logits[i] - largest);
        values[i] = (float) weight;
      }
      for (int i = row; i < row + Bases.COUNT; i++) {
        values[i] = (float) (values[i] / sum);
      }
      information += mean / sum - StrictMath.log(sum / Bases.COUNT);
    }
    return information;
  }

  private static double[][] rows(float[] values) {
    double[][] rows = new double[values.length / Bases.COUNT][Bases.COUNT];
    for (int i = 0; i < values.length; i++) {
      rows[i / Bases.COUNT][i % Bases.COUNT] = values[i];
    }
    return rows;
  }
}
