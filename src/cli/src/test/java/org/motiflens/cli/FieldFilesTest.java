package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.fixture.Checkout;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.format.MotifFiles;

/** Files as the field's programs and databases write them, given to the commands that read them. */
class FieldFilesTest {
  private static final String GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz").toString();
  private static final Path FILES =
      Path.of("src/test/resources/org/motiflens/cli/files").toAbsolutePath();

  /** Of the CTCF peak of the demo, from the summit's window. */
  private static final String SUMMIT_SCORES = "\t0.9929703\t4.9505568\t3.5953364\t0.7177473\n";

  @TempDir Path folder;

  private static String file(String name) {
    return FILES.resolve(name).toString();
  }

  private static String models() {
    return Checkout.ROOT.resolve("models").toString();
  }

  private static Invocation score(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("score", "--models", models(), "--model", "CTCF/small-cnn"));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  private static Invocation peaks(String name) {
    return score("--genome", GENOME, "--peaks", file(name));
  }

  private static Invocation variants(String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "variants",
                "--models",
                models(),
                "--model",
                "CTCF/small-cnn",
                "--genome",
                GENOME,
                "--vcf",
                file(name)));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  @Nested
  class Peaks {
    @Test
    void blanksAndUnusedColumnsDoNotMatter() {
      assertEquals(
          "chr20:30200802-30200902" + SUMMIT_SCORES,
          peaks("bed-blanks-around-numbers/23-mixed-tab-space.bed").succeeds().out());
      assertTrue(
          peaks("bed-blanks-around-numbers/blank-after-end.broadPeak")
              .succeeds()
              .out()
              .startsWith("chr20:30200681-30200991\t0.98645246"));
      assertEquals(
          "x" + SUMMIT_SCORES, peaks("bed-unused-columns/14c-strand-odd.bed").succeeds().out());
    }

    @Test
    void theSummitOfIdrIsUsed() throws IOException {
      String expected = "chr20:30200681-30200991" + SUMMIT_SCORES;
      assertEquals(expected, peaks("idr-20-columns/18-idr.narrowPeak").succeeds().out());
      Path text = folder.resolve("idrValues.txt");
      Files.copy(FILES.resolve("idr-20-columns/18-idr.narrowPeak"), text);
      assertEquals(
          expected, score("--genome", GENOME, "--peaks", text.toString()).succeeds().out());
    }

    @Test
    void theSummitOfEncodesPeaksOfSppMayStandRightBehindTheLastBase() throws IOException {
      Path spp = folder.resolve("spp.narrowPeak");
      Files.writeString(spp, "chr20\t30200680\t30200852\t.\t1000\t.\t35.3\t-1.00000\t3.5\t172\n");
      assertEquals(
          "chr20:30200681-30200852" + SUMMIT_SCORES,
          score("--genome", GENOME, "--peaks", spp.toString()).succeeds().out());
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
      assertTrue(
          peaks("bom-bed-fasta-vcf/bom4.narrowPeak").succeeds().out().startsWith("p0\t0.200284"));
      assertEquals(
          "p1" + SUMMIT_SCORES + "p2" + SUMMIT_SCORES,
          peaks("bom-bed-fasta-vcf/bomtrack.bed").succeeds().out());
      Path fasta =
          Files.writeString(folder.resolve("bom.fa"), "\uFEFF>s\n" + "ACGTT".repeat(20) + "A\n");
      assertTrue(score("--fasta", fasta.toString()).succeeds().out().startsWith("s\t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-empty.bed", "22b-comments-only.bed"})
    void filesWithoutPeaksAreRefusedByEveryCommand(String name) {
      String peaks = file("empty-peaks-silent/" + name);
      String sentence =
          "motiflens: Cannot read the peaks "
              + peaks
              + ": there is no peak in it, as when a peak caller finds none or is stopped; give a"
              + " file with at least one.\n";
      for (Invocation run :
          List.of(
              score("--genome", GENOME, "--peaks", peaks),
              score("--genome", GENOME, "--bed", peaks),
              Invocation.of(
                  "dataset", "--genome", GENOME, "--peaks", peaks, "--out", folder + "/sets"),
              Invocation.of(
                  "export",
                  "--models",
                  models(),
                  "--model",
                  "CTCF/small-cnn",
                  "--genome",
                  GENOME,
                  "--bed",
                  peaks,
                  "--out",
                  folder + "/o.bedgraph"))) {
        assertEquals(sentence, run.err());
        assertEquals(1, run.status());
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "05-macs_peaks.xls | Line 5 of FILE is not a peak: this is MACS's table (.xls), whose"
              + " starts count from 1; give the .narrowPeak or the _summits.bed that MACS writes"
              + " beside it: \"chr\\tstart\\tend\\tlength\\tabs_summit\\tpileup\\t-log10(pvalue)\\tfold_e…\"",
          "12-homer-peaks.txt | Line 2 of FILE is not a peak: this is HOMER's table of peaks (name,"
              + " chromosome, start, end, strand), whose starts count from 1; make BED of it with"
              + " HOMER's pos2bed.pl: \"chr20-1\\tchr20\\t30200752\\t30200952\\t+\\t55.0\"",
          "13-header-row.bed | Line 1 of FILE is not a peak: this is a heading, which BED does not"
              + " have; take the line out or begin it with #, and see that starts count from 0 and"
              + " ends are not included: \"chrom\\tstart\\tend\\tname\""
        })
    void tablesThatCountOtherwiseAreNamed(String name, String sentence) {
      String path = file("small-messages/" + name);
      assertEquals(
          "motiflens: " + sentence.replace("FILE", path) + "\n",
          peaks("small-messages/" + name).err());
    }

    @Test
    void datasetNamesWhatItLeavesOut() throws IOException {
      Invocation run =
          Invocation.of(
              "dataset",
              "--genome",
              GENOME,
              "--peaks",
              file("small-messages/09-chrom-edge.narrowPeak"),
              "--out",
              folder.toString(),
              "--validation",
              "0");
      assertEquals(
          "motiflens: edge0, chr20:1-200: its window reaches beyond the end of chr20.\n"
              + "motiflens: edgeEnd, chr20:63,025,401-63,025,520: its window reaches beyond the end"
              + " of chr20.\n"
              + "motiflens: 2 of 3 peaks are left out; "
              + folder.resolve("left-out.tsv")
              + " names them all.\n",
          run.err());
      assertEquals(
          List.of(
              "chromosome\tstart\tend\tname\treason",
              "chr20\t0\t200\tedge0\tits window reaches beyond the end of chr20",
              "chr20\t63025400\t63025520\tedgeEnd\tits window reaches beyond the end of chr20"),
          Files.readAllLines(folder.resolve("left-out.tsv")));
    }
  }

  @Nested
  class Variants {
    private static final String ROW =
        "30200871\tID\tG\tA\t4.424197\t0.25367945\t-4.170518"
            + "\t0.9881581\t0.5630819\t-0.4250762\tNA";

    private String row(String chromosome, String id) {
      return chromosome + "\t" + ROW.replace("ID", id);
    }

    /** The first row, without the columns that calibrated models add. */
    private static String firstRow(Invocation run) {
      String[] columns = run.out().lines().findFirst().orElseThrow().split("\t", -1);
      return String.join("\t", Arrays.copyOf(columns, 12));
    }

    @Test
    void theHeaderMayBeMissing() {
      for (String name : List.of("08-noheader.vcf", "09b-five-columns-nohdr.vcf")) {
        Invocation run = variants("vcf-without-header/" + name, "--no-header");
        assertEquals(0, run.status());
        assertEquals(
            "motiflens: warning: "
                + file("vcf-without-header/" + name)
                + " has no heading; its first five columns are taken as CHROM, POS, ID, REF and"
                + " ALT.\n",
            run.err());
        assertEquals(row("chr20", name.startsWith("08") ? "." : "rs1"), firstRow(run));
      }
      assertEquals(
          row("chr20", "."),
          firstRow(variants("vcf-without-header/09-chromline-only.vcf", "--no-header").succeeds()));
      assertEquals(
          row("chr20", "."),
          firstRow(variants("bom-bed-fasta-vcf/12-bom.vcf", "--no-header").succeeds()));
    }

    @Test
    void rowsWithOtherColumnsThanTheHeadingAreScoredAndTold() throws IOException {
      Path file = folder.resolve("short.vcf");
      Files.writeString(
          file,
          """
          ##fileformat=VCFv4.2
          #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\t
          chr20\t30200871\trs1\tG\tA\t100\t.
          """);
      Invocation run = variants(file.toString(), "--no-header");
      assertEquals(row("chr20", "rs1"), firstRow(run));
      assertEquals(
          "motiflens: warning: "
              + file
              + " has 1 row with other columns than the heading (line 3: 7 in place of 8); CHROM to"
              + " ALT are used.\n",
          run.err());
    }

    @Test
    void whatTheFileLacksOfVcfIsWrittenWithTheScores() {
      List<String> lines =
          variants("vcf-without-header/09b-five-columns-nohdr.vcf", "--annotate")
              .out()
              .lines()
              .toList();
      assertEquals("##fileformat=VCFv4.2", lines.get(0));
      assertTrue(lines.contains("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"));
      assertTrue(
          lines.get(lines.size() - 1).startsWith("chr20\t30200871\trs1\tG\tA\t.\t.\tMOTIFLENS=A|"));
    }

    @Test
    void accessionsAreFoundWhereTheirVersionIsOfTheGenome() throws IOException {
      assertEquals(
          row("NC_000020.10", "rs1"),
          firstRow(variants("refseq-contig-names/06-refseq.vcf", "--no-header").succeeds()));
      Path other = folder.resolve("grch38.vcf");
      Files.writeString(
          other,
          Files.readString(FILES.resolve("refseq-contig-names/06-refseq.vcf"))
              .replace("NC_000020.10", "NC_000020.11"));
      Invocation refused = variants(other.toString(), "--no-header");
      assertEquals(1, refused.status());
      assertEquals(
          "motiflens: line 4, NC_000020.11:30200871 G>A: hg19-demo has no chromosome"
              + " \"NC_000020.11\": that is chr20 of hg38, and the genome is hg19, with other"
              + " coordinates.\n"
              + "motiflens: 1 of 1 alleles refused (1 chromosome not in the genome).\n",
          refused.err());
    }

    @Test
    void aGenomeMayHaveAccessionsForNames() {
      assertTrue(
          score(
                  "--any-genome",
                  "--genome",
                  file("refseq-contig-names/ncbi.fa"),
                  "--bed",
                  file("fasta-genome-space-after-gt/r.bed"))
              .succeeds()
              .out()
              .startsWith("pk\t0.9929"));
    }

    @Test
    void longAllelesAreCountedInMessages() {
      String first = variants("small-messages/16-long-del.vcf").err().lines().findFirst().get();
      assertEquals(
          "motiflens: line 7, chr20:30200871 G>GACGTACGTACG… (1,201 bases): an allele of 1,200"
              + " bases; a window of 101 holds at most 99 and a base on either side.",
          first);
    }
  }

  @Nested
  class Genomes {
    @Test
    void aBlankMayStandBeforeTheName() {
      assertTrue(
          score(
                  "--any-genome",
                  "--genome",
                  file("fasta-genome-space-after-gt/spacehdr.fa"),
                  "--bed",
                  file("fasta-genome-space-after-gt/r.bed"))
              .succeeds()
              .out()
              .startsWith("pk\t0.9929"));
    }

    private Invocation export(String locus) {
      return Invocation.of(
          "export",
          "--models",
          models(),
          "--any-genome",
          "--model",
          "CTCF/small-cnn",
          "--genome",
          file("locus-contig-with-colon/mini.fa"),
          "--locus",
          locus,
          "--out",
          folder.resolve("o.bedgraph").toString());
    }

    @ParameterizedTest
    @CsvSource({
      "HLA-A*01:01:100-300, HLA-A*01:01:100-300",
      "HLA-A*01:01, 'HLA-A*01:01:1-3,000'",
      "chr1, 'chr1:1-3,000'",
      "chrX, 'chrX:1-3,000'",
      "chr1_random:2, 'chr1_random:2:1-3,000'"
    })
    void theLastColonSplitsAndABareNameIsAllOfIt(String locus, String read) throws IOException {
      assertEquals(0, export(locus).status());
      assertTrue(
          Files.readString(folder.resolve("o.bedgraph")).contains("# locus: " + read + "\n"));
    }

    @Test
    void whatIsNeitherIsRefused() {
      export("chr9")
          .isRefused(
              "mini has no chromosome \"chr9\"; it has chr1, chr2, chr10, chr3, chrX,"
                  + " chrUn_gl000220 and 2 more.");
      export("chr1:x").isRefused("\"chr1:x\" is not a locus; write it like chr21:36,200,000");
    }
  }

  @Nested
  class Motifs {
    private String convert(String name, String... more) {
      List<String> arguments =
          new ArrayList<>(List.of("motifs", "convert", "--format", "meme", file(name)));
      arguments.addAll(List.of(more));
      Invocation run = Invocation.of(arguments.toArray(String[]::new));
      assertEquals(0, run.status(), run.err());
      return run.out();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "meme-suite-own-output/03-dreme-alphabet-block.meme",
          "meme-suite-own-output/meme-own-output.txt",
          "motif-formats-missing/12-hocomoco.pcm",
          "motif-formats-missing/13b-hocomoco.ppm",
          "motif-formats-missing/15-homer.motif",
          "motif-formats-missing/16-cisbp.txt",
          "motif-formats-missing/18-uniprobe.pwm",
          "motif-formats-missing/20c-jaspar-noheader.pfm",
          "motif-formats-missing/22-clusterbuster.cb",
          "motif-formats-missing/23-gimme.pfm",
          "motif-formats-missing/24-fourrows-letters.txt",
          "motif-formats-missing/25-encode-kellis.txt",
          "motif-name-var2/20d-jaspar-dimer-name.txt"
        })
    void allFormatsGiveTheSameMotif(String name) {
      List<MotifMatrix> motifs = MotifFiles.parse(convert(name), name).motifs();
      assertEquals(1, motifs.size());
      assertEquals("TTGATAAG", motifs.get(0).consensus());
      assertEquals(0.45, motifs.get(0).probability(1, 0), 1e-9);
      assertEquals(0.15, motifs.get(0).probability(7, 1), 1e-9);
    }

    @Test
    void fourPositionsOfHomerAreNotTransposed() {
      MotifMatrix motif =
          MotifFiles.parse(convert("width4-column-layout/homer4.motif"), "x").motifs().get(0);
      assertEquals("GATA", motif.consensus());
      assertEquals(0.97, motif.probability(2, 3));
    }

    @Test
    void recordsOfTransfacMayEndInXxAndHaveEmptyColumns() {
      assertEquals(
          2,
          MotifFiles.parse(convert("transfac-records-without-slashes/transfac-no-slashes.txt"), "x")
              .motifs()
              .size());
      String name = "transfac-zero-columns/19d-transfac-zero-columns.txt";
      assertEquals(
          "motiflens: warning: "
              + file(name)
              + ", line 5: motif mine has nothing but zeros at positions 1, 10; A, C, G and T are"
              + " taken as equally probable there.\n",
          Invocation.of("motifs", "convert", "--format", "meme", file(name)).err());
    }

    @Test
    void namesAreAcceptedAsListedAndFactorsAreFoundInIds() {
      assertTrue(
          convert("motif-name-var2/20d-jaspar-dimer-name.txt", "--motif", "Mine1::Mine2(var.2)")
              .contains("MOTIF MX0002.1"));
      String hocomoco = "hocomoco-factor-names/11-hocomoco-v11.meme";
      String one = convert(hocomoco, "--motif", "GATA1");
      assertTrue(one.contains("MOTIF GATA1_HUMAN.H11MO.0.A") && !one.contains("GATA2"), one);
    }

    @Test
    void aUniformQueryIsWarnedOf() throws IOException {
      Path uniform = Files.writeString(folder.resolve("u.txt"), ">u\n5 5\n5 5\n5 5\n5 5\n");
      Invocation run = Invocation.of("tomtom", "--query", uniform.toString());
      assertEquals(0, run.status());
      assertEquals(
          "motiflens: warning: motif u is uniform: it tells no base from another, and nothing that"
              + " is found with it means anything.\n",
          run.err());
    }
  }
}
