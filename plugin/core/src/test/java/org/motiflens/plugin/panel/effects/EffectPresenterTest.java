package org.motiflens.plugin.panel.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.GenomicColumns;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.explain.variant.LargestEffects;
import org.motiflens.explain.variant.VariantReport;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.explain.variant.VariantScoring;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.table.OpenText;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.genome.variant.VcfReader;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.fixture.FakeTableHost;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.tile.Anchor;

/** All factors asked of the variants of a file, without a screen. */
class EffectPresenterTest {
  @TempDir Path folder;

  private final MadeChromosome genome = MadeChromosome.random(8, 5_000);
  private final FakeRepository models =
      new FakeRepository()
          .with("CTCF", QuadraticNetwork.random(new Random(1), 31))
          .with("GATA1", QuadraticNetwork.random(new Random(2), 31));
  private final FakeTableHost host = new FakeTableHost(models, genome);
  private final EffectPresenter effects = Edt.get(() -> new EffectPresenter(host));
  private Path vcf;

  private String row(int position, boolean right) {
    char reference = Bases.letter(genome.codes(new Locus("chr1", position - 1, position))[0]);
    char other = reference == 'A' ? 'C' : 'A';
    return "chr1\t"
        + position
        + "\trs12345678"
        + position
        + "\t"
        + (right ? reference + "\t" + other : other + "\t" + reference)
        + "\t.\t.\t.";
  }

  @BeforeEach
  void show() throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "##fileformat=VCFv4.2",
                "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO",
                row(2_000, false)));
    IntStream.range(0, 20).forEach(i -> lines.add(row(1_000 + 97 * i, true)));
    vcf = Files.write(folder.resolve("some.vcf"), lines);
    VariantList list = new VariantList(VcfReader.readAll(vcf));
    run(() -> effects.show(list, Optional.of(vcf)));
    run(() -> effects.least(0.5));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private void run(Runnable action) {
    Edt.run(action);
    host.awaitJobs();
  }

  private List<String> cells(EffectColumn column) {
    return Edt.get(
        () ->
            IntStream.range(0, effects.table().order().size())
                .mapToObj(row -> effects.table().text(row, column))
                .toList());
  }

  private List<Double> sizes() {
    return cells(EffectColumn.DELTA).stream()
        .map(text -> Math.abs(Double.parseDouble(text)))
        .toList();
  }

  @Test
  void nothingIsAskedBeforeSomebodyWantsToKnow() {
    assertEquals("Δ of all factors", effects.heading());
    assertEquals("Ask all factors", effects.action());
    assertTrue(effects.canAct());
    assertEquals(List.of(), cells(EffectColumn.FACTOR));
  }

  @Test
  void theLargestChangeComesFirstAndEveryRowNamesItsModel() {
    run(effects::askUnasked);
    assertEquals("Δ of 2 models, the best calibrated one of each experiment", effects.heading());
    List<Double> sizes = sizes();
    assertTrue(sizes.size() > 10, sizes.toString());
    assertEquals(sizes.stream().sorted(java.util.Comparator.reverseOrder()).toList(), sizes);
    assertTrue(cells(EffectColumn.FACTOR).containsAll(List.of("CTCF K562", "GATA1 K562")));
    assertEquals(
        "21 of 21 alleles asked, "
            + sizes.size()
            + " changes of 0.5 or more, 1 refused: 1 reference allele differs from the genome",
        effects.summary());
    assertFalse(effects.canAct(), "all has been asked");
  }

  @Test
  void aLargerSizeFiltersAndASmallerOneIsAskedFor() {
    run(effects::askOrStop);
    int all = sizes().size();
    run(() -> effects.least(0.8));
    assertTrue(sizes().size() < all && sizes().stream().allMatch(size -> size >= 0.795));
    assertTrue(effects.summary().contains("0.5 or more, shown from 0.8 on"), effects.summary());
    assertFalse(effects.canAct(), "nothing new could come of it");
    run(() -> effects.least(0));
    assertTrue(effects.canAct());
    run(effects::askOrStop);
    assertEquals(40, sizes().size());
  }

  @Test
  void aRowIsGoneToAndNamesItsModelBelowTheTable() {
    run(effects::askOrStop);
    run(() -> effects.select(OptionalInt.of(0)));
    EffectRows.Row first = Edt.get(() -> effects.table().rows().row(0));
    assertTrue(effects.remark().contains(" of " + first.found().card().tf()), effects.remark());
    run(effects::goToSelected);
    assertEquals(List.of(new Anchor("chr1", first.entry().position())), host.places());
    List<ModelCard> chosen = new ArrayList<>();
    run(() -> effects.withChosenModel(chosen::add));
    assertEquals(List.of(first.found().card()), chosen);
    run(() -> effects.table().sortBy(EffectColumn.PLACE));
    assertEquals(first, Edt.get(() -> effects.table().rows().row(effects.selected().getAsInt())));
  }

  @Test
  void namesAreSortedByAllTheirLetters() {
    run(effects::askOrStop);
    run(() -> effects.table().sortBy(EffectColumn.ID));
    List<String> ids = cells(EffectColumn.ID);
    assertTrue(ids.stream().distinct().count() > 5, ids.toString());
    assertEquals(ids.stream().sorted().toList(), ids);
  }

  @Test
  void stoppingKeepsWhatWasFound() {
    FakeRepository slow =
        new FakeRepository().with("SLOW", CentredNetwork.slow("small-cnn", 60)).ofRareWindows();
    try (FakeTableHost patient = new FakeTableHost(slow, genome)) {
      EffectPresenter asking = Edt.get(() -> new EffectPresenter(patient));
      Edt.run(() -> asking.show(new VariantList(VcfReader.readAll(vcf)), Optional.of(vcf)));
      Edt.run(() -> asking.least(0));
      Edt.run(asking::askOrStop);
      Edt.await(
          "the first row",
          () -> {
            asking.refresh();
            return asking.summary().contains(" of 21 alleles asked")
                && !asking.summary().startsWith("0 ");
          });
      assertEquals("Stop asking", Edt.get(asking::action));
      Edt.run(asking::askOrStop);
      patient.awaitJobs();
      assertEquals("Scoring was stopped.", Edt.get(asking::remark));
      int rows = Edt.get(() -> asking.table().order().size());
      assertTrue(rows > 0 && rows < 20, rows + " rows");
    }
  }

  /** Line by line, but for the comments: what the command line writes. */
  @Test
  void aSavedTableIsThatOfTheCommandVariants() throws IOException {
    run(effects::askOrStop);
    Path saved = folder.resolve(effects.suggestedName());
    assertEquals("variants.all-factors.some.tsv", saved.getFileName().toString());
    run(() -> effects.saveTo(saved));
    List<ModelBundle> bundles =
        models.cards().stream()
            .map(
                card ->
                    new ModelBundle(card, models.network(card.id()), models.calibration(card.id())))
            .toList();
    GenomicColumns genomic = new GenomicColumns(bundles, StrandRule.MEAN);
    Path expected = folder.resolve("expected.tsv");
    try (OpenText text = OpenText.create(expected)) {
      VariantReport report =
          new LargestEffects(
              VariantReport.table(
                  ResultTable.tabSeparated(
                      text,
                      true,
                      Provenance.ofThisProduct(),
                      VariantReport.columns(true, genomic, false)),
                  new VariantReport.Meanings(genomic, true)),
              0.5f);
      new VariantScoring(
              () ->
                  bundles.stream()
                      .map(
                          bundle ->
                              new VariantScoring.Scorer(
                                  bundle.id(),
                                  VariantScorer.standard(genome, bundle.network()),
                                  Optional.empty()))
                      .toList(),
              1)
          .run(
              VcfReader.open(vcf),
              Monitor.NONE,
              scored -> report.append(scored.row(), scored.outcomes()));
      report.commit();
    }
    assertEquals(rows(expected), rows(saved));
  }

  private static List<String> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
  }
}
