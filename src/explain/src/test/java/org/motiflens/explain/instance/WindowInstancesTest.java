package org.motiflens.explain.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.Network;
import org.motiflens.network.library.BundleReader;

/** Windows of random bases with sites of CTCF, and its bundled model. */
class WindowInstancesTest {
  private static final int WINDOWS = 40;
  private static final String SITE = "TGGCCACCAGGGGGCGCTA";
  private static final int AT = 41;
  private static final int SHUFFLES = 100;

  private final List<Locus> loci = new ArrayList<>();
  private final List<byte[]> codes = new ArrayList<>();

  /** Every window has a site, every other one on the reverse strand. */
  private WindowInstances find(Monitor monitor) {
    Network network =
        BundleReader.read(
                Checkout.ROOT.resolve("models/CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn.zip"))
            .network();
    int length = network.architecture().windowLength();
    Random random = new Random(4);
    for (int w = 0; w < WINDOWS; w++) {
      byte[] window = new byte[length];
      for (int t = 0; t < length; t++) {
        window[t] = (byte) random.nextInt(Bases.COUNT);
      }
      byte[] site = Bases.encode(SITE);
      System.arraycopy(
          w % 2 == 0 ? site : Bases.reverseComplement(site), 0, window, AT, site.length);
      codes.add(window);
      loci.add(new Locus("chr1", 1_000 * w, 1_000 * w + length));
    }
    return WindowInstances.of(
        network,
        loci,
        codes,
        new WindowInstances.Settings(
            Contributions.Kind.MUTAGENESIS, SHUFFLES, SeqletCaller.DEFAULT_LEVEL, 0.1, 1),
        new InstanceNamer(MotifDatabase.bundled()),
        monitor);
  }

  @Test
  void sitesAreFoundNamedAndGatheredIntoOneMotifFromBothStrands() {
    WindowInstances found = find(Monitor.NONE);
    SeqletMotifs.Motif first = found.motifs().get(0);
    assertTrue(first.positive());
    assertTrue(first.members().size() >= 0.9 * WINDOWS, first.members().size() + " sites");
    Set<String> strands = new HashSet<>();
    for (int member : first.members()) {
      Instance instance = found.instances().get(member);
      int within = instance.locus().start() % 1_000;
      assertTrue(within >= AT - 5 && within < AT + SITE.length(), instance.toString());
      assertEquals("CTCF", instance.name());
      assertTrue(instance.seqlet().q() <= 0.1);
      strands.add(instance.strand());
    }
    assertEquals(Set.of("+", "-"), strands);
    double most = found.strongest(first).seqlet().sum();
    assertTrue(
        first.members().stream().allMatch(m -> found.instances().get(m).seqlet().sum() <= most));
  }

  @Test
  void eachLineOfTheFileSaysWhichMotifItsStretchIsIn() {
    WindowInstances found = find(Monitor.NONE);
    List<String> bed =
        InstanceBed.of(found, Provenance.ofThisProduct())
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertEquals(found.instances().size(), bed.size());
    for (SeqletMotifs.Motif motif : found.motifs()) {
      for (int member : motif.members()) {
        Locus locus = found.instances().get(member).locus();
        String line = bed.get(member);
        assertTrue(line.startsWith("chr1\t" + locus.start() + "\t" + locus.end() + "\t"), line);
        assertTrue(line.endsWith("\t" + motif.matrix().id()), line);
      }
    }
  }

  @Test
  void progressNeverFallsAndEndsWithTheLastWindow() {
    List<Long> told = new ArrayList<>();
    find(
        new Monitor() {
          @Override
          public void progress(long done, long total) {
            assertEquals(SHUFFLES + 2 * WINDOWS, total);
            told.add(done);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
    assertEquals(told.stream().sorted().toList(), told);
    assertEquals(SHUFFLES + 2L * WINDOWS, (long) told.get(told.size() - 1));
  }
}
