package org.motiflens.explain.optimisation;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.explain.attribution.DenseInput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;

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
 * slopes are zero. The {@value BaseMixture#STARTS} starts are the best of many random sequences,
 * softened. The best optimum is the result; the others are laid on it for a consensus.
 */
public final class SimplexOptimiser implements ClassOptimiser {
  private static final int STEPS = 500;
  private static final double PENALTY = 0.01;
  private static final double STEP_SIZE = 3;

  /** θ of the start's base, 0 for the others: probability 0.87. */
  private static final double START = 3;

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

  @Override
  public ClassOptimum optimise(Network network, long seed, Monitor monitor) {
    Evaluator evaluator = network.newEvaluator();
    DenseInput input = new DenseInput(evaluator);
    List<byte[]> starts = BaseMixture.starts(evaluator, seed);
    List<BaseMixture.Optimum> optima = new ArrayList<>();
    for (byte[] start : starts) {
      optima.add(climb(network, input, start, monitor, optima.size()));
    }
    return BaseMixture.best(key(), seed, optima);
  }

  private BaseMixture.Optimum climb(
      Network network, DenseInput input, byte[] start, Monitor monitor, int restart) {
    double[] logits = new double[input.values.length];
    for (int t = 0; t < start.length; t++) {
      logits[t * Bases.COUNT + start[t]] = START;
    }
    for (int step = 1; step <= STEPS; step++) {
      monitor.check();
      BaseMixture.softmax(logits, input.values);
      double doubt = DenseInput.probability(-input.differentiate());
      for (int i = 0; i < logits.length; i++) {
        logits[i] += STEP_SIZE * (doubt * input.gradient[i] - PENALTY * logits[i]);
      }
      monitor.progress((long) restart * STEPS + step, (long) BaseMixture.STARTS * STEPS);
    }
    double information = BaseMixture.softmax(logits, input.values);
    double margin = input.differentiate();
    byte[] sequence = input.largest();
    return new BaseMixture.Optimum(
        MotifMatrix.ofProbabilities(
            key(), network.architecture().name(), BaseMixture.rows(input.values)),
        Bases.decode(sequence),
        DenseInput.probability(margin),
        input.probability(sequence),
        DenseInput.logProbability(margin) - PENALTY * information);
  }
}
