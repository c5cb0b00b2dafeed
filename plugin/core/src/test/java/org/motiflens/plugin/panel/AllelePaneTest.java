package org.motiflens.plugin.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.FakePanelHost;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.fixture.PlantedProfileModel;
import org.motiflens.plugin.tile.Anchor;

/** The four alleles of a base: which base, whose scores, and that none stand where none belong. */
class AllelePaneTest {
  private FakePanelHost host;
  private AllelePane pane;

  /** Two contigs, one of which has a colon in its name. */
  private static final class Contigs implements SequenceSource {
    @Override
    public String genomeId() {
      return "contigs";
    }

    @Override
    public List<String> chromosomes() {
      return List.of("chr1", "HLA:DRB1*07");
    }

    @Override
    public int length(String chromosome) {
      if (!chromosomes().contains(chromosome)) {
        throw new InputException("There is no " + chromosome + ".");
      }
      return 2_000;
    }

    @Override
    public byte[] codes(Locus locus) {
      byte[] codes = new byte[locus.length()];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = (byte) ((locus.start() + i) % 4);
      }
      return codes;
    }
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    FakeRepository models =
        new FakeRepository()
            .with("CTCF", CentredNetwork.of("small-cnn"))
            .with("CTCF", CentredNetwork.of("small-rnn"))
            .with("REST", CentredNetwork.of("small-cnn"))
            .with("GATA1", PlantedProfileModel.network());
    host = new FakePanelHost(models, folder);
    host.genome(Optional.of(new Contigs()));
    pane = Edt.get(() -> new AllelePane(host));
    Edt.run(() -> pane.show(host.models().get(0)));
  }

  @AfterEach
  void close() {
    host.close();
  }

  private void type(String text) {
    Edt.run(
        () -> {
          JTextField field = ComponentWalker.all(pane, JTextField.class).get(0);
          field.setText(text);
          field.postActionEvent();
        });
  }

  private void awaitScores() {
    Edt.await("scores", () -> !pane.cells().isEmpty());
  }

  @Test
  void theScoresNameTheirModels() {
    type("chr1:1,001");
    awaitScores();
    assertEquals("Models of CTCF K562. The genome has A; both strands averaged.", pane.remark());
    assertEquals(8, pane.cells().size());
    assertEquals("small CNN", pane.cells().get(0).get(0));
    assertEquals("small RNN", pane.cells().get(4).get(0));
    Edt.run(() -> pane.show(host.models().get(2)));
    Edt.await("the other scores", () -> pane.remark().startsWith("Models of REST K562"));
    assertEquals(4, pane.cells().size());
  }

  @Test
  void ofAModelOfProfilesThereIsNoPAndTheDifferenceIsOfLogCounts() {
    Edt.run(() -> pane.show(host.models().get(3)));
    type("chr1:1,001");
    awaitScores();
    assertEquals(
        "Models of GATA1 K562. The genome has A; both strands averaged. A model of profiles has no"
            + " P; its Δ is of the log counts.",
        pane.remark());
    List<String> other = pane.cells().get(1);
    assertEquals(List.of("–", "–"), other.subList(2, 4));
    assertTrue(other.get(4).matches("[+-]\\d\\.\\d\\d"), other.toString());
  }

  @Test
  void whileAnotherModelScoresTheValuesOfTheOneBeforeAreGone() {
    type("chr1:1,001");
    awaitScores();
    List<List<String>> cells =
        Edt.get(
            () -> {
              pane.show(host.models().get(2));
              return pane.cells();
            });
    assertEquals(List.of(), cells);
  }

  @Test
  void aContigWithAColonInItsNameIsUnderstood() {
    type("HLA:DRB1*07:1001");
    awaitScores();
    assertEquals("HLA:DRB1*07:1,001", ComponentWalker.all(pane, JTextField.class).get(0).getText());
  }

  @Test
  void aChromosomeWithoutItsPrefixIsUnderstood() {
    type("1:1001");
    awaitScores();
    assertTrue(pane.remark().contains("The genome has A"), pane.remark());
  }

  @Test
  void aChromosomeAloneIsNoBase() {
    type("chr1:1,001");
    awaitScores();
    type("chr1");
    assertEquals(
        "chr1 is a whole sequence; write a position in it, like chr1:30,200,870.", pane.remark());
    assertEquals(List.of(), pane.cells());
  }

  @Test
  void whatIsNoPlaceClearsTheValuesOfThePlaceBefore() {
    type("chr1:1,001");
    awaitScores();
    type("somewhere over there");
    assertEquals(List.of(), pane.cells());
    assertEquals(
        "\"somewhere over there\" is not a locus; write it like chr21:36,200,000-36,210,000.",
        pane.remark());
    // Another model finds no place to score either.
    Edt.run(() -> pane.show(host.models().get(2)));
    assertEquals(List.of(), host.jobs().running());
  }

  @Test
  void withoutAGenomeThatIsSaid() {
    host.genome(Optional.empty());
    type("chr1:5");
    assertEquals("Load a genome to compute this track.", pane.remark());
  }

  @Test
  void aClickOnABaseScoresIt() {
    Edt.run(() -> pane.show(new Anchor("chr1", 1_001)));
    awaitScores();
    assertTrue(pane.remark().contains("The genome has C"), pane.remark());
  }
}
