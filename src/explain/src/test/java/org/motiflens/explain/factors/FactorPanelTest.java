package org.motiflens.explain.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.primitives.Floats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.CalibratedFakes;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;

class FactorPanelTest {
  private static final int WINDOW = 31;

  /** A network that likes one word, with its first base at {@code at} of the window. */
  private static QuadraticNetwork likes(String word, int at) {
    double[] weights = new double[WINDOW * 4];
    for (int i = 0; i < word.length(); i++) {
      weights[(at + i) * 4 + Bases.code(word.charAt(i))] = 1;
    }
    return QuadraticNetwork.linear(0, weights);
  }

  private static byte[] place(String word, int at) {
    byte[] codes = Bases.encode("T".repeat(WINDOW));
    byte[] letters = Bases.encode(word);
    System.arraycopy(letters, 0, codes, at, letters.length);
    return codes;
  }

  private static FactorPanel panel(StrandRule strand, ModelBundle... models) {
    return new FactorPanel(List.of(models), strand);
  }

  @Test
  void ranksByTheShareOfTheGenomeAndNotByTheScore() {
    QuadraticNetwork gata = likes("AGATAAGAC", 10);
    QuadraticNetwork less = likes("AGATAAG", 10);
    List<FactorCall> calls =
        panel(
                StrandRule.FORWARD,
                CalibratedFakes.ranked("HIGH", gata, 0.1),
                CalibratedFakes.ranked("RARE", less, 0.8),
                CalibratedFakes.bundle("NONE", gata))
            .calls(place("AGATAAGAC", 10), 10, Monitor.NONE);
    assertEquals(2, calls.size());
    assertEquals("RARE", calls.get(0).card().tf());
    assertEquals(5.6, calls.get(0).rank(), 1e-6);
    assertEquals("HIGH", calls.get(1).card().tf());
    assertTrue(calls.get(1).score() > calls.get(0).score());
    assertEquals(0.5, calls.get(0).meaning().precision().getAsDouble());
  }

  @Test
  void saysTheStrandAndTheWordOnIt() {
    QuadraticNetwork gata = likes("AGATAAGAC", 10);
    FactorPanel panel = panel(StrandRule.MAX, CalibratedFakes.ranked("GATA1", gata, 0.5));
    FactorCall forward = panel.calls(place("AGATAAGAC", 10), 1, Monitor.NONE).get(0);
    assertFalse(forward.reverse());
    assertEquals("AGATAAGAC", forward.word().orElseThrow().letters());
    assertEquals(10, forward.wordStart());
    byte[] turned = Bases.reverseComplement(place("AGATAAGAC", 10));
    FactorCall reverse = panel.calls(turned, 1, Monitor.NONE).get(0);
    assertTrue(reverse.reverse());
    assertEquals("AGATAAGAC", reverse.word().orElseThrow().letters());
    assertEquals(WINDOW - 10 - 9, reverse.wordStart());
  }

  @Test
  void takesEachModelsBestWindowOfALongPlace() {
    FactorPanel panel =
        panel(StrandRule.FORWARD, CalibratedFakes.ranked("GATA1", likes("AGATAAGAC", 10), 0.5));
    byte[] codes = Bases.encode("T".repeat(WINDOW + 3 * FactorPanel.STRIDE));
    System.arraycopy(Bases.encode("AGATAAGAC"), 0, codes, 2 * FactorPanel.STRIDE + 10, 9);
    FactorCall call = panel.calls(codes, 1, Monitor.NONE).get(0);
    assertEquals(2 * FactorPanel.STRIDE, call.start());
    assertEquals(2 * FactorPanel.STRIDE + 10, call.wordStart());
  }

  @Test
  void readsTheWindowInTheMiddleWhenAskedForIt() {
    FactorPanel panel =
        panel(StrandRule.MAX, CalibratedFakes.ranked("GATA1", likes("AGATAAGAC", 10), 0.5));
    byte[] codes = Bases.encode("T".repeat(WINDOW + 4 * FactorPanel.STRIDE));
    System.arraycopy(Bases.encode("AGATAAGAC"), 0, codes, 10, 9);
    assertEquals(0, panel.calls(codes, 1, Monitor.NONE).get(0).start());
    FactorCall middle = panel.callsAtCentre(codes, 1, Monitor.NONE).get(0);
    assertEquals(2 * FactorPanel.STRIDE, middle.start());
    assertTrue(middle.rank() < panel.calls(codes, 1, Monitor.NONE).get(0).rank());
  }

  @Test
  void modelsThatShareLayersSayWhatEachSaysAlone() {
    Random random = new Random(3);
    List<ModelBundle> models = new ArrayList<>();
    for (Network trunk : TinyNetworks.all(random, WINDOW)) {
      for (int i = 0; i < 3; i++) {
        models.add(
            CalibratedFakes.ranked(
                trunk.architecture().name() + i,
                TinyNetworks.withAnotherOutput(trunk, random),
                0.5));
      }
    }
    byte[] codes = new byte[WINDOW + 5 * FactorPanel.STRIDE];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    List<FactorCall> together =
        new FactorPanel(models, StrandRule.MEAN).calls(codes, 9, Monitor.NONE);
    assertEquals(9, together.size());
    for (ModelBundle model : models) {
      FactorCall alone = panel(StrandRule.MEAN, model).calls(codes, 1, Monitor.NONE).get(0);
      assertTrue(together.contains(alone), model.id());
      float[] margins =
          new StrandMargins(model.network().newEvaluator(), StrandRule.MEAN)
              .of(codes, new WindowRun(0, FactorPanel.STRIDE, 6));
      assertEquals(Floats.max(margins), alone.score(), model.id());
    }
  }

  @Test
  void leavesOutAPlaceOfUnknownBases() {
    FactorPanel panel =
        panel(StrandRule.FORWARD, CalibratedFakes.ranked("X", likes("AGATAAGAC", 1), 0.5));
    assertEquals(List.of(), panel.calls(Bases.encode("N".repeat(WINDOW)), 5, Monitor.NONE));
    assertEquals(List.of(), panel.calls(Bases.encode("ACGT"), 5, Monitor.NONE));
  }

  @Test
  void needsACalibratedModel() {
    InputException refused =
        assertThrows(
            InputException.class,
            () -> panel(StrandRule.FORWARD, CalibratedFakes.bundle("X", likes("AGATAAGAC", 1))));
    assertTrue(refused.getMessage().startsWith("None of the models is calibrated"));
  }

  @Test
  void groupsOneFamilyAtOneWordAndNamesIt() {
    QuadraticNetwork gata = likes("AGATAAGAC", 10);
    QuadraticNetwork shifted = likes("GATAAGACT", 11);
    QuadraticNetwork elsewhere = likes("TTTTTTTTT", 20);
    List<FactorCall> calls =
        panel(
                StrandRule.FORWARD,
                CalibratedFakes.ranked("GATA1", gata, 0.6),
                CalibratedFakes.ranked("GATA2", shifted, 0.5),
                CalibratedFakes.ranked("GATA3", elsewhere, 0.4),
                CalibratedFakes.ranked("SRF", gata, 0.3))
            .calls(place("AGATAAGAC", 10), 10, Monitor.NONE);
    List<FactorCall> named =
        new FactorGroups(FactorFamilies.bundled(), word -> Optional.empty()).named(calls);
    assertEquals(
        List.of("GATA", "GATA", "GATA3", "SRF"), named.stream().map(FactorCall::group).toList());
    List<FactorCall> sameMotif =
        new FactorGroups(FactorFamilies.bundled(), word -> Optional.of("Gata1")).named(calls);
    assertEquals(
        List.of("Gata1 site", "Gata1 site", "GATA3", "Gata1 site"),
        sameMotif.stream().map(FactorCall::group).toList());
  }

  @Test
  void aGroupIsNamedByTheMotifOfAMemberBeforeAnyOther() {
    QuadraticNetwork gata = likes("AGATAAGAC", 10);
    List<FactorCall> calls =
        panel(
                StrandRule.FORWARD,
                CalibratedFakes.ranked("GATA1", gata, 0.6),
                CalibratedFakes.ranked("GATA2", likes("GATAAGACT", 11), 0.5),
                CalibratedFakes.ranked("SRF", gata, 0.3))
            .calls(place("AGATAAGAC", 10), 10, Monitor.NONE);
    String leaders = calls.get(0).word().orElseThrow().letters();
    List<FactorCall> named =
        new FactorGroups(
                FactorFamilies.bundled(),
                word -> Optional.of(word.letters().equals(leaders) ? "Zfp1" : "Gata2"))
            .named(calls);
    assertEquals(
        List.of("Gata2 site", "Gata2 site", "Gata2 site"),
        named.stream().map(FactorCall::group).toList());
  }

  @Test
  void familiesAreKnownByFactor() {
    FactorFamilies families = FactorFamilies.bundled();
    assertEquals(Optional.of("AP-1 (FOS/JUN)"), families.of("JunD"));
    assertEquals(Optional.empty(), families.of("SRF"));
  }
}
