package org.motiflens.explain.resolve;

import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.Network;

/**
 * What each feature contributes to the score of one window: the per-input feature importance vector
 * (IFIV). The paper names such a vector; no published code has it, and the definition is ours:
 *
 * <pre>
 *   IFIV_k = Σ_i H_k(i) ∂Δ/∂H_k(i)
 * </pre>
 *
 * <p>with H the window's activations of the layer and Δ its logit margin. Of a linear head it is
 * exact: the features add up to Δ less the bias. For one thread.
 */
public final class FeatureUse {
  private final LayerEvaluator evaluator;
  private final FeatureLayer layer;
  private final float[] activations;
  private final float[] gradient;

  public FeatureUse(Network network, FeatureLayer layer) {
    evaluator = network.newLayerEvaluator();
    this.layer = layer;
    activations = new float[layer.shape().size()];
    gradient = new float[layer.shape().size()];
  }

  /**
   * IFIV of the window that starts at {@code start}.
   *
   * @return one value a feature
   */
  public double[] of(byte[] codes, int start) {
    evaluator.evaluate(codes, start);
    evaluator.activations(layer.index(), activations);
    evaluator.gradient(layer.index(), gradient);
    double[] use = new double[layer.shape().channels()];
    for (int i = 0; i < activations.length; i++) {
      use[i % use.length] += (double) activations[i] * gradient[i];
    }
    return use;
  }

  /**
   * The activations of one feature over the window last asked about, a value a column, where the
   * columns lie being told by {@link LayerEvaluator.Layer#firstBase}.
   */
  public float[] activations(int feature) {
    float[] values = new float[layer.shape().columns()];
    for (int column = 0; column < values.length; column++) {
      values[column] = activations[column * layer.shape().channels() + feature];
    }
    return values;
  }
}
