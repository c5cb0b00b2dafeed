package org.motiflens.genome.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.SequenceSource;

class RegionSetTest {
  /** Not in alphabetical order: the genome's order counts. */
  private static final SequenceSource GENOME =
      genome("chr2", 1000, "chr1", 500, "chrM", 100, "empty", 0);

  private static SequenceSource genome(Object... namesAndLengths) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> lengths = new HashMap<>();
    for (int i = 0; i < namesAndLengths.length; i += 2) {
      names.add((String) namesAndLengths[i]);
      lengths.put((String) namesAndLengths[i], (Integer) namesAndLengths[i + 1]);
    }
    return new SequenceSource() {
      @Override
      public String genomeId() {
        return "test";
      }

      @Override
      public List<String> chromosomes() {
        return names;
      }

      @Override
      public int length(String chromosome) {
        return lengths.get(chromosome);
      }

      @Override
      public byte[] codes(Locus locus) {
        throw new AssertionError("nobody needs bases");
      }
    };
  }

  private static Region region(String chromosome, int start, int end) {
    return Region.of(new Locus(chromosome, start, end));
  }

  private static Region anchored(int start, int end, int anchor) {
    return Region.anchored(new Locus("chr1", start, end), anchor);
  }

  @Test
  void intervalsComeInTheOrderOfTheGenomeUnderItsOwnNames() {
    RegionSet set =
        RegionSet.of(
            GENOME,
            List.of(region("MT", 5, 6), region("1", 10, 20), region("chr2", 7, 9)),
            "x.bed");
    assertEquals(
        List.of(region("chr2", 7, 9), region("chr1", 10, 20), region("chrM", 5, 6)), set.regions());
    assertFalse(set.cameSorted());
    assertEquals(0, set.merged());
    assertEquals(13, set.bases());
    assertEquals(List.of("chr2", "chr1", "chrM"), set.chromosomes());
    assertEquals(List.of(region("chr1", 10, 20)), set.on("chr1"));
  }

  @Test
  void intervalsThatOverlapBecomeOneAndThoseThatTouchStayTwo() {
    RegionSet set =
        RegionSet.of(
            GENOME,
            List.of(
                region("chr1", 10, 20),
                region("chr1", 12, 14),
                region("chr1", 19, 30),
                region("chr1", 30, 40)),
            "x.bed");
    assertEquals(List.of(region("chr1", 10, 30), region("chr1", 30, 40)), set.regions());
    assertEquals(2, set.merged());
    assertTrue(set.cameSorted());
  }

  @Test
  void theWholeGenomeIsEveryChromosomeThatHasABase() {
    assertEquals(
        List.of(region("chr2", 0, 1000), region("chr1", 0, 500), region("chrM", 0, 100)),
        RegionSet.ofGenome(GENOME).regions());
  }

  @Test
  void betweenTwoAnchorsABaseIsWithTheNearer() {
    long seed = 99;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<Region> wanted = new ArrayList<>();
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        int start = random.nextInt(300);
        int end = start + 1 + random.nextInt(60);
        wanted.add(anchored(start, end, start + random.nextInt(end - start)));
      }
      RegionSet set = RegionSet.of(GENOME, wanted, "x");
      int last = 0;
      for (Region region : set.regions()) {
        assertTrue(region.locus().start() >= last, "seed " + seed);
        last = region.locus().end();
        for (int base = region.locus().start(); base < last; base++) {
          int distance = Math.abs(base - region.anchor().orElseThrow());
          assertEquals(
              nearest(base, union(base, wanted)), distance, "seed " + seed + " base " + base);
        }
      }
      for (int base = 0; base < 400; base++) {
        int position = base;
        assertEquals(
            wanted.stream().anyMatch(region -> region.locus().contains(position)),
            set.regions().stream().anyMatch(region -> region.locus().contains(position)),
            "seed " + seed + " base " + base);
      }
    }
  }

  /** The intervals that overlap, directly or through others, what holds a base. */
  private static List<Region> union(int base, List<Region> wanted) {
    List<Region> found = new ArrayList<>();
    for (Region region : wanted) {
      if (region.locus().contains(base)) {
        found.add(region);
      }
    }
    for (boolean grown = true; grown; ) {
      grown = false;
      for (Region region : wanted) {
        if (!found.contains(region)
            && found.stream().anyMatch(other -> other.locus().overlaps(region.locus()))) {
          found.add(region);
          grown = true;
        }
      }
    }
    return found;
  }

  private static int nearest(int base, List<Region> regions) {
    return regions.stream()
        .mapToInt(region -> Math.abs(base - region.anchor().orElseThrow()))
        .min()
        .orElseThrow();
  }

  @Test
  void whatTheGenomeDoesNotHaveIsRefused() {
    assertTrue(refusal(region("chr3", 1, 2)).contains("chr3"));
    assertTrue(refusal(region("chr1", 400, 501)).contains("500 bases"));
    assertThrows(InputException.class, () -> RegionSet.of(GENOME, List.of(), "x.bed"));
  }

  private static String refusal(Region region) {
    return assertThrows(InputException.class, () -> RegionSet.of(GENOME, List.of(region), "x.bed"))
        .getMessage();
  }

  @Test
  void provenanceNamesALocusAndTellsSetsApart() {
    Locus locus = new Locus("chr1", 9, 20);
    Provenance start = Provenance.ofThisProduct();
    assertEquals(
        "chr1:10-20",
        RegionSet.ofLocus(GENOME, locus, OptionalInt.empty()).addTo(start).entries().get("locus"));
    Map<String, String> two =
        RegionSet.of(GENOME, List.of(region("chr1", 1, 4), region("chr2", 1, 3)), "x.bed")
            .addTo(start)
            .entries();
    assertEquals("2 intervals of x.bed; 5 bases", two.get("regions"));
    Map<String, String> others =
        RegionSet.of(GENOME, List.of(region("chr1", 1, 4), region("chr2", 2, 4)), "x.bed")
            .addTo(start)
            .entries();
    assertNotEquals(two.get("regions sha256"), others.get("regions sha256"));
  }
}
