package org.motiflens.cli.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;

class DashboardCommandTest {
  private static final String EXPERIMENT = "CTCF_K562_CTCF_SC-5916_HudsonAlpha";
  private static final Path GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz");
  private static final String LOCUS = "chr20:30,200,852";

  @TempDir Path folder;

  private Path models;

  @BeforeEach
  void copyModel() throws IOException {
    Path bundled = Checkout.ROOT.resolve("models").resolve(EXPERIMENT).resolve("small-rnn.zip");
    assumeTrue(Files.exists(bundled), "no bundled model of CTCF");
    models = Files.createDirectories(folder.resolve("models"));
    Files.copy(bundled, models.resolve("small-rnn.zip"));
  }

  private Invocation dashboard(String... more) {
    List<String> all = new ArrayList<>(List.of("dashboard", "--models", models.toString()));
    all.addAll(List.of("--recipe", "demo-exact", "--database", "bundled"));
    all.addAll(List.of(more));
    return Invocation.of(all.toArray(new String[0]));
  }

  private Invocation ofSite(Path out) {
    return dashboard(
        "--tf", "CTCF", "--genome", GENOME.toString(), "--locus", LOCUS, "--out", out.toString());
  }

  private Path fasta(String text) throws IOException {
    return Files.writeString(folder.resolve("sequences.fa"), text);
  }

  private Invocation ofFasta(String text, Path out) throws IOException {
    return dashboard("--tf", "ctcf", "--fasta", fasta(text).toString(), "--out", out.toString());
  }

  /** All below the folder but the inputs of the test. */
  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.isEmpty() && !name.startsWith("models") && !name.endsWith(".fa"))
          .sorted()
          .toList();
    }
  }

  @Test
  void thePixelsOfAPngAreTheColoursOfTheSvg() throws IOException {
    Path svg = folder.resolve("site.svg");
    Path png = folder.resolve("site.png");
    ofSite(svg).succeeds();
    ofSite(png).succeeds();
    BufferedImage image = ImageIO.read(png.toFile());
    Matcher cell =
        Pattern.compile(
                "<rect x=\"([0-9.]+)\" y=\"([0-9.]+)\" width=\"10\" height=\"20\""
                    + " fill=\"#([0-9A-F]{6})\" pointer-events=\"all\"><title>chr20:")
            .matcher(Files.readString(svg));
    int cells = 0;
    while (cell.find()) {
      int x = (int) (2 * (Double.parseDouble(cell.group(1)) + 5));
      int y = (int) (2 * (Double.parseDouble(cell.group(2)) + 10));
      assertEquals(
          Integer.parseInt(cell.group(3), 16), image.getRGB(x, y) & 0xFFFFFF, cell.group());
      cells++;
    }
    // Saliency, forward and backward temporal output of one recurrent model.
    assertEquals(3 * 101, cells);
  }

  @Test
  void aPdfIsOnePageOfText() throws IOException {
    Path pdf = folder.resolve("site.pdf");
    ofSite(pdf).succeeds();
    byte[] first = Files.readAllBytes(pdf);
    try (PDDocument document = Loader.loadPDF(first)) {
      assertEquals(1, document.getNumberOfPages());
      assertTrue(document.getDocumentInformation().getTitle().contains("chr20:30,200,802"));
      String text = new PDFTextStripper().getText(document);
      for (String line :
          List.of(
              "CTCF",
              "chr20:30,200,802-30,200,902",
              "cell line K562",
              "Known motifs",
              "Class-optimised sequences",
              "Saliency",
              "Temporal output",
              "small RNN",
              "sha256")) {
        assertTrue(text.contains(line), line + " is not in:\n" + text);
      }
    }
    ofSite(pdf).succeeds();
    assertArrayEquals(first, Files.readAllBytes(pdf));
  }

  @Test
  void aPageNeedsNoOtherFile() throws IOException {
    Path page = folder.resolve("site.html");
    ofSite(page).succeeds();
    String html = Files.readString(page);
    assertTrue(html.contains("default-src 'none'"));
    assertFalse(
        Pattern.compile("(?:src|href)=\"(?!#)").matcher(html).find(), "it points to another file");
    assertEquals(List.of("site.html"), written());
  }

  @Test
  void severalSequencesMakeAFolderWithAnIndex() throws IOException {
    Path out = folder.resolve("sheets");
    String base = "ACGTTGCATCCAGGTACCTA".repeat(6);
    Invocation run = ofFasta(">one\n" + base + "\n>two/2 <b>\n" + base + "\n>short\nACGT\n", out);
    assertEquals(0, run.status(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains("passed over: short has 4 bases"), run.err());
    String index = Files.readString(out.resolve("index.html"), UTF_8);
    Matcher link = Pattern.compile("<a href=\"([^\"]+)\">").matcher(index);
    List<String> linked = new ArrayList<>();
    while (link.find()) {
      linked.add(link.group(1));
      assertTrue(Files.size(out.resolve(link.group(1))) > 0, link.group(1));
    }
    assertEquals(2, linked.size(), index);
    assertEquals(4, written().size(), written().toString());
    assertTrue(index.contains("<th>P, small-rnn</th>"), index);
    assertEquals(
        2, Pattern.compile("<td>[01]\\.[0-9]{3}</td>").matcher(index).results().count(), index);
  }

  @Test
  void peaksAreCentredOnTheirSummits() throws IOException {
    Path peaks = folder.resolve("peaks.bed");
    Files.writeString(peaks, "chr20\t30200801\t30200902\tsite\nchr20\t30200851\t30200852\tsame\n");
    Path out = folder.resolve("sheets");
    dashboard(
            "--tf",
            "CTCF",
            "--genome",
            GENOME.toString(),
            "--bed",
            peaks.toString(),
            "--format",
            "SVG",
            "--out",
            out.toString())
        .succeeds();
    String index = Files.readString(out.resolve("index.html"), UTF_8);
    assertTrue(index.contains("site, chr20:30,200,802-30,200,902"), index);
    assertTrue(index.contains("same, chr20:30,200,802-30,200,902"), index);
  }

  @Test
  void whatCannotBeDrawnIsRefusedAndNothingIsWritten() throws IOException {
    Path svg = folder.resolve("x.svg");
    String base = "ACGTTGCATCCAGGTACCTA".repeat(6);
    dashboard("--tf", "NOSUCH", "--fasta", fasta(">a\n" + base).toString(), "--out", svg.toString())
        .isRefused("no trained model of NOSUCH", "CTCF");
    ofFasta(">short\nACGT\n", svg).isRefused("short has 4 bases", "101");
    ofFasta(">short\nACGT\n", folder.resolve("sheets")).isRefused("short has 4 bases");
    ofFasta(">bad\n" + base + "!!\n", svg).isRefused("sequences.fa");
    ofFasta(">unknown\n" + "N".repeat(101) + "\n", svg).isRefused("only 0 of its 101 bases");
    ofFasta(">a\n" + base + "\n>b\n" + base + "\n", svg).isRefused("2 windows", "--out");
    ofFasta(">a\n" + base + "\n", folder.resolve("none/x.svg")).isRefused("does not exist");
    ofFasta(">a\n" + base + "\n", folder.resolve("sequences.fa/sheets"))
        .isRefused("cannot be made");
    assertEquals(List.of(), written());
  }

  @Test
  void ofSeveralExperimentsOneMustBeChosen() throws IOException {
    Path other = models.resolve("other.zip");
    Files.copy(models.resolve("small-rnn.zip"), other);
    try (FileSystem zip = FileSystems.newFileSystem(other)) {
      Path card = zip.getPath("card.json");
      Files.writeString(card, Files.readString(card).replace(EXPERIMENT, "CTCF_OTHER"));
    }
    String base = "ACGTTGCATCCAGGTACCTA".repeat(6);
    Path svg = folder.resolve("x.svg");
    ofFasta(">a\n" + base + "\n", svg).isRefused("--experiment", EXPERIMENT, "CTCF_OTHER");
    assertEquals(List.of(), written());
    dashboard(
            "--tf",
            "CTCF",
            "--experiment",
            "CTCF_OTHER",
            "--fasta",
            fasta(">a\n" + base).toString(),
            "--out",
            svg.toString())
        .succeeds();
    assertEquals(List.of("x.svg"), written());
  }
}
