package org.motiflens.explain.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.Network;

class BlockCallerTest {
  private static final Network NETWORK = LogicNetworks.of(2, -1.5f, 0);

  /** One in a block's middle, one over the border of blocks 20 and 21. */
  private static final List<Integer> OF_A = List.of(20 * BlockCaller.BLOCK + 500, 21 * 1024 - 3);

  private static final int OF_B = 20 * BlockCaller.BLOCK + 700;

  /** Random bases without either word, but where the words are planted. */
  private static MadeChromosome chromosome(int length) {
    Random random = new Random(29);
    byte[] bases = new byte[length];
    for (int i = 0; i < length; i++) {
      bases[i] = (byte) random.nextInt(Bases.COUNT);
    }
    for (String word : List.of(LogicNetworks.A, LogicNetworks.B)) {
      String all = Bases.decode(bases);
      for (int at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) {
        bases[at] = (byte) ((bases[at] + 1) % Bases.COUNT);
      }
    }
    return new MadeChromosome(bases);
  }

  private static void plant(MadeChromosome chromosome, String word, int at) {
    byte[] codes = Bases.encode(word);
    System.arraycopy(codes, 0, chromosome.bases(), at, codes.length);
  }

  private static final InstanceNamer NAMER = new InstanceNamer(MotifDatabase.bundled());

  private static MadeChromosome planted() {
    MadeChromosome chromosome = chromosome(60_000);
    OF_A.forEach(at -> plant(chromosome, LogicNetworks.A, at));
    plant(chromosome, LogicNetworks.B, OF_B);
    return chromosome;
  }

  private static final BlockCaller CALLER =
      BlockCaller.of(NETWORK, planted(), "chr1", Monitor.NONE);

  @Test
  void plantedWordsAreFoundOnceWhicheverBlockTheyLieIn() {
    BlockCaller caller = CALLER;
    List<Instance> twenty = caller.call(20, NAMER, Monitor.NONE);
    List<Instance> next = caller.call(21, NAMER, Monitor.NONE);
    assertEquals(2, twenty.size(), twenty.toString());
    assertEquals(1, next.size(), next.toString());
    assertCovers(twenty.get(0), OF_A.get(0), LogicNetworks.A);
    assertTrue(twenty.get(0).seqlet().sum() > 0);
    assertCovers(twenty.get(1), OF_B, LogicNetworks.B);
    assertTrue(twenty.get(1).seqlet().sum() < 0);
    assertCovers(next.get(0), OF_A.get(1), LogicNetworks.A);
    assertTrue(caller.call(5, NAMER, Monitor.NONE).isEmpty());
  }

  private static void assertCovers(Instance instance, int at, String word) {
    Locus locus = instance.locus();
    assertTrue(locus.start() <= at + 2 && locus.end() >= at + word.length() - 2, locus.toString());
    assertTrue(locus.length() <= SpanNull.LONGEST, locus.toString());
    assertTrue(instance.seqlet().q() <= 0.1, instance.toString());
    assertEquals(locus.length(), instance.bases().length());
  }

  @Test
  void aBlockIsTheSameWhateverElseWasAskedFor() {
    BlockCaller other = BlockCaller.of(NETWORK, planted(), "chr1", Monitor.NONE);
    other.call(3, NAMER, Monitor.NONE);
    other.call(21, NAMER, Monitor.NONE);
    assertEquals(CALLER.call(20, NAMER, Monitor.NONE), other.call(20, NAMER, Monitor.NONE));
  }

  @Test
  void aLineOfBedHasSixColumnsAndWhatElseThereIsToSay() {
    Instance instance = CALLER.call(20, NAMER, Monitor.NONE).get(0);
    String[] columns = InstanceBed.line(instance).strip().split("\t", -1);
    assertEquals(InstanceBed.HEADER.strip().split("\t", -1).length, columns.length);
    assertEquals(String.valueOf(instance.locus().start()), columns[1]);
    assertEquals(instance.bases(), columns[9]);
  }

  @Test
  void aChromosomeWithoutRoomForANullIsRefused() {
    assertEquals(
        "chr1 has no 1244 known bases in a row at any of 48 places; stretches cannot be told from"
            + " chance there.",
        assertThrows(
                InputException.class,
                () -> BlockCaller.of(NETWORK, chromosome(1_000), "chr1", Monitor.NONE))
            .getMessage());
  }
}
