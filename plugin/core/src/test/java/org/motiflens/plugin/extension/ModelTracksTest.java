package org.motiflens.plugin.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.fixture.FakeBrowser;
import org.motiflens.plugin.fixture.FakeRepository;

/** Tracks of a model, all at once. */
class ModelTracksTest {
  private static final String CTCF = "CTCF_K562/small-rnn";
  private static final String REST = "REST_K562/small-cnn";

  private FakeBrowser browser;
  private Extension extension;
  private ModelTracks tracks;

  @BeforeEach
  void addTracks(@TempDir Path folder) {
    browser = new FakeBrowser(MadeChromosome.random(3, 10_000));
    extension =
        browser.extension(
            new FakeRepository()
                .with("CTCF", CentredNetwork.of("small-rnn"))
                .with("REST", CentredNetwork.of("small-cnn")),
            folder);
    tracks = new ModelTracks(extension);
    add(CTCF, "saliency", "temporal-forward");
    add(REST, "saliency");
  }

  private ModelCard card(String id) {
    return extension.models().card(id);
  }

  private void add(String id, String... methods) {
    List<AttributionMethod> chosen =
        List.of(methods).stream().map(extension.methods()::named).toList();
    extension.addTracks(card(id), chosen);
  }

  private List<String> names() {
    return browser.tracks().stream().map(BrowserTrack::getName).toList();
  }

  @Test
  void theyAreCountedByModel() {
    assertEquals(Map.of(CTCF, 2, REST, 1), tracks.counts());
  }

  @Test
  void anotherModelIsShownWhereItHasTheMethod() {
    tracks.replace(CTCF, card(REST));
    assertEquals(Map.of(CTCF, 1, REST, 2), tracks.counts());
    assertEquals(
        List.of(
            "REST K562, small CNN: saliency (AUC 0.95)",
            "CTCF K562, small RNN: temporal output, forward (AUC 0.95)",
            "REST K562, small CNN: saliency (AUC 0.95)"),
        names());
  }

  @Test
  void thoseOfOneModelAreRemovedAndNoOthers() {
    tracks.remove(CTCF);
    assertEquals(List.of("REST K562, small CNN: saliency (AUC 0.95)"), names());
  }
}
