package org.motiflens.training.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
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

  private static final List<SharedClass> CLASSES =
      List.of(
          new SharedClass("1", "NFYA", "K562"),
          new SharedClass("2", "NFYA", "GM12878"),
          new SharedClass("3", "NFYB", "K562"),
          new SharedClass("4", "SP1", "K562"),
          new SharedClass("5", "SP2", "K562"),
          new SharedClass("6", "REST", "K562"),
          new SharedClass("7", "CTCF", "K562"),
          new SharedClass("8", "MAX", "K562"));

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
}
