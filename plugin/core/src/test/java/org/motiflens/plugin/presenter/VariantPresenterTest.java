package org.motiflens.plugin.presenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.fixture.FakeTableHost;
import org.motiflens.plugin.table.VariantColumn;
import org.motiflens.plugin.tile.Anchor;

/** A table of variants without a screen. */
class VariantPresenterTest {
  @TempDir Path folder;

  private final MadeChromosome genome = MadeChromosome.random(8, 5_000);
  private final FakeRepository models =
      new FakeRepository()
          .with("CTCF", CentredNetwork.of("small-cnn"))
          .with("GATA1", CentredNetwork.of("small-rnn"));
  private final FakeTableHost host = new FakeTableHost(models, genome);
  private VariantPresenter variants;
  private Path vcf;

  private char base(int position) {
    return Bases.letter(genome.codes(new Locus("chr1", position - 1, position))[0]);
  }

  private String row(int position, String id, boolean right) {
    char reference = base(position);
    char other = reference == 'A' ? 'C' : 'A';
    return "chr1\t"
        + position
        + "\t"
        + id
        + "\t"
        + (right ? reference : other)
        + "\t"
        + (right ? other : reference)
        + "\t.\t.\t.";
  }

  @BeforeEach
  void openVariants() throws IOException {
    vcf =
        Files.write(
            folder.resolve("some.vcf"),
            List.of(
                "##fileformat=VCFv4.2",
                "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO",
                row(1_000, "rs9", true),
                row(2_000, ".", false),
                row(3_000, "rs1", true)));
    variants = Edt.get(() -> new VariantPresenter(host));
    run(() -> variants.choose(models.cards().get(0)));
    run(() -> variants.open(vcf));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private void run(Runnable action) {
    Edt.get(
        () -> {
          action.run();
          return null;
        });
    host.awaitJobs();
  }

  private List<String> cells(VariantColumn column) {
    return IntStream.range(0, variants.table().order().size())
        .mapToObj(row -> variants.table().text(row, column))
        .toList();
  }

  @Test
  void theTableNamesTheModelOfItsValuesAndOffersTheChosenOne() {
    assertEquals("Δ of CTCF K562, small CNN", variants.heading());
    List<String> before = cells(VariantColumn.DELTA);
    run(() -> variants.choose(models.cards().get(1)));
    assertEquals("Δ of CTCF K562, small CNN", variants.heading());
    assertEquals(before, cells(VariantColumn.DELTA));
    assertEquals("The chosen model is GATA1 K562, small RNN.", variants.offer());
    assertEquals("Score with GATA1", variants.action());
    run(variants::addTrack);
    assertEquals("CTCF", host.tracks().get(0).card().tf());
    run(variants::scoreOrStop);
    assertEquals("Δ of GATA1 K562, small RNN", variants.heading());
    run(variants::addTrack);
    assertEquals("GATA1", host.tracks().get(1).card().tf());
  }

  @Test
  void namesSortAndReasonsHaveRoomOfTheirOwn() {
    assertEquals(List.of("rs9", "", "rs1"), cells(VariantColumn.ID));
    run(() -> variants.table().sortBy(VariantColumn.ID));
    assertEquals(List.of("rs1", "rs9", ""), cells(VariantColumn.ID));
    String reason = cells(VariantColumn.REFUSED).get(2);
    assertTrue(reason.contains("has"), reason);
    assertEquals("refused", cells(VariantColumn.DELTA).get(2));
    assertEquals(
        "2 scored, 1 refused: 1 reference allele differs from the genome", variants.summary());
  }

  /** The last look at the work may come after its end. */
  @Test
  void theSummaryStaysWhenTheWorkIsLookedAtAgain() {
    String summary = variants.summary();
    run(variants::refresh);
    assertEquals(summary, variants.summary());
    assertTrue(summary.contains("refused"), summary);
  }

  @Test
  void aCalibratedModelGivesEveryEffectItsEmpiricalP() {
    for (VariantColumn column :
        List.of(
            VariantColumn.EMPIRICAL,
            VariantColumn.REFERENCE_RANK,
            VariantColumn.ALTERNATIVE_RANK)) {
      assertTrue(variants.table().columns().contains(column), column.head().title());
    }
    double p = Double.parseDouble(cells(VariantColumn.EMPIRICAL).get(0));
    assertTrue(p > 0 && p <= 1, "p " + p);
    assertTrue(cells(VariantColumn.ALTERNATIVE_RANK).get(0).contains("1 in "));
  }

  @Test
  void aRowIsGoneTo() {
    run(() -> variants.table().sort(VariantColumn.PLACE, true));
    run(() -> variants.select(OptionalInt.of(variants.table().order().index(0))));
    assertTrue(variants.remark().startsWith("chr1:3,000 rs1 "), variants.remark());
    run(variants::goToSelected);
    assertEquals(List.of(new Anchor("chr1", 2_999)), host.places());
  }

  @Test
  void aTableIsSavedWithItsModelAndNeverOntoItsVcf() throws IOException {
    String before = Files.readString(vcf);
    run(() -> variants.saveTo(vcf));
    assertTrue(variants.remark().contains("it is the input"), variants.remark());
    run(() -> variants.saveTo(folder.resolve("some.vcf.tbi")));
    assertTrue(variants.remark().contains("index of the input"), variants.remark());
    assertEquals(before, Files.readString(vcf));
    Path table = folder.resolve(variants.suggestedName());
    run(() -> variants.saveTo(table));
    List<String> lines = Files.readAllLines(table);
    assertTrue(lines.stream().anyMatch(line -> line.endsWith("empirical_p")), lines.toString());
    assertTrue(lines.stream().anyMatch(line -> line.contains("CTCF_K562/small-cnn")));
    assertEquals(4, lines.stream().filter(line -> !line.startsWith("#")).count());
  }

  @Test
  void whatIsAssumedOfAFileWithoutAHeadingIsSaid() throws IOException {
    Path rows = folder.resolve("rows.vcf");
    Files.writeString(rows, "chr1\t5001\t.\tA\tC\n");
    run(() -> variants.open(rows));
    assertTrue(
        variants.remark().endsWith("columns are taken as CHROM, POS, ID, REF and ALT."),
        variants.remark());
  }

  @Test
  void aFileThatIsNoVcfIsRefused() throws IOException {
    Path wrong = Files.writeString(folder.resolve("not.vcf"), "chrT\t5\tA\tC\n");
    run(() -> variants.open(wrong));
    assertTrue(variants.remark().contains("not VCF"), variants.remark());
    assertEquals(0, variants.table().order().size());
    assertFalse(variants.canSave());
  }
}
