package org.motiflens.plugin.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.variant.VariantEffect;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.variant.RefusedVariantException.Reason;
import org.motiflens.genome.variant.Variant;
import org.motiflens.genome.variant.VcfRow;
import org.motiflens.plugin.fixture.FakeRepository;

class VariantListTest {
  private final MadeChromosome genome = MadeChromosome.random(3, 2_000);

  private static VcfRow row(String chromosome, int position, String reference, String... others) {
    return new VcfRow(1, chromosome, position, ".", reference, List.of(others), "");
  }

  private char base(int position) {
    return Bases.letter(genome.codes(new Locus("chr1", position - 1, position))[0]);
  }

  private static char other(char base) {
    return base == 'A' ? 'C' : 'A';
  }

  @Test
  void everyAlternativeAlleleIsAnEntryOfItsOwn() {
    VariantList list =
        new VariantList(List.of(row("chr1", 5, "A", "C", "G"), row("2", 9, "T", "A")));
    assertEquals(3, list.size());
    assertEquals("A>G", list.entry(1).change());
    assertEquals("2:9", list.entry(2).place());
    assertEquals(Set.of("chr1", "2"), list.chromosomes());
  }

  @Test
  void entriesAreFoundByPositionWhateverTheirOrderInTheFile() {
    VariantList list =
        new VariantList(
            List.of(row("c", 50, "A", "C"), row("c", 11, "A", "C"), row("c", 30, "A", "C", "G")));
    assertArrayEquals(new int[] {1, 2, 3}, list.between("c", 10, 49));
    assertArrayEquals(new int[] {0}, list.between("c", 49, 50));
    assertArrayEquals(new int[0], list.between("c", 11, 29));
    assertArrayEquals(new int[0], list.between("none", 0, 99));
  }

  @Test
  void scoresAreThoseOfTheScorerAndRefusalsHaveTheirReason() {
    char reference = base(500);
    VariantList list =
        new VariantList(
            List.of(
                row("chr1", 500, String.valueOf(reference), String.valueOf(other(reference))),
                row("chr1", 700, String.valueOf(other(base(700))), String.valueOf(base(700))),
                row("chr1", 800, String.valueOf(base(800)), "<DEL>"),
                row("chr9", 800, "A", "C")));
    FakeRepository repository = new FakeRepository().with("T", CentredNetwork.of("small-cnn"));
    VariantScorer scorer = VariantScorer.standard(genome, CentredNetwork.of("small-cnn"));
    VariantScores scores = new VariantScores(repository.cards().get(0), list.size());
    scores.fill(list, scorer, Monitor.NONE);
    VariantEffect expected =
        scorer.effect(Variant.ofBase("chr1", 499, reference, other(reference)));
    assertEquals(Optional.of(expected), scores.outcome(0).orElseThrow().effect());
    assertEquals(expected.deltaMargin(), scores.delta(0));
    assertEquals(Optional.of(Reason.REFERENCE), scores.outcome(1).orElseThrow().reason());
    assertEquals(Optional.of(Reason.SYMBOLIC), scores.outcome(2).orElseThrow().reason());
    assertEquals(Optional.of(Reason.CHROMOSOME), scores.outcome(3).orElseThrow().reason());
    assertEquals(
        Set.of(Reason.REFERENCE, Reason.SYMBOLIC, Reason.CHROMOSOME), scores.refused().keySet());
    assertEquals(4, scores.finished());
  }

  @Test
  void effectsAreOrderedByTheirSizeAndRefusalsComeLast() {
    List<VcfRow> rows =
        List.of(
            row("chr1", 700, String.valueOf(other(base(700))), String.valueOf(base(700))),
            row("chr1", 500, String.valueOf(base(500)), String.valueOf(other(base(500)))),
            row("chr1", 600, String.valueOf(base(600)), String.valueOf(other(base(600)))));
    VariantList list = new VariantList(rows);
    VariantScores scores =
        new VariantScores(
            new FakeRepository().with("T", CentredNetwork.of("small-cnn")).cards().get(0),
            list.size());
    scores.fill(list, VariantScorer.standard(genome, CentredNetwork.of("small-cnn")), Monitor.NONE);
    boolean second = Math.abs(scores.delta(2)) > Math.abs(scores.delta(1));
    assertArrayEquals(
        second ? new int[] {2, 1, 0} : new int[] {1, 2, 0},
        order(VariantColumn.DELTA, list, scores));
    assertArrayEquals(new int[] {2, 1, 0}, order(VariantColumn.PLACE, list, scores));
  }

  private static int[] order(VariantColumn column, VariantList list, VariantScores scores) {
    return RowOrder.of(new VariantRows(list, Optional.of(scores)), column, true, index -> true)
        .toArray();
  }

  @Test
  void namesAndReasonsHaveColumnsOfTheirOwnWhereThereAreAny() {
    VariantList list =
        new VariantList(
            List.of(
                new VcfRow(1, "chr1", 700, "rs7", "A", List.of("<DEL>"), ""),
                row("chr1", 800, "A", "C")));
    VariantScores scores =
        new VariantScores(
            new FakeRepository().with("T", CentredNetwork.of("small-cnn")).cards().get(0),
            list.size());
    VariantRows before = new VariantRows(list, Optional.of(scores));
    assertTrue(VariantColumn.ID.isShown(before));
    assertFalse(VariantColumn.REFUSED.isShown(before));
    scores.fill(list, VariantScorer.standard(genome, CentredNetwork.of("small-cnn")), Monitor.NONE);
    assertTrue(VariantColumn.REFUSED.isShown(before));
    assertEquals("rs7", VariantColumn.ID.text(before, 0));
    assertEquals("", VariantColumn.ID.text(before, 1));
    assertTrue(VariantColumn.REFUSED.text(before, 0).contains("symbolic"));
    assertEquals("refused", VariantColumn.DELTA.text(before, 0));
    VariantList unnamed = new VariantList(List.of(row("chr1", 800, "A", "C")));
    assertFalse(VariantColumn.ID.isShown(new VariantRows(unnamed, Optional.empty())));
  }
}
