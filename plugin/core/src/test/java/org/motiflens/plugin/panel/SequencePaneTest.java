package org.motiflens.plugin.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.FakePanelHost;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.library.MotifRepository;

/** The class-optimised sequence: whose it is, and what may be called a known motif. */
class SequencePaneTest {
  private static final ClassOptimiser RECIPE = ClassOptimiser.STANDARD.get(0);

  /** Never ends by itself. */
  private static final ClassOptimiser SLOW = ClassOptimiser.STANDARD.get(1);

  private FakePanelHost host;
  private MotifRepository repository;
  private SequencePane pane;

  /** CTCF's model likes CTCF's motif of the database, every other a single A. */
  private ClassOptimum optimum(ModelCard card) {
    MotifMatrix motif =
        card.tf().equals("CTCF")
            ? repository.content().orElseThrow().database().named("CTCF").get(0)
            : MotifMatrix.ofProbabilities("a", "a", new double[][] {{0.97, 0.01, 0.01, 0.01}});
    return new ClassOptimum("simplex", 1, motif, 0.976, "A", 0.8, Optional.empty(), Double.NaN);
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    host =
        new FakePanelHost(
            new FakeRepository()
                .with("CTCF", CentredNetwork.of("small-cnn"))
                .with("GATA1", CentredNetwork.of("small-rnn")),
            folder,
            (card, recipe, monitor) -> {
              while (recipe.equals(SLOW)) {
                monitor.check();
                Thread.onSpinWait();
              }
              return optimum(card);
            });
    repository = Edt.get(() -> new MotifRepository(host.motifLibrary(), host.jobs()));
    pane = Edt.get(() -> new SequencePane(host, repository, LetterGlyphs.sansSerif()));
    Edt.run(repository::load);
    Edt.await("the known motifs", () -> repository.content().isPresent());
  }

  @AfterEach
  void close() {
    host.close();
  }

  private void compute(ModelCard card) {
    Edt.run(() -> pane.show(card));
    host.sequences().start(card, RECIPE);
    Edt.await(
        "the known motif",
        () -> {
          pane.refresh();
          return !pane.knownText().isEmpty();
        });
  }

  @Test
  void theSequenceNamesItsModel() {
    Edt.run(() -> pane.show(host.models().get(1)));
    assertEquals("GATA1 K562, small RNN", pane.modelText());
    assertEquals("", pane.knownText());
    assertFalse(pane.offersHits());
  }

  /** Otherwise the chosen model waits until that of a model before it is done. */
  @Test
  void theSequenceOfAModelThatWasLeftIsStopped() {
    host.sequences().start(host.models().get(0), SLOW);
    Edt.run(() -> pane.show(host.models().get(1)));
    Edt.await("the end", () -> host.sequences().running().isEmpty());
    assertTrue(host.sequences().status(host.models().get(0), SLOW).result().isEmpty());
  }

  @Test
  void aKnownMotifIsNamedAndItsHitsCanBeAdded() {
    compute(host.models().get(0));
    assertTrue(pane.knownText().startsWith("CTCF (MA0139.1), q = "), pane.knownText());
    AbstractButton hits = ComponentWalker.button(pane, "Its hits as a track");
    assertTrue(hits.isEnabled());
    assertEquals("Where CTCF lies in the genome", hits.getToolTipText());
    Edt.run(hits::doClick);
    assertEquals(List.of("hits MA0139.1 1e-04"), host.asked());
  }

  @Test
  void oneColumnThatChanceExplainsIsNoMatchAndHasNoHits() {
    compute(host.models().get(1));
    assertTrue(pane.knownText().startsWith("no known motif; nearest "), pane.knownText());
    assertFalse(pane.offersHits());
  }

  @Test
  void withAnotherModelTheMotifOfTheOneBeforeIsGone() {
    compute(host.models().get(0));
    Optional<String> said =
        Edt.get(
            () -> {
              pane.show(host.models().get(1));
              return Optional.of(pane.knownText());
            });
    assertEquals(Optional.of(""), said);
    assertFalse(pane.offersHits());
  }
}
