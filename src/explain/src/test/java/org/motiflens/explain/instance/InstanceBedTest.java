package org.motiflens.explain.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;
import org.motiflens.motif.database.MotifDatabase;

class InstanceBedTest {
  private static final Locus LOCUS = new Locus("chr1", 99, 106);

  private static List<String> line(double q, String bases) {
    InstanceNamer namer = new InstanceNamer(MotifDatabase.bundled());
    Instance instance =
        new Instance(LOCUS, new Seqlet(10, 17, -1.5, 0.002, q), bases, namer.best(bases));
    return List.of(InstanceBed.line(instance).strip().split("\t", -1));
  }

  /** 0-based starts; the score is −100 log₁₀ q, at most 1000. */
  @Test
  void aLineIsBedWithWhatWasMeasured() {
    List<String> cells = line(0.01, "TGACTCA");
    assertEquals(List.of("chr1", "99", "106"), cells.subList(0, 3));
    assertEquals("200", cells.get(4));
    assertEquals(List.of("-1.5000", "0.00200", "0.0100", "TGACTCA"), cells.subList(6, 10));
    assertEquals("1000", line(0, "TGACTCA").get(4));
    assertEquals(
        InstanceBed.HEADER.strip().split("\t", -1).length, cells.size(), "as many as are named");
  }

  @Test
  void basesThatResembleNothingHaveNoNameAndNoStrand() {
    List<String> cells = line(0.01, "NNNNNNN");
    assertEquals(Instance.UNNAMED, cells.get(3));
    assertEquals(".", cells.get(5));
    assertEquals("NA", cells.get(10));
  }

  @Test
  void aNameIsThatOfTheKnownMotif() {
    String site = "TGGCCACCAGGGGGCGCTA";
    Instance instance =
        new Instance(
            LOCUS,
            new Seqlet(0, site.length(), 9, 0.001, 0.01),
            site,
            new InstanceNamer(MotifDatabase.bundled()).best(site));
    assertEquals("CTCF", instance.name());
    assertEquals("+", instance.strand());
    assertEquals(
        Instance.UNNAMED, new Instance(LOCUS, instance.seqlet(), site, Optional.empty()).name());
  }
}
