package org.motiflens.training.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.training.TrainingProgress;
import org.motiflens.training.data.ReferenceData;

/** A small zoo of two factors on a made-up genome, each with its own motif at its peaks. */
class ZooRunTest {
  private static final String JUN = "JUN_K562_made_up";
  private static final String GATA = "GATA_K562_made_up";
  private static final Architecture ARCHITECTURE = Architecture.named("small-cnn");

  /** So many that some of them validate. */
  private static final int CHROMOSOMES = 60;

  private static final int PEAKS = 16;
  private static final int SPACING = 700;

  @TempDir private Path data;
  @TempDir private Path models;

  /** What the run tells. */
  private static final class Told implements ZooRun.Listener {
    final List<String> events = new ArrayList<>();
    final List<ModelCard> cards = new ArrayList<>();

    @Override
    public void sharedNetwork(Architecture architecture) {
      events.add("shared");
    }

    @Override
    public void experiment(ZooPlan.Item item) {
      events.add(item.experiment().id());
    }

    @Override
    public void epoch(Architecture architecture, TrainingProgress progress) {}

    @Override
    public void trained(ModelCard card) {
      cards.add(card);
    }
  }

  @BeforeEach
  void makeGenomeAndPeaks() throws IOException {
    Random random = new Random(4);
    StringBuilder fasta = new StringBuilder();
    StringBuilder summits = new StringBuilder("table\tchrom\tsummit0\tsignalValue\n");
    for (int chromosome = 1; chromosome <= CHROMOSOMES; chromosome++) {
      StringBuilder bases = new StringBuilder();
      for (int i = 0; i < (PEAKS + 1) * SPACING; i++) {
        bases.append("ACGT".charAt(random.nextInt(4)));
      }
      for (int peak = 1; peak <= PEAKS; peak++) {
        int at = peak * SPACING;
        boolean jun = peak % 2 == 0;
        String motif = jun ? "TGACTCATGACTCA" : "AGATAAGGAGATAAGG";
        bases.replace(at, at + motif.length(), motif);
        summits
            .append(jun ? "junTable" : "gataTable")
            .append("\tchr")
            .append(chromosome)
            .append('\t')
            .append(at)
            .append('\t')
            .append(random.nextInt(1_000_000))
            .append('\n');
      }
      fasta.append(">chr").append(chromosome).append('\n').append(bases).append('\n');
    }
    Files.createDirectories(data.resolve("encode"));
    Files.createDirectories(data.resolve("hg19"));
    write(data.resolve("hg19/all.fa.gz"), fasta.toString());
    write(data.resolve("encode/K562_unipk_summits.tsv.gz"), summits.toString());
    Files.writeString(
        data.resolve("encode/deepbind_k562_map.tsv"),
        "deepbind_name\ttf\tuniPk_table\tstatus\n"
            + (JUN + "\tJUN\tjunTable\texact\n")
            + (GATA + "\tGATA\tgataTable\texact\n"));
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private ZooRun run(boolean fromScratch) {
    ReferenceData reference = new ReferenceData(data);
    return new ZooRun(
        new ZooTrainer(reference, models),
        ZooPlan.of(reference, ARCHITECTURE.windowLength()),
        new ZooRun.Settings(
            List.of(ARCHITECTURE), fromScratch, 1000, Optional.of(8), Optional.empty(), true, 1));
  }

  @Test
  void trainsOneNetworkForAllAndFromItEachOfThem() {
    Told told = new Told();
    assertTrue(run(false).run(told, () -> false));
    assertEquals("shared", told.events.get(0));
    assertEquals(List.of(GATA, JUN), told.events.subList(1, 3).stream().sorted().toList());
    for (ModelCard card : told.cards) {
      assertTrue(card.training().recipe().get("start").contains("shared"), card.id());
      assertFalse(card.isImported(), "even when no epoch of its own was better than the start");
      assertTrue(card.training().splitRule().contains("blocks of 1 Mb"), card.id());
      assertTrue(card.evaluation().auc() > 0.8, card.id() + " " + card.evaluation().auc());
    }
    Told again = new Told();
    assertTrue(run(false).run(again, () -> false));
    assertEquals(List.of(), again.events, "nothing is trained twice");
  }

  @Test
  void fromScratchThereIsNoSharedNetwork() {
    Told told = new Told();
    assertTrue(run(true).run(told, () -> false));
    assertFalse(told.events.contains("shared"));
    assertFalse(told.cards.get(0).training().recipe().containsKey("start"));
    assertFalse(Files.exists(models.resolve("shared")));
  }

  @Test
  void aCancelledRunGoesOnLater() {
    Told told = new Told();
    assertFalse(run(true).run(told, () -> !told.cards.isEmpty()));
    assertEquals(1, told.cards.size());
    Told later = new Told();
    assertTrue(run(true).run(later, () -> false));
    assertEquals(1, later.cards.size(), "the other one");
  }

  /** A process of its own that claims a training and holds it until it is ended. */
  static final class Claimer {
    private Claimer() {}

    public static void main(String[] product) throws Exception {
      boolean claimed = TrainingLock.claim(Path.of(product[0])).isPresent();
      System.out.println(claimed ? "claimed" : "refused");
      System.out.flush();
      TimeUnit.MINUTES.sleep(2);
    }
  }

  @Test
  @Timeout(60)
  void whatAnotherProcessHasClaimedIsLeftToItUntilItEnds() throws Exception {
    Path product = models.resolve(JUN + "/small-cnn.zip");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Claimer.class.getName(),
                product.toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertEquals("claimed", other.inputReader().readLine());
      assertEquals(Optional.empty(), TrainingLock.claim(product));
    } finally {
      other.destroyForcibly().waitFor();
    }
    TrainingLock own = TrainingLock.claim(product).orElseThrow();
    assertEquals(Optional.empty(), TrainingLock.claim(product), "not twice in one process either");
    own.close();
    assertTrue(TrainingLock.claim(product).isPresent());
  }
}
