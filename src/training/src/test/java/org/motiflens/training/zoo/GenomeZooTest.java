package org.motiflens.training.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.BundleFixture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.training.Recipe;
import org.motiflens.training.TrainingProgress;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.genomic.NegativeMix;

/** Three chromosomes of a made-up genome, one of which judges, and a motif at every peak. */
class GenomeZooTest {
  private static final String JUN = "JUN_K562_made_up";
  private static final String RARE = "RARE_K562_made_up";
  private static final Architecture ARCHITECTURE = Architecture.named("small-cnn");

  /** All of chrX validates: it is one block of 1 Mb. */
  private static final Map<String, Integer> CHROMOSOMES =
      Map.of("chrX", 120_000, "chr20", 600_000, "chr21", 120_000);

  private static final int SPACING = 3_000;

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
    public void epoch(Architecture architecture, TrainingProgress progress) {
      events.add("epoch");
    }

    @Override
    public void trained(ModelCard card) {
      cards.add(card);
    }

    @Override
    public void elsewhere(ZooPlan.Item item, Architecture architecture) {
      events.add("elsewhere " + item.experiment().id());
    }
  }

  @BeforeEach
  void makeGenomeAndPeaks() throws IOException {
    Files.createDirectories(data.resolve("encode"));
    Files.createDirectories(data.resolve("hg19"));
    StringBuilder summits = new StringBuilder("table\tchrom\tsummit0\tsignalValue\n");
    for (String chromosome : CHROMOSOMES.keySet()) {
      Random random = new Random(chromosome.hashCode());
      byte[] bases = new byte[CHROMOSOMES.get(chromosome)];
      for (int i = 0; i < bases.length; i++) {
        bases[i] = (byte) "ACGT".charAt(random.nextInt(4));
      }
      for (int peak = 1; peak * SPACING + 1000 < bases.length; peak++) {
        byte[] motif = "TGACTCATGACTCA".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(motif, 0, bases, peak * SPACING - 7, motif.length);
        String row = "\t" + chromosome + "\t" + peak * SPACING + "\t" + peak + "\n";
        summits.append("junTable").append(row);
        if (peak % 20 == 0) {
          summits.append("rareTable").append(row);
        }
      }
      write(
          data.resolve("hg19/" + chromosome + ".fa.gz"),
          ">" + chromosome + "\n" + new String(bases, StandardCharsets.US_ASCII) + "\n");
    }
    write(data.resolve("encode/K562_unipk_summits.tsv.gz"), summits.toString());
    Files.writeString(
        data.resolve("encode/deepbind_k562_map.tsv"),
        "deepbind_name\ttf\tuniPk_table\tstatus\n"
            + (JUN + "\tJUN\tjunTable\texact\n")
            + (RARE + "\tRARE\trareTable\texact\n"));
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private GenomeZoo zoo(Path folder) {
    return zoo(folder, new GenomeZoo.Effort(400, 2, 500, 12));
  }

  private GenomeZoo zoo(Path folder, GenomeZoo.Effort effort) {
    return zoo(folder, effort, false, Integer.MAX_VALUE);
  }

  private GenomeZoo zoo(
      Path folder, GenomeZoo.Effort effort, boolean fromScratch, int maximumPositives) {
    return new GenomeZoo(
        new ReferenceData(data),
        folder,
        new GenomeZoo.Settings(
            fromScratch,
            NegativeMix.STANDARD.withPerPositive(3),
            effort,
            maximumPositives,
            Recipe.Strands.RANDOM,
            1));
  }

  private static boolean run(GenomeZoo zoo, Told told, BooleanSupplier stop) {
    return zoo.run(zoo.plan(), List.of(ARCHITECTURE), told, stop);
  }

  @Test
  void aModelIsJudgedOnTheChromosomeThatNothingWasTrainedOn() {
    Told told = new Told();
    assertTrue(run(zoo(models, new GenomeZoo.Effort(400, 20, 500, 40)), told, () -> false));
    assertEquals("shared", told.events.get(0));
    assertEquals(JUN, told.events.get(21), "after twenty epochs");
    assertEquals(1, told.cards.size(), "the rare one has too few peaks");
    ModelCard card = told.cards.get(0);
    assertTrue(card.inGenome().isMeasured());
    assertTrue(card.inGenome().dataset().startsWith("chr21, "), card.inGenome().dataset());
    assertTrue(card.inGenome().averagePrecision() > 0.3, card.inGenome() + "");
    assertTrue(card.evaluation().dataset().contains("chr21"), card.evaluation().dataset());
    assertTrue(card.evaluation().auc() > 0.9, card.evaluation() + "");
    assertTrue(card.training().recipe().get(GenomeZoo.NEGATIVES).startsWith("3 a positive"));
    assertFalse(card.isImported());
    Told again = new Told();
    assertTrue(run(zoo(models), again, () -> false));
    assertEquals(List.of(), again.events, "nothing is trained twice");
  }

  @Test
  void aStoppedRunEndsInTheSameWeights() throws IOException {
    Path whole = models.resolve("whole");
    Path stopped = models.resolve("stopped");
    assertTrue(run(zoo(whole), new Told(), () -> false));
    Told first = new Told();
    // In the middle of the shared network, then in the middle of the model.
    assertFalse(run(zoo(stopped), first, () -> first.events.contains("epoch")));
    Told second = new Told();
    assertFalse(
        run(
            zoo(stopped),
            second,
            () ->
                second.events.lastIndexOf("epoch") > second.events.indexOf(JUN)
                    && second.events.contains(JUN)));
    Told third = new Told();
    assertTrue(run(zoo(stopped), third, () -> false));
    String bundle = JUN + "/small-cnn.zip";
    assertArrayEquals(
        Files.readAllBytes(whole.resolve(bundle)), Files.readAllBytes(stopped.resolve(bundle)));
  }

  /** First the network that all share is in other hands, then a model is. */
  @Test
  @SuppressWarnings("try") // the claim is closed, and used for nothing else
  void whatAnotherRunTrainsIsWaitedForOrLeftToIt() throws IOException {
    Told waiting = new Told();
    AtomicInteger asked = new AtomicInteger();
    Path shared = models.resolve("shared/small-cnn.zip");
    try (TrainingLock other = TrainingLock.claim(shared).orElseThrow()) {
      assertFalse(run(zoo(models), waiting, () -> asked.incrementAndGet() > 1));
    }
    assertFalse(waiting.events.contains("epoch"), "the other one trains");
    assertFalse(Files.exists(shared));
    Told left = new Told();
    GenomeZoo zoo = zoo(models);
    Path bundle = zoo.bundle(new ReferenceData(data).experiments().named(JUN), ARCHITECTURE);
    try (TrainingLock other = TrainingLock.claim(bundle).orElseThrow()) {
      assertTrue(run(zoo, left, () -> false));
    }
    assertTrue(left.events.contains("elsewhere " + JUN), left.events.toString());
    assertEquals(List.of(), left.cards);
    assertFalse(Files.exists(bundle));
  }

  /** Such a bundle is of no training; to take it for unfinished would replace it. */
  @Test
  void aBundleWhoseRecipeHasNoNumberOfStepsIsRefusedAndStays() {
    JsonObject recipe = new JsonObject();
    recipe.addProperty(GenomeZoo.NEGATIVES, "some");
    recipe.addProperty(GenomeZoo.OWN_STEPS, "many");
    Path bundle = models.resolve(JUN).resolve("small-cnn.zip");
    BundleFixture.of("small-cnn")
        .card(card -> card.getAsJsonObject("training").add("recipe", recipe))
        .write(bundle);
    GenomeZoo zoo = zoo(models);
    InputException refused =
        assertThrows(
            InputException.class,
            () -> zoo.isFinished(new ReferenceData(data).experiments().named(JUN), ARCHITECTURE));
    assertTrue(
        refused.getMessage().startsWith(bundle + ": the card's recipe has \"many"),
        refused.getMessage());
  }

  @Test
  void theStrongestPositivesAloneTrainWhereSoManyAreAskedFor() {
    GenomeZoo.Effort effort = new GenomeZoo.Effort(400, 2, 500, 12);
    Told some = new Told();
    assertTrue(run(zoo(models.resolve("some"), effort, true, 50), some, () -> false));
    assertEquals(50, some.cards.get(0).training().trainingPositives());
    Told all = new Told();
    assertTrue(run(zoo(models.resolve("all"), effort, true, 1000), all, () -> false));
    assertTrue(all.cards.get(0).training().trainingPositives() > 100, all.cards + "");
    assertNotEquals(some.cards.get(0).weightsSha256(), all.cards.get(0).weightsSha256());
  }

  @Test
  void anExperimentWithTooFewPeaksIsRefusedInOneSentence() {
    GenomeZoo zoo = zoo(models);
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                zoo.train(
                    new ReferenceData(data).experiments().named(RARE),
                    ARCHITECTURE,
                    progress -> {},
                    () -> false));
    assertTrue(
        refused.getMessage().contains("peaks in known sequence outside of the test chromosome"),
        refused.getMessage());
  }

  @Test
  void aGenomeWithoutTheTestChromosomeIsRefusedInOneSentence() throws IOException {
    Files.delete(data.resolve("hg19/chr21.fa.gz"));
    Told told = new Told();
    InputException refused =
        assertThrows(InputException.class, () -> run(zoo(models), told, () -> false));
    assertEquals(List.of(), told.events, "before anything is trained");
    assertEquals(
        "There is no sequence of chr21, on which finished models are judged; add it to hg19/.",
        refused.getMessage());
  }
}
