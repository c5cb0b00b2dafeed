package org.motiflens.network.chain;

import org.motiflens.network.kernel.Matrix;

/**
 * The size of a map of values between two layers.
 *
 * @param length positions
 * @param channels values a position
 */
public record Shape(int length, int channels) {
  /** Floats of a row in memory: channels, then zeros up to a whole vector. */
  int width() {
    return Matrix.padded(channels);
  }

  /** Floats of the map in memory. */
  int size() {
    return Math.multiplyExact(length, width());
  }

  @Override
  public String toString() {
    return length + " x " + channels;
  }
}
