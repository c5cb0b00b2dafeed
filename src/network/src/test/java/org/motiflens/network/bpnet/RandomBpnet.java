package org.motiflens.network.bpnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.motiflens.network.bpnet.BpnetShape.Residual;

/** Small profile models with random weights, of both structures. */
public final class RandomBpnet {
  private RandomBpnet() {}

  /** Shapes that differ in all that a shape can differ in. */
  static List<BpnetShape> shapes() {
    return List.of(
        new BpnetShape(150, 60, 20, 21, 4, 7, 1, Residual.AFTER_RECTIFIER),
        new BpnetShape(150, 60, 20, 21, 4, 7, 2, Residual.BEFORE_RECTIFIER),
        new BpnetShape(93, 31, 7, 5, 3, 15, 2, Residual.AFTER_RECTIFIER),
        new BpnetShape(93, 61, 33, 25, 1, 1, 1, Residual.BEFORE_RECTIFIER),
        new BpnetShape(40, 10, 5, 4, 0, 6, 1, Residual.AFTER_RECTIFIER),
        new BpnetShape(40, 10, 5, 4, 0, 6, 2, Residual.BEFORE_RECTIFIER));
  }

  static BpnetWeights weights(BpnetShape shape, long seed) {
    Random random = new Random(seed);
    List<float[]> arrays = new ArrayList<>();
    for (int size : BpnetWeights.sizes(shape)) {
      float[] values = new float[size];
      // So that sums over a kernel stay near 1.
      double scale = 1.2 / Math.sqrt(Math.max(1, size / (double) shape.filters() / 2));
      for (int i = 0; i < size; i++) {
        values[i] = (float) (random.nextGaussian() * scale);
      }
      arrays.add(values);
    }
    return new BpnetWeights(shape, arrays);
  }

  /** Every shape alone, and one with a bias net of fewer filters and layers. */
  public static List<BpnetModel> models(long seed) {
    List<BpnetModel> models = new ArrayList<>();
    for (BpnetShape shape : shapes()) {
      models.add(new BpnetModel(List.of(weights(shape, seed))));
    }
    BpnetShape shape = shapes().get(0);
    BpnetShape bias = new BpnetShape(150, 60, 9, 21, 2, 7, 1, Residual.AFTER_RECTIFIER);
    models.add(new BpnetModel(List.of(weights(shape, seed), weights(bias, seed + 1))));
    return models;
  }

  public static byte[] codes(int length, double unknown, long seed) {
    Random random = new Random(seed);
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) (random.nextDouble() < unknown ? 4 : random.nextInt(4));
    }
    return codes;
  }
}
