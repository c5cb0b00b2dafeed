package org.motiflens.bench;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;

/**
 * Floating-point operations of one window's forward pass, as if every layer were a dense matrix
 * product (2 a multiply-add): what a general library does. An engine that replaces a one-hot
 * product by a table look-up does fewer, so its figure may exceed the machine's matrix product.
 */
final class FloatingPointWork {
  private FloatingPointWork() {}

  /** Operations of one window. */
  static double forward(Architecture architecture) {
    double operations = 0;
    int length = architecture.windowLength();
    int channels = Bases.COUNT;
    for (Architecture.Convolution convolution : architecture.convolutions()) {
      int rows = architecture.isRecurrent() ? length : length - convolution.kernel() + 1;
      operations += 2.0 * rows * convolution.kernel() * channels * convolution.maps();
      channels = convolution.maps();
      length = rows / convolution.pool();
    }
    int units = architecture.recurrentSize();
    for (int layer = 0; layer < architecture.recurrentLayers(); layer++) {
      operations += 2 * 2.0 * length * 4 * units * (channels + units);
      channels = units;
    }
    return operations;
  }
}
