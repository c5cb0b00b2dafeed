package org.motiflens.cli.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;

/** On the demo's sequence and the bundled models. */
class ExtractMotifsCommandTest {
  private static final String GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz").toString();

  @TempDir Path folder;

  private static Invocation extract(String... more) {
    String[] common = {
      "extract-motifs",
      "--models",
      Checkout.ROOT.resolve("models").toString(),
      "--genome",
      GENOME,
      "--database",
      "bundled"
    };
    String[] all = new String[common.length + more.length];
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return Invocation.of(all);
  }

  private static List<String[]> rows(Invocation run) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("chr") && !line.startsWith("chromosome"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  /** The second strongest CTCF peak of chr20 has its summit at 30,200,852. */
  @Test
  void theWordAtAStrongPeakLiesOnTheSiteOfItsFactor() {
    Invocation run =
        extract("--locus", "chr20:30,200,852", "--model", "CTCF/small-cnn", "--method", "saliency")
            .succeeds();
    List<String[]> rows = rows(run);
    assertEquals(1, rows.size(), run.out());
    String[] row = rows.get(0);
    int start = Integer.parseInt(row[1]);
    assertEquals(start + 9, Integer.parseInt(row[2]));
    assertTrue(start >= 30_200_801 && start + 9 <= 30_200_902, run.out());
    assertTrue(row[3].matches("[ACGT]{9}"), run.out());
    assertEquals("chr20:30,200,802-30,200,902", row[5]);
    assertEquals("saliency", row[7]);
    String site =
        Invocation.of(
                "motifs",
                "scan",
                "--genome",
                GENOME,
                "--locus",
                row[5],
                "--motif",
                "CTCF",
                "--database",
                "bundled",
                "--p-value",
                "1e-5")
            .succeeds()
            .out()
            .lines()
            .filter(line -> line.startsWith("chr20"))
            .findFirst()
            .orElseThrow();
    String[] hit = site.split("\t", -1);
    assertTrue(start < Integer.parseInt(hit[2]) && Integer.parseInt(hit[1]) < start + 9, site);
    assertTrue(run.out().contains("# motif database: JASPAR CORE vertebrates"), run.out());
  }

  @Test
  void withoutAMethodAModelIsReadInEveryWayItCanBe() {
    List<String[]> rows =
        rows(
            extract("--locus", "chr20:30,200,852", "--model", "CTCF/small-cnn,CTCF/small-cnn-rnn"));
    assertEquals(
        List.of(
            "small-cnn saliency",
            "small-cnn activation",
            "small-cnn-rnn saliency",
            "small-cnn-rnn activation",
            "small-cnn-rnn temporal",
            "small-cnn-rnn temporal-forward",
            "small-cnn-rnn temporal-backward"),
        rows.stream()
            .map(row -> row[6].substring(row[6].indexOf('/') + 1) + " " + row[7])
            .toList());
  }

  @Test
  void peaksHaveOneLineEachUnderTheirNames() throws IOException {
    Path peaks = folder.resolve("two.bed");
    Files.writeString(
        peaks,
        "chr20\t30200801\t30200902\tstrong\nchr20\t0\t20\tedge\nchr20\t30300000\t30300101\n");
    Invocation run =
        extract("--peaks", peaks.toString(), "--model", "CTCF/small-cnn", "--method", "saliency");
    assertEquals(0, run.status(), run.err());
    List<String[]> rows = rows(run);
    assertEquals("strong", rows.get(0)[5]);
    assertEquals("chr20:30,300,001-30,300,101", rows.get(1)[5]);
    assertEquals(2, rows.size());
    assertTrue(run.err().contains("passed over 1 peaks"), run.err());
  }

  private static Invocation ofFile(Path fasta, String... more) {
    String[] common = {
      "extract-motifs",
      "--models",
      Checkout.ROOT.resolve("models").toString(),
      "--database",
      "bundled",
      "--fasta",
      fasta.toString(),
      "--method",
      "saliency",
      "--model",
      "CTCF/small-cnn"
    };
    String[] all = new String[common.length + more.length];
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return Invocation.of(all);
  }

  @Test
  void theSequencesOfAFileAreWindowsWithPositionsOfTheirOwn() throws IOException {
    Path fasta = folder.resolve("two.fa");
    String site = "CCACCAGGGGGCGC";
    Files.writeString(
        fasta,
        ">one\n"
            + "A".repeat(40)
            + site
            + "A".repeat(47)
            + "\n>two\n"
            + "T".repeat(60)
            + site
            + "T".repeat(27)
            + "\n");
    Invocation run = ofFile(fasta).succeeds();
    List<String[]> rows =
        run.out()
            .lines()
            .filter(line -> line.startsWith("one") || line.startsWith("two"))
            .map(line -> line.split("\t", -1))
            .toList();
    assertEquals(2, rows.size(), run.out());
    int[] sites = {40, 60};
    for (int i = 0; i < 2; i++) {
      int start = Integer.parseInt(rows.get(i)[1]);
      assertTrue(start > sites[i] - 9 && start < sites[i] + 14, run.out());
      assertEquals(rows.get(i)[0], rows.get(i)[5]);
    }
    ofFile(fasta, "--genome", GENOME).isMisuse("--genome");
  }

  @Test
  void aSequenceOfAnotherLengthIsRefusedByName() throws IOException {
    Path fasta = folder.resolve("short.fa");
    Files.writeString(fasta, ">brief\nACGT\n");
    ofFile(fasta).isRefused("brief", "4 bases", "reads 101");
  }

  @Test
  void whatCannotBeDoneIsRefused() {
    extract("--locus", "chr20:30,200,852", "--model", "CTCF/small-cnn", "--method", "temporal")
        .isRefused("small-cnn", "temporal", "saliency, activation");
    extract("--locus", "chr20:30,200,852", "--model", "CTCF/small-cnn", "--method", "magic")
        .isRefused("magic", "saliency");
    extract("--locus", "chr20:5", "--model", "CTCF/small-cnn").isRefused("not enough sequence");
    extract("--model", "CTCF/small-cnn").isMisuse("--locus");
    extract("--locus", "chr20:5", "--peaks", "x.bed", "--model", "CTCF/small-cnn")
        .isMisuse("--peaks");
  }
}
