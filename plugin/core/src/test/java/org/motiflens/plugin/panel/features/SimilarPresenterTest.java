package org.motiflens.plugin.panel.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Edt;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeFeatureHost;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.learnt.SimilarFactors;
import org.motiflens.plugin.work.Jobs;

/** Which factors a shared network finds alike, as the panel says it. */
class SimilarPresenterTest {
  private static final long PATIENCE_MILLIS = 20_000;

  @TempDir private Path folder;

  private final FakeRepository repository =
      new FakeRepository().with("WORDS", LogicNetworks.sum(2, -1));
  private final ModelCard card = repository.cards().get(0);
  private final Jobs jobs = new Jobs();
  private volatile String said = "";
  private volatile List<ModelCard> offered = List.of();

  @AfterEach
  void close() {
    jobs.close();
  }

  private SimilarPresenter show() throws Exception {
    FakeFeatureHost host = new FakeFeatureHost(repository, jobs, folder);
    SimilarPresenter presenter =
        new SimilarPresenter(host, words -> said = words, models -> offered = models);
    EventQueue.invokeAndWait(() -> presenter.show(card));
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (said.isEmpty()) {
      assertTrue(System.nanoTime() < end, "waited in vain");
      Thread.sleep(5);
    }
    return presenter;
  }

  private void write(String... rows) throws IOException {
    String head =
        "table\tfactor\tcell_line\trank\tsimilar_table\tsimilar_factor\tsimilar_cell_line"
            + "\tofiv_correlation\tless_mean\tlabel_correlation";
    Files.writeString(
        folder.resolve(SimilarFactors.FILE),
        "# product: a test\n" + head + "\n" + String.join("\n", rows) + "\n");
  }

  private String row(int rank, String factor, String likeness, String labels) {
    return String.join(
        "\t",
        List.of(
            card.training().accession(),
            "WORDS",
            "K562",
            String.valueOf(rank),
            "table" + rank,
            factor,
            "K562",
            "0.9",
            likeness,
            labels));
  }

  @Test
  void eachHasTheCorrelationOfThePeaksBesideIt() throws Exception {
    write(
        row(1, "RAD21", "0.834", "0.66"), row(2, "EZH2", "0.7", "0.04"), row(3, "X", "0.5", "NA"));
    show();
    assertEquals(
        "The network that all share finds like "
            + card.tf()
            + " in "
            + card.cellLine()
            + ": RAD21 K562 0.83 (peaks 0.66); EZH2 K562 0.70 (peaks only 0.04); X K562 0.50.",
        said);
  }

  @Test
  void aTableThatIsAbsentIsLookedForOnce() throws Exception {
    SimilarPresenter presenter = show();
    String absent = said;
    said = "";
    write(row(1, "RAD21", "0.834", "0.66"));
    EventQueue.invokeAndWait(() -> presenter.show(card));
    assertEquals(absent, said, "at once, without a job");
    assertTrue(jobs.running().isEmpty());
  }

  /** Of three factors one has a model, and that can be chosen. */
  @Test
  void thoseThatHaveAModelAreOffered() throws Exception {
    write(
        row(1, "RAD21", "0.834", "0.66"),
        row(2, "WORDS", "0.7", "0.04").replace("table2", card.training().accession()),
        row(3, "X", "0.5", "NA"));
    show();
    assertEquals(List.of(card.id()), offered.stream().map(ModelCard::id).toList());
  }

  /** A click hands over the name of the model. */
  @Test
  void aClickChoosesTheModel() throws Exception {
    write(row(1, "WORDS", "0.7", "0.04").replace("table1", card.training().accession()));
    FakeFeatureHost host = new FakeFeatureHost(repository, jobs, folder);
    List<String> chosen = new ArrayList<>();
    SimilarPane pane = new SimilarPane(host, chosen::add);
    Edt.run(() -> pane.show(card));
    Edt.await("the button", () -> pane.offered().equals(List.of("WORDS K562")));
    Edt.run(() -> pane.click("WORDS K562"));
    assertEquals(List.of(card.id()), chosen);
  }

  @Test
  void aModelThatIsNoOutputHasNone() throws Exception {
    write(row(1, "RAD21", "0.834", "0.66").replace(card.training().accession(), "another"));
    show();
    assertTrue(said.contains("is not an output of the shared network; choose another"), said);
  }

  @Test
  void aTableThatIsNotThereOrIsNoneIsSaid() throws Exception {
    show();
    assertEquals(
        "The folder of models has no similar-factors.tsv; make it with: motiflens resolve sharing.",
        said);
    said = "";
    write(row(1, "RAD21", "much", "0.66"));
    show();
    assertTrue(said.contains("line 3: expected numbers"), said);
    said = "";
    Files.writeString(folder.resolve(SimilarFactors.FILE), "something else\n");
    show();
    assertTrue(said.contains("line 1: expected the columns table, factor"), said);
  }
}
