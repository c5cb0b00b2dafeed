package org.motiflens.plugin.panel.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

class FactorsPresenterTest {
  private final Host host = new Host();
  private final View view = new View();
  private final Later work = new Later();
  private final FactorsPresenter presenter = new FactorsPresenter(host, view, work);

  /** The browser, and the models of three factors, two of which are one family. */
  private static final class Host implements FactorsHost {
    private Optional<SequenceSource> genome = Optional.of(MadeChromosome.random(5, 10_000));
    private Optional<Anchor> centre = Optional.of(new Anchor("chr1", 500));
    private boolean calibrated = true;
    private final List<String> added = new ArrayList<>();
    private int reads;

    @Override
    public Optional<SequenceSource> genome() {
      return genome;
    }

    @Override
    public Optional<Anchor> viewCentre() {
      return centre;
    }

    @Override
    public Optional<MotifDatabase> knownMotifs() {
      return Optional.empty();
    }

    @Override
    public FactorPanel readModels(Monitor monitor) {
      reads++;
      Network network = CentredNetwork.of("small-cnn");
      FakeRepository models =
          new FakeRepository().with("GATA1", network).with("GATA2", network).with("SRF", network);
      List<ModelBundle> bundles = new ArrayList<>();
      for (ModelCard card : models.cards()) {
        double steep = card.tf().equals("SRF") ? 2 : 1;
        bundles.add(
            new ModelBundle(
                card, network, calibrated ? Optional.of(line(card, steep)) : Optional.empty()));
      }
      return new FactorPanel(bundles, StrandRule.MEAN);
    }

    /** Rank rises with the score from 0 at -20 to 6 at 20; a steeper one is half as high. */
    private static Calibration line(ModelCard card, double steep) {
      Calibration.Distribution line =
          new Calibration.Distribution(
              1_000_000, List.of(-20.0, 20.0), List.of(1.0, Math.pow(10, -6 / steep)));
      Map<String, Calibration.Distribution> all =
          Map.of(Calibration.SINGLE, line, Calibration.MEAN, line, Calibration.MAX, line);
      return new Calibration(
          Calibration.SCHEMA, card.weightsSha256(), "", 1, 1, "0", all, all, Optional.empty());
    }

    @Override
    public void addTracks(ModelCard card) {
      added.add(card.id());
    }
  }

  /** Notes what is to be seen. */
  private static final class View implements FactorsPresenter.View {
    private List<FactorRow> rows = List.of();
    private String said = "";
    private Consumer<ModelCard> open = card -> {};

    @Override
    public void show(List<FactorRow> now) {
      rows = now;
    }

    @Override
    public void say(String sentence) {
      said = sentence;
    }

    @Override
    public void onOpen(Consumer<ModelCard> then) {
      open = then;
    }

    private List<String> column(int index) {
      return rows.stream().map(row -> row.cells().get(index)).toList();
    }
  }

  /** Work that is done when the test says so. */
  private static final class Later implements FactorsPresenter.Work {
    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public <T> void start(String label, Function<Monitor, T> task, Jobs.Ends<T> ends) {
      waiting.add(
          () -> {
            try {
              ends.done().accept(task.apply(Monitor.NONE));
            } catch (InputException e) {
              ends.failed().accept(e.getMessage());
            }
          });
    }

    private void finish() {
      waiting.remove(0).run();
    }
  }

  private void readAndShow() {
    presenter.refresh();
    work.finish();
    presenter.refresh();
    work.finish();
  }

  @Test
  void ranksAllFactorsAndPutsThoseThatCannotBeToldApartUnderOneHeading() {
    readAndShow();
    assertEquals(List.of("GATA, 2 factors", "  GATA1", "  GATA2", "SRF"), view.column(1));
    assertTrue(view.rows.get(0).heading());
    assertEquals(view.rows.get(0).cells().get(0), view.rows.get(1).cells().get(0));
    assertTrue(
        Double.parseDouble(view.rows.get(1).cells().get(0))
            > Double.parseDouble(view.rows.get(3).cells().get(0)));
    assertEquals("–", view.rows.get(1).cells().get(3));
    assertEquals(9, view.rows.get(1).cells().get(5).length());
    assertTrue(view.said.contains(": 3 experiments, mean of both strands"), view.said);
    assertTrue(view.rows.get(3).tip().contains("genomic window in"), view.rows.get(3).tip());
    assertEquals(
        "GATA1, GATA2 cannot be told apart here: they look at one word", view.rows.get(0).tip());
  }

  @Test
  void followsTheViewOneWindowAtATimeAndReadsModelsOnce() {
    readAndShow();
    String before = view.said;
    presenter.refresh();
    assertEquals(0, work.waiting.size());
    host.centre = Optional.of(new Anchor("chr1", 700));
    presenter.refresh();
    host.centre = Optional.of(new Anchor("chr1", 900));
    presenter.refresh();
    assertEquals(1, work.waiting.size());
    work.finish();
    assertFalse(view.said.equals(before));
    presenter.refresh();
    work.finish();
    int half = CentredNetwork.of("small-cnn").architecture().windowLength() / 2;
    assertTrue(view.said.contains(String.valueOf(900 - half + 1)), view.said);
    assertEquals(1, host.reads);
  }

  @Test
  void aClickedPlaceStaysUntilTheViewMoves() {
    readAndShow();
    presenter.show(new Anchor("chr1", 540));
    presenter.refresh();
    work.finish();
    int half = CentredNetwork.of("small-cnn").architecture().windowLength() / 2;
    assertTrue(view.said.contains(String.valueOf(540 - half + 1)), view.said);
    host.centre = Optional.of(new Anchor("chr1", 600));
    presenter.refresh();
    work.finish();
    assertTrue(view.said.contains(String.valueOf(600 - half + 1)), view.said);
  }

  @Test
  void aRowThatIsOpenedAddsTheTracksOfItsModel() {
    readAndShow();
    view.open.accept(view.rows.get(3).card());
    assertEquals(
        List.of("SRF_K562/" + CentredNetwork.of("small-cnn").architecture().name()), host.added);
  }

  @Test
  void modelsThatAreNotCalibratedAreSaidToBeOnceAndNotAskedAgain() {
    host.calibrated = false;
    presenter.refresh();
    work.finish();
    assertTrue(view.said.startsWith("None of the models is calibrated"), view.said);
    presenter.refresh();
    assertEquals(0, work.waiting.size());
  }

  @Test
  void withoutAGenomeThereIsASentence() {
    host.genome = Optional.empty();
    presenter.refresh();
    work.finish();
    presenter.refresh();
    assertEquals(List.of(), view.rows);
    assertTrue(view.said.contains("genome"), view.said);
  }
}
