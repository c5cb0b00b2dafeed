package org.motiflens.genome.track.bigwig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.Python;

/** What is written, as libBigWig reads it. */
class BigWigReadByPyBigWigTest {
  private static final long SEED = 20240618;

  private static final String CHROMOSOMES =
      """
      import pyBigWig, sys
      file = pyBigWig.open(sys.argv[1])
      assert file.isBigWig()
      for name, length in file.chroms().items():
          print(name, length)
      """;

  private static final String ITEMS =
      """
      import pyBigWig, sys, struct
      file = pyBigWig.open(sys.argv[1])
      for name in sys.argv[2].split(","):
          for start, end, value in file.intervals(name) or ():
              print(name, start, end, struct.pack(">f", value).hex())
      """;

  /**
   * For each level, means and so on of pairs of cells; then the same without zoom levels. Not sums:
   * libBigWig gives the mean for the sum when it reads a zoom level.
   */
  private static final String STATISTICS =
      """
      import pyBigWig, sys
      file = pyBigWig.open(sys.argv[1])
      for name, length in file.chroms().items():
          for reduction in map(int, sys.argv[2].split(",")):
              bins = length // (2 * reduction)
              for kind in ("mean", "min", "max", "coverage", "std"):
                  for exact in (False, True):
                      if bins:
                          values = file.stats(name, 0, 2 * reduction * bins, type=kind,
                                              nBins=bins, exact=exact)
                          print(" ".join("NaN" if v is None or v != v else repr(v) for v in values))
      """;

  /** Of the values of all bases; a base without one counts as Java's NaN. */
  private static final String DIGEST =
      """
      import pyBigWig, sys, hashlib, numpy
      file = pyBigWig.open(sys.argv[1])
      digest = hashlib.sha256()
      for name, length in file.chroms().items():
          values = file.values(name, 0, length, numpy=True).astype("<f4")
          values.view("<u4")[numpy.isnan(values)] = 0x7fc00000
          digest.update(values.tobytes())
      print(digest.hexdigest())
      """;

  @TempDir Path folder;

  @BeforeAll
  static void pyBigWigIsInstalled() throws Exception {
    Python.assumeModule("pyBigWig");
  }

  private Path assertHolds(TrackFixture track, String message) throws Exception {
    Path path = track.write(folder.resolve("x.bw"));
    assertEquals(
        track.lengths().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList(),
        Python.run(CHROMOSOMES, path),
        message);
    assertEquals(
        track.items(),
        Python.run(ITEMS, path, String.join(",", track.lengths().keySet())),
        message);
    return path;
  }

  @Test
  void valuesAndIntervals() throws Exception {
    TrackFixture track = new TrackFixture().chromosome("chr1", 1000).chromosome("chr2", 500);
    track.bases("chr1", 0, 0.5f, Float.NaN, -0f, 1e-40f, Float.MAX_VALUE);
    track.interval("chr1", 900, 1000, 0.1f).bases("chr2", 499, -3);
    Path path = assertHolds(track, "by hand");
    assertEquals(List.of("chr1 1000", "chr2 500"), Python.run(CHROMOSOMES, path));
  }

  @Test
  void aFileWithoutValues() throws Exception {
    assertHolds(new TrackFixture().chromosome("chr1", 1000).chromosome("chr2", 1), "empty");
    assertEquals(
        List.of("[None]"),
        Python.run(
            "import pyBigWig, sys; print(pyBigWig.open(sys.argv[1]).stats('chr1', 0, 9))",
            folder.resolve("x.bw")));
  }

  @Test
  void chromosomesInTheOrderOfTheGenome() throws Exception {
    TrackFixture track = new TrackFixture();
    List<String> expected = new ArrayList<>();
    for (String name : new String[] {"chr1", "chr2", "chr10", "chrX", "chrM", "chr1_random"}) {
      track.chromosome(name, 100 + name.length()).interval(name, 3, 7, name.length());
      expected.add(name + " " + (100 + name.length()));
    }
    assertEquals(expected, Python.run(CHROMOSOMES, assertHolds(track, "genome order")));
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 257, 3000})
  void thousandsOfChromosomes(int count) throws Exception {
    TrackFixture track = new TrackFixture();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      track.chromosome("scaffold_" + i, 10 + i).interval("scaffold_" + i, 3, 7, i);
      expected.add("scaffold_" + i + " " + (10 + i));
    }
    assertEquals(expected, Python.run(CHROMOSOMES, assertHolds(track, "scaffolds")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 1023, 1024, 1025, 2048})
  void stretchesThatEndNearTheBoundariesOfBlocks(int length) throws Exception {
    Random random = new Random(SEED + length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = TrackFixture.value(random);
    }
    TrackFixture track = new TrackFixture().chromosome("chr1", 3 * length + 200);
    track.bases("chr1", 7, values).interval("chr1", length + 9, length + 30, 1);
    assertHolds(track.bases("chr1", 2 * length + 50, values), "seed " + (SEED + length));
  }

  /**
   * More blocks than one node of the index has places, more bases than a cell of any zoom level.
   */
  @Test
  void megabasesOfValues() throws Exception {
    Random random = new Random(SEED);
    TrackFixture track = new TrackFixture();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String name : new String[] {"chr1", "chr2"}) {
      float[] values = new float[9_000_000];
      for (int i = 0; i < values.length; i++) {
        values[i] = i % 5000 < 100 ? Float.NaN : random.nextInt(1 << 10) / 64f;
      }
      track.chromosome(name, values.length).bases(name, 0, values);
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
      digest.update(bytes);
    }
    Path path = track.write(folder.resolve("x.bw"));
    assertEquals(
        List.of(HexFormat.of().formatHex(digest.digest())),
        Python.run(DIGEST, path),
        "seed " + SEED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyStretchesAndGaps(int round) throws Exception {
    Random random = new Random(SEED + round);
    TrackFixture track = new TrackFixture();
    for (int chromosome = 0; chromosome < 1 + random.nextInt(5); chromosome++) {
      track.random("chr" + chromosome, 1 + random.nextInt(round < 8 ? 20_000 : 200_000), random);
    }
    assertHolds(track, "seed " + (SEED + round));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void zoomLevelsSummariseTheValues(int round) throws Exception {
    Random random = new Random(SEED - round);
    TrackFixture track = new TrackFixture().random("chr1", 40_000, random);
    track.random("chr2", 3_000, random).random("chr3", 100_000, random);
    Path path = track.write(folder.resolve("x.bw"));
    List<Integer> reductions = new BigWigBytes(path).reductions();
    assertTrue(reductions.size() > 3, () -> "levels " + reductions + ", seed " + (SEED - round));
    Iterator<String> lines =
        Python.run(
                STATISTICS, path, String.join(",", reductions.stream().map(r -> "" + r).toList()))
            .iterator();
    int compared = 0;
    for (String chromosome : track.lengths().keySet()) {
      float[] dense = track.dense(chromosome);
      for (int reduction : reductions) {
        if (dense.length / (2 * reduction) > 0) {
          compared += compare(dense, reduction, lines, "seed " + (SEED - round));
        }
      }
    }
    assertEquals(false, lines.hasNext());
    // How many there are depends on the levels, and these on the random stretches.
    assertTrue(compared > 1_000, () -> "values compared, seed " + (SEED - round));
  }

  private static int compare(float[] dense, int reduction, Iterator<String> lines, String seed) {
    int compared = 0;
    for (String kind : new String[] {"mean", "min", "max", "coverage", "std"}) {
      for (String source : new String[] {"zoom level", "values"}) {
        String[] found = lines.next().split(" ", -1);
        for (int bin = 0; bin < found.length; bin++) {
          double expected = expected(kind, dense, 2 * reduction * bin, 2 * reduction);
          int number = bin;
          Supplier<String> what =
              () ->
                  kind
                      + " of bin "
                      + number
                      + " of "
                      + 2 * reduction
                      + " from "
                      + source
                      + ", "
                      + seed;
          double actual = Double.parseDouble(found[bin]);
          // Zoom levels hold floats; of one value libBigWig knows no standard deviation.
          double tolerance = (kind.equals("std") ? 1e-3 : 1e-5) * Math.max(1, Math.abs(expected));
          if (!Double.isNaN(expected)) {
            assertEquals(expected, actual, tolerance, what);
            compared++;
          } else if (!kind.equals("std")) {
            assertEquals(expected, actual, what);
          }
        }
      }
    }
    return compared;
  }

  private static double expected(String kind, float[] dense, int start, int length) {
    double count = 0;
    double sum = 0;
    double sumOfSquares = 0;
    double min = Double.NaN;
    double max = Double.NaN;
    for (int i = start; i < start + length; i++) {
      if (!Float.isNaN(dense[i])) {
        min = count == 0 ? dense[i] : Math.min(min, dense[i]);
        max = count == 0 ? dense[i] : Math.max(max, dense[i]);
        count++;
        sum += dense[i];
        sumOfSquares += (double) dense[i] * dense[i];
      }
    }
    boolean empty = count == 0;
    return switch (kind) {
      case "mean" -> sum / count;
      case "min" -> min;
      case "max" -> max;
      case "coverage" -> empty ? Double.NaN : count / length;
      default -> Math.sqrt((sumOfSquares - sum * sum / count) / (count - 1));
    };
  }
}
