package org.motiflens.motif.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.motif.MotifMatrix;

/** Which factor a motif is of, by the forms of ids that databases have. */
class FactorNamesTest {
  private static FactorNames of(String id) {
    return FactorNames.of(MotifMatrix.ofCounts(id, "", new double[][] {{1, 2, 3, 4}}));
  }

  @ParameterizedTest
  @CsvSource({
    "GATA1_HUMAN.H11MO.0.A, gata1",
    "GATA1.H12CORE.0.P.A, gata1",
    "GATA1_f1, GATA1",
    "GATA_disc1, gata",
    "abd-A_FlyReg_FBgn0000014, ABD-A",
    "abd-A_SOLEXA_5_FBgn0000014, abd-a",
    "Gata3_primary, gata3",
    "GATA3_DBD_2, gata3",
  })
  void idsOfDatabasesNameTheirFactor(String id, String factor) {
    assertTrue(of(id).isOf(factor), id);
    assertFalse(of(id).isOf("CTCF"), id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_1", "_a", ".H1", ".", "_full", "_HUMAN.H11MO"})
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anIdOfAMillionCharactersHasItsNameToo(String part) {
    String id = "x_a" + part.repeat(1_000_000 / part.length());
    assertTrue(of(id).isOf(id));
  }

  @Test
  void aNoteBehindANameIsLeftOut() {
    assertTrue(of("CTCF(Zf)").isOf("CTCF"));
    assertEquals(2, of("CTCF(Zf)").names().size());
  }
}
