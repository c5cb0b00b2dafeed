package org.motiflens.plugin.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.plugin.fixture.FakeRepository;

/** How wide a view may be follows from what a base of it costs. */
class ViewLimitsTest {
  private static final FakeRepository MODELS =
      new FakeRepository()
          .with("A", CentredNetwork.of("small-rnn"))
          .with("B", CentredNetwork.of("small-cnn"));

  private final ProfileTiles tiles = new ProfileTiles(MODELS, AttributionRegistry.WITH_MAPS);

  private int widest(String modelId, String method, int stride) {
    return tiles.widestView(
        new TrackSpec(modelId, "hash", method, 101, stride, StrandRule.FORWARD, Optional.empty()));
  }

  @Test
  void ofConvolutionalModelsAllShowTheWidestView() {
    assertEquals(ViewLimits.WIDEST, widest("B_K562/small-cnn", "saliency", 1));
    assertEquals(ViewLimits.WIDEST, widest("B_K562/small-cnn", "saliency", 25));
  }

  @Test
  void ofRecurrentModelsTheNumberOfWindowsCounts() {
    assertEquals(20_000, widest("A_K562/small-rnn", "saliency", 1));
    assertEquals(100_000, widest("A_K562/small-rnn", "saliency", 25));
  }

  @Test
  void aMethodThatRunsTheNetworkManyTimesShowsATenth() {
    List<AttributionMethod> dear =
        AttributionRegistry.WITH_MAPS.methods().stream()
            .filter(method -> method.cost() == AttributionMethod.Cost.MANY_PASSES)
            .toList();
    for (AttributionMethod method : dear) {
      assertEquals(ViewLimits.WIDEST / 10, widest("B_K562/small-cnn", method.key(), 25));
    }
    assertFalse(dear.isEmpty());
  }

  @Test
  void aModelThatCannotBeReadLimitsNothingAsItsTrackSaysSoItself() {
    assertEquals(ViewLimits.WIDEST, widest("none/none", "saliency", 25));
  }
}
