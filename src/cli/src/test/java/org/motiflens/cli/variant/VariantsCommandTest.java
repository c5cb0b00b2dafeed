package org.motiflens.cli.variant;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.readers.LineIteratorImpl;
import htsjdk.tribble.readers.SynchronousLineReader;
import htsjdk.variant.variantcontext.VariantContext;
import htsjdk.variant.vcf.VCFCodec;
import htsjdk.variant.vcf.VCFHeader;
import htsjdk.variant.vcf.VCFHeaderVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.GenomeFile;

/** Variants in a strong CTCF peak of the demo, scored by the models that come with the program. */
class VariantsCommandTest {
  private static final String MODELS = Checkout.ROOT.resolve("models").toString();
  private static final Path GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz");
  private static final String MODEL = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn";
  private static final String HEADING = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";
  private static final String HEADER = "##fileformat=VCFv4.2\n" + HEADING;

  /** 0-based start of what {@link #around} holds. */
  private static final int START = 30_200_600;

  private static final String LINE = "line ";

  @TempDir Path folder;

  private String around;

  @BeforeEach
  void readGenome() {
    try (GenomeFile genome = GenomeFile.open(GENOME)) {
      around = Bases.decode(genome.codes(new Locus("chr20", START, START + 500)));
    }
  }

  /** Bases of the genome by 1-based position. */
  private String bases(int position, int length) {
    return around.substring(position - 1 - START, position - 1 - START + length);
  }

  private static String other(String base) {
    return base.equals("G") ? "T" : "G";
  }

  private static String row(int position, String reference, String alternative) {
    return "chr20\t" + position + "\t.\t" + reference + "\t" + alternative + "\t.\tPASS\tDP=7\n";
  }

  private Path vcf(String rows) throws IOException {
    return Files.writeString(folder.resolve("in.vcf"), HEADER + rows);
  }

  private static Invocation variants(Path vcf, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "variants",
                "--models",
                MODELS,
                "--model",
                MODEL,
                "--genome",
                GENOME.toString(),
                "--vcf",
                vcf.toString()));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  private static List<String[]> rows(String out) {
    return out.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  /** What the command score says of a window, both strands averaged. */
  private String[] score(String window) throws IOException {
    Path fasta = Files.writeString(folder.resolve("window.fa"), ">w\n" + window + "\n");
    return Invocation.of(
            "score",
            "--models",
            MODELS,
            "--model",
            MODEL,
            "--strand",
            "mean",
            "--fasta",
            fasta.toString())
        .succeeds()
        .out()
        .trim()
        .split("\t", -1);
  }

  private void holds(String[] row, String referenceWindow, String alternativeWindow)
      throws IOException {
    String[] reference = score(referenceWindow);
    String[] alternative = score(alternativeWindow);
    assertEquals(101, referenceWindow.length());
    assertEquals(101, alternativeWindow.length());
    assertEquals(reference[2], row[5]);
    assertEquals(alternative[2], row[6]);
    assertEquals(
        Float.parseFloat(alternative[2]) - Float.parseFloat(reference[2]),
        Float.parseFloat(row[7]));
    assertEquals(reference[1], row[8]);
    assertEquals(alternative[1], row[9]);
    assertEquals(
        Float.parseFloat(alternative[1]) - Float.parseFloat(reference[1]),
        Float.parseFloat(row[10]));
    assertEquals("NA", row[11]);
  }

  @Test
  void aSubstitutionIsTheWindowWithAnotherBaseInTheMiddle() throws IOException {
    int position = 30_200_852;
    String base = bases(position, 1);
    String out = variants(vcf(row(position, base, other(base)))).succeeds().out();
    List<String[]> rows = rows(out);
    assertEquals(
        "chromosome position id reference alternative reference_logit alternative_logit"
            + " delta_logit reference_p alternative_p delta_p refused reference_rank alternative_rank"
            + " reference_precision alternative_precision empirical_p",
        String.join(" ", rows.get(0)));
    String before = bases(position - 50, 50);
    String after = bases(position + 1, 50);
    holds(rows.get(1), before + base + after, before + other(base) + after);
  }

  @Test
  void anInsertionPushesBasesOutAtBothEnds() throws IOException {
    int position = 30_200_852;
    String base = bases(position, 1);
    // The first and last letters differ from the bases beside them: it cannot be moved.
    String last = other(base);
    String inserted = (last.equals("G") ? "T" : "G") + "CCC" + last;
    List<String[]> rows =
        rows(variants(vcf(row(position, base, base + inserted))).succeeds().out());
    // It stands after the base: the window around a junction has 50 bases before and 51 after it.
    holds(
        rows.get(1),
        bases(position + 1 - 50, 101),
        bases(position + 1 - 48, 48) + inserted + bases(position + 1, 48));
  }

  @Test
  void aDeletionDrawsBasesIn() throws IOException {
    int position = positionOfAFixedDeletion();
    String deleted = bases(position + 1, 3);
    String base = bases(position, 1);
    List<String[]> rows = rows(variants(vcf(row(position, base + deleted, base))).succeeds().out());
    holds(
        rows.get(1),
        bases(position + 1 - 49, 101),
        bases(position + 1 - 50, 50) + bases(position + 4, 51));
  }

  /** Near the summit, where three bases could not have been deleted farther left instead. */
  private int positionOfAFixedDeletion() {
    int position = 30_200_840;
    while (bases(position, 1).equals(bases(position + 3, 1))) {
      position++;
    }
    return position;
  }

  @Test
  void eachAlleleOfARowHasALine() throws IOException {
    int position = 30_200_852;
    String base = bases(position, 1);
    List<String> others = Stream.of("A", "C", "G", "T").filter(b -> !b.equals(base)).toList();
    String together = variants(vcf(row(position, base, String.join(",", others)))).succeeds().out();
    List<String[]> rows = rows(together);
    assertEquals(4, rows.size());
    for (int i = 0; i < 3; i++) {
      String alone = variants(vcf(row(position, base, others.get(i)))).succeeds().out();
      assertEquals(String.join("\t", rows(alone).get(1)), String.join("\t", rows.get(i + 1)));
    }
  }

  @Test
  void anAlleleThatCannotBeScoredIsRefusedAndCountedAndTheOthersGoOn() throws IOException {
    int position = 30_200_852;
    String base = bases(position, 1);
    String wrong = other(base);
    Path vcf =
        vcf(
            row(position, wrong, base)
                + row(position, base, "<DEL>," + wrong)
                + row(1_000_000, "A", "C")
                + "chr9\t5\t.\tA\tC\t.\t.\t.\n"
                + row(position, base, "*")
                + "20\t"
                + position
                + "\trs1\t"
                + base
                + "\t"
                + wrong
                + "\t.\t.\t.\n");
    Invocation run = variants(vcf);
    assertEquals(0, run.status(), run.err());
    List<String[]> rows = rows(run.out());
    assertEquals(8, rows.size());
    assertTrue(rows.get(1)[11].contains("reference allele is \"" + wrong + "\""), rows.get(1)[11]);
    assertEquals("NA", rows.get(1)[7]);
    assertTrue(rows.get(2)[11].contains("<DEL>"), rows.get(2)[11]);
    assertEquals("NA", rows.get(3)[11]);
    assertTrue(rows.get(4)[11].contains("\"N\""), rows.get(4)[11]);
    assertTrue(rows.get(5)[11].contains("chr9"), rows.get(5)[11]);
    assertEquals("rs1", rows.get(7)[2]);
    assertEquals(rows.get(3)[7], rows.get(7)[7], "both spellings of the chromosome");
    assertTrue(run.err().contains("5 of 7 alleles refused"), run.err());
    assertTrue(run.err().contains("2 reference allele differs from the genome"), run.err());
    assertTrue(run.err().contains("1 symbolic allele"), run.err());
    assertTrue(run.err().contains(LINE + "3, chr20:" + position), run.err());
    assertEquals(1, variants(vcf, "--strict").status());
  }

  @Test
  void withoutASingleScoreTheStatusIsOneAndWithoutVariantsNought() throws IOException {
    Invocation none = variants(vcf(row(30_200_852, "N", "A")));
    assertEquals(1, none.status());
    assertEquals(2, rows(none.out()).size());
    Invocation empty = variants(vcf(""));
    assertEquals(1, rows(empty.succeeds().out()).size());
  }

  @Test
  void namesInLatin1AreKeptInTheAnnotatedVcf() throws IOException {
    String text = "##source=Mu\u00F1oz\n" + Files.readString(vcf(row(30_200_852, "N", "A")));
    Path vcf = Files.write(folder.resolve("latin1.vcf"), text.getBytes(ISO_8859_1));
    String out = variants(vcf, "--annotate", "--model", "GATA1_K562_GATA-1_USC/small-cnn").out();
    assertTrue(out.contains("\n##source=Mu\u00F1oz\n"), out);
  }

  @Test
  void theAnnotatedVcfHoldsTheRowsAndTheSameScores() throws IOException {
    int position = 30_200_852;
    String base = bases(position, 1);
    Path vcf = vcf(row(position, base, other(base) + ",<DEL>") + row(position + 1, "N", "A"));
    Invocation run = variants(vcf, "--annotate", "--model", "GATA1_K562_GATA-1_USC/small-cnn");
    assertEquals(0, run.status());
    VCFCodec codec = new VCFCodec();
    LineIteratorImpl lines =
        new LineIteratorImpl(
            new SynchronousLineReader(new ByteArrayInputStream(run.out().getBytes(UTF_8))));
    VCFHeader header = (VCFHeader) codec.readActualHeader(lines);
    assertTrue(header.hasInfoLine("MOTIFLENS"));
    assertEquals(VCFHeaderVersion.VCF4_2, codec.getVersion());
    VariantContext first = codec.decode(lines.next());
    assertEquals(7, first.getAttributeAsInt("DP", 0));
    List<String> entries = first.getAttributeAsStringList("MOTIFLENS", "");
    assertEquals(2, entries.size());
    List<String[]> table = rows(variants(vcf, "--model", "GATA1_K562_GATA-1_USC/small-cnn").out());
    for (int model = 0; model < 2; model++) {
      String[] cells = table.get(model + 1);
      List<String> scores = new ArrayList<>(List.of(cells).subList(4, 12));
      // Cell 12 says why an allele is refused.
      scores.addAll(List.of(cells).subList(13, cells.length));
      String expected = String.join("|", scores);
      assertEquals(expected, entries.get(model));
    }
    assertEquals("<DEL>|symbolic", first.getAttributeAsString("MOTIFLENS_REFUSED", ""));
    VariantContext second = codec.decode(lines.next());
    assertEquals("A|letters", second.getAttributeAsString("MOTIFLENS_REFUSED", ""));
    assertTrue(!second.hasAttribute("MOTIFLENS"));

    Path again = Files.writeString(folder.resolve("again.vcf"), run.out());
    assertEquals(
        run.out(),
        variants(again, "--annotate", "--model", "GATA1_K562_GATA-1_USC/small-cnn").out(),
        "annotated twice is annotated once");
  }

  @Test
  void jsonHoldsTheSameScores() throws IOException {
    int position = 30_200_852;
    String base = bases(position, 1);
    Path vcf = vcf(row(position, base, other(base)) + row(position, base, "<INS>"));
    JsonObject json = JsonParser.parseString(variants(vcf, "--json").out()).getAsJsonObject();
    JsonArray entries = json.getAsJsonArray("rows");
    String[] row = rows(variants(vcf).out()).get(1);
    JsonObject first = entries.get(0).getAsJsonObject();
    assertEquals(MODEL, first.get("model").getAsString());
    assertEquals(Float.parseFloat(row[7]), first.get("delta_logit").getAsFloat());
    assertTrue(first.get("refused").isJsonNull());
    JsonObject second = entries.get(1).getAsJsonObject();
    assertTrue(second.get("delta_logit").isJsonNull());
    assertTrue(second.get("refused").getAsString().contains("<INS>"));
    JsonObject provenance = json.getAsJsonObject("provenance");
    assertEquals("mean of both logits", provenance.get("strand").getAsString());
    assertEquals("hg19-demo", provenance.get("genome").getAsString());
  }

  @Test
  void compressedAndPipedInputIsTheSame() throws IOException {
    int position = 30_200_852;
    String base = bases(position, 1);
    String rows = row(position, base, other(base));
    String expected = variants(vcf(rows)).succeeds().out();
    Path compressed = folder.resolve("in.vcf.gz");
    try (OutputStream out =
        new BlockCompressedOutputStream(Files.newOutputStream(compressed), (Path) null)) {
      out.write((HEADER + rows).getBytes(UTF_8));
    }
    assertEquals(expected, variants(compressed).succeeds().out());
    Invocation piped =
        Invocation.reading(
            HEADER + rows,
            "variants",
            "--models",
            MODELS,
            "--model",
            MODEL,
            "--genome",
            GENOME.toString(),
            "--vcf",
            "-");
    assertEquals(expected, piped.succeeds().out());
  }

  @Test
  void theBestWindowIsAtLeastTheCentredOne() throws IOException {
    int position = 30_200_852;
    String base = bases(position, 1);
    Path vcf = vcf(row(position, base, other(base)));
    float centred = Float.parseFloat(rows(variants(vcf).out()).get(1)[5]);
    String[] best = rows(variants(vcf, "--windows", "best").succeeds().out()).get(1);
    assertTrue(Float.parseFloat(best[5]) >= centred);
  }

  /** More rows than batches under way hold, in the order of the file, whatever the threads. */
  @Test
  void threadsChangeNeitherScoresNorOrder() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int round = 0; round < 4; round++) {
      for (int position = START + 60; position < START + 440; position++) {
        String base = bases(position, 1);
        rows.append(row(position, base, round == 0 ? base + "ACGT" : other(base)));
      }
    }
    Path vcf = vcf(rows.toString());
    String alone = variants(vcf, "--threads", "1").succeeds().out();
    List<String[]> scored = rows(alone);
    assertEquals(1 + 4 * 380, scored.size());
    for (int i = 1; i < scored.size(); i++) {
      assertEquals(START + 60 + (i - 1) % 380, Integer.parseInt(scored.get(i)[1]));
    }
    assertEquals(alone, variants(vcf, "--threads", "3").succeeds().out());
    variants(vcf, "--threads", "0").isMisuse("--threads");
  }

  @Test
  void aCancelledRunLeavesNoFile() throws IOException {
    int position = 30_200_852;
    String base = bases(position, 1);
    Path target = folder.resolve("out.tsv");
    Monitor stopped =
        new Monitor() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    Invocation.under(
            stopped,
            "variants",
            "--models",
            MODELS,
            "--model",
            MODEL,
            "--genome",
            GENOME.toString(),
            "--vcf",
            vcf(row(position, base, other(base))).toString(),
            "--out",
            target.toString())
        .isRefused("stopped");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of("in.vcf"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  void aFileThatIsNotVcfLeavesNothing() throws IOException {
    Path target = folder.resolve("out.tsv");
    Path fasta = Files.writeString(folder.resolve("a.vcf"), ">a\nACGT\n");
    variants(fasta, "--out", target.toString()).isRefused("a.vcf", "##fileformat=VCF");
    Path broken =
        Files.writeString(
            folder.resolve("b.vcf"),
            HEADER + row(30_200_852, bases(30_200_852, 1), "N") + "chr20\t30200852\n");
    Invocation run = variants(broken, "--out", target.toString());
    assertEquals(1, run.status());
    assertTrue(run.err().contains("Line 4 of "), run.err());
    assertTrue(Files.notExists(target));
    variants(fasta, "--annotate", "--json").isMisuse("--annotate");
  }

  @Test
  void theLargestEffectsOfSeveralModelsComeFirst() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int position = 30_200_840; position < 30_200_865; position++) {
      String base = bases(position, 1);
      rows.append(row(position, base, other(base)));
    }
    List<String> arguments =
        List.of("--model", "GATA1/small-cnn", "--no-header", "--min-delta", "1");
    List<Double> deltas =
        variants(vcf(rows.toString()), arguments.toArray(String[]::new))
            .succeeds()
            .out()
            .lines()
            .map(line -> Math.abs(Double.parseDouble(line.split("\t", -1)[8])))
            .toList();
    assertTrue(deltas.size() > 1 && deltas.size() < 50, deltas.toString());
    assertEquals(deltas.stream().sorted(Comparator.reverseOrder()).toList(), deltas);
    assertTrue(deltas.get(deltas.size() - 1) >= 1, deltas.toString());
  }

  @Test
  void sortingAndTheRowsOfTheFileExcludeEachOther() throws IOException {
    variants(vcf(row(30_200_850, "A", "C")), "--annotate", "--min-delta", "1")
        .isMisuse(
            "--annotate keeps the rows of the VCF, which --min-delta would sort; leave one out.");
  }
}
