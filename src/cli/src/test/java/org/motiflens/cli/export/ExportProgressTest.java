package org.motiflens.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;

class ExportProgressTest {
  @Test
  void aReportHasShareRateAndTimeLeft() {
    assertEquals(
        "25 % of 48,000,000 bases, 1,000,000 bases/s, 36 s left",
        ExportProgress.line(12_000_000, 48_000_000, 0, 12));
    assertEquals(
        "0 % of 3,000,000,000 bases, 1,000 bases/s, 833 h 19 min left",
        ExportProgress.line(10_000, 3_000_000_000L, 0, 10));
    assertEquals("3,000 bases in 2 min 5 s", ExportProgress.line(3000, 3000, 0, 125));
  }

  /** What was kept from before took no time, and says nothing of the time that is left. */
  @Test
  void whatWasKeptDoesNotCountForTheRate() {
    assertEquals(
        "75 % of 4,000 bases, 100 bases/s, 10 s left", ExportProgress.line(3000, 4000, 2000, 10));
    assertEquals("50 % of 4,000 bases", ExportProgress.line(2000, 4000, 2000, 10));
  }

  @Test
  void theEndIsAlwaysSaidAndOnce() {
    StringWriter text = new StringWriter();
    ExportProgress progress = new ExportProgress(Monitor.NONE, new PrintWriter(text));
    progress.progress(0, 100);
    progress.progress(50, 100);
    progress.progress(100, 100);
    assertEquals(1, text.toString().lines().count(), text.toString());
    assertTrue(text.toString().startsWith("motiflens: 100 bases in "), text.toString());
  }
}
