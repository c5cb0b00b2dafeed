package org.motiflens.network.engine;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.kernel.Matrix;

/**
 * How long and how wide each convolution's input and output are. Channels are counted twice: as
 * they are, and padded to the back ends' vector length, as they lie in memory.
 *
 * @param inputLength columns that the convolution reads, without padding
 * @param inputChannels channels of such a column
 * @param inputStride floats from one input column to the next: the first layer's four bases are not
 *     padded
 * @param kernel taps
 * @param padding columns of zeros at each end of the input
 * @param convolvedLength columns after the convolution
 * @param pool width and stride of the max-pool
 * @param maps output channels
 */
record LayerGeometry(
    int inputLength,
    int inputChannels,
    int inputStride,
    int kernel,
    int padding,
    int convolvedLength,
    int pool,
    int maps) {

  /** Columns after the pool; what does not fill a pool is dropped. */
  int outputLength() {
    return convolvedLength / pool;
  }

  /** Floats from one output column to the next. */
  int outputStride() {
    return Matrix.padded(maps);
  }

  /**
   * The layers of an architecture, from the input up.
   *
   * @throws InputException when a layer leaves nothing over for the next, or its padding cannot
   *     keep the length
   */
  static List<LayerGeometry> of(Architecture architecture) {
    List<LayerGeometry> layers = new ArrayList<>();
    int length = architecture.windowLength();
    int channels = Bases.COUNT;
    if (!(architecture.family() instanceof LayeredFamily)) {
      throw new InputException(
          architecture.name()
              + " is of the family "
              + architecture.family().name()
              + ", which is not composed of these layers; choose another.");
    }
    boolean keepsLength = architecture.padded();
    if (length < 1) {
      throw new InputException(
          "The architecture "
              + architecture.name()
              + " reads windows of "
              + length
              + " bases; expected at least 1.");
    }
    for (Architecture.Convolution convolution : architecture.convolutions()) {
      if (keepsLength && convolution.kernel() % 2 == 0) {
        throw new InputException(
            "The architecture "
                + architecture.name()
                + " has a convolution of "
                + convolution.kernel()
                + " taps; expected an odd number, for only those keep the length.");
      }
      int padding = keepsLength ? convolution.kernel() / 2 : 0;
      LayerGeometry layer =
          new LayerGeometry(
              length,
              channels,
              layers.isEmpty() ? channels : Matrix.padded(channels),
              convolution.kernel(),
              padding,
              length + 2 * padding - convolution.kernel() + 1,
              convolution.pool(),
              convolution.maps());
      if (layer.convolvedLength() < convolution.pool()) {
        throw new InputException(
            "Windows of "
                + architecture.windowLength()
                + " bases are too short for the architecture "
                + architecture.name()
                + ": nothing is left after convolution "
                + (layers.size() + 1)
                + "; choose longer windows.");
      }
      layers.add(layer);
      length = layer.outputLength();
      channels = layer.maps();
    }
    return List.copyOf(layers);
  }
}
