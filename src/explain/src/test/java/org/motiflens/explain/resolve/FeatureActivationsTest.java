package org.motiflens.explain.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;

class FeatureActivationsTest {
  private static final Network NETWORK = LogicNetworks.of(2, 1, -1);
  private static final int LENGTH = 1_000;

  private static MadeChromosome chromosome() {
    Random random = new Random(7);
    byte[] bases = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bases[i] = (byte) random.nextInt(Bases.COUNT);
    }
    for (int at : new int[] {100, 347, 600}) {
      System.arraycopy(Bases.encode(LogicNetworks.A), 0, bases, at, LogicNetworks.A.length());
    }
    bases[602] = Bases.N;
    return new MadeChromosome(bases);
  }

  private static FeatureActivations.Columns over(int feature, int start, int end) {
    return new FeatureActivations(NETWORK, FeatureLayer.afterConvolutions(NETWORK), feature)
        .over(chromosome(), new Locus("chr1", start, end), Monitor.NONE);
  }

  /** The network's unit is 1 where its word stands, and nowhere else. */
  @Test
  void aFeatureIsActiveWhereItsWordStands() {
    String all = Bases.decode(chromosome().bases());
    FeatureActivations.Columns columns = over(0, 0, 900);
    assertEquals(1, columns.step());
    assertEquals(7, columns.span());
    for (int i = 0; i < columns.values().length; i++) {
      int first = columns.firstBase(i);
      if (all.substring(first, first + 7).contains("N")) {
        assertTrue(Float.isNaN(columns.values()[i]), "at " + first);
      } else {
        float expected = all.startsWith(LogicNetworks.A, first) ? 1 : 0;
        assertEquals(expected, columns.values()[i], 1e-6f, "at " + first);
      }
    }
  }

  @Test
  void aColumnIsTheSameInWhateverStretchItIsAskedFor() {
    FeatureActivations.Columns all = over(0, 0, 900);
    for (int start : new int[] {1, 53, 54, 55, 340}) {
      FeatureActivations.Columns part = over(0, start, start + 20);
      assertEquals(start, part.start());
      for (int i = 0; i < 20; i++) {
        assertEquals(all.values()[start + i], part.values()[i], "start " + start + ", column " + i);
      }
    }
  }

  @Test
  void thereIsNothingBeyondTheLastWindow() {
    FeatureActivations.Columns end = over(0, 980, LENGTH);
    assertTrue(Float.isNaN(end.values()[end.values().length - 1]));
  }

  @Test
  void aFeatureThatIsNotThereIsRefused() {
    assertEquals(
        "There is no feature 3 in maximum, which has 2; choose one of those.",
        assertThrows(InputException.class, () -> over(2, 0, 10)).getMessage());
  }
}
