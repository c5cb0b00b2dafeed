package org.motiflens.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.motiflens.genome.Locus;
import org.motiflens.genome.track.bigwig.BigWigWriter;

/**
 * Writes the values of a file, little-endian 32-bit floats, one a base, NaN for none, as bigWig;
 * {@code src/bench/compare-bigwig} measures it against pyBigWig on the same file.
 */
public final class BigWigWriting {
  private static final int CHUNK = 100_000;

  private BigWigWriting() {}

  /**
   * {@code make VALUES BASES} makes a file of values; {@code write VALUES TARGET} writes them and
   * prints seconds, processor seconds, bytes and the largest heap in MB, tab-separated.
   */
  public static void main(String[] arguments) throws IOException {
    Path values = Path.of(arguments[1]);
    if (arguments[0].equals("make")) {
      make(values, Integer.parseInt(arguments[2]));
    } else {
      write(values, Path.of(arguments[2]));
    }
  }

  /** Magnitudes without any pattern, the worst for compression; none in the first fifth. */
  private static void make(Path target, int bases) throws IOException {
    Random random = new Random(1);
    ByteBuffer value = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      for (int i = 0; i < bases; i++) {
        float magnitude = i < bases / 5 ? Float.NaN : (float) Math.abs(random.nextGaussian());
        out.write(value.putFloat(0, magnitude).array());
      }
    }
  }

  private static void write(Path source, Path target) throws IOException {
    long begin = System.nanoTime();
    long bytes = Files.size(source);
    int bases = Math.toIntExact(bytes / Float.BYTES);
    ByteBuffer raw = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel in = FileChannel.open(source);
        BigWigWriter writer = BigWigWriter.create(target, Map.of("chr21", bases))) {
      for (int start = 0; start < bases; start += CHUNK) {
        raw.clear();
        while (raw.hasRemaining() && in.read(raw) >= 0) {}
        float[] values = new float[raw.flip().remaining() / Float.BYTES];
        raw.asFloatBuffer().get(values);
        writer.write(new Locus("chr21", start, start + values.length), values);
      }
      writer.commit();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        Locale.ROOT,
        "%.2f\t%.2f\t%d\t%d%n",
        seconds,
        system.getProcessCpuTime() / 1e9,
        Files.size(target),
        Runtime.getRuntime().totalMemory() >> 20);
  }
}
