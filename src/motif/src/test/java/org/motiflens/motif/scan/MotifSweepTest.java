package org.motiflens.motif.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;

/** All motifs at once, held against one motif after another, on random bases. */
class MotifSweepTest {
  private static final int LENGTH = 30_000;
  private static final Locus WINDOW = new Locus("chr1", 1_000, 21_000);
  private static final List<MotifMatrix> MOTIFS = MotifDatabase.bundled().motifs();

  private final byte[] bases = random();
  private final SequenceSource source =
      new SequenceSource() {
        @Override
        public String genomeId() {
          return "random";
        }

        @Override
        public List<String> chromosomes() {
          return List.of("chr1");
        }

        @Override
        public int length(String chromosome) {
          return LENGTH;
        }

        @Override
        public byte[] codes(Locus locus) {
          return Arrays.copyOfRange(bases, locus.start(), locus.end());
        }
      };

  private static byte[] random() {
    Random random = new Random(20_261_130);
    byte[] codes = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    return codes;
  }

  private List<MotifSweep.Hit> oneByOne(double p) {
    List<MotifSweep.Hit> hits = new ArrayList<>();
    for (MotifMatrix motif : MOTIFS) {
      new MotifScanner(motif)
          .scan(source, WINDOW, p)
          .forEach(place -> hits.add(new MotifSweep.Hit(motif, place)));
    }
    return hits;
  }

  /** Also for a p that is stricter than the one that memory was kept for. */
  @Test
  void itsHitsAreThoseOfEachMotifAloneToTheLastBit() {
    MotifSweep sweep = new MotifSweep(MOTIFS, 1e-4, done -> {});
    assertEquals(MOTIFS.size(), sweep.motifs());
    for (double p : new double[] {1e-4, 1e-5}) {
      List<MotifSweep.Hit> found = sweep.scan(source, WINDOW, p, done -> {});
      List<MotifSweep.Hit> expected = oneByOne(p);
      expected.sort(MotifSweep.STRONGEST_FIRST);
      assertEquals(expected, found.stream().sorted(MotifSweep.STRONGEST_FIRST).toList());
      for (int i = 1; i < found.size(); i++) {
        assertTrue(
            found.get(i - 1).place().locus().start() <= found.get(i).place().locus().start());
      }
    }
  }

  /** Of uniform bases; motifs have uniform backgrounds, and p-values are no coarser than a half. */
  @Test
  void randomBasesHaveAsManyHitsAsChanceIsSaidToGive() {
    MotifSweep sweep = new MotifSweep(MOTIFS, 1e-4, done -> {});
    double expected = sweep.byChance(WINDOW.length(), 1e-4);
    int found = sweep.scan(source, WINDOW, 1e-4, done -> {}).size();
    assertTrue(found < 1.15 * expected && found > 0.6 * expected, found + " of " + expected);
  }

  @Test
  void moreThanWasKeptCannotBeAskedFor() {
    MotifSweep sweep = new MotifSweep(MOTIFS.subList(0, 2), 1e-4, done -> {});
    assertThrows(
        IllegalArgumentException.class, () -> sweep.scan(source, WINDOW, 1e-3, done -> {}));
  }

  @Test
  void progressMayEndIt() {
    List<Integer> told = new ArrayList<>();
    MotifSweep sweep = new MotifSweep(MOTIFS.subList(0, 5), 1e-4, told::add);
    assertEquals(List.of(0, 1, 2, 3, 4), told);
    assertThrows(
        CancellationException.class,
        () ->
            sweep.scan(
                source,
                WINDOW,
                1e-4,
                done -> {
                  if (done == 3) {
                    throw new CancellationException();
                  }
                }));
  }
}
