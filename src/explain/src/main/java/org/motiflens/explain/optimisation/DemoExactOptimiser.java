package org.motiflens.explain.optimisation;

import java.util.Optional;
import java.util.Random;
import org.motiflens.explain.attribution.DenseInput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;

/**
 * The published recipe, as its program has it (Lanchantin et al. 2017, section 3.3):
 *
 * <pre>
 *   start     X uniform in [0, 1)
 *   minimise  −log P(X) + λ ‖X‖²        λ = 0.009
 *   by        m ← α m + (1 − α) g²,  X ← X − η g / (√m + ε),   1000 steps
 *             η = 0.05, α = 0.99, ε = 1e-8, m = 0 at the start (RMSProp)
 *   clean up  clamp to [0, 1], divide by the largest value, add 0.01, divide each row by its sum
 * </pre>
 *
 * <p>The paper's text adds the penalty where its program subtracts; this follows the program. Two
 * things differ from it: m is this run's own, where the program's passes from one model to the
 * next, and there is a seed. X is not bounded while it climbs: entries may be negative, and P of
 * such an input says little about sequences. From a start that no rectifier answers to, the recipe
 * does not move towards the class; the probabilities of the result tell.
 */
public final class DemoExactOptimiser implements ClassOptimiser {
  private static final int STEPS = 1000;
  private static final double PENALTY = 0.009;
  private static final float STEP_SIZE = 0.05f;
  private static final float MEMORY = 0.99f;
  private static final float EPSILON = 1e-8f;
  private static final double FLOOR = 0.01;

  @Override
  public String key() {
    return "demo-exact";
  }

  @Override
  public String label() {
    return "As published (Deep Motif Dashboard)";
  }

  @Override
  public String formula() {
    return "max log P(X) − 0.009 ‖X‖², RMSProp from a uniform start, 1000 steps, cleaned up";
  }

  @Override
  public String source() {
    return "Lanchantin et al. 2017, section 3.3, and its program";
  }

  @Override
  public ClassOptimum optimise(Network network, long seed, Monitor monitor) {
    Evaluator evaluator = network.newEvaluator();
    DenseInput input = new DenseInput(evaluator);
    Random random = new Random(seed);
    for (int i = 0; i < input.values.length; i++) {
      input.values[i] = random.nextFloat();
    }
    float[] meanSquare = new float[input.values.length];
    for (int step = 0; step < STEPS; step++) {
      monitor.check();
      step(input, meanSquare);
      monitor.progress(step + 1, STEPS);
    }
    byte[] sequence = input.largest();
    return new ClassOptimum(
        key(),
        seed,
        MotifMatrix.ofProbabilities(key(), network.architecture().name(), cleanedUp(input.values)),
        DenseInput.probability(input.differentiate()),
        Bases.decode(sequence),
        input.probability(sequence),
        Optional.empty(),
        Double.NaN);
  }

  private static void step(DenseInput input, float[] meanSquare) {
    // d(−log P)/dX = −(1 − P) dΔ/dX
    float factor = (float) -DenseInput.probability(-input.differentiate());
    for (int i = 0; i < meanSquare.length; i++) {
      float slope = factor * input.gradient[i] + (float) (2 * PENALTY) * input.values[i];
      meanSquare[i] = MEMORY * meanSquare[i] + (1 - MEMORY) * slope * slope;
      input.values[i] -= STEP_SIZE * slope / ((float) Math.sqrt(meanSquare[i]) + EPSILON);
    }
  }

  /** The published clean-up; rows without a positive value become uniform. */
  static double[][] cleanedUp(float[] values) {
    double[][] rows = new double[values.length / Bases.COUNT][Bases.COUNT];
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      double clamped = Math.min(1, Math.max(0, values[i]));
      rows[i / Bases.COUNT][i % Bases.COUNT] = clamped;
      largest = Math.max(largest, clamped);
    }
    for (double[] row : rows) {
      double sum = 0;
      for (int base = 0; base < Bases.COUNT; base++) {
        row[base] = (largest > 0 ? row[base] / largest : 0) + FLOOR;
        sum += row[base];
      }
      for (int base = 0; base < Bases.COUNT; base++) {
        row[base] /= sum;
      }
    }
    return rows;
  }
}
