package org.motiflens.plugin.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.fixture.FakeBrowser;

class ReplacedStretchTest {
  private static final int LENGTH = 4_000;
  private static final BrowserGenome GENOME =
      new FakeBrowser.Genome(MadeChromosome.random(17, LENGTH));

  private static String bases(BrowserGenome genome, int start, int end) {
    return Bases.decode(genome.codes(new Locus("chr1", start, end)));
  }

  /** The whole haplotype, by text alone. */
  private static String changed(int start, int deleted, String inserted) {
    String all = bases(GENOME, 0, LENGTH);
    return all.substring(0, start) + inserted + all.substring(start + deleted);
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "4, 1", "1, 1", "3, 3", "2, 40", "40, 2"})
  void eachSideIsReadWithItsOwnBasesInPlace(int deleted, int inserted) {
    long seed = 100L * deleted + inserted;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      int at = 500 + random.nextInt(3_000);
      String other = bases(GENOME, 300 + random.nextInt(100), 500).substring(0, inserted);
      String own = bases(GENOME, at, at + deleted);
      if (own.equals(other)) {
        continue;
      }
      ReplacedStretch replaced = ReplacedStretch.at("chr1", at, own + ">" + other);
      String haplotype = changed(at, deleted, other);
      BrowserGenome read = replaced.in(GENOME);
      List<BrowserGenome.Piece> pieces = read.pieces(new Locus("chr1", 0, LENGTH));
      BrowserGenome left = pieces.get(0).read().orElseThrow();
      BrowserGenome right = pieces.get(pieces.size() - 1).read().orElseThrow();
      int added = inserted - deleted;
      for (int probe = 0; probe < 20; probe++) {
        int start = at - 150 + random.nextInt(200);
        int end = start + 1 + random.nextInt(200);
        String what = at + " " + replaced.written() + " at " + start + ", seed " + seed;
        assertEquals(haplotype.substring(start, end), bases(left, start, end), what);
        assertEquals(
            haplotype.substring(start + added, end + added), bases(right, start, end), what);
      }
      assertEquals(
          deleted == inserted ? 1 : 2,
          pieces.stream().filter(piece -> piece.read().isPresent()).count());
      assertEquals(Optional.of(replaced), OtherAllele.parse(replaced.words()), replaced.words());
    }
  }

  @Test
  void basesThatAreGoneHaveNoPlaceAndTheEndsOfTheChromosomeAreUnknown() {
    String own = bases(GENOME, 20, 24);
    assertEquals("CCTC", own, "the fixture");
    BrowserGenome read = ReplacedStretch.at("chr1", 20, own + ">A").in(GENOME);
    List<BrowserGenome.Piece> pieces = read.pieces(new Locus("chr1", 10, 40));
    assertEquals(
        List.of(new Locus("chr1", 10, 20), new Locus("chr1", 20, 24), new Locus("chr1", 24, 40)),
        pieces.stream().map(BrowserGenome.Piece::locus).toList());
    assertTrue(pieces.get(1).read().isEmpty());
    BrowserGenome right = pieces.get(2).read().orElseThrow();
    assertEquals("NNN" + bases(GENOME, 0, 17), bases(right, 0, 20));
    BrowserGenome left = pieces.get(0).read().orElseThrow();
    assertEquals(bases(GENOME, LENGTH - 10, LENGTH) + "NNN", bases(left, LENGTH - 13, LENGTH));
    assertEquals(
        3,
        List.of(GENOME.genomeId(), left.genomeId(), right.genomeId()).stream().distinct().count());
  }

  @Test
  void anotherBaseThanTheGenomesIsRefusedOnceItIsRead() {
    String own = bases(GENOME, 100, 101);
    String wrong = own.equals("A") ? "C" : "A";
    BrowserGenome read = ReplacedStretch.at("chr1", 100, wrong + ">" + wrong + "GG").in(GENOME);
    bases(read, 0, 100);
    InputException refused = assertThrows(InputException.class, () -> bases(read, 90, 110));
    assertEquals(true, refused.getMessage().startsWith("No other allele: "), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"chr1:100 AG", "chr1:100 A>A", "chr1:100 A>X", "AG>A", "chr1:100 >"})
  void whatIsNoAlleleIsRefused(String text) {
    assertThrows(InputException.class, () -> OtherAllele.parse(text));
  }

  @Test
  void oneBaseIsWrittenAsBefore() {
    assertEquals("chr1:1,000 G", OtherAllele.parse("chr1:1,000 G").orElseThrow().words());
    assertEquals("chr1:1,000 A>-", OtherAllele.parse("chr1:1,000 A>-").orElseThrow().words());
    assertEquals(Optional.empty(), OtherAllele.parse(""));
  }
}
