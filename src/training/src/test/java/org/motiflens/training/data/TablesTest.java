package org.motiflens.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;

class TablesTest {
  private static final String SUMMITS = "table\tchrom\tsummit0\tsignalValue\n";

  @TempDir Path folder;

  @Test
  void summitsAreThoseOfTheTableAlone() throws IOException {
    SummitTable table =
        new SummitTable(
            file("s.tsv", SUMMITS + "Ctcf\tchr1\t5\t1.5\nCtcfl\tchr1\t6\t2\nCtcf\tchr2\t7\t9\n"));
    assertEquals(
        List.of(new Summit("chr1", 5, 1.5), new Summit("chr2", 7, 9)), table.summits("Ctcf"));
    assertThrows(InputException.class, () -> table.summits("Ctc"));
  }

  @Test
  void aBrokenSummitIsNamedByItsLine() throws IOException {
    SummitTable table = new SummitTable(file("s.tsv", SUMMITS + "A\tchr1\t5\t1\nA\tchr1\tx\t1\n"));
    InputException e = assertThrows(InputException.class, () -> table.summits("A"));
    assertTrue(e.getMessage().contains("line 3"), e.getMessage());
    SummitTable other = new SummitTable(file("t.tsv", "chrom\tstart\n"));
    assertThrows(InputException.class, () -> other.summits("A"));
  }

  @Test
  void experimentsWithTheirOwnPeaksAreFoundByEitherName() throws IOException {
    ExperimentTable table =
        ExperimentTable.read(
            file(
                "map.tsv",
                """
                deepbind_name\ttf\tuniPk_table\tstatus\tn_peaks
                CTCF_K562_CTCF_(SC-5916)_HudsonAlpha\tCTCF\tT1\texact\t5
                CTCF_K562_CTCF_UW\tCTCF\tT2\tMISSING\t5
                """));
    Experiment experiment = table.named("CTCF_K562_CTCF_(SC-5916)_HudsonAlpha");
    assertEquals("CTCF_K562_CTCF_SC-5916_HudsonAlpha", experiment.id());
    assertEquals("K562", experiment.cellLine());
    assertEquals("T1", experiment.table());
    assertEquals(experiment, table.named(experiment.id()));
    assertEquals(List.of(experiment), table.experiments());
    assertThrows(InputException.class, () -> table.named("CTCF_K562_CTCF_UW"));
  }

  @Test
  void awkwardCharactersDoNotReachAnId() {
    assertEquals("A_B_x-y-1", new Experiment("A_B_(x/y 1)", "A", "B", "T").id());
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
