package org.motiflens.explain.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.tomtom.TomtomMatch;

/** Sites that everybody knows, named by the motifs that come with the program. */
class InstanceNamerTest {
  private static final InstanceNamer NAMER = new InstanceNamer(MotifDatabase.bundled());

  private static TomtomMatch best(String bases) {
    return NAMER.best(bases).orElseThrow();
  }

  @Test
  void aSiteOfCtcfIsNamedCtcfOnEitherStrand() {
    String site = "TGGCCACCAGGGGGCGCTA";
    TomtomMatch match = best(site);
    assertEquals("CTCF", match.target().name());
    assertTrue(match.qValue() < 0.01, "q = " + match.qValue());
    TomtomMatch turned = best(Bases.decode(Bases.reverseComplement(Bases.encode(site))));
    assertEquals("CTCF", turned.target().name());
    assertEquals(match.pValue(), turned.pValue(), 1e-6);
  }

  @Test
  void basesThatAreNoMotifHaveALargeQ() {
    assertTrue(best("AGTCTAGT").qValue() > best("GCCCCGCCCCC").qValue());
  }

  @Test
  void theSameBasesAreComparedOnce() {
    assertSame(NAMER.best("TGACTCA"), NAMER.best("TGACTCA"));
  }

  @Test
  void anUnknownBaseHasNoName() {
    assertTrue(NAMER.best("TGACNTCA").isEmpty());
    assertTrue(NAMER.best("").isEmpty());
  }
}
