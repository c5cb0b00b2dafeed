package org.motiflens.explain.interaction;

import java.util.List;
import java.util.Random;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.engine.Networks;

/**
 * Networks built by hand whose features a and b are 1 where two words stand in the window and 0
 * where they do not, and whose margin is a logical function of them:
 *
 * <pre>
 *   margin = wa a + wb b + wab max(0, a + b − 1)
 * </pre>
 */
public final class LogicNetworks {
  public static final String A = "GATTACA";
  public static final String B = "CCGTCCG";
  public static final int WINDOW = 60;

  private LogicNetworks() {}

  /** See above; eps of a and b is wab. */
  public static Network of(float wa, float wb, float wab) {
    float[] kernel = new float[A.length() * Bases.COUNT * 2];
    for (int map = 0; map < 2; map++) {
      byte[] word = Bases.encode(map == 0 ? A : B);
      for (int tap = 0; tap < word.length; tap++) {
        kernel[(tap * Bases.COUNT + word[tap]) * 2 + map] = 1;
      }
    }
    float most = 1 - A.length();
    NetworkWeights.Dense units =
        new NetworkWeights.Dense(new float[] {1, 0, 0, 1, 1, 1}, new float[] {0, 0, -1});
    return Networks.of(
        new Architecture(
            "logic",
            LayeredFamily.CNN,
            List.of(new Convolution(2, A.length(), 1)),
            false,
            0,
            0,
            List.of(3),
            WINDOW),
        new NetworkWeights(
            List.of(new NetworkWeights.Convolution(kernel, new float[] {most, most})),
            List.of(),
            List.of(),
            List.of(units),
            new NetworkWeights.Output(new float[] {0, 0, 0, wa, wb, wab}, new float[2]),
            1));
  }

  /** A random window that holds neither word. */
  public static byte[] neutral(Random random) {
    while (true) {
      byte[] codes = new byte[WINDOW];
      for (int t = 0; t < WINDOW; t++) {
        codes[t] = (byte) random.nextInt(Bases.COUNT);
      }
      String text = Bases.decode(codes);
      if (!text.contains(A) && !text.contains(B)) {
        return codes;
      }
    }
  }

  /** The same with a word put at a position. */
  public static byte[] with(byte[] codes, String word, int at) {
    byte[] copy = codes.clone();
    System.arraycopy(Bases.encode(word), 0, copy, at, word.length());
    return copy;
  }
}
