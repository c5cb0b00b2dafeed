package org.motiflens.plugin.tile;

import java.util.Arrays;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.network.Family;
import org.motiflens.network.bundle.ModelBundle;

/**
 * How strongly a model binds a window, 0 to 1, for the colour of its letters: what a model explains
 * that sees nothing must not look like what it explains of a site. Of a calibrated model it is the
 * window's rank, of any other P. Values, heights and files are not touched by it.
 */
public enum Strength {
  /** By the share of the genome that scores as high: 1 in 10 is 0, 1 in 10,000 and rarer is 1. */
  RANK("rank") {
    @Override
    float of(float value) {
      return between((value - WEAK_RANK) / (STRONG_RANK - WEAK_RANK));
    }
  },
  /** P as it is. */
  PROBABILITY("prediction") {
    @Override
    float of(float value) {
      return between(value);
    }
  };

  /** What tiles of strengths are known by, in place of a method's key. */
  public static final String KEY = "strength of the window";

  private static final float WEAK_RANK = 1;
  private static final float STRONG_RANK = 4;

  private final String methodKey;

  Strength(String methodKey) {
    this.methodKey = methodKey;
  }

  /** The strength that a value of the method stands for; NaN where there is none. */
  abstract float of(float value);

  /** Strengths, in place. */
  float[] of(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = of(values[i]);
    }
    return values;
  }

  private static float between(float value) {
    return Float.isNaN(value) ? value : Math.max(0, Math.min(1, value));
  }

  AttributionMethod method(AttributionRegistry methods) {
    return methods.named(methodKey);
  }

  /**
   * What the strength of a model's windows is told by; nothing for a score that is no logit and has
   * no rank, and for profiles.
   */
  static Optional<Strength> of(ModelBundle model) {
    Family family = model.network().architecture().family();
    if (family.predictsProfiles()) {
      return Optional.empty();
    }
    return model.calibration().isPresent()
        ? Optional.of(RANK)
        : family.caution().isPresent() ? Optional.empty() : Optional.of(PROBABILITY);
  }

  /** Of a model without any: all letters alike. */
  static float[] full(int bases) {
    float[] values = new float[bases];
    Arrays.fill(values, 1);
    return values;
  }
}
