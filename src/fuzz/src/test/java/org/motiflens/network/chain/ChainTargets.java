package org.motiflens.network.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The entry of a bundle that holds a chain of layers. */
public final class ChainTargets {
  private static final long SEED = 17;

  private ChainTargets() {}

  /** The network of an entry. */
  public static void model(byte[] input) {
    ChainNetwork.of(ChainFormat.read(input));
  }

  /** A convolution, a recurrent layer and an output; each is small. */
  public static List<byte[]> seeds() {
    Random random = new Random(SEED);
    ConvolutionLayer convolution =
        new ConvolutionLayer(3, 4, 2, 1, 1, 1, 1, draw(24, random), draw(2, random));
    List<byte[]> seeds = new ArrayList<>();
    for (RecurrentLayer.Cell cell : RecurrentLayer.Cell.values()) {
      int row = cell == RecurrentLayer.Cell.LSTM ? 4 : 3;
      int bias = cell == RecurrentLayer.Cell.GRU_RESET_AFTER ? 2 * row : row;
      RecurrentLayer recurrent =
          new RecurrentLayer(
              new RecurrentLayer.Setting(
                  cell, 1, 2, RecurrentLayer.Reading.FORWARD, false, Curve.TANH, Curve.SIGMOID, 0),
              List.of(
                  new RecurrentLayer.Direction(
                      draw(2 * row, random), draw(row, random), draw(bias, random))));
      seeds.add(
          ChainFormat.write(
              new ChainModel(
                  8,
                  List.of(0, 1, 2, 3),
                  List.of(convolution, recurrent),
                  ChainModel.Link.SIGMOID,
                  0)));
    }
    return seeds;
  }

  private static float[] draw(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
