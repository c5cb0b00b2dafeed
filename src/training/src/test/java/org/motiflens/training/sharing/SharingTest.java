package org.motiflens.training.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.network.library.SharedOutput;
import org.motiflens.training.data.Summit;

class SharingTest {
  private static Summit at(int place) {
    return new Summit("chr1", place * CoBinding.PLACE + 7, 1);
  }

  /** Ten places in all; a and b share three of five each: cov = .3 − .25, variances .25. */
  @Test
  void labelsCorrelateOverThePlacesThatAnybodyBinds() {
    CoBinding binding =
        CoBinding.of(
            List.of(
                List.of(at(0), at(1), at(2), at(3), at(4), at(4)),
                List.of(at(2), at(3), at(4), at(5), at(6)),
                List.of(at(7), at(8), at(9))));
    assertEquals(10, binding.places());
    assertEquals(0.2, binding.correlation(0, 1), 1e-12);
    assertEquals(1, binding.correlation(1, 1), 1e-12);
    assertTrue(binding.correlation(0, 2) < 0);
  }

  private static final List<SharedOutput> CLASSES =
      List.of(
          new SharedOutput("1", "NFYA", "K562"),
          new SharedOutput("2", "NFYA", "GM12878"),
          new SharedOutput("3", "NFYB", "K562"),
          new SharedOutput("4", "SP1", "K562"),
          new SharedOutput("5", "SP2", "K562"),
          new SharedOutput("6", "REST", "K562"),
          new SharedOutput("7", "CTCF", "K562"),
          new SharedOutput("8", "MAX", "K562"));

  private static final KnownGroup GROUP = new KnownGroup("NF-Y", List.of("NFYA", "NFYB"), "a test");

  /** Experiments of the same factor are no fellows of it, however alike. */
  @Test
  void aGroupComesOutWhenEachMemberHasAFellowNearIt() {
    KnownGroup.Likeness close = (a, b) -> -Math.abs(a - b);
    List<KnownGroup.Member> members = GROUP.members(CLASSES, close);
    assertEquals(List.of("NFYB", "SP1", "SP2", "REST", "CTCF"), members.get(0).nearest());
    assertTrue(KnownGroup.comesOut(members));
    KnownGroup.Likeness far =
        (a, b) ->
            CLASSES.get(a).factor().startsWith("NFY") && CLASSES.get(b).factor().startsWith("NFY")
                ? -1
                : 1;
    assertFalse(KnownGroup.comesOut(GROUP.members(CLASSES, far)));
    assertFalse(KnownGroup.comesOut(GROUP.members(CLASSES.subList(0, 2), close)));
  }

  private static final List<SharedOutput> FEW = CLASSES.subList(2, 5);
  private static final List<double[]> IMPORTANCE =
      List.of(new double[] {1, 0, -1}, new double[] {0, 2, -1}, new double[] {1, 0, -1});

  @Test
  void outputsAreComparedByTheirNames() {
    List<SharingTables.Pair> pairs =
        SharingTables.pairs(List.of("sp1 K562, NFYB K562"), FEW, IMPORTANCE);
    assertEquals("SP1 K562", pairs.get(0).first());
    assertEquals(1, pairs.get(0).features().get(0).feature());
    assertEquals(2, pairs.get(0).features().get(0).difference());
    assertEquals(-1, pairs.get(0).features().get(1).difference());
  }

  @Test
  void anOutputThatDoesNotExistIsRefused() {
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> SharingTables.pairs(List.of("NFYB K562,MAX HeLa"), FEW, IMPORTANCE));
    assertEquals(
        "The network has no output \"MAX HeLa\"; its 3 outputs are to be named by factor and cell line,"
            + " such as NFYB K562.",
        refusal.getMessage());
    assertTrue(
        assertThrows(
                InputException.class, () -> SharingTables.pairs(List.of("NFYB"), FEW, IMPORTANCE))
            .getMessage()
            .contains("expected two outputs"));
  }

  /** Without asking, the first two outputs of each group that has two. */
  @Test
  void knownGroupsAreComparedWhenNothingIsAskedFor() {
    List<SharedOutput> classes = CLASSES.subList(1, 3);
    List<SharingTables.Pair> pairs =
        SharingTables.pairs(List.of(), classes, IMPORTANCE.subList(0, 2));
    assertEquals(1, pairs.size());
    assertEquals("NFYA GM12878", pairs.get(0).first());
    assertEquals("NFYB K562", pairs.get(0).second());
    List<SharingTables.Pair> together =
        SharingTables.pairs(
            List.of(), List.of(CLASSES.get(1), CLASSES.get(0), CLASSES.get(2)), IMPORTANCE);
    assertEquals("NFYA K562", together.get(0).first(), "one cell line has both");
  }

  @Test
  void theNearestOutputsStandFirstAndLabelsAreNotMadeUp() {
    List<String> names = FEW.stream().map(SharedOutput::name).toList();
    ClassSimilarity alike = ClassSimilarity.of(names, IMPORTANCE);
    SharingTables tables =
        new SharingTables(FEW, alike, alike, Optional.empty(), Provenance.ofThisProduct());
    List<String> rows =
        tables.nearest().lines().filter(line -> line.startsWith("3\tNFYB")).toList();
    assertEquals("3\tNFYB\tK562\t1\t5\tSP2\tK562\t1.000\t1.000\tNA", rows.get(0));
    assertEquals(2, rows.size());
  }
}
