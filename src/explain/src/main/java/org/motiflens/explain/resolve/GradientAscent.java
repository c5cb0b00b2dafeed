package org.motiflens.explain.resolve;

import org.motiflens.explain.background.Monitor;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.Network;

/**
 * Gradient ascent as the published program does it, in single precision, for any network:
 *
 * <pre>
 *   H ← H + η_i ∇(S(H) − λ ‖H‖²)
 *   η_i = η up to iteration 500, then max(η (i − 500)^−0.2, 1e-6)
 *   stop   after 10 iterations without a larger objective, or at 10 000
 * </pre>
 *
 * <p>The program means to keep the map of the largest S, but its copy is an alias: it keeps the
 * last map, with the largest S as its weight. So does this. (Liu, Zeng and Gifford 2019, the
 * program {@code FIM_generation.py}.)
 */
public final class GradientAscent implements FeatureMapSolver {
  /** Its key. */
  public static final String KEY = "deepresolve-exact";

  /** η of the published results, as far as they tell. */
  public static final double PUBLISHED_STEP = 0.01;

  private static final int CONSTANT = 500;
  private static final double DECAY = -0.2;
  private static final double SMALLEST_STEP = 1e-6;
  private static final int PATIENCE = 10;
  private static final int MOST = 10_000;

  private final LayerEvaluator evaluator;
  private final FeatureLayer layer;
  private final double lambda;
  private final double step;

  /**
   * @param lambda λ, above 0
   * @param step η
   */
  public GradientAscent(Network network, FeatureLayer layer, double lambda, double step) {
    evaluator = network.newLayerEvaluator();
    this.layer = layer;
    this.lambda = lambda;
    this.step = step;
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public FeatureMap solve(double[] start, Monitor monitor) {
    float[] map = new float[start.length];
    for (int i = 0; i < map.length; i++) {
      map[i] = (float) start[i];
    }
    float[] gradient = new float[map.length];
    float bestScore = Float.NEGATIVE_INFINITY;
    float best = Float.NEGATIVE_INFINITY;
    int held = 0;
    int i = 0;
    float objective;
    while (true) {
      float score = evaluator.evaluate(layer.index(), map);
      evaluator.gradient(layer.index(), gradient);
      objective = score - (float) lambda * squaredNorm(map);
      bestScore = Math.max(bestScore, score);
      held = objective > best ? 0 : held + 1;
      best = Math.max(best, objective);
      for (int j = 0; j < map.length; j++) {
        gradient[j] -= (float) (2 * lambda) * map[j];
      }
      if (held >= PATIENCE || i >= MOST) {
        break;
      }
      monitor.check();
      float rate =
          (float)
              (i > CONSTANT ? Math.max(step * Math.pow(i - CONSTANT, DECAY), SMALLEST_STEP) : step);
      for (int j = 0; j < map.length; j++) {
        map[j] += rate * gradient[j];
      }
      i++;
    }
    double[] values = new double[map.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = map[j];
    }
    return new FeatureMap(
        values,
        layer.shape().channels(),
        bestScore,
        objective,
        new FeatureMap.Convergence(
            i, held >= PATIENCE, Math.sqrt(squaredNorm(gradient)), Double.NaN, 0, Double.NaN, 0));
  }

  private static float squaredNorm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return (float) sum;
  }
}
