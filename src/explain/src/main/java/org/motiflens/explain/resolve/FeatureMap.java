package org.motiflens.explain.resolve;

/**
 * A feature importance map: activations H of a layer at which S(H) − λ ‖H‖² has stopped growing, S
 * being the logit margin computed from that layer onward. Immutable.
 */
public final class FeatureMap {
  private final double[] values;
  private final int channels;
  private final double score;
  private final double objective;
  private final Convergence convergence;

  /**
   * How far to trust it.
   *
   * @param iterations steps of gradient ascent, or linearisations of the step-free solver
   * @param ended whether it stopped by its own rule, and not at the bound of iterations
   * @param gradientNorm ‖∇S − 2λH‖ at the end; NaN from the step-free solver, whose optima may lie
   *     where there is no gradient
   * @param gap of the step-free solver, the stationarity certificate: no point has a linearised
   *     objective that is larger by more than this; 0 is a critical point. NaN from gradient ascent
   * @param perturbations points around it that were tried at the end; 0 for gradient ascent
   * @param largestGain of the objective among them, negative where none is better; NaN where none
   *     was tried
   * @param escapes times that a better point was found around a critical one and gone on from
   */
  public record Convergence(
      int iterations,
      boolean ended,
      double gradientNorm,
      double gap,
      int perturbations,
      double largestGain,
      int escapes) {}

  /**
   * @param values columns × channels
   * @param score S, the weight of this map: of the published recipe the largest met on the way
   * @param objective S(values) − λ ‖values‖²
   */
  FeatureMap(
      double[] values, int channels, double score, double objective, Convergence convergence) {
    this.values = values.clone();
    this.channels = channels;
    this.score = score;
    this.objective = objective;
    this.convergence = convergence;
  }

  /** Columns × channels, a copy. */
  public double[] values() {
    return values.clone();
  }

  /** Features. */
  public int channels() {
    return channels;
  }

  /** Positions of each feature. */
  public int columns() {
    return values.length / channels;
  }

  /** A value. */
  public double value(int column, int channel) {
    return values[column * channels + channel];
  }

  /** The weight of this map among others. */
  public double score() {
    return score;
  }

  /** What was maximised. */
  public double objective() {
    return objective;
  }

  /** How far to trust it. */
  public Convergence convergence() {
    return convergence;
  }
}
