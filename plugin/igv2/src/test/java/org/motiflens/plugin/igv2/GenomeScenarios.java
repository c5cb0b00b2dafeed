package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.broad.igv.feature.genome.GenomeManager;
import org.junit.jupiter.api.Test;

/** A genome whose file becomes another one while IGV runs. Run by {@code IgvIT}. */
class GenomeScenarios extends OneRunningIgv {
  private static final int FIRST = 40_001;
  private static final int LAST = 40_300;

  private static Map<Integer, Float> shown() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo(TestGenome.CHROMOSOME, FIRST, LAST);
    igv.awaitQuiet();
    Map<Integer, Float> scores = scores(track);
    assertFalse(scores.isEmpty(), "values are shown");
    return scores;
  }

  private static void load(Path file) throws IOException {
    GenomeManager.getInstance().loadGenome(file.toString(), null);
    igv.await(
        "the other genome",
        () -> GenomeManager.getInstance().getCurrentGenome().getId().contains("genome"));
  }

  /** Its name is the same; nothing that was computed of the old bases is shown for the new ones. */
  @Test
  void aGenomeThatWasReplacedAndLoadedAgainShowsItsOwnValues() throws IOException {
    Map<Integer, Float> before = shown();
    TestGenome.write(fasta.getParent(), TestGenome.bases(99));
    // Elsewhere the track shows values of whatever IGV reads there, and says nothing is wrong.
    igv.goTo(TestGenome.CHROMOSOME, 90_001, 90_300);
    igv.awaitQuiet();
    load(fasta);
    Map<Integer, Float> after = shown();
    assertEquals(before.keySet(), after.keySet());
    assertFalse(before.equals(after), "the values are those of the bases before");

    Path elsewhere = Files.createDirectory(fasta.getParent().resolve("elsewhere"));
    load(TestGenome.write(elsewhere, bases));
    assertTrue(before.equals(shown()), "the file in another folder has the first bases again");
  }
}
