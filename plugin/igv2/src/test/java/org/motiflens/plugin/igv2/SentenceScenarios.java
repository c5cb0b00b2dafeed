package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.broad.igv.Globals;
import org.broad.igv.ui.IGV;
import org.junit.jupiter.api.Test;
import org.motiflens.plugin.message.Messages;

/** What is said in place of values that cannot be shown. Run by {@code IgvIT}. */
class SentenceScenarios extends OneRunningIgv {
  @Test
  void aViewThatIsTooWideSaysSo() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", 1, 300_000);
    igv.awaitQuiet();
    assertTrue(message(track).startsWith("Zoom in"), message(track));
    assertHasText(track);
  }

  @Test
  void unknownSequenceSaysSo() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo("chrT", TestGenome.UNKNOWN_FROM + 5_000, TestGenome.UNKNOWN_FROM + 5_500);
    igv.awaitQuiet();
    assertEquals(Messages.UNKNOWN_SEQUENCE, message(track));
    assertHasText(track);
  }

  @Test
  void aChromosomeShorterThanAWindowHasNoValues() {
    AttributionTrack track = add(FAST, "saliency");
    igv.goTo(TestGenome.SHORT_CHROMOSOME, 1, 50);
    igv.awaitQuiet();
    assertEquals(Messages.UNKNOWN_SEQUENCE, message(track));
  }

  @Test
  void aBrokenModelSaysSoInItsTrackAndIgvGoesOn() {
    AttributionTrack broken = add(BROKEN, "saliency");
    AttributionTrack fast = add(FAST, "saliency");
    igv.goTo("chrT", 60_001, 60_100);
    igv.awaitQuiet();
    assertTrue(message(broken).contains("BROKEN.zip"), message(broken));
    assertHasText(broken);
    assertEquals("none", message(fast));
  }

  @Test
  void theWholeGenomeViewSaysSo() {
    AttributionTrack track = add(FAST, "saliency");
    LiveIgv.onEdt(
        () -> {
          igv.frame().changeChromosome(Globals.CHR_ALL, true);
          IGV.getInstance().repaint();
          return null;
        });
    assertEquals(Messages.WHOLE_GENOME, message(track));
    igv.goTo("chrT", 60_001, 60_100);
  }
}
