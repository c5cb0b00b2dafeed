package org.motiflens.plugin.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.interval.Peak;
import org.motiflens.plugin.work.Cancellation;

class PeakTableFileTest {
  private static final PeakList LIST =
      new PeakList(
          List.of(
              new Peak("chr1", 10, 30, "a", 7, '.', 2.5, Double.NaN, Double.NaN, 5),
              new Peak("chr2", 0, 9, "", Double.NaN, '.', Double.NaN, 1, 1, Peak.NO_SUMMIT)));

  @TempDir Path folder;

  @Test
  void aLineAPeakInTheOrderOfTheTable() throws IOException {
    PeakScores scores = new PeakScores(FakeScores.CARD, 2);
    FakeScores.put(scores, 0, 0.75, 0.125);
    scores.putNoWindow(1);
    scores.publish(2);
    Path file = folder.resolve("peaks.tsv");
    new PeakTableFile("x.narrowPeak", "hg19")
        .write(file, new PeakRows(LIST, Optional.of(scores), 0.5), new int[] {1, 0}, Monitor.NONE);
    List<String> lines = Files.readAllLines(file);
    List<String> rows = lines.stream().filter(line -> !line.startsWith("#")).toList();
    assertEquals(
        List.of(
            "chrom\tstart\tend\tname\tsummit\tscore\tsignal\tp\tp_shuffled",
            "chr2\t0\t9\t.\t4\tNA\tNA\tNA\tNA",
            "chr1\t10\t30\ta\t15\t7\t2.5\t0.750000\t0.125000"),
        rows);
    String comments = String.join("\n", lines.subList(0, lines.size() - rows.size()));
    for (String part :
        List.of(
            "MotifLens",
            "x.narrowPeak",
            "hg19",
            "T_K562/small-cnn",
            "weights of",
            "seed 1",
            "not calibrated")) {
      assertTrue(comments.contains(part), part + " in\n" + comments);
    }
  }

  @Test
  void whatIsStoppedLeavesNoFile() throws IOException {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    PeakTableFile format = new PeakTableFile("x", "hg19");
    assertThrows(
        CancellationException.class,
        () ->
            format.write(
                folder.resolve("none.tsv"),
                new PeakRows(LIST, Optional.empty(), 0.5),
                new int[] {0, 1},
                cancellation));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}
