package org.motiflens.genome.track.bigwig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

class BigWigWriterTest {
  private static final long SEED = 20240619;

  @TempDir Path folder;

  private static float[] ramp(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = i * 0.25f;
    }
    return values;
  }

  private void assertFolderHolds(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(names), files.map(file -> file.getFileName().toString()).toList());
    }
  }

  private List<String> sections(TrackFixture track) throws Exception {
    return new BigWigBytes(track.write(folder.resolve("s.bw"))).sections();
  }

  @Nested
  class Sections {
    @Test
    void ofValuesForEachBaseAreFixedStep() throws Exception {
      TrackFixture track = new TrackFixture().chromosome("chr1", 5000);
      assertEquals(
          List.of("F1024", "F1024", "F452"), sections(track.bases("chr1", 100, ramp(2500))));
    }

    @Test
    void ofBinsOfOneLengthAreFixedStep() throws Exception {
      TrackFixture track = new TrackFixture().chromosome("chr1", 50_000);
      for (int bin = 0; bin < 1500; bin++) {
        track.interval("chr1", 25 * bin, 25 * bin + 25, bin);
      }
      track.interval("chr1", 40_000, 40_007, 1);
      assertEquals(List.of("F1024", "F476", "F1"), sections(track));
    }

    @Test
    void ofScatteredBasesAreVariableStep() throws Exception {
      TrackFixture track = new TrackFixture().chromosome("chr1", 50_000);
      for (int i = 0; i < 200; i++) {
        track.interval("chr1", i * i, i * i + 1, i);
      }
      assertEquals(List.of("V200"), sections(track));
    }

    @Test
    void ofIntervalsOfManyLengthsAreBedGraph() throws Exception {
      TrackFixture track = new TrackFixture().chromosome("chr1", 50_000);
      for (int i = 1; i < 200; i++) {
        track.interval("chr1", i * i, i * i + i, i);
      }
      assertEquals(List.of("B199"), sections(track));
    }

    @Test
    void keepLongStretchesOfOneKindApart() throws Exception {
      TrackFixture track = new TrackFixture().chromosome("chr1", 50_000);
      track.interval("chr1", 3, 9, 1).interval("chr1", 20, 21, 1).bases("chr1", 30, ramp(101));
      track.bases("chr1", 500, ramp(101)).bases("chr1", 700, ramp(63)).bases("chr1", 800, ramp(9));
      assertEquals(List.of("B2", "F101", "F101", "V72"), sections(track));
    }

    @Test
    void endWithTheirChromosome() throws Exception {
      TrackFixture track = new TrackFixture().chromosome("chr1", 10).chromosome("chr2", 10);
      track.bases("chr1", 0, ramp(10)).bases("chr2", 0, ramp(10));
      assertEquals(List.of("F10", "F10"), sections(track));
    }

    @Test
    void areCountedAndNoneIsLargerThanAnnounced() throws Exception {
      TrackFixture track = new TrackFixture().random("chr1", 300_000, new Random(SEED));
      BigWigBytes bytes = new BigWigBytes(track.write(folder.resolve("s.bw")));
      assertEquals(bytes.sectionCount(), bytes.sections().size());
    }
  }

  @Test
  void theSummaryIsOfAllValues() throws IOException {
    Random random = new Random(SEED);
    TrackFixture track = new TrackFixture().random("chr1", 90_000, random);
    track.random("chr2", 1_000, random).random("chr3", 2_000_000, random);
    double bases = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double sumOfSquares = 0;
    for (String chromosome : track.lengths().keySet()) {
      for (float value : track.dense(chromosome)) {
        if (!Float.isNaN(value)) {
          bases++;
          min = Math.min(min, value);
          max = Math.max(max, value);
          sum += value;
          sumOfSquares += (double) value * value;
        }
      }
    }
    assertArrayEquals(
        new double[] {bases, min, max, sum, sumOfSquares},
        new BigWigBytes(track.write(folder.resolve("x.bw"))).total(),
        1e-9 * sumOfSquares,
        "seed " + SEED);
  }

  @Test
  void everyZoomLevelIsWorthItsRoom() throws IOException {
    TrackFixture dense = new TrackFixture().chromosome("chr1", 3_000_000);
    dense.bases("chr1", 0, ramp(3_000_000));
    assertEquals(
        List.of(32, 128, 512, 2048, 8192, 32768, 131072, 524288, 2097152, 8388608),
        new BigWigBytes(dense.write(folder.resolve("dense.bw"))).reductions());

    TrackFixture scattered = new TrackFixture().chromosome("chr1", 100_000_000);
    for (int i = 0; i < 1000; i++) {
      scattered.interval("chr1", 1000 * i, 1000 * i + 1, i);
    }
    assertEquals(
        List.of(8192, 32768, 131072, 524288, 2097152),
        new BigWigBytes(scattered.write(folder.resolve("scattered.bw"))).reductions());

    TrackFixture one = new TrackFixture().chromosome("chr1", 200_000_000);
    one.interval("chr1", 0, 200_000_000, 1);
    assertEquals(
        List.of(8388608), new BigWigBytes(one.write(folder.resolve("one.bw"))).reductions());
    assertTrue(Files.size(folder.resolve("one.bw")) < 2000);

    assertEquals(
        List.of(),
        new BigWigBytes(new TrackFixture().chromosome("chr1", 9).write(folder.resolve("no.bw")))
            .reductions());
  }

  /** More blocks than two levels of 256 can tell apart. */
  @Test
  void theIndexGrowsWithTheNumberOfBlocks() throws IOException {
    TrackFixture track = new TrackFixture().chromosome("chr1", 10_000_000);
    assertEquals(1, new BigWigBytes(track.write(folder.resolve("x.bw"))).indexHeight());
    float[] values = ramp(64);
    for (int block = 0; block < 65_537; block++) {
      track.bases("chr1", 70 * block, values);
      if (block == 255) {
        assertEquals(1, new BigWigBytes(track.write(folder.resolve("x.bw"))).indexHeight());
      } else if (block == 256) {
        assertEquals(2, new BigWigBytes(track.write(folder.resolve("x.bw"))).indexHeight());
      }
    }
    assertEquals(3, new BigWigBytes(track.write(folder.resolve("x.bw"))).indexHeight());
  }

  @Test
  void theBytesDependOnTheValuesAlone() throws IOException {
    for (int round = 0; round < 5; round++) {
      Random random = new Random(SEED + round);
      TrackFixture track = new TrackFixture().random("chr1", 200_000, random);
      track.random("chr2", 5_000, random);
      byte[] once = Files.readAllBytes(track.write(folder.resolve("once.bw")));
      byte[] again = Files.readAllBytes(track.writeInPieces(folder.resolve("again.bw"), random));
      assertArrayEquals(once, again, "seed " + (SEED + round));
    }
  }

  @Test
  void aFileAppearsWholeOrNotAtAll() throws IOException {
    Path path = folder.resolve("x.bw");
    Files.writeString(path, "before");
    float[] values = new float[500_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = new Random(SEED + i).nextFloat();
    }
    Locus locus = new Locus("chr1", 0, values.length);
    try (BigWigWriter writer = BigWigWriter.create(path, Map.of("chr1", 500_000))) {
      writer.write(locus, values);
      assertEquals("before", Files.readString(path));
    }
    assertEquals("before", Files.readString(path));
    assertFolderHolds("x.bw");
    try (BigWigWriter writer = BigWigWriter.create(path, Map.of("chr1", 500_000))) {
      writer.write(locus, values);
      writer.commit();
      assertFolderHolds("x.bw");
    }
    assertTrue(Files.size(path) > 500_000);
    assertFolderHolds("x.bw");
  }

  @Test
  void memoryDoesNotGrowWithTheNumberOfValues() throws Exception {
    int bases = 12_000_000;
    WritingProcess.Result result =
        WritingProcess.run(List.of(), List.of("-Xmx8m"), folder.resolve("x.bw"), bases);
    assertEquals(new WritingProcess.Result(0, ""), result);
    assertEquals(bases, new BigWigBytes(folder.resolve("x.bw")).total()[0]);
  }

  @Nested
  class Refuses {
    private String refusal(Consumer<BigWigWriter> writing) throws IOException {
      Path path = folder.resolve("x.bw");
      try (BigWigWriter writer =
          BigWigWriter.create(
              path, new TrackFixture().chromosome("chr1", 1000).chromosome("chr2", 10).lengths())) {
        String message =
            assertThrows(InputException.class, () -> writing.accept(writer)).getMessage();
        assertTrue(message.contains(path.toString()), message);
        assertEquals(1, message.lines().count());
        return message.replace(path.toString(), "x.bw");
      } finally {
        assertFolderHolds();
      }
    }

    private static void write(BigWigWriter writer, String locus, float value) {
      writer.write(Locus.parse(locus), value);
    }

    @Test
    void anIntervalThatOverlapsTheOneBeforeIt() throws IOException {
      assertEquals(
          "Cannot write chr1:150-300 to x.bw: it begins before the end of the interval before it,"
              + " 200; sort the intervals and merge those that overlap.",
          refusal(
              writer -> {
                write(writer, "chr1:101-200", 1);
                write(writer, "chr1:150-300", 1);
              }));
    }

    @Test
    void anIntervalOutOfOrder() throws IOException {
      assertTrue(
          refusal(
                  writer -> {
                    write(writer, "chr1:101-200", Float.NaN);
                    write(writer, "chr1:1-100", 1);
                  })
              .contains("sort the intervals"));
    }

    @Test
    void aChromosomeOutOfOrder() throws IOException {
      assertEquals(
          "Cannot write chr1:1-10 to x.bw: it comes after chr2; sort by chromosome and start.",
          refusal(
              writer -> {
                write(writer, "chr2:1-10", 1);
                write(writer, "chr1:1-10", 1);
              }));
    }

    @Test
    void aChromosomeThatWasNotAnnounced() throws IOException {
      assertEquals(
          "Cannot write chr3:1-10 to x.bw: the file was begun without that chromosome; leave it out.",
          refusal(writer -> write(writer, "chr3:1-10", 1)));
    }

    @Test
    void anIntervalBeyondTheEndOfItsChromosome() throws IOException {
      assertEquals(
          "Cannot write chr1:991-1,001 to x.bw: chr1 has 1,000 bases; cut the interval.",
          refusal(writer -> write(writer, "chr1:991-1001", 1)));
    }

    @Test
    void anInfiniteValue() throws IOException {
      assertEquals(
          "Cannot write chr1:12-12 to x.bw: its value is infinite; leave it out.",
          refusal(
              writer ->
                  writer.write(
                      Locus.parse("chr1:11-12"), new float[] {1, Float.NEGATIVE_INFINITY})));
    }

    @Test
    void aTargetThatCannotBeWritten() throws IOException {
      for (Path target : new Path[] {folder, folder.resolve("none").resolve("x.bw")}) {
        String message =
            assertThrows(
                    InputException.class, () -> BigWigWriter.create(target, Map.of("chr1", 10)))
                .getMessage();
        assertTrue(message.contains(target.toString()), message);
      }
      assertFolderHolds();
    }

    /** The shell's limit on the size of files stands for a full disk. */
    @Test
    void toGoOnWhenTheDiskIsFull() throws Exception {
      assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
      Path target = folder.resolve("x.bw");
      WritingProcess.Result result =
          WritingProcess.run(
              List.of("/bin/bash", "-c", "ulimit -f 200 && exec \"$@\"", "bash"),
              List.of("-XX:-UsePerfData", "-Xshare:auto"),
              target,
              3_000_000);
      assertEquals(1, result.status(), result.output());
      assertTrue(
          result
              .output()
              .contains(
                  "InputException: Cannot write "
                      + target
                      + ": File too large; make room, or choose another place.\n"),
          result.output());
      assertFolderHolds();
    }

    @Test
    void toGoOnWhenInterrupted() throws IOException {
      Path path = folder.resolve("x.bw");
      try (BigWigWriter writer = BigWigWriter.create(path, Map.of("chr1", 10))) {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, writer::commit);
        assertTrue(Thread.interrupted());
      }
      assertFalse(Files.exists(path));
      assertFolderHolds();
    }
  }

  @Test
  void valuesMustFillTheirInterval() throws IOException {
    try (BigWigWriter writer = BigWigWriter.create(folder.resolve("x.bw"), Map.of("chr1", 10))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> writer.write(new Locus("chr1", 0, 3), Arrays.copyOf(new float[0], 2)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> BigWigWriter.create(folder.resolve("x.bw"), Map.of()));
  }
}
