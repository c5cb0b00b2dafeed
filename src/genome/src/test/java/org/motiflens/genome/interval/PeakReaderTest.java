package org.motiflens.genome.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

class PeakReaderTest {
  private static final String CTCF =
      "chr20\t56784887\t56785202\tpeak_23393\t2851\t.\t92.551\t292.838\t285.182\t179\n";

  @TempDir Path folder;

  private List<Peak> read(String name, String text) throws IOException {
    return PeakReader.read(Files.writeString(folder.resolve(name), text));
  }

  private static byte[] gzip(Path path, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Files.readAllBytes(path);
  }

  @Test
  void readsNarrowPeakWithItsSummit() throws IOException {
    Peak expected =
        new Peak(
            "chr20", 56784887, 56785202, "peak_23393", 2851, '.', 92.551, 292.838, 285.182, 179);
    assertEquals(List.of(expected), read("a.narrowPeak", CTCF));
    assertEquals(56784887 + 179, expected.summit());
    assertEquals(new Locus("chr20", 56784887, 56785202), expected.locus());
  }

  @Test
  void aSummitThatIsNotKnownIsTheMiddle() throws IOException {
    Peak peak = read("a.narrowPeak", "chr1\t10\t21\t.\t0\t+\t1\t-1\t-1\t-1\n").get(0);
    assertEquals(15, peak.summit());
    assertEquals("", peak.name());
    assertTrue(Double.isNaN(peak.pValue()) && Double.isNaN(peak.qValue()));
  }

  @Test
  void readsBedWithAnyNumberOfColumns() throws IOException {
    List<Peak> peaks =
        read(
            "a.bed",
            """
            chr1\t0\t5
            chr1 7 9 name
            chr2\t1\t2\tn\t500\t-
            chr2\t1\t9\tn\t0\t+\t1\t9\t255,0,0\t1\t8\t0
            chr20\t5\t90\tnarrow\t1\t.\t2\t3\t4\t80
            """);
    assertEquals(new Locus("chr1", 0, 5), peaks.get(0).locus());
    assertTrue(Double.isNaN(peaks.get(0).score()));
    assertEquals("name", peaks.get(1).name());
    assertEquals('-', peaks.get(2).strand());
    assertEquals(500, peaks.get(2).score());
    assertEquals(Peak.NO_SUMMIT, peaks.get(3).summitOffset());
    assertEquals(85, peaks.get(4).summit());
  }

  @Test
  void passesOverHeadersCommentsAndEmptyLines() throws IOException {
    assertEquals(
        1,
        read(
                "a.narrowPeak",
                "browser position chr20:1-2\ntrack type=narrowPeak name=\"x\"\n# c\n\n" + CTCF)
            .size());
    assertEquals("tracker", read("a.bed", "tracker\t1\t2\n").get(0).chromosome());
  }

  @Test
  void readsLinesThatEndAsOnWindows() throws IOException {
    assertEquals(179, read("a.narrowPeak", CTCF.replace("\n", "\r\n")).get(0).summitOffset());
  }

  @Test
  void readsGzipByContentNotByName() throws IOException {
    Path path = folder.resolve("a.narrowPeak");
    gzip(path, CTCF);
    assertEquals(179, PeakReader.read(path).get(0).summitOffset());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "chr1 5                                | at least chromosome, start and end",
        "chr1 x 9                              | start must be an integer",
        "chr1 9 5                              | 0 <= start < end",
        "chr1 5 5                              | 0 <= start < end",
        "chr1 -1 5                             | 0 <= start < end",
        "chr1 1 9999999999                     | end is larger than any chromosome",
        "chr1 1 5 n many                       | score must be a number",
        "chr1 1 5 n 0 forward                  | strand must be",
        "chr1 10 20 n 0 . 1 1 1 10             | offset from 0 to 9",
        "chr1 10 20 n 0 . 1 1 1 -2             | offset from 0 to 9",
        "chr1 10 20 n 0 . 1 1 1 2.5            | summit must be an integer",
        "chr1 10 20 n 0 . high 1 1 3           | signalValue must be a number"
      })
  void refusesALineThatIsNoPeakAndNamesIt(String line, String reason) {
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> read("a.bed", "# header\nchr1\t1\t2\n" + line.replace(' ', '\t') + "\n"));
    assertTrue(refusal.getMessage().contains("Line 3 of "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("a.bed"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  @Test
  void refusesNarrowPeakWithAnotherNumberOfColumns() {
    InputException refusal =
        assertThrows(InputException.class, () -> read("a.narrowPeak", "chr1\t1\t2\n"));
    assertTrue(refusal.getMessage().contains("10 columns"), refusal.getMessage());
  }

  @Test
  void refusesGzipThatWasCutOff() throws IOException {
    Path path = folder.resolve("a.narrowPeak.gz");
    byte[] whole = gzip(path, CTCF.repeat(1000));
    Files.write(path, Arrays.copyOf(whole, whole.length / 2));
    InputException refusal = assertThrows(InputException.class, () -> PeakReader.read(path));
    assertTrue(refusal.getMessage().contains("cut off"), refusal.getMessage());
  }

  @Test
  void refusesAFileThatIsNotThere() {
    InputException refusal =
        assertThrows(InputException.class, () -> PeakReader.read(folder.resolve("none.bed")));
    assertTrue(refusal.getMessage().contains("no such file"), refusal.getMessage());
  }

  @Test
  void anythingAtAllIsEitherReadOrRefusedInOneSentence() throws IOException {
    long seed = 71;
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(CTCF.repeat(2));
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, (char) (random.nextBoolean() ? random.nextInt(128) : '\t'));
      }
      try {
        for (Peak peak : read("fuzz.narrowPeak", text.toString())) {
          assertTrue(peak.locus().contains(peak.summit()), "seed " + seed + ": " + text);
        }
      } catch (InputException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count(), "seed " + seed + ": " + e.getMessage());
      }
    }
    assertTrue(refused > 100, "the edits did no harm, seed " + seed);
  }
}
