package org.motiflens.motif.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.FastaGenome;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;

class MotifScannerTest {
  private static MotifMatrix random(int columns, Random random) {
    double[][] counts = new double[columns][Bases.COUNT];
    for (double[] column : counts) {
      for (int base = 0; base < Bases.COUNT; base++) {
        column[base] = random.nextInt(10);
      }
      column[random.nextInt(Bases.COUNT)] += 10;
    }
    return MotifMatrix.ofCounts("random", "", counts)
        .withBackground(new double[] {0.3, 0.15, 0.25, 0.3});
  }

  /** The score of a word from the definition, in thousandths of a bit. */
  private static long score(MotifMatrix motif, byte[] word) {
    long sum = 0;
    for (int column = 0; column < word.length; column++) {
      double n = motif.sites(column).orElseThrow();
      double background = motif.background(word[column]);
      double p = (motif.probability(column, word[column]) * n + 0.1 * background) / (n + 0.1);
      sum += Math.round(1000 * Math.log(p / background) / Math.log(2));
    }
    return sum;
  }

  private static byte[] word(int number, int length) {
    byte[] word = new byte[length];
    for (int i = 0; i < length; i++) {
      word[i] = (byte) ((number >> (2 * i)) & 3);
    }
    return word;
  }

  /** Every word of up to five bases: its score, and the probability of all that score as much. */
  @Test
  void pValuesAreThoseOfACountOfAllWords() {
    for (long seed = 1; seed <= 8; seed++) {
      Random random = new Random(seed);
      int width = 1 + random.nextInt(5);
      MotifMatrix motif = random(width, random);
      MotifScanner scanner = new MotifScanner(motif);
      int words = 1 << (2 * width);
      long[] scores = new long[words];
      double[] probabilities = new double[words];
      for (int number = 0; number < words; number++) {
        byte[] word = word(number, width);
        scores[number] = score(motif, word);
        probabilities[number] = 1;
        for (byte base : word) {
          probabilities[number] *= motif.background(base);
        }
      }
      for (int number = 0; number < words; number++) {
        double expected = 0;
        for (int other = 0; other < words; other++) {
          expected += scores[other] >= scores[number] ? probabilities[other] : 0;
        }
        byte[] word = word(number, width);
        String what = "seed " + seed + ", word " + Bases.decode(word);
        Locus locus = new Locus("chr1", 100, 100 + width);
        MotifHit hit = scanner.scan(word, locus, 1).get(0);
        assertEquals(scores[number] / 1000.0, hit.score(), 1e-12, what);
        assertEquals(expected, hit.pValue(), 1e-12, what);
        assertEquals(hit.pValue(), scanner.pValue(hit.score()), 0, what);
        MotifHit reverse = scanner.scan(Bases.reverseComplement(word), locus, 1).get(1);
        assertTrue(reverse.reverse());
        assertEquals(hit.score(), reverse.score(), what);
        assertEquals(hit.pValue(), reverse.pValue(), what);
      }
    }
  }

  @Test
  void aThresholdTakesTheHitsUpToItAndNoOther() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      MotifScanner scanner = new MotifScanner(random(4 + random.nextInt(5), random));
      byte[] codes = new byte[2000];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = (byte) (random.nextInt(50) == 0 ? Bases.N : random.nextInt(4));
      }
      Locus locus = new Locus("chr1", 0, codes.length);
      List<MotifHit> all = scanner.scan(codes, locus, 1);
      double threshold = Math.pow(10, -3 * random.nextDouble());
      assertEquals(
          all.stream().filter(hit -> hit.pValue() <= threshold).toList(),
          scanner.scan(codes, locus, threshold),
          "seed " + seed);
    }
  }

  @Test
  void noHitHasAnUnknownBase() {
    MotifMatrix motif = MotifMatrix.ofCounts("m", "", new double[][] {{9, 0, 0, 0}, {9, 0, 0, 0}});
    List<MotifHit> hits =
        new MotifScanner(motif).scan(Bases.encode("AANAAA"), new Locus("chr1", 10, 16), 1.0 / 16);
    assertEquals(
        List.of(new Locus("chr1", 10, 12), new Locus("chr1", 13, 15), new Locus("chr1", 14, 16)),
        hits.stream().map(MotifHit::locus).toList());
  }

  @Test
  void hitsThatReachIntoAWindowAreFoundUpToTheEndsOfTheChromosome() {
    SequenceSource source =
        new SequenceSource() {
          private final byte[] codes = Bases.encode("GATACCCCGATACCCCTATC");

          @Override
          public String genomeId() {
            return "test";
          }

          @Override
          public List<String> chromosomes() {
            return List.of("chr1");
          }

          @Override
          public int length(String chromosome) {
            return codes.length;
          }

          @Override
          public byte[] codes(Locus locus) {
            return java.util.Arrays.copyOfRange(codes, locus.start(), locus.end());
          }
        };
    MotifMatrix gata =
        MotifMatrix.ofCounts(
            "GATA", "", new double[][] {{0, 0, 9, 0}, {9, 0, 0, 0}, {0, 0, 0, 9}, {9, 0, 0, 0}});
    MotifScanner scanner = new MotifScanner(gata);
    List<MotifHit> hits = scanner.scan(source, new Locus("chr1", 3, 17), 1.0 / 256);
    assertEquals(
        List.of("0+", "8+", "16-"),
        hits.stream().map(hit -> "" + hit.locus().start() + hit.strand()).toList());
    assertEquals(
        List.of("8+"),
        scanner.scan(source, new Locus("chr1", 4, 16), 1.0 / 256).stream()
            .map(hit -> "" + hit.locus().start() + hit.strand())
            .toList());
    assertEquals("chr1\t0\t4\tG_1\t241\t+\t7.952\t0.00390625", hits.get(0).bedLine("G 1"));
  }

  @Test
  void aPalindromeIsHitOnBothStrands() {
    double[][] counts = {{9, 0, 0, 0}, {0, 0, 0, 9}};
    List<MotifHit> hits =
        new MotifScanner(MotifMatrix.ofCounts("AT", "", counts))
            .scan(Bases.encode("AT"), new Locus("chr1", 0, 2), 1.0 / 16);
    assertEquals("[+, -]", hits.stream().map(MotifHit::strand).toList().toString());
  }

  @Test
  void aSequenceShorterThanTheMotifHasNoHit() {
    MotifScanner scanner = new MotifScanner(random(5, new Random(1)));
    assertEquals(List.of(), scanner.scan(new byte[4], new Locus("chr1", 0, 4), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> scanner.scan(new byte[4], new Locus("chr1", 0, 5), 1));
  }

  @Test
  void nearlyAllCtcfPeaksOfTheDemoHaveTheCtcfMotifAtTheirSummit() {
    Path demo = Path.of("../../resources/demo");
    MotifScanner scanner =
        new MotifScanner(MotifDatabase.bundled().withId("MA0139.1").orElseThrow());
    int peaks = 0;
    int found = 0;
    int foundAside = 0;
    try (FastaGenome genome = FastaGenome.open(demo.resolve("hg19-demo.fa.gz"))) {
      for (Peak peak : PeakReader.read(demo.resolve("CTCF_GM12878.narrowPeak"))) {
        Locus window = Locus.around(peak.locus().chromosome(), peak.summit(), 101);
        Locus aside = Locus.around(peak.locus().chromosome(), peak.summit() + 2000, 101);
        peaks++;
        found += scanner.scan(genome, window, 1e-4).isEmpty() ? 0 : 1;
        foundAside += scanner.scan(genome, aside, 1e-4).isEmpty() ? 0 : 1;
      }
    }
    assertEquals(24, peaks);
    assertTrue(found >= 20, "peaks with the motif: " + found);
    assertTrue(foundAside <= 2, "neighbours with the motif: " + foundAside);
  }
}
