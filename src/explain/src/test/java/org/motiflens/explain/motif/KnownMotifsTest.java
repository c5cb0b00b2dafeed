package org.motiflens.explain.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;

class KnownMotifsTest {
  private static final int WINDOW = 101;
  private static final MotifDatabase JASPAR = MotifDatabase.bundled();

  private final KnownMotifs known = new KnownMotifs(JASPAR);

  /** An optimum that says nothing but a motif that begins at a column. */
  private static ClassOptimum optimum(MotifMatrix motif, int at) {
    double[][] columns = new double[WINDOW][Bases.COUNT];
    for (int t = 0; t < WINDOW; t++) {
      Arrays.fill(columns[t], 0.25);
      if (t >= at && t < at + motif.columns()) {
        columns[t] = motif.probabilities()[t - at];
      }
    }
    MotifMatrix matrix = MotifMatrix.ofProbabilities("optimum", "", columns);
    return new ClassOptimum("any", 1, matrix, 1, "", 1, Optional.empty(), Double.NaN);
  }

  @Test
  void anOptimumThatHoldsAMotifOnTheOtherStrandIsNamed() {
    MotifMatrix ctcf = JASPAR.motif("MA0139.1");
    KnownMotif best = known.best(optimum(ctcf.reverseComplement(), 40)).orElseThrow();
    assertEquals("MA0139.1", best.match().target().id());
    assertEquals("CTCF", best.name());
    assertTrue(best.match().reverse());
    assertTrue(best.isSignificant());
    assertEquals(40, best.targetColumn());
    assertTrue(best.match().qValue() < 1e-10, best.describe());
    assertTrue(best.describe().startsWith("CTCF (MA0139.1), q = "), best.describe());
    assertTrue(best.describe().endsWith(" of 19 columns, reverse strand"), best.describe());
  }

  @Test
  void whereverTheMotifLiesItsFirstColumnLiesOnTheOptimumsOwn() {
    MotifMatrix gata = JASPAR.motif("MA0035.3");
    for (int at : List.of(0, 1, 57, WINDOW - gata.columns())) {
      KnownMotif best = known.best(optimum(gata, at)).orElseThrow();
      assertEquals("Gata1", best.name());
      assertEquals(at, best.targetColumn());
      // Uninformative flanks are no part of what is compared.
      assertTrue(best.firstColumn() >= at);
    }
  }

  @Test
  void theTermsOfTheDatabaseComeWithTheMotif() {
    KnownMotif best = known.best(optimum(JASPAR.motif("MA0139.1"), 3)).orElseThrow();
    assertEquals(JASPAR.notice(), best.notice());
    assertTrue(best.notice().contains("open access"), best.notice());
    assertTrue(best.notice().contains("Mathelier"), best.notice());
  }

  @Test
  void anOptimumThatSaysNothingHasNoMotif() {
    MotifMatrix flat = MotifMatrix.ofProbabilities("flat", "", new double[][] {{.3, .2, .25, .25}});
    assertEquals(Optional.empty(), known.best(optimum(flat, 9)));
    assertEquals(List.of(), known.matches(optimum(flat, 9)));
  }

  @Test
  void aSingleLetterIsNearestToSomethingAndSaidToBeNoMotif() {
    KnownMotif best = known.best(optimum(Seqlet.matrix("T"), 50)).orElseThrow();
    assertFalse(best.isSignificant());
    assertTrue(best.describe().startsWith("no known motif; nearest "), best.describe());
  }

  @Test
  void allMotifsAreRankedAndTheFirstIsTheBest() {
    ClassOptimum optimum = optimum(JASPAR.motif("MA0058.2"), 20);
    List<KnownMotif> all = known.matches(optimum);
    assertEquals(JASPAR.motifs().size(), all.size());
    assertEquals(known.best(optimum).orElseThrow(), all.get(0));
  }
}
