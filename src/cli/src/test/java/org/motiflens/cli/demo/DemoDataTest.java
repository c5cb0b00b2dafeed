package org.motiflens.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.FastaGenome;
import org.motiflens.training.demo.DemoData;
import org.motiflens.training.demo.DemoData.Chromosome;
import org.motiflens.training.demo.DemoData.Slice;

class DemoDataTest {
  private static final List<String> FILES =
      List.of(
          "CTCF_GM12878.bedgraph.gz",
          "CTCF_GM12878.narrowPeak",
          "SHA256SUMS",
          "hg19-demo.fa.gz",
          "hg19-demo.fa.gz.fai",
          "hg19-demo.fa.gz.gzi",
          "slices.tsv");

  private static String unzipped(Path path) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String digest(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  /** For text too long to be held. */
  private static String digestOfText(Path path) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String withoutComments(String text) {
    return String.join("\n", text.lines().filter(line -> !line.startsWith("#")).toList());
  }

  /** What is committed in {@code resources/demo}. */
  @Nested
  class TheCommittedDemo {
    private final Path fasta = Checkout.DEMO.resolve("hg19-demo.fa.gz");

    @Test
    void isCompleteAndSmall() throws Exception {
      try (Stream<Path> files = Files.list(Checkout.DEMO)) {
        assertEquals(FILES, files.map(file -> file.getFileName().toString()).sorted().toList());
      }
      long bytes = 0;
      for (String name : FILES) {
        bytes += Files.size(Checkout.DEMO.resolve(name));
      }
      assertTrue(bytes < 4_000_000, bytes + " bytes");
      for (String line : Files.readAllLines(Checkout.DEMO.resolve("SHA256SUMS"))) {
        String[] columns = line.split("  ", -1);
        assertEquals(
            columns[0], digest("SHA-256", Files.readAllBytes(Checkout.DEMO.resolve(columns[1]))));
      }
    }

    @Test
    void hasTheChromosomesOfHg19AtTheirFullLengths() {
      try (FastaGenome genome = FastaGenome.open(fasta)) {
        assertEquals(List.of("chr20", "chr21", "chrX"), genome.chromosomes());
        assertEquals(63_025_520, genome.length("chr20"));
        assertEquals(48_129_895, genome.length("chr21"));
        assertEquals(155_270_560, genome.length("chrX"));
      }
    }

    @Test
    void hasTheRecordedBasesInItsSlicesAndNElsewhere() throws Exception {
      List<String> lines = Files.readAllLines(Checkout.DEMO.resolve("slices.tsv"));
      assertEquals(1 + DemoData.HG19.slices().size(), lines.size());
      try (FastaGenome genome = FastaGenome.open(fasta)) {
        for (String line : lines.subList(1, lines.size())) {
          String[] columns = line.split("\t", -1);
          int start = Integer.parseInt(columns[1]);
          int end = Integer.parseInt(columns[2]);
          String bases = Bases.decode(genome.codes(new Locus(columns[0], start, end)));
          assertFalse(bases.contains("N"));
          assertEquals(columns[3], digest("MD5", bases.getBytes(UTF_8)), columns[0]);
          assertUnknown(genome, new Locus(columns[0], 0, start));
          assertUnknown(genome, new Locus(columns[0], end, genome.length(columns[0])));
        }
      }
    }

    private void assertUnknown(FastaGenome genome, Locus locus) {
      for (byte code : genome.codes(locus)) {
        if (code != Bases.N) {
          throw new AssertionError("a known base in " + locus);
        }
      }
    }

    @Test
    void hasTheCodingSequenceOfGata1WhereHg19HasIt() {
      try (FastaGenome genome = FastaGenome.open(fasta)) {
        // NM_002049 from its start codon: MEFPGLGSLGTSEP.
        assertEquals(
            "ATGGAGTTCCCTGGCCTGGGGTCCCTGGGGACCTCAGAGCCC",
            Bases.decode(genome.codes(Locus.parse("chrX:48,649,517-48,649,558"))));
      }
    }

    @Test
    void hasPeaksInEverySliceWithTheirSummits() {
      List<Peak> peaks = PeakReader.read(Checkout.DEMO.resolve("CTCF_GM12878.narrowPeak"));
      assertEquals(24, peaks.size());
      for (Slice slice : DemoData.HG19.slices()) {
        assertTrue(peaks.stream().anyMatch(peak -> slice.locus().overlaps(peak.locus())));
      }
      for (Peak peak : peaks) {
        Locus window = Locus.around(peak.chromosome(), peak.summit(), 101);
        assertTrue(
            DemoData.HG19.slices().stream()
                .map(Slice::locus)
                .anyMatch(s -> s.contains(window.start()) && s.contains(window.end() - 1)),
            "the window of " + peak + " reaches into N");
        assertTrue(peak.summitOffset() >= 0 && peak.signal() > 0);
      }
    }

    @Test
    void hasTheSignalOfTwoSlices() throws IOException {
      String[] rows =
          unzipped(Checkout.DEMO.resolve("CTCF_GM12878.bedgraph.gz"))
              .lines()
              .filter(line -> line.startsWith("chr"))
              .toArray(String[]::new);
      assertTrue(rows[0].startsWith("chr20\t30050000\t"), rows[0]);
      assertTrue(rows[rows.length - 1].startsWith("chr21\t"), rows[rows.length - 1]);
      assertEquals("36500000", rows[rows.length - 1].split("\t", -1)[2]);
    }

    @Test
    void isWhatTheCommandMakesOfTheSources(@TempDir Path folder) throws Exception {
      DemoData.HG19.write(Checkout.sharedData(), folder);
      for (String name : FILES) {
        Path made = folder.resolve(name);
        Path committed = Checkout.DEMO.resolve(name);
        if (name.endsWith("bedgraph.gz")) {
          // The comments name the version of the product that made the file.
          assertEquals(withoutComments(unzipped(committed)), withoutComments(unzipped(made)));
        } else if (name.endsWith(".fa.gz")) {
          assertEquals(digestOfText(committed), digestOfText(made), name);
        } else if (!name.endsWith(".gzi") && !name.equals("SHA256SUMS")) {
          assertEquals(Files.readString(committed), Files.readString(made), name);
        }
      }
    }
  }

  /** The rules, on sources small enough to see through. */
  @Nested
  class AToy {
    @TempDir private Path data;
    @TempDir private Path target;

    private final DemoData toy =
        new DemoData(
            "toy",
            List.of(
                new Chromosome(
                    "chr1", 10, "chr1.fa.gz", Optional.empty(), Optional.of("chr1.bdg.gz")),
                new Chromosome("chr2", 8, "chr2.fa.gz", Optional.empty(), Optional.empty())),
            List.of(
                new Slice(new Locus("chr1", 2, 5), "first"),
                new Slice(new Locus("chr1", 7, 9), "second"),
                new Slice(new Locus("chr2", 1, 3), "third")),
            "peaks.gz",
            "signal",
            "Signal");

    private void source(String name, String text) throws IOException {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve(name)))) {
        out.write(text.getBytes(UTF_8));
      }
    }

    private void sources() throws IOException {
      source("chr1.fa.gz", ">chr1\nACGTac\ngtAC\n");
      source("chr2.fa.gz", ">chr2\nGGCC\n");
      source("chr1.bdg.gz", "chr1\t0\t4\t1.50000\nchr1\t4\t8\t1.5\nchr1\t8\t10\t0.0\n");
      source("peaks.gz", "chr2\t1\t3\tc\nchr1\t7\t9\tb\nchr1\t2\t5\ta\nchr1\t2\t6\tover\n");
    }

    @Test
    void keepsTheSlicesAndHidesTheRest() throws IOException {
      sources();
      toy.write(data, target);
      assertEquals(">chr1\nNNGTANNTAN\n>chr2\nNGCNNNNN\n", unzipped(target.resolve("toy.fa.gz")));
      assertEquals(
          "chr1\t10\t6\t60\t61\nchr2\t8\t23\t60\t61\n",
          Files.readString(target.resolve("toy.fa.gz.fai")));
      assertEquals(
          "chr1\t2\t5\ta\nchr1\t7\t9\tb\nchr2\t1\t3\tc\n",
          Files.readString(target.resolve("signal.narrowPeak")));
      assertTrue(
          unzipped(target.resolve("signal.bedgraph.gz"))
              .endsWith("\nchr1\t2\t5\t1.5\nchr1\t7\t8\t1.5\nchr1\t8\t9\t0\n"));
    }

    @Test
    void givesTheSameBytesTwice() throws IOException {
      sources();
      Path second = target.resolve("second");
      toy.write(data, target.resolve("first"));
      toy.write(data, second);
      for (String name : List.of("toy.fa.gz", "toy.fa.gz.gzi", "signal.bedgraph.gz")) {
        assertArrayEquals(
            Files.readAllBytes(target.resolve("first").resolve(name)),
            Files.readAllBytes(second.resolve(name)));
      }
    }

    private void assertRefused(String... words) throws IOException {
      InputException refusal = assertThrows(InputException.class, () -> toy.write(data, target));
      for (String word : words) {
        assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
      }
      try (Stream<Path> left = Files.list(target)) {
        assertEquals(List.of(), left.toList());
      }
    }

    @Test
    void refusesSourcesThatAreMissing() throws IOException {
      sources();
      Files.delete(data.resolve("chr2.fa.gz"));
      assertRefused("chr2.fa.gz", "--data");
    }

    @Test
    void refusesASequenceThatEndsBeforeASlice() throws IOException {
      sources();
      source("chr2.fa.gz", ">chr2\nGG\n");
      assertRefused("chr2:2-3");
    }

    @Test
    void refusesASequenceLongerThanTheChromosome() throws IOException {
      sources();
      source("chr2.fa.gz", ">chr2\nGGGGGGGGGG\n");
      assertRefused("not chr2", "10 bases");
    }
  }
}
