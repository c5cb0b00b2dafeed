package org.motiflens.training.deepresolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.engine.Networks;
import org.motiflens.network.library.BundleReader;

class KerasOneBundleTest {
  @TempDir private Path folder;

  private final Random random = new Random(6);

  private float[] gaussian(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void theBundleComputesWhatTheNetworkComputes() throws IOException {
    Path source = Files.writeString(folder.resolve("weights.h5"), "stands for the file");
    Architecture architecture =
        new Architecture(
            "keras1-cnn",
            LayeredFamily.CNN,
            List.of(new Convolution(6, 9, 1)),
            true,
            0,
            0,
            List.of(8),
            40);
    Network network =
        Networks.of(
            architecture,
            new NetworkWeights(
                List.of(new NetworkWeights.Convolution(gaussian(9 * 4 * 6), gaussian(6))),
                List.of(),
                List.of(),
                List.of(new NetworkWeights.Dense(gaussian(6 * 8), gaussian(8))),
                new NetworkWeights.Output(gaussian(2 * 8), gaussian(2)),
                1));
    Path file = KerasOneBundle.of(network, source, "EXPERIMENT", "FACTOR", "none").write(folder);
    ModelBundle bundle = BundleReader.read(file);
    assertEquals("EXPERIMENT/custom-cnn", bundle.id());
    byte[] codes = new byte[60];
    for (int t = 0; t < codes.length; t++) {
      codes[t] = (byte) random.nextInt(5);
    }
    float[] expected = new float[5];
    float[] found = new float[5];
    WindowRun run = new WindowRun(0, 5, 5);
    network.newEvaluator().logitMargins(codes, run, expected);
    bundle.network().newEvaluator().logitMargins(codes, run, found);
    for (int i = 0; i < 5; i++) {
      assertEquals(expected[i], found[i]);
    }
  }
}
