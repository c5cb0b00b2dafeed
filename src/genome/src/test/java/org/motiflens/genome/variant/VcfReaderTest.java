package org.motiflens.genome.variant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.readers.LineIteratorImpl;
import htsjdk.tribble.readers.SynchronousLineReader;
import htsjdk.variant.variantcontext.VariantContext;
import htsjdk.variant.vcf.VCFCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.variant.RefusedVariantException.Reason;

class VcfReaderTest {
  private static final String HEADER =
      """
      ##fileformat=VCFv4.2
      ##source=by hand
      #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1
      """;

  private static final String ROWS =
      """
      chr20\t30200852\trs1\tA\tG\t50\tPASS\tDP=3\tGT\t0/1
      20\t30200860\t.\tAC\tA,ACC,<DEL>\t.\t.\t.\tGT\t1/2
      chr20\t30200870\t.\tG\tG]chr21:5]\t.\t.\tSVTYPE=BND\tGT\t0/1
      chr20\t30200871\t.\tG\t.\t.\t.\t.\tGT\t0/0
      chr20\t30200872\t.\tg\t*,t\t.\t.\t.\tGT\t0/1
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Reason refusal(VcfRow row, int allele) {
    return assertThrows(RefusedVariantException.class, () -> row.variant(allele)).reason();
  }

  @Test
  void rowsAreReadWithAllOfTheirAlleles() throws IOException {
    List<VcfRow> rows = VcfReader.readAll(file("all.vcf", HEADER + ROWS));
    assertEquals(5, rows.size());
    VcfRow first = rows.get(0);
    assertEquals(4, first.line());
    assertEquals("rs1", first.id());
    assertEquals(new Variant("chr20", 30200851, "A", "G"), first.variant(0));
    VcfRow several = rows.get(1);
    assertEquals(3, several.alternatives().size());
    assertEquals(new Variant("20", 30200859, "AC", "A"), several.variant(0));
    assertEquals(new Variant("20", 30200859, "AC", "ACC"), several.variant(1));
    assertEquals(Reason.SYMBOLIC, refusal(several, 2));
    assertEquals(Reason.BREAKEND, refusal(rows.get(2), 0));
    assertEquals(Reason.NO_ALTERNATIVE, refusal(rows.get(3), 0));
    assertEquals(Reason.SPANNING_DELETION, refusal(rows.get(4), 0));
    assertEquals(new Variant("chr20", 30200871, "G", "T"), rows.get(4).variant(1));
  }

  /** An independent reader of the format sees the same places and alleles. */
  @Test
  void htsjdkReadsTheSame() throws IOException {
    VCFCodec codec = new VCFCodec();
    LineIteratorImpl lines =
        new LineIteratorImpl(
            new SynchronousLineReader(new ByteArrayInputStream((HEADER + ROWS).getBytes(UTF_8))));
    codec.readActualHeader(lines);
    for (VcfRow row : VcfReader.readAll(file("all.vcf", HEADER + ROWS))) {
      VariantContext theirs = codec.decode(lines.next());
      assertEquals(theirs.getContig(), row.chromosome());
      assertEquals(theirs.getStart(), row.position());
      if (theirs.getAlternateAlleles().stream().allMatch(allele -> !allele.isSymbolic())) {
        assertEquals(
            theirs.getReference().getBaseString().toUpperCase(Locale.ROOT),
            row.reference().toUpperCase(Locale.ROOT));
      }
    }
  }

  @Test
  void compressionIsToldByContent() throws IOException {
    byte[] plain = (HEADER + ROWS).getBytes(UTF_8);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(plain);
    }
    Path blocks = folder.resolve("blocks.vcf.gz");
    try (OutputStream out =
        new BlockCompressedOutputStream(Files.newOutputStream(blocks), (Path) null)) {
      out.write(plain);
    }
    List<VcfRow> expected = VcfReader.readAll(file("plain.vcf", HEADER + ROWS));
    Path zipped = Files.write(folder.resolve("one.vcf"), gzip.toByteArray());
    assertEquals(expected, VcfReader.readAll(zipped));
    assertEquals(expected, VcfReader.readAll(blocks));
  }

  @Test
  void aFileThatWasCutOffIsRefused() throws IOException {
    Path blocks = folder.resolve("blocks.vcf.gz");
    StringBuilder many = new StringBuilder(HEADER);
    for (int i = 1; i <= 20_000; i++) {
      many.append("chr20\t").append(i).append("\t.\tA\tC\t.\t.\tN=").append(i * 7919L % 1000);
      many.append("\tGT\t0/1\n");
    }
    try (OutputStream out =
        new BlockCompressedOutputStream(Files.newOutputStream(blocks), (Path) null)) {
      out.write(many.toString().getBytes(UTF_8));
    }
    assertEquals(20_000, VcfReader.readAll(blocks).size());
    byte[] all = Files.readAllBytes(blocks);
    // Without the last, empty block, and in the middle of one.
    for (int length : new int[] {all.length - 28, all.length / 2}) {
      Path cut = Files.write(folder.resolve("cut.vcf.gz"), Arrays.copyOf(all, length));
      InputException refused = assertThrows(InputException.class, () -> VcfReader.readAll(cut));
      assertTrue(refused.getMessage().contains("cut off"), refused.getMessage());
    }
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(many.toString().getBytes(UTF_8));
    }
    Path cut =
        Files.write(folder.resolve("cut.gz"), Arrays.copyOf(gzip.toByteArray(), gzip.size() / 2));
    assertThrows(InputException.class, () -> VcfReader.readAll(cut));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no-vcf.vcf | chr1 1 A C | or rows of these five columns",
        "no-variants.vcf | chr1 1 5 0.5 + | or rows of these five columns",
        "empty.vcf | '' | ##fileformat=VCF",
        "no-heading.vcf | ##fileformat=VCFv4.2~chr1 1 5 0.5 + | heading",
        "heading-only.vcf | ##fileformat=VCFv4.2~#CHROM POSITION ID REF ALT QUAL FILTER INFO | heading",
        "header-only.vcf | ##fileformat=VCFv4.2 | heading",
        "few-columns.vcf | ##fileformat=VCFv4.2~#CHROM POS ID REF ALT QUAL FILTER INFO~chr1 1 . A C"
            + " | Line 3",
        "word-for-position.vcf | ##fileformat=VCFv4.2~#CHROM POS ID REF ALT QUAL FILTER INFO~chr1"
            + " x . A C . . . | POS",
        "position-too-large.vcf | ##fileformat=VCFv4.2~#CHROM POS ID REF ALT QUAL FILTER INFO~chr1"
            + " 3000000000 . A C . . . | POS",
        "bcf.vcf | BCF2 | bcftools view",
      })
  void whatIsNotVcfIsRefusedByName(String name, String text, String word) throws IOException {
    Path file = file(name, text.replace(' ', '\t').replace('~', '\n'));
    InputException refused = assertThrows(InputException.class, () -> VcfReader.readAll(file));
    assertTrue(refused.getMessage().contains(name), refused.getMessage());
    assertTrue(refused.getMessage().contains(word), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chr1 5 rs1 A C | assumed",
        "chr1 5 rs1 A C . PASS X=1 GT 0/1~chr1 6 . G T | assumed",
        "#CHROM POS ID REF ALT QUAL FILTER INFO~chr1 5 rs1 A C . PASS . | ''",
        "#CHROM POS ID REF ALT~chr1 5 rs1 A C | ''",
        "##source=x~#CHROM POS ID REF ALT QUAL FILTER INFO~chr1 5 rs1 A C . PASS . | ''",
        "##fileformat=VCFv4.2~chr1 5 rs1 A C . PASS . | assumed",
        "##fileformat=VCFv4.2~~#CHROM POS ID REF ALT QUAL FILTER INFO~chr1 5 rs1 A C . PASS . | ''",
        "##fileformat=VCFv4.2~# By: X~#CHROM POS ID REF ALT~chr1 5 rs1 A C | ''"
      })
  void theHeaderMayBeMissingInPartOrWhole(String text, String assumed) throws IOException {
    for (String separator : List.of("\t", " ")) {
      Path file = file("a.vcf", text.replace(" ", separator).replace('~', '\n') + "\n");
      VcfRow row = VcfReader.readAll(file).get(0);
      assertEquals(new Variant("chr1", 4, "A", "C"), row.variant(0));
      assertEquals("rs1", row.id());
      assertTrue(row.withInfo(Map.of("Y", "2")).contains("Y=2"), row.text());
      try (VcfReader reader = VcfReader.open(file)) {
        assertEquals(assumed.equals("assumed"), reader.assumption().isPresent());
        assertEquals("##fileformat=VCFv4.2", reader.header().get(0));
        assertTrue(
            reader
                .header()
                .get(reader.header().size() - 1)
                .startsWith("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\t", // dbSNP's and GATK's
        "#CHROM  POS     ID      REF     ALT     QUAL    FILTER  INFO",
        "#CHROM POS ID\tREF ALT\tQUAL FILTER INFO",
        "#CHROM\tPOS\tID\tREF\tALT\t QUAL\tFILTER\tINFO "
      })
  void blanksInTheHeadingDoNotMatter(String heading) throws IOException {
    Path file =
        file("a.vcf", "##fileformat=VCFv4.1\n" + heading + "\nchr1\t5\trs1\tA\tC\t.\t.\t.\n");
    assertEquals(new Variant("chr1", 4, "A", "C"), VcfReader.readAll(file).get(0).variant(0));
    try (VcfReader reader = VcfReader.open(file)) {
      assertEquals("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO", reader.header().get(1));
    }
  }

  @Test
  void rowsWithOtherColumnsThanTheHeadingAreReadAndTold() throws IOException {
    Path file =
        file(
            "a.vcf",
            """
            #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ts
            chr1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/1
            chr1\t6\t.\tA\tC\t.\t.\t.
            chr1\t7\t.\tA\tC\t1\t.
            chr1\t8\t.\tA\tC\t.\t.\t.\tGT\t0/1\t0/0
            """);
    VcfReader.Contents contents = VcfReader.contents(file);
    assertEquals(4, contents.rows().size());
    assertEquals(
        Optional.of(
            file
                + " has 3 rows with other columns than the heading (line 3: 8 in place of 10); CHROM"
                + " to ALT are used."),
        contents.assumption());
    assertTrue(contents.rows().get(2).withInfo(Map.of("Y", "2")).endsWith("\tY=2"));
  }

  @Test
  void aRowThatEndsWithAltMayBeCutOffAndIsRefused() throws IOException {
    Path file = file("a.vcf", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\nchr1\t5\t.\tA\tCAC");
    assertEquals(
        "Line 2 of "
            + file
            + " is not a variant: the heading has 8 columns, the line 5:"
            + " \"chr1\\t5\\t.\\tA\\tCAC\"",
        assertThrows(InputException.class, () -> VcfReader.readAll(file)).getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    InputException refused =
        assertThrows(InputException.class, () -> VcfReader.readAll(folder.resolve("nowhere.vcf")));
    assertTrue(refused.getMessage().contains("no such file"), refused.getMessage());
  }

  @Test
  void anEntryIsAddedToTheInfoAndNothingElseChanges() throws IOException {
    List<VcfRow> rows = VcfReader.readAll(file("all.vcf", HEADER + ROWS));
    assertEquals(
        "chr20\t30200852\trs1\tA\tG\t50\tPASS\tDP=3;X=1\tGT\t0/1",
        rows.get(0).withInfo(Map.of("X", "1")));
    assertEquals(
        "20\t30200860\t.\tAC\tA,ACC,<DEL>\t.\t.\tX=1\tGT\t1/2",
        rows.get(1).withInfo(Map.of("X", "1")));
    assertEquals(
        "chr20\t30200852\trs1\tA\tG\t50\tPASS\tDP=9\tGT\t0/1",
        rows.get(0).withInfo(Map.of("DP", "9")));
  }

  @Test
  void theHeaderIsKept() {
    try (VcfReader reader =
        VcfReader.of(new ByteArrayInputStream(HEADER.getBytes(UTF_8)), "standard input")) {
      assertEquals(HEADER, String.join("\n", reader.header()) + "\n");
      assertEquals(Optional.empty(), reader.next());
    }
  }
}
