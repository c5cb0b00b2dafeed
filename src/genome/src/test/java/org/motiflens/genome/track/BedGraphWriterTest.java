package org.motiflens.genome.track;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Product;
import org.motiflens.genome.Provenance;

class BedGraphWriterTest {
  private static final float NONE = Float.NaN;
  private static final Provenance PROVENANCE =
      Provenance.ofThisProduct().with("genome", "hg19").with("method", "saliency");

  @TempDir Path folder;

  private static String data(String text) {
    StringBuilder lines = new StringBuilder();
    text.lines().filter(line -> line.startsWith("chr")).forEach(l -> lines.append(l).append('\n'));
    return lines.toString();
  }

  private static String written(Object... lociAndValues) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BedGraphWriter writer = BedGraphWriter.on(bytes, PROVENANCE, Map.of("name", "x"));
    for (int i = 0; i < lociAndValues.length; i += 2) {
      writer.write(Locus.parse((String) lociAndValues[i]), (float[]) lociAndValues[i + 1]);
    }
    writer.commit();
    return bytes.toString(UTF_8);
  }

  private void assertFolderHolds(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertArrayEquals(names, files.map(file -> file.getFileName().toString()).sorted().toArray());
    }
  }

  @Test
  void beginsWithProvenanceAndOneTrackLine() {
    assertEquals(
        "# product: MotifLens "
            + Product.version()
            + "\n# genome: hg19\n# method: saliency\n"
            + "track type=bedGraph name=x\n"
            + "chr1\t9\t11\t0.5\n",
        written("chr1:10-11", new float[] {0.5f, 0.5f}));
  }

  @Test
  void quotesTrackAttributesThatNeedIt() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BedGraphWriter.on(bytes, PROVENANCE, Map.of("name", "CTCF \"K562\"\n")).commit();
    assertTrue(
        bytes.toString(UTF_8).endsWith("track type=bedGraph name=\"CTCF 'K562' \"\n"),
        bytes.toString(UTF_8));
  }

  @Test
  void leavesOutBasesWithoutValueAndJoinsOnlyEqualBits() {
    assertEquals(
        "chr1\t2\t3\t1\nchr1\t3\t4\t1.0000001\nchr1\t5\t6\t0\nchr1\t6\t7\t-0\n",
        data(
            written(
                "chr1:1-8", new float[] {NONE, NONE, 1, Math.nextUp(1f), NONE, 0f, -0f, NONE})));
  }

  @Test
  void joinsAcrossCallsButNotAcrossGapsOrChromosomes() {
    assertEquals(
        "chr1\t0\t4\t1\nchr1\t5\t6\t1\nchr2\t6\t7\t1\n",
        data(
            written(
                "chr1:1-2", new float[] {1, 1},
                "chr1:3-4", new float[] {1, 1},
                "chr1:6", new float[] {1},
                "chr2:7", new float[] {1})));
  }

  @Test
  void theBytesDoNotDependOnTheCuts() {
    long seed = 99;
    Random random = new Random(seed);
    float[] values = new float[20_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(5) == 0 ? NONE : random.nextInt(3) / 3f;
    }
    String whole = written("chr1:1-20,000", values);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BedGraphWriter writer = BedGraphWriter.on(bytes, PROVENANCE, Map.of("name", "x"));
    for (int start = 0; start < values.length; ) {
      int end = Math.min(values.length, start + 1 + random.nextInt(700));
      writer.write(new Locus("chr1", start, end), Arrays.copyOfRange(values, start, end));
      start = end;
    }
    writer.commit();
    assertEquals(whole, bytes.toString(UTF_8), "seed " + seed);
  }

  @Test
  void aBaseReadBackHasTheValueThatWasWritten() {
    long seed = 100;
    Random random = new Random(seed);
    float[] values = new float[5000];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(9) == 0 ? NONE : (float) random.nextGaussian();
    }
    float[] back = new float[values.length];
    Arrays.fill(back, NONE);
    data(written("chr1:1-5,000", values))
        .lines()
        .map(line -> line.split("\t"))
        .forEach(
            f ->
                Arrays.fill(
                    back, Integer.parseInt(f[1]), Integer.parseInt(f[2]), Float.parseFloat(f[3])));
    assertArrayEquals(values, back, "seed " + seed);
  }

  @Test
  void refusesIntervalsOutOfOrder() {
    float[] two = {1, 2};
    assertThrows(IllegalArgumentException.class, () -> written("chr1:5-6", two, "chr1:6-7", two));
    assertThrows(
        IllegalArgumentException.class,
        () -> written("chr1:5-6", two, "chr2:1-2", two, "chr1:8-9", two));
    assertThrows(IllegalArgumentException.class, () -> written("chr1:5-7", two));
  }

  @Test
  void aFileAppearsOnlyWhenItIsWhole() throws IOException {
    Path path = folder.resolve("x.bedgraph");
    Files.writeString(path, "before");
    try (BedGraphWriter writer = BedGraphWriter.create(path, PROVENANCE, Map.of())) {
      writer.write(new Locus("chr1", 0, 1), new float[] {1});
      assertEquals("before", Files.readString(path));
    }
    assertEquals("before", Files.readString(path));
    assertFolderHolds("x.bedgraph");
    try (BedGraphWriter writer = BedGraphWriter.create(path, PROVENANCE, Map.of())) {
      writer.write(new Locus("chr1", 0, 1), new float[] {1});
      writer.commit();
    }
    assertEquals("chr1\t0\t1\t1\n", data(Files.readString(path)));
    assertFolderHolds("x.bedgraph");
  }

  @Test
  void aNameInGzIsBlockCompressed() throws IOException {
    Path path = folder.resolve("x.bedgraph.gz");
    try (BedGraphWriter writer = BedGraphWriter.create(path, PROVENANCE, Map.of("name", "x"))) {
      writer.write(new Locus("chr1", 0, 1), new float[] {1});
      writer.commit();
    }
    BlockCompressedInputStream.assertNonDefectivePath(path);
    try (BlockCompressedInputStream in = new BlockCompressedInputStream(path)) {
      assertEquals(written("chr1:1", new float[] {1}), new String(in.readAllBytes(), UTF_8));
    }
    assertFolderHolds("x.bedgraph.gz");
  }

  @Test
  void refusesATargetThatCannotBeWritten() throws IOException {
    for (Path target : new Path[] {folder, folder.resolve("none").resolve("x.bedgraph")}) {
      InputException refusal =
          assertThrows(
              InputException.class, () -> BedGraphWriter.create(target, PROVENANCE, Map.of()));
      assertTrue(refusal.getMessage().contains(target.toString()), refusal.getMessage());
    }
    assertFolderHolds();
    assertFalse(Files.exists(folder.resolve("none")));
  }
}
