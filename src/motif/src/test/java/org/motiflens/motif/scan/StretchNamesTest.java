package org.motiflens.motif.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.scan.StretchNames.Named;

class StretchNamesTest {
  private static final List<MotifMatrix> MOTIFS =
      MotifFiles.parse(
              """
              >A GATA
              A [ 0 9 0 9 9 0 ]
              C [ 0 0 0 0 0 0 ]
              G [ 9 0 0 0 0 9 ]
              T [ 0 0 9 0 0 0 ]
              >B EBOX
              A [ 0 9 0 0 0 0 ]
              C [ 9 0 9 0 0 0 ]
              G [ 0 0 0 9 0 9 ]
              T [ 0 0 0 0 9 0 ]
              """,
              "motifs")
          .motifs();

  private static List<Named> names(String letters, int start, int end) {
    return StretchNames.of(
        MOTIFS, new OneChromosome(letters), new Locus("c", start, end), done -> {});
  }

  @Test
  void theMotifOfTheLettersIsNamedWithItsPlaceStrandAndExpectation() {
    // CTTATC is GATAAG on the other strand.
    List<Named> named = names("TTTTTTTTCTTATCTTTTTTTT", 8, 14);
    assertEquals("GATA", named.get(0).motif().name());
    assertEquals(new Locus("c", 8, 14), named.get(0).hit().locus());
    assertEquals('-', named.get(0).hit().strand());
    // 11 places on two strands, two motifs.
    assertEquals(named.get(0).hit().pValue() * 2 * 11 * 2, named.get(0).eValue(), 1e-12);
  }

  @Test
  void aPlaceMayReachBeyondTheStretchButMustTouchIt() {
    assertEquals("EBOX", names("AAAAAACACGTGAAAAAAAA", 8, 10).get(0).motif().name());
    assertTrue(
        names("AAAAAACACGTGAAAAAAAAAAAAAAAA", 20, 22).stream().noneMatch(n -> n.hit().score() > 8));
  }

  @Test
  void progressGoesThroughAllMotifs() {
    List<Integer> seen = new ArrayList<>();
    StretchNames.of(MOTIFS, new OneChromosome("ACGTACGTACGT"), new Locus("c", 2, 6), seen::add);
    assertEquals(List.of(0, 1), seen);
  }

  private record OneChromosome(String letters) implements SequenceSource {
    @Override
    public String genomeId() {
      return "test";
    }

    @Override
    public List<String> chromosomes() {
      return List.of("c");
    }

    @Override
    public int length(String chromosome) {
      return letters.length();
    }

    @Override
    public byte[] codes(Locus locus) {
      return Bases.encode(letters.substring(locus.start(), locus.end()));
    }
  }
}
