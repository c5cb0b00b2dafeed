package org.motiflens.network.deepbind;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Random DeepBind models in the published text form. */
public final class DeepBindText {
  private DeepBindText() {}

  /** Sizes of a model. */
  public record Shape(int strands, int detectors, int length, boolean average, int hidden) {}

  public static byte[] of(Shape shape, long seed) {
    Random random = new Random(seed);
    int features = (shape.average() ? 2 : 1) * shape.detectors();
    int outputs = Math.max(1, shape.hidden());
    String text =
        "# deepbind 0.1\r\n"
            + ("reverse_complement = " + (shape.strands() - 1) + "\r\n")
            + ("num_detectors = " + shape.detectors() + "\r\n")
            + ("detector_len = " + shape.length() + "\r\n")
            + ("has_avg_pooling = " + (shape.average() ? 1 : 0) + "\r\n")
            + ("num_hidden = " + shape.hidden() + "\r\n")
            + line("detectors", shape.length() * 4 * shape.detectors(), 0.5, random)
            + line("thresholds", shape.detectors(), 0.3, random)
            + line("weights1", features * outputs, 1, random)
            + line("biases1", outputs, 0.5, random)
            + line("weights2", shape.hidden(), 1, random)
            + line("biases2", shape.hidden() > 0 ? 1 : 0, 0.5, random);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String line(String key, int count, double scale, Random random) {
    StringBuilder out = new StringBuilder(key).append(" = ");
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",");
      out.append(String.format(Locale.ROOT, "%.9e", scale * random.nextGaussian()));
    }
    return out.append("\r\n").toString();
  }
}
