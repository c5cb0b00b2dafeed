package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.motiflens.genome.Locus;

/** Values along chromosomes, what a file of them must hold, and the file. */
final class TrackFixture {
  /**
   * What is written by one call: values of an interval or, when there is one only, of all of it.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Call(Locus locus, float[] values) {}

  private final Map<String, Integer> lengths = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();

  TrackFixture chromosome(String name, int length) {
    lengths.put(name, length);
    return this;
  }

  TrackFixture bases(String chromosome, int start, float... values) {
    calls.add(new Call(new Locus(chromosome, start, start + values.length), values));
    return this;
  }

  TrackFixture interval(String chromosome, int start, int end, float value) {
    calls.add(new Call(new Locus(chromosome, start, end), new float[] {value}));
    return this;
  }

  /** Stretches of many kinds: values for each base, with gaps, bins of a length, anything. */
  TrackFixture random(String chromosome, int length, Random random) {
    chromosome(chromosome, length);
    int position = random.nextInt(3) == 0 ? 0 : random.nextInt(Math.min(length, 5000));
    while (position < length) {
      int stretch = 1 + random.nextInt(random.nextBoolean() ? 3000 : 80);
      int end = Math.min(length, position + stretch);
      switch (random.nextInt(5)) {
        case 0 -> bases(chromosome, position, values(end - position, 0, random));
        case 1 -> bases(chromosome, position, values(end - position, 0.1, random));
        case 2 -> bases(chromosome, position, values(end - position, 0.9, random));
        case 3 -> {
          int bin = 1 + random.nextInt(30);
          end = Math.min(length, position + 40 * bin);
          for (int start = position; start + bin <= end; start += bin) {
            interval(chromosome, start, start + bin, value(random));
          }
        }
        default -> {
          for (int start = position; start < end; ) {
            int next = Math.min(end, start + 1 + random.nextInt(200));
            interval(chromosome, start, next, random.nextInt(9) == 0 ? Float.NaN : value(random));
            start = next + random.nextInt(3);
          }
        }
      }
      position = end + (random.nextBoolean() ? 0 : random.nextInt(Math.min(length / 4 + 2, 5000)));
    }
    return this;
  }

  static float value(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> 0f;
      case 1 -> -0f;
      case 2 -> random.nextInt(10);
      case 3 -> (float) (random.nextGaussian() * 1e-30);
      default -> (float) random.nextGaussian();
    };
  }

  private static float[] values(int count, double gaps, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextDouble() < gaps ? Float.NaN : value(random);
    }
    return values;
  }

  Map<String, Integer> lengths() {
    return lengths;
  }

  Path write(Path path) throws IOException {
    try (BigWigWriter writer = BigWigWriter.create(path, lengths)) {
      for (Call call : calls) {
        if (call.values().length == 1) {
          writer.write(call.locus(), call.values()[0]);
        } else {
          writer.write(call.locus(), call.values());
        }
      }
      writer.commit();
    }
    return path;
  }

  /** Writes the same with calls cut into pieces at random. */
  Path writeInPieces(Path path, Random random) throws IOException {
    try (BigWigWriter writer = BigWigWriter.create(path, lengths)) {
      for (Call call : calls) {
        String chromosome = call.locus().chromosome();
        float[] values = call.values();
        int start = call.locus().start();
        if (values.length == 1) {
          writer.write(call.locus(), values[0]);
        }
        for (int from = 0; values.length > 1 && from < values.length; ) {
          int to = Math.min(values.length, from + 1 + random.nextInt(700));
          writer.write(
              new Locus(chromosome, start + from, start + to),
              Arrays.copyOfRange(values, from, to));
          from = to;
        }
      }
      writer.commit();
    }
    return path;
  }

  /** All items: chromosome, start, end and the bits of the value. */
  List<String> items() {
    List<String> items = new ArrayList<>();
    for (Call call : calls) {
      Locus locus = call.locus();
      float[] values = call.values();
      for (int i = 0; i < values.length; i++) {
        if (!Float.isNaN(values[i])) {
          int start = locus.start() + i;
          int end = values.length == 1 ? locus.end() : start + 1;
          items.add(
              String.format(
                  Locale.ROOT,
                  "%s %d %d %08x",
                  locus.chromosome(),
                  start,
                  end,
                  Float.floatToRawIntBits(values[i])));
        }
      }
    }
    return items;
  }

  /** One value for each base of a chromosome, NaN where there is none. */
  float[] dense(String chromosome) {
    float[] dense = new float[lengths.get(chromosome)];
    Arrays.fill(dense, Float.NaN);
    for (Call call : calls) {
      if (call.locus().chromosome().equals(chromosome)) {
        float[] values = call.values();
        for (int i = call.locus().start(); i < call.locus().end(); i++) {
          dense[i] = values[values.length == 1 ? 0 : i - call.locus().start()];
        }
      }
    }
    return dense;
  }
}
