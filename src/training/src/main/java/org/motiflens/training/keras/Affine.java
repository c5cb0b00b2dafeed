package org.motiflens.training.keras;

import java.util.Arrays;

/**
 * What a trained batch normalisation does to each channel: x ↦ scale · x + shift. It is not
 * computed as a layer of its own but joined with the weights before or behind it, which is exact.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never kept
public record Affine(double[] scale, double[] shift) {
  private static final double KERAS_EPSILON = 1e-3;

  /** Of channels that nothing is done to. */
  public static Affine identity(int channels) {
    double[] ones = new double[channels];
    Arrays.fill(ones, 1);
    return new Affine(ones, new double[channels]);
  }

  /**
   * Of a layer: γ (x − mean) / √(variance + ε) + β.
   *
   * @param channels that it must have
   */
  public static Affine of(KerasLayer layer, int channels) {
    boolean scaled = layer.flag("scale", true);
    boolean centred = layer.flag("center", true);
    double epsilon = layer.real("epsilon", KERAS_EPSILON);
    int index = 0;
    float[] gamma = scaled ? layer.weight(index++, "gamma", channels).values() : null;
    float[] beta = centred ? layer.weight(index++, "beta", channels).values() : null;
    float[] mean = layer.weight(index++, "moving mean", channels).values();
    float[] variance = layer.weight(index, "moving variance", channels).values();
    double[] scale = new double[channels];
    double[] shift = new double[channels];
    for (int c = 0; c < channels; c++) {
      if (variance[c] + epsilon <= 0) {
        throw layer.refused("has a moving variance below 0");
      }
      scale[c] = (gamma == null ? 1 : gamma[c]) / Math.sqrt(variance[c] + epsilon);
      shift[c] = (beta == null ? 0 : beta[c]) - scale[c] * mean[c];
    }
    return new Affine(scale, shift);
  }

  /** This, then another. */
  public Affine then(Affine other) {
    double[] newScale = new double[scale.length];
    double[] newShift = new double[scale.length];
    for (int c = 0; c < scale.length; c++) {
      newScale[c] = other.scale[c] * scale[c];
      newShift[c] = other.scale[c] * shift[c] + other.shift[c];
    }
    return new Affine(newScale, newShift);
  }

  /** The same for each of several positions, as a flattened map has its channels. */
  public Affine repeated(int positions) {
    double[] newScale = new double[scale.length * positions];
    double[] newShift = new double[scale.length * positions];
    for (int i = 0; i < newScale.length; i++) {
      newScale[i] = scale[i % scale.length];
      newShift[i] = shift[i % scale.length];
    }
    return new Affine(newScale, newShift);
  }

  /** Whether the largest value stays the largest. */
  public boolean keepsOrder() {
    return Arrays.stream(scale).allMatch(s -> s >= 0);
  }

  /** Whether nothing is done. */
  public boolean isIdentity() {
    return keepsZero() && Arrays.stream(scale).allMatch(s -> s == 1);
  }

  /** Whether zero stays zero. */
  public boolean keepsZero() {
    return Arrays.stream(shift).allMatch(s -> s == 0);
  }
}
