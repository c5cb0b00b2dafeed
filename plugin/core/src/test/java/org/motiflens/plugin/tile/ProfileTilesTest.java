package org.motiflens.plugin.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.work.Cancellation;

class ProfileTilesTest {
  private static final int LENGTH = 10 * TileKey.SIZE + 300;
  private static final FakeRepository MODELS =
      new FakeRepository().with("CTCF", CentredNetwork.of("small-rnn"));
  private static final ProfileTiles TILES = new ProfileTiles(MODELS, AttributionRegistry.STANDARD);

  private static List<AttributionMethod> methods() {
    return AttributionRegistry.STANDARD.supporting(Architecture.named("small-rnn"));
  }

  private static TrackSpec spec(AttributionMethod method, Optional<Anchor> anchor) {
    ModelCard card = MODELS.cards().get(0);
    return new TrackSpec(
        card.id(),
        card.weightsSha256(),
        method.key(),
        card.windowLength(),
        method.defaultStride(card.windowLength()),
        StrandRule.FORWARD,
        anchor);
  }

  private static Stream<AttributionMethod> everyMethod() {
    return methods().stream();
  }

  /** What is drawn from tiles is what an export of any stretch computes, to the last bit. */
  @ParameterizedTest
  @MethodSource("everyMethod")
  void tilesHoldWhatAnExportOfAnyLocusHolds(AttributionMethod method) {
    long seed = 20170111L + method.key().hashCode();
    Random random = new Random(seed);
    SequenceSource source = MadeChromosome.random(seed, LENGTH);
    int summit = 3 * TileKey.SIZE + random.nextInt(200) - 100;
    TrackSpec spec = spec(method, Optional.of(new Anchor("chr1", summit)));
    int start = random.nextInt(2 * TileKey.SIZE);
    int end = start + 4 * TileKey.SIZE + random.nextInt(TileKey.SIZE);
    TileEngine engine = new TileEngine(new TileCache(1 << 20), 2, (client, missing) -> {});
    TileRange range = TileRange.covering(source.genomeId(), spec, "chr1", start, end);
    TileComputer computer = TILES.computer(spec, source);
    range.centreOut().forEach(key -> engine.computeNow(key, computer));
    ViewValues mosaic = ViewValues.of(engine, range, start, end);
    engine.close();

    float[] exported =
        TILES
            .computer(spec, source, "chr1")
            .compute(new Locus("chr1", start, end), Monitor.NONE)
            .values();
    float[] shown = new float[end - start];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = mosaic.value(i);
    }
    assertArrayEquals(exported, shown, method.key() + ", seed " + seed);
    assertTrue(mosaic.isComplete());
  }

  @Test
  void windowsEdgeToEdgeAreATileEach() {
    AttributionMethod temporal = AttributionRegistry.STANDARD.named("temporal-forward");
    TrackSpec spec = spec(temporal, Optional.empty());
    TileRange range = TileRange.covering("made", spec, "chr1", 3 * 101, 5 * 101);
    assertEquals(List.of(3, 4), List.of(range.first(), range.last()));
    SequenceSource source = MadeChromosome.random(7, LENGTH);
    int[] windows = new int[1];
    ProfileComputer computer = TILES.computer(spec, source, "chr1");
    TileKey key = range.key(3);
    computer.compute(
        new Locus("chr1", key.start(), key.end()),
        new Monitor() {
          @Override
          public void progress(long done, long total) {
            windows[0] = (int) total;
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
    assertEquals(1, windows[0]);
  }

  @Test
  void theLastTileEndsWithTheChromosome() {
    SequenceSource source = MadeChromosome.random(7, LENGTH);
    TrackSpec spec = spec(methods().get(0), Optional.empty());
    TileKey last = TileRange.covering("made", spec, "chr1", LENGTH - 1, LENGTH).key(10);
    assertEquals(300, TILES.computer(spec, source).compute(last, new Cancellation()).length());
  }

  @Test
  void choosingAnotherPeakLeavesFarTilesValid() {
    TrackSpec grid = spec(methods().get(0), Optional.empty());
    TrackSpec anchored =
        grid.anchoredAt(Optional.of(new Anchor("chr1", 2 * TileKey.SIZE + TileKey.SIZE / 2)));
    TileRange plain = TileRange.covering("g", grid, "chr1", 0, 5 * TileKey.SIZE);
    TileRange around = TileRange.covering("g", anchored, "chr1", 0, 5 * TileKey.SIZE);
    for (int index : List.of(0, 1, 3, 4)) {
      assertEquals(plain.key(index), around.key(index));
    }
    assertTrue(!plain.key(2).equals(around.key(2)));
  }

  @Test
  void otherWeightsUnderTheSameNameAreRefused() {
    AttributionMethod method = methods().get(0);
    TrackSpec old =
        new TrackSpec(
            "CTCF_K562/small-rnn",
            "old",
            method.key(),
            101,
            25,
            StrandRule.FORWARD,
            Optional.empty());
    TileKey key = TileRange.covering("made", old, "chr1", 0, 10).key(0);
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                TILES
                    .computer(old, MadeChromosome.random(1, LENGTH))
                    .compute(key, new Cancellation()));
    assertTrue(refused.getMessage().contains("other weights"), refused.getMessage());
  }
}
