package org.motiflens.genome.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Python;

class TwoBitGenomeTest {
  private static final long SEED = 20240617;

  @TempDir Path folder;

  private static String bases(SequenceSource genome, String locus) {
    return Bases.decode(genome.codes(Locus.parse(locus)));
  }

  private static ByteOrder order(String name) {
    return name.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** Stretches of bases, of soft-masked bases and of N, as genomes have them. */
  private static String randomSequence(int length, Random random) {
    StringBuilder letters = new StringBuilder(length);
    while (letters.length() < length) {
      String alphabet = List.of("ACGT", "acgt", "N", "ACGTNacgtnR").get(random.nextInt(4));
      int stretch = Math.min(1 + random.nextInt(60), length - letters.length());
      for (int i = 0; i < stretch; i++) {
        letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
    }
    return letters.toString();
  }

  @Test
  void givesTheBasesOfAnIntervalAsCodes() throws IOException {
    Path path =
        new TwoBitFixture()
            .with("chr1", "ACGTacgtNNRYACG")
            .with("chr2", "TTTTT")
            .write(folder.resolve("toy.2bit"));
    try (TwoBitGenome genome = TwoBitGenome.open(path)) {
      assertEquals("toy", genome.genomeId());
      assertEquals(List.of("chr1", "chr2"), genome.chromosomes());
      assertEquals(15, genome.length("chr1"));
      assertEquals("ACGTACGTNNNNACG", bases(genome, "chr1:1-15"));
      assertEquals("GTAC", bases(genome, "chr1:3-6"));
      assertEquals("NN", bases(genome, "chr1:10-11"));
      assertEquals("T", bases(genome, "chr2:5"));
      assertEquals("TTTTT", bases(genome, "2:1-5"));
    }
  }

  @ParameterizedTest(name = "{0} endian, version {1}")
  @CsvSource({"little, 0", "big, 0", "little, 1", "big, 1"})
  void readsTheSameBasesAsFromFasta(String order, int version) throws IOException {
    Random random = new Random(SEED);
    FastaFixture fasta = new FastaFixture();
    TwoBitFixture twoBit = new TwoBitFixture(order(order), version);
    for (int i = 1; i <= 9; i++) {
      String sequence = randomSequence(i < 9 ? 40 + i : 90_000, random);
      fasta.with("chr" + i, sequence);
      twoBit.with("chr" + i, sequence);
    }
    try (GenomeFile expected = GenomeFile.open(fasta.write(folder.resolve("g.fa")));
        GenomeFile actual = GenomeFile.open(twoBit.write(folder.resolve("g.2bit")))) {
      assertInstanceOf(FastaGenome.class, expected);
      assertInstanceOf(TwoBitGenome.class, actual);
      assertEquals(expected.genomeId(), actual.genomeId());
      assertEquals(expected.chromosomes(), actual.chromosomes());
      for (String chromosome : expected.chromosomes()) {
        int length = expected.length(chromosome);
        assertEquals(length, actual.length(chromosome));
        for (int i = 0; i < 200; i++) {
          int start = random.nextInt(length);
          int end = start + 1 + random.nextInt(Math.min(length - start, 500));
          Locus locus = new Locus(chromosome, start, end);
          assertArrayEquals(
              expected.codes(locus), actual.codes(locus), () -> locus + ", seed " + SEED);
        }
        Locus whole = new Locus(chromosome, 0, length);
        assertArrayEquals(expected.codes(whole), actual.codes(whole), "seed " + SEED);
      }
    }
  }

  /** The test's own encoder could share a misunderstanding with the reader; py2bit does not. */
  @Test
  void readsTheSameBasesAsPy2bit() throws Exception {
    Python.assumeModule("py2bit");
    Random random = new Random(SEED + 1);
    Path path =
        new TwoBitFixture()
            .with("chr1", randomSequence(5000, random))
            .with("chr2", randomSequence(333, random))
            .write(folder.resolve("g.2bit"));
    List<String> lines =
        Python.run(
            """
            import py2bit, sys
            genome = py2bit.open(sys.argv[1])
            for name, length in genome.chroms().items():
                print(name, length, genome.sequence(name))
            """,
            path);
    try (TwoBitGenome genome = TwoBitGenome.open(path)) {
      List<String> ours = new ArrayList<>();
      for (String name : genome.chromosomes()) {
        int length = genome.length(name);
        ours.add(
            name + " " + length + " " + Bases.decode(genome.codes(new Locus(name, 0, length))));
      }
      assertEquals(lines, ours, "seed " + SEED);
    }
  }

  @Test
  void manyThreadsReadAtOnce() throws Exception {
    TwoBitFixture fixture = new TwoBitFixture();
    String sequence = randomSequence(300_000, new Random(SEED));
    Path path = fixture.with("chr1", sequence).write(folder.resolve("g.2bit"));
    String whole = sequence.toUpperCase(Locale.ROOT).replace('R', 'N');
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try (TwoBitGenome genome = TwoBitGenome.open(path)) {
      List<Future<?>> readers = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        Random own = new Random(SEED + thread);
        readers.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    int start = own.nextInt(whole.length() - 1000);
                    Locus locus = new Locus("chr1", start, start + 1000);
                    assertEquals(
                        whole.substring(start, start + 1000),
                        Bases.decode(genome.codes(locus)),
                        "seed " + SEED);
                  }
                }));
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void anInterruptedReaderDoesNotSpoilTheGenomeForOthers() throws IOException {
    Path path = new TwoBitFixture().with("chr1", "ACGTACGT").write(folder.resolve("g.2bit"));
    try (TwoBitGenome genome = TwoBitGenome.open(path)) {
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> bases(genome, "chr1:1-8"));
      assertTrue(Thread.interrupted());
      assertEquals("ACGTACGT", bases(genome, "chr1:1-8"));
    }
  }

  @Nested
  class Refuses {
    private final byte[] sound =
        new TwoBitFixture().with("chr1", "ACGTNNNNACGTacgt").with("chr2", "ACGTACGTA").bytes();

    private void refusesToOpen(byte[] bytes, String... words) throws IOException {
      Path path = folder.resolve("bad.2bit");
      Files.write(path, bytes);
      assertRefused(() -> TwoBitGenome.open(path).close(), words);
    }

    private void assertRefused(Runnable reading, String... words) {
      String message = assertThrows(InputException.class, reading::run).getMessage();
      assertTrue(message.contains("bad.2bit"), message);
      for (String word : words) {
        assertTrue(message.contains(word), message);
      }
      assertEquals(1, message.lines().count(), message);
    }

    private byte[] withInt(int offset, int value) {
      byte[] bytes = sound.clone();
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
      return bytes;
    }

    @Test
    void aFileThatIsNotThere() {
      assertRefused(() -> TwoBitGenome.open(folder.resolve("bad.2bit")), "no such file");
      assertRefused(() -> GenomeFile.open(folder.resolve("bad.2bit")), "no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", ">chr1\nACGTACGTACGT\n"})
    void aForeignFile(String text) throws IOException {
      refusesToOpen(text.getBytes(StandardCharsets.US_ASCII), "not a 2bit file");
    }

    @Test
    void aFileCutOffAnywhere() throws IOException {
      for (int length = 16; length < sound.length; length++) {
        refusesToOpen(Arrays.copyOf(sound, length), "cut off");
      }
    }

    @Test
    void aVersionNotKnown() throws IOException {
      refusesToOpen(withInt(4, 2), "version 2");
    }

    @Test
    void aFileWithoutSequences() throws IOException {
      refusesToOpen(withInt(8, 0), "without any sequence");
    }

    @Test
    void moreSequencesThanTheFileCanHold() throws IOException {
      refusesToOpen(withInt(8, -1), "cut off");
    }

    @Test
    void aNameThatIsThereTwice() throws IOException {
      byte[] bytes = sound.clone();
      bytes[16 + 9 + 4] = '1';
      refusesToOpen(bytes, "damaged", "twice");
    }

    /** chr1's record begins after the header and two index entries of 9 bytes. */
    @ParameterizedTest(name = "start {0}, length {1}")
    @CsvSource({"-1, 4", "4, 13", "4, -1", "2147483647, 1"})
    void anIntervalOfUnknownBasesOutsideItsSequence(int start, int length) throws IOException {
      int record = 16 + 2 * 9;
      byte[] bytes = withInt(record + 8, start);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(record + 12, length);
      Path path = folder.resolve("bad.2bit");
      Files.write(path, bytes);
      try (TwoBitGenome genome = TwoBitGenome.open(path)) {
        assertEquals("ACGTACGTA", bases(genome, "chr2:1-9"));
        assertRefused(() -> bases(genome, "chr1:1-4"), "damaged", "chr1");
      }
    }

    @Test
    void moreUnknownIntervalsThanTheFileCanHold() throws IOException {
      Path path = folder.resolve("bad.2bit");
      Files.write(path, withInt(16 + 2 * 9 + 4, -1));
      try (TwoBitGenome genome = TwoBitGenome.open(path)) {
        assertRefused(() -> genome.length("chr1"), "cut off");
      }
    }

    @Test
    void aChromosomeThatIsNotThereAndAnIntervalBeyondTheEnd() throws IOException {
      Path path = folder.resolve("bad.2bit");
      Files.write(path, sound);
      try (TwoBitGenome genome = TwoBitGenome.open(path)) {
        assertRefused(() -> genome.length("chr3"), "\"chr3\"", "chr1, chr2");
        assertRefused(() -> bases(genome, "chr1:10-17"), "chr1:10-17", "16 bases");
      }
    }
  }
}
