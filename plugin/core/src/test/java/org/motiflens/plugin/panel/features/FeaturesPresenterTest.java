package org.motiflens.plugin.panel.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.explain.resolve.FeatureUse;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Checkout;
import org.motiflens.fixture.Edt;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.genome.Locus;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.BundleReader;
import org.motiflens.plugin.fixture.FakeFeatureHost;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.learnt.NamedStretch;
import org.motiflens.plugin.work.Jobs;

class FeaturesPresenterTest {

  @TempDir private Path folder;

  private final FakeRepository repository =
      new FakeRepository()
          .with("WORDS", LogicNetworks.sum(2, -1))
          .with("OTHER", CentredNetwork.of("small-rnn"))
          .with(
              "CTCF",
              BundleReader.read(
                      Checkout.ROOT.resolve(
                          "models/CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn.zip"))
                  .network());
  private final ModelCard words = repository.cards().get(0);
  private final ModelCard recurrent = repository.cards().get(1);
  private final ModelCard ctcf = repository.cards().get(2);
  private final Shown shown = new Shown();
  private final Jobs jobs = new Jobs();
  private FakeFeatureHost host;

  @BeforeEach
  void makeHost() {
    host = new FakeFeatureHost(repository, jobs, folder);
  }

  private static final class Shown implements FeaturesView, InteractionView {
    private List<FeatureRow> rows = List.of();
    private String said = "";
    private String places = "";
    private String detail = "";
    private Optional<PeakMotifs> found = Optional.empty();
    private boolean busy;

    @Override
    public void layers(List<String> names, String chosen) {}

    @Override
    public void features(List<FeatureRow> now) {
      rows = now;
    }

    @Override
    public void stretches(List<NamedStretch> now) {}

    @Override
    public void chosen(NamedStretch one, NamedStretch other) {
      places = one + ", " + other;
    }

    @Override
    public void say(String now) {
      said = now;
    }

    @Override
    public void detail(String words) {
      detail = words;
    }

    @Override
    public void motifs(PeakMotifs now) {
      found = Optional.of(now);
    }

    @Override
    public void busy(boolean computing) {
      busy = computing;
    }

    @Override
    public void offer(boolean resolving) {}
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void featuresAreRankedWithTheirSignsAndThenNamed() {
    FeaturesPresenter presenter = new FeaturesPresenter(host, shown);
    Edt.run(
        () -> {
          presenter.show(words);
          presenter.visible(true);
        });
    Edt.await("the motifs", () -> shown.said.contains("otifs from 1,666 windows"));
    assertEquals(List.of(0, 1), shown.rows.stream().map(FeatureRow::channel).toList());
    assertTrue(shown.rows.get(0).importance() > 0);
    assertTrue(shown.rows.get(1).importance() < 0);
    assertTrue(shown.said.startsWith("λ = 2.84, step-free; distinct optima: 1 of 10 starts."));
    assertTrue(shown.detail.contains("largest gap 0.0, none of 40 perturbations"), shown.detail);
    assertFalse(shown.busy);
    Edt.run(() -> presenter.addActivation(shown.rows.get(1)));
    Edt.run(presenter::addInstances);
    assertEquals(List.of("WORDS maximum 1", "stretches of WORDS"), host.added());
  }

  /**
   * Of a linear head what features contribute adds up to the score, less what it is without any.
   */
  @Test
  void aClickedBaseTellsWhatFeaturesContributeToItsWindow() {
    FeaturesPresenter presenter = new FeaturesPresenter(host, shown);
    Edt.run(
        () -> {
          presenter.show(words);
          presenter.visible(true);
        });
    Edt.await("the motifs", () -> shown.said.contains("otifs from 1,666 windows"));
    assertTrue(shown.rows.stream().allMatch(row -> row.use().isEmpty()));
    Edt.run(() -> presenter.at("chr1", 50_200));
    Edt.await("what they contribute", () -> shown.said.contains(" Here: chr1:50,"));
    Network network = repository.network(words.id());
    int length = network.architecture().windowLength();
    Locus window = new Locus("chr1", 50_200 - length / 2, 50_200 - length / 2 + length);
    assertTrue(shown.said.endsWith(" Here: " + window + "."), shown.said);
    double[] expected =
        new FeatureUse(network, FeatureLayer.named(network, "maximum"))
            .of(host.genome().orElseThrow().codes(window), 0);
    for (FeatureRow row : shown.rows) {
      assertEquals(expected[row.channel()], row.use().getAsDouble());
      assertTrue(row.motif().isPresent(), "what is known otherwise is kept");
    }
    Edt.run(() -> presenter.at("chr1", 3));
    Edt.await("the first window", () -> shown.said.endsWith(" Here: chr1:1-" + length + "."));
  }

  @Test
  void aFeaturesStrongestHitsAreWhereItIsActive() {
    FeaturesPresenter presenter = new FeaturesPresenter(host, shown);
    Edt.run(
        () -> {
          presenter.show(words);
          presenter.visible(true);
        });
    Edt.await("the motifs", () -> shown.said.contains("otifs from 1,666 windows"));
    FeatureRow first = shown.rows.get(0);
    assertFalse(first.hits().isEmpty());
    for (Locus hit : first.hits()) {
      assertTrue(hit.chromosome().equals("chr1") && hit.length() > 1, hit.toString());
    }
  }

  @Test
  void nothingIsComputedWhileTheTabIsNotLookedAt() {
    FeaturesPresenter presenter = new FeaturesPresenter(host, shown);
    Edt.run(() -> presenter.show(words));
    assertTrue(jobs.running().isEmpty());
    assertEquals(FeaturesPresenter.WAITING, shown.said);
  }

  @Test
  void aModelWithoutAConvolutionIsRefusedInPlace() {
    FeaturesPresenter presenter = new FeaturesPresenter(host, shown);
    Edt.run(
        () -> {
          presenter.visible(true);
          presenter.show(recurrent);
        });
    Edt.await("the refusal", () -> shown.said.contains("has no convolution"));
    assertEquals(
        "small-rnn has no convolution, and no layer of features to resolve; choose a CNN or a"
            + " CNN-RNN.",
        shown.said);
    assertTrue(shown.rows.isEmpty());
    assertFalse(shown.busy);
  }

  @Test
  void tooFewPeaksForMotifsAreSaidInPlaceBesideTheFeatures() throws IOException {
    Path peaks = folder.resolve("few.bed");
    Files.writeString(peaks, "chr1\t2000\t2040\nchr1\t4000\t4040\nchr1\t6000\t6040\n");
    host.show(peaks);
    FeaturesPresenter presenter = new FeaturesPresenter(host, shown);
    Edt.run(
        () -> {
          presenter.visible(true);
          presenter.show(words);
        });
    String sentence =
        "There are 3 windows to make motifs of features from; at least 20 are needed.";
    Edt.await("the refusal", () -> shown.said.endsWith(sentence));
    assertEquals(2, shown.rows.size());
    assertFalse(shown.busy);
  }

  /** Motif discovery from attributions on a loaded file of peaks: what is planted is found. */
  @Test
  void motifsThatCarryAttributionAreFoundOnTheLoadedPeaks() throws IOException {
    StringBuilder summits = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      int at = 2_000 + 500 * i;
      host.plant("TGGCCACCAGGGGGCGCTA", at);
      summits.append("chr1\t").append(at).append('\t').append(at + 20).append('\n');
    }
    Path peaks = Files.writeString(folder.resolve("planted.bed"), summits.toString());
    FeaturesPresenter presenter = new FeaturesPresenter(host, shown);
    Edt.run(() -> presenter.show(ctcf));
    Edt.run(presenter::findMotifs);
    assertEquals(FeaturesPresenter.NO_PEAKS, shown.said);
    host.show(peaks);
    Edt.run(presenter::findMotifs);
    Edt.await("the motifs", () -> shown.found.isPresent());
    PeakMotifs found = shown.found.orElseThrow();
    assertTrue(found.title().endsWith(", planted.bed"), found.title());
    assertTrue(found.words().contains("in 60 windows"), found.words());
    PeakMotifs.Row first = found.motifs().get(0);
    assertEquals("CTCF", first.name());
    assertTrue(first.motif().members().size() >= 54, first.count());
    assertEquals("+ " + first.motif().members().size(), first.count());
    int within = (first.strongest().locus().start() - 2_000) % 500;
    assertTrue(within >= 0 && within < 20, first.strongest().toString());
    List<String> bed = found.bed().lines().filter(line -> !line.startsWith("#")).toList();
    assertEquals(found.found().instances().size(), bed.size());
    assertTrue(found.bed().contains("# peaks: planted.bed"), found.bed());
    assertTrue(found.meme().contains("MOTIF motif1"), found.meme());
  }

  @Test
  void peaksOfAnotherGenomeHaveNoMotifs() throws IOException {
    host.show(Files.writeString(folder.resolve("other.bed"), "chr9\t2000\t2040\n"));
    FeaturesPresenter presenter = new FeaturesPresenter(host, shown);
    Edt.run(() -> presenter.show(words));
    Edt.run(presenter::findMotifs);
    Edt.await(
        "the refusal",
        () ->
            shown.said.endsWith(
                "other.bed: no window lies in the genome; load peaks of the genome that is shown."));
  }

  @Test
  void stretchesThatOverlapOrLieFarApartAreRefusedInPlace() {
    InteractionPresenter presenter = new InteractionPresenter(host, shown);
    Edt.run(
        () -> {
          presenter.show(words);
          presenter.measure("A chr1:101-110", "B chr1:106-115");
        });
    Edt.await("the refusal", () -> shown.said.contains("overlap"));
    assertTrue(
        shown.said.matches(
            "The stretches \\d+-\\d+ and \\d+-\\d+ overlap, so that neither can be knocked out alone;"
                + " choose two that lie apart\\."),
        shown.said);
    Edt.run(() -> presenter.measure("chr1:101-110", "chr1:501-510"));
    Edt.await("the refusal", () -> shown.said.contains("do not lie in one window"));
    Edt.run(() -> presenter.measure("nonsense", "chr1:501-510"));
    Edt.await("the refusal", () -> shown.said.contains("nonsense"));
  }

  @Test
  void featuresAreMeasuredWhereTheyAreMostActiveInView() {
    FeaturesPresenter features = new FeaturesPresenter(host, shown);
    InteractionPresenter presenter = new InteractionPresenter(host, shown);
    Edt.run(
        () -> {
          features.show(words);
          features.visible(true);
          presenter.show(words);
        });
    Edt.await("the features", () -> shown.rows.size() == 2 && features.layer().isPresent());
    Edt.run(
        () ->
            presenter.measureFeatures(
                shown.rows.get(0), shown.rows.get(1), features.layer().orElseThrow()));
    Edt.await("eps or why not", () -> !shown.places.isEmpty() || shown.said.contains("nowhere"));
    if (!shown.places.isEmpty()) {
      assertTrue(shown.places.matches("feature 1 chr1:.*, feature 2 chr1:.*"), shown.places);
      assertTrue(shown.said.startsWith("eps = "), shown.said);
    }
  }

  @Test
  void theFirstOfTwoIsSaidAndTheSecondAwaited() {
    InteractionPresenter presenter = new InteractionPresenter(host, shown);
    Edt.run(
        () -> {
          presenter.show(words);
          presenter.awaitSecond(new NamedStretch("A", Locus.parse("chr1:1,011-1,017")));
        });
    assertTrue(shown.said.startsWith("A chr1:1,011-1,017 is the first of two."), shown.said);
  }

  @Test
  void twoStretchesThatAddUpHaveNoEps() {
    InteractionPresenter presenter = new InteractionPresenter(host, shown);
    Edt.run(
        () -> {
          presenter.show(words);
          presenter.measure("chr1:1,011-1,017", "chr1:1,031-1,037");
        });
    Edt.await("eps", () -> shown.said.startsWith("eps = +0.00, p = 1.0 against 99 stretches"));
  }

  /** The first measurement of a program is slow: one is made before the user asks for any. */
  @Test
  void measuringIsMadeReadyOnceTheTabIsLookedAt() {
    InteractionPresenter presenter = new InteractionPresenter(host, shown);
    Edt.run(() -> presenter.visible(false));
    Edt.run(() -> presenter.show(words));
    assertEquals(List.of(), host.read());
    Edt.run(() -> presenter.visible(true));
    Edt.await("the model", () -> host.read().equals(List.of(words.id())));
    String before = shown.said;
    Edt.await("the end", () -> jobs.running().isEmpty());
    Edt.run(() -> presenter.visible(false));
    Edt.run(() -> presenter.visible(true));
    Edt.await("nothing more", () -> jobs.running().isEmpty());
    assertEquals(List.of(words.id()), host.read());
    assertEquals(before, shown.said);
  }
}
