package org.motiflens.genome.sequence;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.reference.ReferenceSequenceFile;
import htsjdk.samtools.reference.ReferenceSequenceFileFactory;
import htsjdk.samtools.util.BlockCompressedFilePointerUtil;
import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

class FastaGenomeTest {
  private static final long SEED = 20240611;

  @TempDir Path folder;

  private static String bases(SequenceSource genome, String locus) {
    return Bases.decode(genome.codes(Locus.parse(locus)));
  }

  private static void assertRefused(Path fasta, Runnable reading, String... words) {
    InputException refusal = assertThrows(InputException.class, reading::run);
    String message = refusal.getMessage();
    assertTrue(message.contains(fasta.toString()), message);
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
    assertTrue(message.lines().count() == 1, message);
  }

  private static void truncate(Path path, long bytes) throws IOException {
    Files.write(path, Arrays.copyOf(Files.readAllBytes(path), (int) bytes));
  }

  /** The size at the end of a block is not believed: two gigabytes would be asked for. */
  @Test
  void aBlockThatClaimsTwoGigabytesIsDamaged() throws IOException {
    Path fasta =
        new FastaFixture()
            .withRandom("chr1", 5_000, new Random(SEED))
            .write(folder.resolve("trailer.fa.gz"));
    byte[] bytes = Files.readAllBytes(fasta);
    int block = Short.toUnsignedInt(ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).getShort(16)) + 1;
    ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).putInt(block - Integer.BYTES, 0x7fffffff);
    Files.write(fasta, bytes);
    assertRefused(fasta, () -> FastaGenome.open(fasta), "damaged", "copy the file again");
  }

  /** A block may have 65,536 bytes; one that unpacks to more is not read on. */
  @Test
  void aBlockThatUnpacksToMoreThanABlockIsDamaged() throws IOException {
    Path fasta =
        new FastaFixture()
            .withRandom("chr1", 200, new Random(SEED))
            .write(folder.resolve("bomb.fa.gz"));
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[1 << 24]);
    deflater.finish();
    byte[] packed = new byte[1 << 16];
    int length = deflater.deflate(packed);
    deflater.end();
    ByteBuffer block = ByteBuffer.allocate(length + 26).order(LITTLE_ENDIAN);
    block.putInt(0x04088b1f).putInt(0).putShort((short) 0xff00).putShort((short) 6);
    block.putInt(0x00024342).putShort((short) (length + 25)).put(packed, 0, length);
    block.putInt(0).putInt(1 << 24);
    Files.write(fasta, block.array());
    assertRefused(fasta, () -> FastaGenome.open(fasta), "damaged", "65536");
  }

  @Test
  void givesTheBasesOfAnIntervalAsCodes() throws IOException {
    Path fasta =
        new FastaFixture()
            .lines(4, "\n")
            .with("chr1", "ACGTacgtNNRYACG")
            .with("chr2", "TTTTT")
            .write(folder.resolve("toy.fa"));
    try (FastaGenome genome = FastaGenome.open(fasta)) {
      assertEquals("toy", genome.genomeId());
      assertEquals(List.of("chr1", "chr2"), genome.chromosomes());
      assertEquals(15, genome.length("chr1"));
      assertEquals("ACGTACGTNNNNACG", bases(genome, "chr1:1-15"));
      assertEquals("GTAC", bases(genome, "chr1:3-6"));
      assertEquals("T", bases(genome, "chr2:5"));
    }
  }

  @ParameterizedTest(name = "lines of {0}, {1}")
  @CsvSource({"60, plain", "60, compressed", "7, plain", "1, compressed", "100000, compressed"})
  void readsTheSameBasesAsHtsjdk(int lineBases, String form) throws IOException {
    Random random = new Random(SEED);
    Path fasta =
        new FastaFixture()
            .lines(lineBases, lineBases == 7 ? "\r\n" : "\n")
            .withRandom("chr1", 90_000, random)
            .withRandom("chr2", 133, random)
            .withRandom("chr3", 70_001, random)
            .write(folder.resolve(form.equals("plain") ? "g.fa" : "g.fa.gz"));
    try (FastaGenome genome = FastaGenome.open(fasta);
        ReferenceSequenceFile oracle =
            ReferenceSequenceFileFactory.getReferenceSequenceFile(fasta)) {
      for (int i = 0; i < 300; i++) {
        String chromosome = genome.chromosomes().get(random.nextInt(3));
        int start = random.nextInt(genome.length(chromosome));
        int end = start + 1 + random.nextInt(genome.length(chromosome) - start);
        Locus locus = new Locus(chromosome, start, end);
        assertArrayEquals(
            Bases.encodeGenomic(oracle.getSubsequenceAt(chromosome, start + 1, end).getBases()),
            genome.codes(locus),
            () -> locus + ", seed " + SEED);
      }
    }
  }

  @Test
  void manyThreadsReadAtOnce() throws Exception {
    Random random = new Random(SEED);
    FastaFixture fixture = new FastaFixture().withRandom("chr1", 300_000, random);
    Path fasta = fixture.write(folder.resolve("g.fa.gz"));
    byte[] whole =
        Bases.encodeGenomic(fixture.sequence("chr1").getBytes(StandardCharsets.US_ASCII));
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try (FastaGenome genome = FastaGenome.open(fasta)) {
      List<Future<?>> readers = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        Random own = new Random(SEED + thread);
        readers.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    int start = own.nextInt(whole.length - 1000);
                    assertArrayEquals(
                        Arrays.copyOfRange(whole, start, start + 1000),
                        genome.codes(new Locus("chr1", start, start + 1000)),
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

  @ParameterizedTest
  @ValueSource(strings = {"g.fa", "g.fa.gz"})
  void anInterruptedReaderDoesNotSpoilTheGenomeForOthers(String name) throws Exception {
    Path fasta = new FastaFixture().with("chr1", "ACGTACGT").write(folder.resolve(name));
    try (FastaGenome genome = FastaGenome.open(fasta)) {
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> bases(genome, "chr1:1-8"));
      assertTrue(Thread.interrupted());
      assertEquals("ACGTACGT", bases(genome, "chr1:1-8"));
    }
  }

  @Test
  void findsChromosomesUnderTheOtherSpelling() throws IOException {
    Path fasta =
        new FastaFixture().with("chr21", "ACGT").with("chrM", "GGGG").write(folder.resolve("g.fa"));
    try (FastaGenome genome = FastaGenome.open(fasta)) {
      assertEquals("ACGT", bases(genome, "21:1-4"));
      assertEquals("GGGG", bases(genome, "MT:1-4"));
      assertEquals(4, genome.length("21"));
      assertEquals("chr21", genome.names().resolve("21", "g"));
    }
  }

  @Nested
  class Refuses {
    private Path fasta;

    private Path compressed() throws IOException {
      fasta =
          new FastaFixture()
              .withRandom("chr1", 150_000, new Random(SEED))
              .withRandom("chr2", 150_000, new Random(SEED + 1))
              .withRandom("chr3", 150_000, new Random(SEED + 2))
              .write(folder.resolve("g.fa.gz"));
      return fasta;
    }

    private Path plain() throws IOException {
      fasta =
          new FastaFixture()
              .withRandom("chr1", 1000, new Random(SEED))
              .withRandom("chr2", 500, new Random(SEED))
              .withRandom("chr3", 700, new Random(SEED))
              .write(folder.resolve("g.fa"));
      return fasta;
    }

    private void openIsRefused(String... words) {
      assertRefused(fasta, () -> FastaGenome.open(fasta).close(), words);
    }

    @Test
    void aFileThatIsNotThere() {
      fasta = folder.resolve("none.fa");
      openIsRefused("no such file");
    }

    @Test
    void aFastaWithoutIndex() throws IOException {
      Files.delete(FastaFixture.sibling(plain(), ".fai"));
      openIsRefused("samtools faidx");
    }

    @Test
    void aCompressedFastaWithoutBlockIndex() throws IOException {
      Files.delete(FastaFixture.sibling(compressed(), ".gzi"));
      openIsRefused(".gzi", "samtools faidx");
    }

    @Test
    void plainGzip() throws IOException {
      byte[] text = Files.readAllBytes(plain());
      fasta = folder.resolve("zipped.fa.gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(fasta))) {
        out.write(text);
      }
      openIsRefused("bgzip");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "chr1\t1000\n",
          "chr1\t-5\t6\t60\t61\n",
          "chr1\t1000\t6\t0\t61\n",
          "chr1\t1000\t6\t60\t59\n",
          "chr1\t99999999999\t6\t60\t61\n",
          "chr1\tmany\t6\t60\t61\n",
          "chr1\t10\t6\t60\t61\nchr1\t10\t6\t60\t61\n"
        })
    void aCorruptIndex(String index) throws IOException {
      Files.writeString(FastaFixture.sibling(plain(), ".fai"), index);
      openIsRefused("samtools faidx");
    }

    @Test
    void theIndexOfAnEarlierVersionOfTheFile() throws IOException {
      byte[] old = Files.readAllBytes(FastaFixture.sibling(plain(), ".fai"));
      new FastaFixture()
          .withRandom("chr1", 1001, new Random(SEED))
          .withRandom("chr2", 500, new Random(SEED))
          .withRandom("chr3", 700, new Random(SEED))
          .write(fasta);
      Files.write(FastaFixture.sibling(fasta, ".fai"), old);
      openIsRefused("does not belong", "samtools faidx");
    }

    @Test
    void anIndexThatIsWrongForOneChromosomeInTheMiddle() throws IOException {
      Path index = FastaFixture.sibling(plain(), ".fai");
      Files.writeString(index, Files.readString(index).replace("chr2\t500", "chr2\t480"));
      try (FastaGenome genome = FastaGenome.open(fasta)) {
        assertEquals(700, genome.codes(Locus.parse("chr3:1-700")).length);
        assertRefused(fasta, () -> bases(genome, "chr2:1-10"), "chr2", "samtools faidx");
      }
    }

    @Test
    void anIndexWithOtherNames() throws IOException {
      Path index = FastaFixture.sibling(plain(), ".fai");
      Files.writeString(index, Files.readString(index).replace("chr1", "chrX"));
      openIsRefused("chrX", "samtools faidx");
    }

    @Test
    void aFastaThatWasCutOff() throws IOException {
      truncate(plain(), Files.size(fasta) - 200);
      openIsRefused("samtools faidx");
    }

    @Test
    void aCompressedFastaThatWasCutOffInABlock() throws IOException {
      truncate(compressed(), Files.size(fasta) / 2);
      openIsRefused("cut off");
    }

    @Test
    void aCompressedFastaThatWasCutOffBetweenBlocks() throws IOException {
      long boundary;
      try (BlockCompressedInputStream in = new BlockCompressedInputStream(compressed())) {
        in.skipNBytes(200_000);
        boundary = BlockCompressedFilePointerUtil.getBlockAddress(in.getFilePointer());
      }
      truncate(fasta, boundary);
      openIsRefused("samtools faidx");
    }

    @Test
    void aDamagedBlock() throws IOException {
      byte[] bytes = Files.readAllBytes(compressed());
      int middle = bytes.length / 2;
      for (int i = middle; i < middle + 50; i++) {
        bytes[i] ^= 0x55;
      }
      Files.write(fasta, bytes);
      try (FastaGenome genome = FastaGenome.open(fasta)) {
        assertRefused(fasta, () -> bases(genome, "chr2:1-150,000"), "damaged");
      }
    }

    @Test
    void aBlockIndexThatIsNone() throws IOException {
      Path gzi = FastaFixture.sibling(compressed(), ".gzi");
      Files.write(gzi, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, 0, 0});
      openIsRefused(".gzi", "samtools faidx");
    }

    @Test
    void aBlockIndexThatWasCutOff() throws IOException {
      truncate(FastaFixture.sibling(compressed(), ".gzi"), 20);
      openIsRefused(".gzi", "samtools faidx");
    }

    @Test
    void theBlockIndexOfAnotherFile() throws IOException {
      byte[] foreign = Files.readAllBytes(FastaFixture.sibling(compressed(), ".gzi"));
      Path other =
          new FastaFixture()
              .withRandom("chr1", 400_000, new Random(SEED + 7))
              .write(folder.resolve("other.fa.gz"));
      Files.write(FastaFixture.sibling(other, ".gzi"), foreign);
      fasta = other;
      openIsRefused("samtools faidx");
    }

    @Test
    void aChromosomeThatIsNotThere() throws IOException {
      try (FastaGenome genome = FastaGenome.open(plain())) {
        assertRefused(fasta, () -> bases(genome, "chr22:1-10"), "\"chr22\"", "chr1, chr2, chr3");
        assertRefused(fasta, () -> genome.length("CHR2"), "did you mean \"chr2\"");
      }
    }

    @Test
    void anIntervalBeyondTheEnd() throws IOException {
      try (FastaGenome genome = FastaGenome.open(plain())) {
        assertRefused(
            fasta, () -> bases(genome, "chr1:951-1,001"), "chr1:951-1,001", "1,000 bases");
      }
    }
  }
}
