package org.motiflens.motif.tomtom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

class TomtomTest {
  private static final long SEED = 77;

  private static List<MotifMatrix> database(int size) {
    Random random = new Random(SEED);
    List<MotifMatrix> motifs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      motifs.add(random("M" + i, 6 + random.nextInt(10), random));
    }
    return motifs;
  }

  private static MotifMatrix random(String id, int columns, Random random) {
    double[][] counts = new double[columns][Bases.COUNT];
    for (double[] column : counts) {
      for (int site = 0; site < 20; site++) {
        column[random.nextInt(3) > 0 ? 0 : random.nextInt(Bases.COUNT)]++;
      }
      double first = column[0];
      int swap = random.nextInt(Bases.COUNT);
      column[0] = column[swap];
      column[swap] = first;
    }
    return MotifMatrix.ofCounts(id, "", counts);
  }

  private static MotifMatrix part(MotifMatrix motif, int from, int to) {
    double[][] counts = motif.counts().orElseThrow();
    return MotifMatrix.ofCounts("part", "", java.util.Arrays.copyOfRange(counts, from, to));
  }

  @Test
  void aMotifOfTheDatabaseFindsItselfWhole() {
    List<MotifMatrix> database = database(60);
    for (ColumnScore score : ColumnScore.values()) {
      Tomtom tomtom = new Tomtom(database, Tomtom.Options.DEFAULT.with(score));
      TomtomMatch best = tomtom.match(database.get(17)).get(0);
      assertEquals("M17", best.target().id());
      assertEquals(0, best.offset());
      assertEquals(database.get(17).columns(), best.overlap());
      assertEquals('+', best.orientation());
      assertTrue(best.pValue() < 1e-4, () -> "p = " + best.pValue());
    }
  }

  @Test
  void theReverseComplementOfAMotifMatchesInReverse() {
    List<MotifMatrix> database = database(60);
    TomtomMatch best =
        new Tomtom(database, Tomtom.Options.DEFAULT)
            .match(database.get(17).reverseComplement())
            .get(0);
    assertEquals("M17", best.target().id());
    assertEquals('-', best.orientation());
    assertEquals(database.get(17).reverseComplement(), best.orientedTarget());
  }

  @Test
  void theOffsetIsTheTargetColumnUnderTheFirstColumnOfTheQuery() {
    List<MotifMatrix> database = database(60);
    MotifMatrix whole =
        database.stream().filter(motif -> motif.columns() >= 12).findFirst().orElseThrow();
    TomtomMatch inside =
        new Tomtom(database, Tomtom.Options.DEFAULT).match(part(whole, 3, 11)).get(0);
    assertEquals(whole.id(), inside.target().id());
    assertEquals(3, inside.offset());
    assertEquals(8, inside.overlap());

    List<MotifMatrix> parts = new ArrayList<>(database);
    parts.remove(whole);
    parts.add(part(whole, 3, 11));
    TomtomMatch around = new Tomtom(parts, Tomtom.Options.DEFAULT).match(whole).get(0);
    assertEquals("part", around.target().id());
    assertEquals(-3, around.offset());
    assertEquals(8, around.overlap());
  }

  @Test
  void alignmentsKeepTheMinimumOverlapWhereTheMotifsAreWideEnough() {
    List<MotifMatrix> database = database(60);
    MotifMatrix query = part(database.get(3), 0, 5);
    Tomtom tomtom = new Tomtom(database, Tomtom.Options.DEFAULT.withMinimumOverlap(8));
    for (TomtomMatch match : tomtom.match(query)) {
      assertEquals(5, match.overlap());
    }
  }

  @Test
  void everyTargetIsListedOnceAndTheBestFirst() {
    List<MotifMatrix> database = database(60);
    List<TomtomMatch> matches = new Tomtom(database, Tomtom.Options.DEFAULT).match(database.get(0));
    assertEquals(60, matches.stream().map(match -> match.target().id()).distinct().count());
    for (int i = 1; i < matches.size(); i++) {
      assertTrue(matches.get(i).pValue() >= matches.get(i - 1).pValue());
      assertTrue(matches.get(i).qValue() >= matches.get(i - 1).qValue());
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws InterruptedException {
    List<MotifMatrix> database = database(60);
    List<MotifMatrix> queries = database.subList(0, 9);
    Tomtom tomtom = new Tomtom(database, Tomtom.Options.DEFAULT);
    assertEquals(tomtom.matchAll(queries, 1), tomtom.matchAll(queries, 4));
    assertEquals(tomtom.match(queries.get(0)), tomtom.matchAll(queries, 1).get(0));
  }

  @Test
  void aDatabaseOfOneColumnWorks() {
    MotifMatrix only = MotifMatrix.ofCounts("only", "", new double[][] {{1, 0, 0, 0}});
    List<TomtomMatch> matches = new Tomtom(List.of(only), Tomtom.Options.DEFAULT).match(only);
    assertEquals(1, matches.size());
    assertEquals(1, matches.get(0).overlap());
  }

  @Test
  void identicalColumnsEverywhereWork() {
    MotifMatrix flat =
        MotifMatrix.ofProbabilities("flat", "", new double[][] {{.25, .25, .25, .25}});
    for (ColumnScore score : ColumnScore.values()) {
      List<TomtomMatch> matches =
          new Tomtom(List.of(flat), Tomtom.Options.DEFAULT.with(score)).match(flat);
      assertEquals(1, matches.get(0).pValue());
    }
  }

  @Test
  void aQueryAsWideAsAWindowWorks() {
    List<MotifMatrix> database = database(60);
    MotifMatrix wide = random("wide", 101, new Random(SEED));
    List<TomtomMatch> matches = new Tomtom(database, Tomtom.Options.DEFAULT).match(wide);
    assertEquals(60, matches.size());
    assertTrue(matches.get(0).pValue() > 0 && matches.get(0).pValue() <= 1);
  }

  @Test
  void smallDatabasesAreRough() {
    assertTrue(new Tomtom(database(49), Tomtom.Options.DEFAULT).isRough());
    assertFalse(new Tomtom(database(50), Tomtom.Options.DEFAULT).isRough());
    assertThrows(
        IllegalArgumentException.class, () -> new Tomtom(List.of(), Tomtom.Options.DEFAULT));
  }
}
