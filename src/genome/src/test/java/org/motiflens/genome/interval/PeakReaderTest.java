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
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "",
      value = {
        "chr1~5~9~n~many~forward",
        "chr1~5~9~n~.~*~whatever~~",
        "~chr1~~5~~9~n~1",
        "chr1~5 ~ 9 ~n~1~.",
        "chr1 5  9 n 1 .",
        "chr1~5 9 n 1",
        "chr1~5.0~9e0~n~1",
        "\"chr1\"~5~9~\"n\"~1",
        "chr1~5~9~n~an id~a description of some words"
      })
  void whatNothingUsesDoesNotStopALine(String line) throws IOException {
    Peak peak = read("a.bed", line.replace('~', '\t') + "\n").get(0);
    assertEquals(new Locus("chr1", 5, 9), peak.locus());
    assertEquals("n", peak.name());
    assertEquals('.', peak.strand());
  }

  @Test
  void bedDetailHasNoScoreInItsDetails() throws IOException {
    String row = "chr1\t5\t9\tn\t100050\twords\n";
    assertEquals(100_050, read("a.bed", row).get(0).score());
    assertTrue(
        Double.isNaN(read("a.bed", "track name=x type=bedDetail db=hg19\n" + row).get(0).score()));
  }

  @Test
  void twentyColumnsAreIdrsOnlyWhereTheyLookLikeIt() throws IOException {
    String idr = "chr1\t10\t90\t.\t1000\t.\t5\t-1\t3\t70\t2\t1.5\t11\t80\t4\t60\t12\t90\t5\t71\n";
    assertEquals(80, read("idrValues.txt", idr).get(0).summit());
    assertEquals(80, read("a.narrowPeak", idr).get(0).summit());
    assertEquals(50, read("a.bed", idr.replace("\t11\t80\t", "\t80\t11\t")).get(0).summit());
    assertEquals(50, read("a.bed", idr.replace("\t2\t1.5\t", "\t2,\t1,\t")).get(0).summit());
  }

  @Test
  void aSummitRightBehindTheLastBaseIsTheLastBase() throws IOException {
    // ENCODE's peaks of SPP: "chr5 42982185 42982288 . 0 . 51.98 -1 4.64 103".
    String row = "chr5\t10\t113\t.\t0\t.\t51.98\t-1\t4.64\t103\n";
    assertEquals(102, read("a.narrowPeak", row).get(0).summitOffset());
    assertEquals(112, read("a.bed.gz", row).get(0).summit());
    String idr = "chr1\t10\t90\t.\t1000\t.\t5\t-1\t3\t80\t2\t1.5\t11\t80\t4\t60\t12\t90\t5\t71\n";
    assertEquals(89, read("idrValues.txt", idr).get(0).summit());
  }

  @Test
  void dotsStandForValuesThatAreNotKnown() throws IOException {
    // As chrombpnet writes its windows without peaks, and bpnet its peaks.
    Peak peak = read("a.bed", "chr1\t100\t2214\t.\t.\t.\t.\t.\t.\t1057\n").get(0);
    assertEquals(1157, peak.summit());
    assertTrue(Double.isNaN(peak.signal()) && Double.isNaN(peak.qValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chr1~1049~1500~exon~.~-~USA~exon~0~ID=exon",
        "chr1~100~200~chr5~5000~5100~pair~30~+~-",
        "chr1~100~200~a~0~+~chr1~90~120~20",
        "chr1~30200681~30200991~n~0~+~30200700~30200900~0~7"
      })
  void tenColumnsOfOtherProgramsHaveNoSummit(String line) throws IOException {
    assertEquals(
        Peak.NO_SUMMIT, read("a.bed", line.replace('~', '\t') + "\n").get(0).summitOffset());
  }

  @Test
  void theFirstLineOfTenColumnsSaysWhatAllAre() throws IOException {
    String narrow = "chr1\t10\t20\tn\t0\t.\t1\t2\t3\t4\n";
    String other = narrow.replace("\t1\t", "\tNA\t");
    assertThrows(InputException.class, () -> read("a.bed", narrow + other));
    assertEquals(Peak.NO_SUMMIT, read("a.bed", other + narrow).get(1).summitOffset());
  }

  @Test
  void bedGraphOfPeaksHasTheirScores() throws IOException {
    String rows = "chr1\t5\t9\t12.5\nchr1\t20\t30\t7\n";
    for (Peak peak :
        List.of(
            read("a.bedgraph.gz", rows).get(0),
            read("a.bed", "track type=bedGraph\n" + rows).get(0))) {
      assertEquals(12.5, peak.score());
      assertEquals("", peak.name());
    }
    assertEquals("12.5", read("b.bed", rows).get(0).name());
  }

  @Test
  void bedGraphOfASignalIsRefused() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      rows.append("chr1\t").append(10 * i).append('\t').append(10 * i + 10).append("\t1.5\n");
    }
    assertEquals(
        "Line 21 of "
            + folder.resolve("a.bdg")
            + " is not a peak: this is bedGraph, whose stretches follow each other without a gap: a"
            + " signal, and not peaks; give the peaks that were called from it, or a file named"
            + " .bed if its stretches are meant: \"chr1\\t200\\t210\\t1.5\"",
        assertThrows(InputException.class, () -> read("a.bdg", rows.toString())).getMessage());
    assertEquals(30, read("a.bed", rows.toString()).size());
  }

  @Test
  void broadPeakHasItsSignal() throws IOException {
    String row = "chr1\t10\t90\tp\t100\t.\t5.5\t-1\t3\n";
    assertEquals(5.5, read("a.broadPeak.gz", row).get(0).signal());
    assertTrue(Double.isNaN(read("a.bed", row).get(0).signal()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# This file is generated by MACS version 2~chr1@10@20@11@15 | MACS's table",
        "##fileformat=VCFv4.2~#CHROM@POS@ID~chr1@10@20 | this is VCF",
        "chr1@src@gene@10@20@.@+@.@id | this is GFF or GTF",
        "peak1@chr1@10@20@+ | HOMER's table",
        "seqnames@start@end | this is a heading",
        "@HD@VN:1.6 | this is Picard's list of intervals, whose starts count from 1; make BED of it"
            + " with Picard's IntervalListToBed",
        "<!DOCTYPE html> | this is a web page; download the file itself",
        "variableStep chrom=chr1 | this is wiggle, a signal, and not peaks; give the peaks that were"
            + " called from it",
        "chr1,100,200 | this has commas or semicolons between its columns; save it with tabs, and see"
            + " that starts count from 0 and ends are not included",
        "chr1:101-200 | this is a list of loci, which count from 1; give BED, where chr1:101-200 is"
            + " chr1, 100 and 200 with tabs between"
      })
  void tablesOfOtherKindsAreNamed(String text, String words) {
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> read("a.txt", text.replaceAll("(?<=.)@", "\t").replace('~', '\n') + "\n"));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  @Test
  void pairsOfPlacesAreRefused() {
    assertEquals(
        "Line 1 of "
            + folder.resolve("a.bedpe")
            + " is not a peak: this is BEDPE, pairs of places; give BED of the places that are"
            + " meant, one a line: \"chr1\\t1\\t2\\tchr2\\t3\\t4\"",
        assertThrows(InputException.class, () -> read("a.bedpe", "chr1\t1\t2\tchr2\t3\t4\n"))
            .getMessage());
  }

  @Test
  void aPointerOfGitLfsIsNamed() {
    assertEquals(
        "Cannot read the peaks "
            + folder.resolve("a.bed")
            + ": it is a pointer of Git LFS, not the file itself; run git lfs pull where it was"
            + " cloned.",
        assertThrows(
                InputException.class,
                () -> read("a.bed", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"))
            .getMessage());
  }

  @Test
  void aFileWithoutPeaksIsRefused() {
    for (String text : List.of("", "\n", "# c\n", "track name=x\n")) {
      InputException refusal = assertThrows(InputException.class, () -> read("a.bed", text));
      assertEquals(
          "Cannot read the peaks "
              + folder.resolve("a.bed")
              + ": there is no peak in it, as when a peak caller finds none or is stopped; give a"
              + " file with at least one.",
          refusal.getMessage());
    }
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
        "chr1 5 5                              | so that base 5 alone has the start 4 and the end 5",
        "chr1 0 0                              | 0 <= start < end",
        "chr1 -1 5                             | 0 <= start < end",
        "chr1 1 30000000000                    | end is larger than any chromosome",
        "chr1 10 20 n 0 . 1 1 1 11             | offset from 0 to 9",
        "chr1 10 20 n 0 . 1 1 1 -2             | offset from 0 to 9",
        "chr1 10 20 n 0 . 1 1 1 2.5            | summit must be an integer",
        "chr1 10 20 n 0 . high 1 1 3           | signalValue must be a number"
      })
  void refusesALineThatIsNoPeakAndNamesIt(String line, String reason) {
    String narrow = "chr1\t10\t20\tn\t0\t.\t1\t1\t1\t3\n";
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> read("a.bed", "# header\n" + narrow + line.replace(' ', '\t') + "\n"));
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
