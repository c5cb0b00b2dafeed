package org.motiflens.explain.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.motiflens.network.bpnet.BpnetModel;
import org.motiflens.network.bpnet.BpnetNetwork;
import org.motiflens.network.bpnet.BpnetShape;
import org.motiflens.network.bpnet.BpnetShape.Residual;
import org.motiflens.network.bpnet.BpnetWeights;

/** Small profile models with random weights. */
public final class TinyProfileModels {
  /** Bases that they read. */
  public static final int WINDOW = 60;

  /** Positions that they predict. */
  public static final int OUTPUT = 20;

  private TinyProfileModels() {}

  /** One of one or two strands, with a bias net when there is one strand. */
  public static BpnetNetwork of(int strands, long seed) {
    List<BpnetWeights> parts = new ArrayList<>();
    parts.add(weights(6, strands, seed));
    if (strands == 1) {
      parts.add(weights(3, 1, seed + 1));
    }
    return BpnetNetwork.of("bpnet", new BpnetModel(parts));
  }

  private static BpnetWeights weights(int filters, int strands, long seed) {
    BpnetShape shape =
        new BpnetShape(
            WINDOW,
            OUTPUT,
            filters,
            7,
            2,
            5,
            strands,
            strands == 2 ? Residual.BEFORE_RECTIFIER : Residual.AFTER_RECTIFIER);
    Random random = new Random(seed);
    List<float[]> arrays = new ArrayList<>();
    int layer = 3 * filters * filters;
    for (int size :
        new int[] {
          28 * filters,
          filters,
          layer,
          filters,
          layer,
          filters,
          5 * filters * strands,
          strands,
          filters,
          1
        }) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = (float) random.nextGaussian() / 2;
      }
      arrays.add(values);
    }
    return new BpnetWeights(shape, arrays);
  }
}
