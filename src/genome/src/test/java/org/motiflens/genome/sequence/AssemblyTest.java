package org.motiflens.genome.sequence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

class AssemblyTest {
  private static SequenceSource genome(Map<String, Integer> lengths) {
    return new SequenceSource() {
      @Override
      public String genomeId() {
        return "some";
      }

      @Override
      public List<String> chromosomes() {
        return List.copyOf(lengths.keySet());
      }

      @Override
      public int length(String chromosome) {
        return lengths.get(chromosome);
      }

      @Override
      public byte[] codes(Locus locus) {
        throw new AssertionError("lengths tell");
      }
    };
  }

  private static String refusal(Map<String, Integer> lengths) {
    return assertThrows(InputException.class, () -> Assembly.HG19.require(genome(lengths)))
        .getMessage();
  }

  @Test
  void someChromosomesUnderAnySpellingAreEnough() {
    assertDoesNotThrow(() -> Assembly.HG19.require(genome(Map.of("chr21", 48_129_895))));
    assertDoesNotThrow(
        () -> Assembly.HG19.require(genome(Map.of("X", 155_270_560, "hs37d5", 35_477_943))));
  }

  @Test
  void eitherMitochondrialGenomeGoesWithIt() {
    assertDoesNotThrow(() -> Assembly.HG19.require(genome(Map.of("20", 63_025_520, "MT", 16_569))));
    assertDoesNotThrow(
        () -> Assembly.HG19.require(genome(Map.of("chr20", 63_025_520, "chrM", 16_571))));
  }

  @Test
  void anotherVersionAndAPartAreRefusedByLength() {
    String hg38 = refusal(Map.of("chr21", 46_709_983));
    assertTrue(hg38.contains("46,709,983") && hg38.contains("48,129,895"), hg38);
    assertTrue(refusal(Map.of("chr1", 9_876_492)).contains("chr1"));
    assertTrue(refusal(Map.of("scaffold_7", 5)).contains("none of the chromosomes"));
  }

  @Test
  void itIsKnownByName() {
    assertEquals(Optional.of(Assembly.HG19), Assembly.named("hg19"));
    assertEquals(Optional.of(Assembly.HG38), Assembly.named("hg38"));
    assertEquals(Optional.empty(), Assembly.named("mm10"));
    assertEquals(24, Assembly.HG19.lengths().size());
    assertEquals(
        3_095_677_412L,
        Assembly.HG19.lengths().values().stream().mapToLong(Integer::longValue).sum());
  }
}
