package org.motiflens.training.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.motiflens.explain.interaction.Stretch;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

class PlantedSequencesTest {
  private static final List<MotifMatrix> WORDS =
      List.of(word("GATTACAG"), word("CCGTCCGA"), word("TTTGGGTT"));

  /** A motif that is one word. */
  private static MotifMatrix word(String bases) {
    double[][] counts = new double[bases.length()][Bases.COUNT];
    for (int i = 0; i < counts.length; i++) {
      counts[i][Bases.code(bases.charAt(i))] = 1;
    }
    return MotifMatrix.ofCounts(bases, bases, counts);
  }

  @ParameterizedTest
  @CsvSource({"ONE, 0", "SUM, 0", "AND, 2", "OR, -2", "NOT, -2", "XOR, -4", "NEAR, 2"})
  void theInteractionOfARuleIsKnown(Rule rule, double timesSure) {
    assertEquals(timesSure * Math.log(19), rule.eps(), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void sitesAreWhereTheyAreSaidToBe(Rule rule) {
    List<PlantedWindow> windows = new PlantedSequences(rule, WORDS, 3).draw(400);
    int[] sites = new int[3];
    for (PlantedWindow window : windows) {
      for (int motif = 0; motif < 3; motif++) {
        Optional<Stretch> site = window.sites().get(motif);
        if (site.isPresent()) {
          sites[motif]++;
          byte[] found = Arrays.copyOfRange(window.codes(), site.get().start(), site.get().end());
          String forward = Bases.decode(found);
          String backward = Bases.decode(Bases.reverseComplement(found));
          String expected = WORDS.get(motif).consensus();
          assertTrue(forward.equals(expected) || backward.equals(expected), forward);
          for (int other = 0; other < motif; other++) {
            window.sites().get(other).ifPresent(taken -> assertFalse(taken.overlaps(site.get())));
          }
        }
      }
    }
    // Each with probability one half: 200 of 400, give or take five standard deviations.
    for (int count : sites) {
      assertEquals(200, count, 50);
    }
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void labelsAreDrawnWithTheirLogOdds(Rule rule) {
    List<PlantedWindow> windows = new PlantedSequences(rule, WORDS, 5).draw(4_000);
    double expected = 0;
    int bound = 0;
    for (PlantedWindow window : windows) {
      expected += 1 / (1 + Math.exp(-window.logit()));
      bound += window.positive() ? 1 : 0;
    }
    assertEquals(expected, bound, 5 * Math.sqrt(expected));
    if (rule != Rule.NEAR) {
      for (PlantedWindow window : windows) {
        boolean a = window.sites().get(0).isPresent();
        boolean b = window.sites().get(1).isPresent();
        assertEquals(rule.logit(a, b), window.logit());
      }
    }
  }

  @Test
  void ofALimitedDistanceOnlyNearPairsOnOneStrandCount() {
    int wanted = 0;
    int both = 0;
    for (PlantedWindow window : new PlantedSequences(Rule.NEAR, WORDS, 7).draw(2_000)) {
      Optional<Stretch> a = window.sites().get(0);
      Optional<Stretch> b = window.sites().get(1);
      if (a.isEmpty() || b.isEmpty()) {
        assertEquals(-Rule.SURE, window.logit());
        continue;
      }
      both++;
      int gap = b.get().start() - a.get().end();
      String found =
          Bases.decode(Arrays.copyOfRange(window.codes(), b.get().start(), b.get().end()));
      boolean near = gap <= PlantedSequences.NEAR && found.equals(WORDS.get(1).consensus());
      assertTrue(gap >= 0 && (gap <= PlantedSequences.NEAR || gap >= PlantedSequences.FAR));
      assertEquals(near ? Rule.SURE : -Rule.SURE, window.logit(), "gap " + gap + " " + found);
      wanted += near ? 1 : 0;
    }
    assertEquals(both / 2.0, wanted, 5 * Math.sqrt(both / 4.0));
  }

  @Test
  void theSameSeedGivesTheSameWindows() {
    List<PlantedWindow> once = new PlantedSequences(Rule.XOR, WORDS, 11).draw(50);
    List<PlantedWindow> again = new PlantedSequences(Rule.XOR, WORDS, 11).draw(50);
    for (int i = 0; i < 50; i++) {
      assertArrayEquals(once.get(i).codes(), again.get(i).codes());
      assertEquals(once.get(i).sites(), again.get(i).sites());
    }
  }

  @Test
  void aDistributionOfPIsHeldAgainstTheUniformOne() {
    double[] uniform = new double[100];
    for (int i = 0; i < 100; i++) {
      uniform[i] = (i + 1) / 100.0;
    }
    assertEquals(0, NullChecks.excess(uniform), 1e-12);
    double[] small = uniform.clone();
    Arrays.fill(small, 0, 40, 0.01);
    assertEquals(0.39, NullChecks.excess(small), 1e-12);
    assertTrue(NullChecks.excess(small) > NullChecks.mostExcess(100));
    double[] cautious = new double[100];
    Arrays.fill(cautious, 1);
    assertEquals(0, NullChecks.excess(cautious), 1e-12);
  }
}
