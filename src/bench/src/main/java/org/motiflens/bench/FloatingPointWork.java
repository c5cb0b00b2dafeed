package org.motiflens.bench;

import java.util.List;
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

  /**
   * Operations of the products that the engine carries out: look-ups are none, neither of the first
   * convolution nor of an LSTM's products with bases.
   *
   * @param back with the way back to the input
   */
  static double carriedOut(Architecture architecture, boolean back) {
    boolean recurs = architecture.isRecurrent();
    List<Architecture.Convolution> convolutions = architecture.convolutions();
    double operations = 0;
    int length = architecture.windowLength();
    int channels = Bases.COUNT;
    for (int i = 0; i < convolutions.size(); i++) {
      Architecture.Convolution convolution = convolutions.get(i);
      int rows = recurs ? length : length - convolution.kernel() + 1;
      double row = 2.0 * convolution.kernel() * channels * convolution.maps();
      operations += i == 0 ? 0 : rows * row;
      if (back) {
        // Behind the maximum over time one column a map has a gradient.
        boolean single = !recurs && i == convolutions.size() - 1;
        operations += single ? row : rows / convolution.pool() * convolution.pool() * row;
      }
      channels = convolution.maps();
      length = rows / convolution.pool();
    }
    int units = architecture.recurrentSize();
    for (int layer = 0; layer < architecture.recurrentLayers(); layer++) {
      double column = 2 * 2.0 * 4 * units;
      boolean readsBases = layer == 0 && convolutions.isEmpty();
      operations += length * column * (units + (readsBases ? 0 : channels));
      operations += back ? length * column * (units + channels) : 0;
      channels = units;
    }
    return operations;
  }

  /**
   * Operations of an LSTM's activations, a quotient counted as one: of a unit at a step five
   * hyperbolic tangents of 17, three of them made sigmoids by 2 more, and 4 for cell and output; 20
   * on the way back.
   */
  static double activations(Architecture architecture, boolean back) {
    int length = architecture.windowLength();
    for (Architecture.Convolution convolution : architecture.convolutions()) {
      length /= convolution.pool();
    }
    double each = 5 * 17 + 3 * 2 + 4 + (back ? 20 : 0);
    return 2 * each * length * architecture.recurrentSize() * architecture.recurrentLayers();
  }
}
