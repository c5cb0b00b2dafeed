package org.motiflens.explain.optimisation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

class ConsensusTest {
  /** Single letters where there is one, uniform at dots. */
  private static MotifMatrix matrix(String letters) {
    double[][] columns = new double[letters.length()][4];
    for (int t = 0; t < columns.length; t++) {
      for (int base = 0; base < 4; base++) {
        int code = Bases.code(letters.charAt(t));
        columns[t][base] = code < 0 ? 0.25 : code == base ? 1 : 0;
      }
    }
    return MotifMatrix.ofProbabilities("m", "", columns);
  }

  private static String letters(MotifMatrix matrix) {
    StringBuilder text = new StringBuilder();
    for (int t = 0; t < matrix.columns(); t++) {
      text.append(matrix.informationContent(t) < 0.1 ? '.' : Bases.letter(matrix.mostProbable(t)));
    }
    return text.toString();
  }

  @Test
  void aShiftedMotifIsTheSame() {
    Consensus consensus =
        Consensus.around(matrix("..GATC..."), List.of(matrix(".....GATC"), matrix("GATC.....")));
    assertEquals("..GATC...", letters(consensus.matrix()));
    assertEquals(2, consensus.matrix().informationContent(3), 1e-12);
    assertEquals(1, consensus.agreement(), 1e-12);
  }

  @Test
  void theOtherStrandIsTheSame() {
    Consensus consensus = Consensus.around(matrix("GATAA...."), List.of(matrix("..TTATC..")));
    assertEquals("GATAA....", letters(consensus.matrix()));
    assertEquals(1, consensus.agreement(), 1e-12);
  }

  @Test
  void likenessIsTheSharedPartOfTheInformation() {
    // Two letters of four are shared.
    Consensus consensus = Consensus.around(matrix("..GGCA.."), List.of(matrix("..GG....")));
    assertEquals(Math.sqrt(0.5), consensus.agreement(), 1e-12);
    assertEquals("..GGCA..", letters(consensus.matrix()));
    assertEquals(0.625, consensus.matrix().probability(4, 1), 1e-12);
  }

  @Test
  void aMatrixWithoutInformationAgreesWithNothing() {
    assertEquals(0, Consensus.around(matrix("..GG"), List.of(matrix("...."))).agreement());
    assertEquals(1, Consensus.around(matrix("..GG"), List.of()).agreement());
  }
}
