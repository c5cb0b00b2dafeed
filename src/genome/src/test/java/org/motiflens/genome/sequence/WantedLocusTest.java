package org.motiflens.genome.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

class WantedLocusTest {
  /** A genome whose contigs all have 3000 bases. */
  private record Contigs(List<String> chromosomes) implements SequenceSource {
    @Override
    public String genomeId() {
      return "g";
    }

    @Override
    public int length(String chromosome) {
      return 3000;
    }

    @Override
    public byte[] codes(Locus locus) {
      return new byte[locus.length()];
    }
  }

  private static final Contigs GENOME =
      new Contigs(List.of("chr1", "HLA-A*01:01", "HLA-A*01:01:02", "HLA-B*07"));

  @ParameterizedTest
  @CsvSource({
    "'chr1:1,000-2,000', chr1, 999, 2000",
    "chr1:1000, chr1, 999, 1000",
    "chr1:10..20, chr1, 9, 20",
    "1:10-20, chr1, 9, 20",
    "chr1, chr1, 0, 3000",
    "1, chr1, 0, 3000",
    "HLA-A*01:01, HLA-A*01:01, 0, 3000",
    "HLA-A*01:01:100-300, HLA-A*01:01, 99, 300",
    "HLA-A*01:01:02:7, HLA-A*01:01:02, 6, 7",
    "HLA-B*07:5, HLA-B*07, 4, 5"
  })
  void theLastColonSplitsAndABareNameIsTheWholeChromosome(
      String text, String chromosome, int start, int end) {
    assertEquals(new Locus(chromosome, start, end), WantedLocus.read(text, GENOME));
  }

  @Test
  void whatHasTwoReadingsOrNoneIsRefused() {
    assertEquals(
        "\"HLA-A*01:01:02\" may be all of the sequence of this name or a place in HLA-A*01:01; write"
            + " HLA-A*01:01:02:1-3000 or HLA-A*01:01:02-02.",
        refusal("HLA-A*01:01:02"));
    assertEquals(
        "\"chr1:5-\" is not a locus; write it like chr21:36,200,000-36,210,000.",
        refusal("chr1:5-"));
    assertEquals(
        "g has no chromosome \"chr7\"; it has chr1, HLA-A*01:01, HLA-A*01:01:02, HLA-B*07.",
        refusal("chr7"));
  }

  private static String refusal(String text) {
    return assertThrows(InputException.class, () -> WantedLocus.read(text, GENOME)).getMessage();
  }
}
