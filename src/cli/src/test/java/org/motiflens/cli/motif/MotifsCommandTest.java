package org.motiflens.cli.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Checkout;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.format.MotifFiles;

class MotifsCommandTest {
  @TempDir private Path folder;

  private String run(String... arguments) {
    MotifLibrary library = new MotifLibrary(folder.resolve("library"));
    StringWriter out = new StringWriter();
    int status =
        MotifsCommand.line(library)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()))
            .execute(arguments);
    return status + ": " + out;
  }

  @Test
  void databasesAreListedWithTheirTermsAndAStarAtTheCurrentOne() throws IOException {
    Path file = folder.resolve("mine.jaspar");
    Files.writeString(file, ">M1 ONE\n1 0\n0 0\n0 2\n0 0\n");
    String heading = "0: current\tname\tmotifs\ttitle\trelease\tlicence\tcredit\n";
    String bundled =
        "\tbundled\t204\tJASPAR CORE vertebrates\t5.0 (2014), latest version of each matrix"
            + "\topen access\tMathelier et al. 2014, Nucleic Acids Research 42:D142\n";
    assertEquals(heading + "*" + bundled, run("list"));
    assertEquals("0: ", run("add", file.toString(), "--release", "1", "--licence", "CC0"));
    assertEquals(heading + bundled + "*\tmine.jaspar\t1\tmine.jaspar\t1\tCC0\t\n", run("list"));
    assertEquals("0: ", run("use", "bundled"));
    assertTrue(run("list").contains("*\tbundled"));
  }

  @Test
  void theMotifsOfADatabaseAreListed() {
    String list = run("list", "bundled");
    assertEquals(205, list.lines().count());
    assertTrue(list.contains("MA0139.1\tCTCF\t19\t"), list);
  }

  @Test
  void aMotifIsConverted() {
    String meme = run("convert", "bundled", "--motif", "MA0139.1", "--format", "MEME");
    assertTrue(meme.startsWith("0: MEME version 4\n"), meme);
    Path file = folder.resolve("ctcf.transfac");
    String out = file.toString();
    assertEquals(
        "0: ",
        run("convert", "bundled", "--motif", "MA0139.1", "--format", "TRANSFAC", "--out", out));
    assertEquals(
        MotifDatabase.bundled().withId("MA0139.1").orElseThrow(),
        MotifFiles.read(file).motifs().get(0));
    assertTrue(run("convert", "bundled", "--motif", "nil", "--format", "MEME").startsWith("1"));
    assertTrue(run("convert", "bundled", "--format", "GIF").startsWith("2"));
  }

  @Test
  void aLogoIsDrawnWithTheTermsOfItsDatabase() {
    String logo = run("logo", "--motif", "CTCF", "--colours", "WEBLOGO");
    assertTrue(logo.startsWith("0: <svg "), logo);
    assertTrue(logo.contains("<title>CTCF MA0139.1</title>"), logo);
    assertTrue(logo.contains("JASPAR CORE vertebrates, release 5.0 (2014)"), logo);
    assertTrue(logo.contains("#FFB300"), logo);
    assertTrue(run("logo", "--motif", "CTCF", "--heights", "CORRECTED").startsWith("0: <svg "));
    assertTrue(run("logo", "--motif", "nothing").startsWith("1"));
  }

  @Test
  void theHitsOfAMotifAreWrittenAsBed() {
    String genome = Checkout.DEMO.resolve("hg19-demo.fa.gz").toString();
    String locus = "chr20:30,200,003-30,201,002";
    String hits = run("scan", "--genome", genome, "--locus", locus, "--motif", "CTCF");
    assertTrue(hits.contains("# genome: hg19-demo\n"), hits);
    // The second strongest CTCF peak of chr20 has its summit at 30,200,852.
    String[] lines = hits.lines().filter(line -> line.startsWith("chr20\t")).toArray(String[]::new);
    assertTrue(lines.length > 0, hits);
    assertTrue(
        hits.lines().anyMatch(line -> line.matches("chr20\t302008[0-9]{2}\t.*MA0139.1_CTCF.*")),
        hits);
    assertTrue(
        run("scan", "--genome", genome, "--locus", locus, "--motif", "CTCF", "--p-value", "0")
            .startsWith("2"));
  }
}
