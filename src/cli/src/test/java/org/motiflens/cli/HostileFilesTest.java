package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.sequence.FastaFixture;

/** Files that were made to do harm: one sentence, status 1, and nothing else suffers. */
class HostileFilesTest {
  private static final String WINDOW = "ACGTTGCAAC".repeat(10) + "A";

  /** Bytes of the block that ends a file that is packed in blocks. */
  private static final int EMPTY_BLOCK = 28;

  @TempDir Path folder;

  /** The same archive with a comment that is not the text that it should be. */
  private static byte[] withBadComment(byte[] zip) {
    byte[] comment = {(byte) 0xC3, (byte) 0x28, (byte) 0xFF};
    byte[] whole = Arrays.copyOf(zip, zip.length + comment.length);
    System.arraycopy(comment, 0, whole, zip.length, comment.length);
    ByteBuffer.wrap(whole)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(zip.length - 2, (short) comment.length);
    return whole;
  }

  @Test
  void aBundleWithABadCommentDoesNotHideTheOthers() throws IOException {
    Path models = folder.resolve("models");
    Path good = TestModels.put("small-cnn", models);
    Files.write(models.resolve("bad.zip"), withBadComment(Files.readAllBytes(good)));
    Invocation list = Invocation.of("models", "list", "--models", models.toString());
    assertEquals(0, list.status());
    assertEquals(2, list.out().lines().count(), list.out());
    assertTrue(list.err().contains("bad.zip") && list.err().lines().count() == 1, list.err());
  }

  private Path deepBind(String bias) throws IOException {
    return Files.writeString(
        folder.resolve("model.txt"),
        "# deepbind 0.1\nreverse_complement = 0\nnum_detectors = 1\ndetector_len = 2\n"
            + "has_avg_pooling = 0\nnum_hidden = 0\ndetectors = 1,1,1,1,1,1,1,1\n"
            + "thresholds = 0\nweights1 = 1\nbiases1 = "
            + bias
            + "\nweights2 =\nbiases2 =\n");
  }

  private Invocation imported(Path file, Path out, String experiment, String... more) {
    String[] common = {
      "models", "import", "--out", out.toString(), "--tf", "A", "--cell-line", "C"
    };
    String[] own = {"--experiment", experiment, file.toString()};
    return Invocation.of(
        Stream.of(common, more, own).flatMap(Arrays::stream).toArray(String[]::new));
  }

  @Test
  void aNumberOfThousandsOfDigitsIsNoNumber() throws IOException {
    imported(deepBind("1".repeat(200_000) + "x"), folder.resolve("out"), "B")
        .isRefused("biases1", "finite number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/tmp/outside", "a/b", "..", ".hidden", "a\u001b[2J"})
  void anImportStaysInItsFolder(String experiment) throws IOException {
    Path out = folder.resolve("in/out");
    imported(deepBind("0"), out, experiment).isRefused("cannot be the name of a folder");
    assertTrue(Files.notExists(out));
  }

  @Test
  void aWindowThatNoReaderTakesIsNotWritten() throws IOException {
    Path out = folder.resolve("out");
    imported(deepBind("0"), out, "B", "--window", "20000").isRefused("windowLength");
    assertTrue(Files.notExists(out));
  }

  /** Each is finite; what they add up to is not, and no command would take such a bundle. */
  @Test
  void weightsThatAddUpToNoNumberAreNotWritten() throws IOException {
    Path model = deepBind("0");
    Files.writeString(
        model,
        Files.readString(model)
            .replace("detectors = 1,", "detectors = 3e38,")
            .replace("weights1 = 1", "weights1 = 3e38"));
    Path out = folder.resolve("out");
    Invocation refused = imported(model, out, "B");
    assertEquals(1, refused.status());
    assertEquals(
        "motiflens: "
            + out.resolve("B/deepbind.zip")
            + ": Its weights are too large: the score of a window is not a finite number; choose"
            + " another model.\n",
        refused.err());
    assertTrue(Files.notExists(out.resolve("B/deepbind.zip")));
  }

  @Test
  void anIndexThatClaimsLongLineEndsIsRefused() throws IOException {
    Path genome = folder.resolve("x.fa");
    Files.writeString(genome, ">chr1\n" + WINDOW.repeat(3) + "\n");
    Files.writeString(folder.resolve("x.fa.fai"), "chr1\t303\t6\t1\t2147483647\n");
    Path models = folder.resolve("models");
    TestModels.put("small-cnn", models);
    Invocation.of(
            "export",
            "--any-genome",
            "--genome",
            genome.toString(),
            "--models",
            models.toString(),
            "--model",
            "RANDOM/small-cnn",
            "--locus",
            "chr1:1-200")
        .isRefused("x.fa.fai", "samtools faidx");
  }

  @Test
  void aMotifOfThousandsOfColumnsIsNotSearchedFor() throws IOException {
    Path motifs = folder.resolve("wide.jaspar");
    String row = " [" + " 1".repeat(2_000) + " ]\n";
    Files.writeString(
        motifs, ">w wide\nA" + row.replace(" 1", " 5") + "C" + row + "G" + row + "T" + row);
    Path sequence = folder.resolve("w.fa");
    Files.writeString(sequence, ">one\n" + WINDOW + "\n");
    Files.writeString(folder.resolve("w.fa.fai"), "one\t101\t5\t101\t102\n");
    Invocation.of(
            "motifs",
            "scan",
            "--database",
            motifs.toString(),
            "--motif",
            "w",
            "--genome",
            sequence.toString(),
            "--locus",
            "one:1-101")
        .isRefused("2,000 columns", "256");
  }

  private static byte[] littleEndian(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(words).forEach(bytes::putInt);
    return bytes.array();
  }

  /** What a genome says of itself would have been asked for: memory, places before the file. */
  @ParameterizedTest
  @ValueSource(strings = {"negative.fa", "far.fa", "trailer.fa.gz", "blocks.fa.gz", "names.2bit"})
  void aGenomeThatLiesAboutItsSizeIsRefused(String name) throws IOException {
    Path genome = folder.resolve(name);
    Path index = folder.resolve(name + ".fai");
    if (name.endsWith(".gz")) {
      new FastaFixture().withRandom("chr1", 300, new Random(1)).write(genome);
    } else if (name.endsWith(".fa")) {
      Files.writeString(genome, ">chr1\n" + WINDOW.repeat(3) + "\n");
    }
    switch (name) {
      case "negative.fa" -> Files.writeString(index, "chr1\t-303\t6\t60\t61\n");
      case "far.fa" ->
          Files.writeString(index, "chr1\t9223372036854775807\t9223372036854775806\t60\t61\n");
      case "trailer.fa.gz" -> {
        // The size of the unpacked block, at the end of all but the empty block that ends the file.
        byte[] bytes = Files.readAllBytes(genome);
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(bytes.length - EMPTY_BLOCK - 4, Integer.MAX_VALUE);
        Files.write(genome, bytes);
      }
      case "blocks.fa.gz" ->
          Files.write(folder.resolve(name + ".gzi"), littleEndian(0, 1 << 28, 5, 0, 5, 0));
      default ->
          Files.write(genome, littleEndian(0x1A412743, 0, Integer.MAX_VALUE, 0, 0x63011963, 0, 0));
    }
    Path models = folder.resolve("models");
    TestModels.put("small-cnn", models);
    Path out = folder.resolve("x.bw");
    Invocation.of(
            "export",
            "--any-genome",
            "--genome",
            genome.toString(),
            "--models",
            models.toString(),
            "--model",
            "RANDOM/small-cnn",
            "--locus",
            "chr1:1-200",
            "--out",
            out.toString())
        .isRefused(name);
    assertTrue(Files.notExists(out));
  }

  /** A file of Keras whose weights are said to be packed by another filter; none is asked. */
  @ParameterizedTest
  @CsvSource({
    "32004, is compressed (lz4)",
    "32008, is compressed (bitshuffle)",
    "32015, model.h5",
    "4, model.h5",
    "307, model.h5",
  })
  void noDecoderButDeflateIsAskedFor(int filter, String word) throws IOException {
    byte[] file =
        Files.readAllBytes(
            Checkout.ROOT.resolve(
                "src/training/src/test/resources/org/motiflens/training/keras/small-rnn.h5"));
    // Version 1, one filter, six bytes of nothing, and the filter's number: 1 is deflate.
    byte[] pipeline = {1, 1, 0, 0, 0, 0, 0, 0, 1, 0};
    int at = Bytes.indexOf(file, pipeline);
    assertTrue(at >= 0, "no filter in the file");
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort(at + 8, (short) filter);
    Path model = Files.write(folder.resolve("model.h5"), file);
    Path out = folder.resolve("out");
    imported(model, out, "B", "--base-order", "ACGT").isRefused(word);
    assertTrue(Files.notExists(out));
  }
}
