package org.motiflens.explain.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.attribution.InSilicoMutagenesis;
import org.motiflens.explain.attribution.MutagenesisMap;
import org.motiflens.explain.attribution.Prediction;
import org.motiflens.explain.attribution.Saliency;
import org.motiflens.explain.attribution.TemporalOutput;
import org.motiflens.explain.attribution.Unit;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.FakeSequence;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

class ProfileComputerTest {
  private static Profile compute(
      FakeSequence sequence,
      Network network,
      AttributionMethod method,
      WindowLayout layout,
      int start,
      int end) {
    return new ProfileComputer(sequence, network, method, layout)
        .compute(FakeSequence.locus(start, end), Monitor.NONE);
  }

  /** All values by the rules alone: each base's owner, computed by itself. */
  private static float[] expected(
      FakeSequence sequence, Network network, AttributionMethod method, WindowLayout layout) {
    byte[] codes = sequence.codes();
    float[] expected = new float[codes.length];
    Map<Integer, float[]> windows = new HashMap<>();
    for (int position = 0; position < codes.length; position++) {
      int start = layout.owner(position, codes.length);
      expected[position] =
          start == WindowLayout.NONE
              ? Float.NaN
              : windows
                  .computeIfAbsent(start, s -> alone(codes, s, network, method))[position - start];
    }
    return expected;
  }

  private static float[] alone(byte[] codes, int start, Network network, AttributionMethod method) {
    int length = network.architecture().windowLength();
    byte[] window = Arrays.copyOfRange(codes, start, start + length);
    float[] result = new float[length];
    Arrays.fill(result, Float.NaN);
    int known = 0;
    for (byte code : window) {
      known += code == Bases.N ? 0 : 1;
    }
    if (2 * known >= length) {
      method.attribute(
          network.newEvaluator(),
          window,
          WindowRun.single(0),
          (index, values) -> System.arraycopy(values, 0, result, 0, length));
    }
    return result;
  }

  @Test
  void anyPartitionOfARegionIntoTilesGivesTheSameValues() {
    long seed = 36_200_000;
    Random random = new Random(seed);
    for (int trial = 0; trial < 60; trial++) {
      int length = 1 + random.nextInt(15);
      checkTiles(
          QuadraticNetwork.random(random, length), random, "seed " + seed + ", trial " + trial);
    }
  }

  @Test
  void anyPartitionGivesTheSameValuesOnTheEngineToTheLastBit() {
    long seed = 36_500_000;
    Random random = new Random(seed);
    for (int trial = 0; trial < 12; trial++) {
      for (Network network : TinyNetworks.all(random, 21 + random.nextInt(20))) {
        String name = network.architecture().name();
        checkTiles(network, random, "seed " + seed + ", trial " + trial + ", " + name);
      }
    }
  }

  private static void checkTiles(Network network, Random random, String what) {
    FakeSequence sequence = FakeSequence.random(random, 5 + random.nextInt(300));
    int chromosome = sequence.codes().length;
    int length = network.architecture().windowLength();
    List<AttributionMethod> methods =
        AttributionRegistry.STANDARD.supporting(network.architecture()).stream()
            .filter(method -> !method.needsCalibration())
            .toList();
    AttributionMethod method = methods.get(random.nextInt(methods.size()));
    WindowLayout layout = WindowLayout.everyBases(length, 1 + random.nextInt(length));
    if (random.nextBoolean()) {
      layout = layout.anchoredAt(random.nextInt(chromosome));
    }
    String where = what + ", " + method.key() + ", " + layout;

    float[] whole = compute(sequence, network, method, layout, 0, chromosome).values();
    assertArrayEquals(expected(sequence, network, method, layout), whole, where);
    float[] tiled = new float[chromosome];
    for (int from = 0; from < chromosome; ) {
      int to = Math.min(chromosome, from + 1 + random.nextInt(60));
      float[] tile = compute(sequence, network, method, layout, from, to).values();
      System.arraycopy(tile, 0, tiled, from, tile.length);
      from = to;
    }
    assertArrayEquals(whole, tiled, where);
  }

  /** Windows overlap, but a base is replaced in the one that owns it and in no other. */
  @Test
  void mutagenesisTriesEachBaseOnceOnEachStrand() {
    Random random = new Random(7);
    byte[] codes = new byte[200];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(Bases.COUNT);
    }
    FakeSequence sequence = new FakeSequence(codes);
    Network network = QuadraticNetwork.random(random, 21);
    for (AttributionMethod method : List.of(new InSilicoMutagenesis(), new MutagenesisMap())) {
      WindowLayout layout = WindowLayout.everyBases(21, 5).anchoredAt(93);
      Map<StrandRule, Integer> tried = new HashMap<>();
      for (StrandRule strand : List.of(StrandRule.FORWARD, StrandRule.REVERSE, StrandRule.MEAN)) {
        AtomicInteger positions = new AtomicInteger();
        ProfileComputer computer =
            new ProfileComputer(
                sequence, counting(network, positions::addAndGet), method, layout, strand);
        if (method.isMap()) {
          computer.computeMap(FakeSequence.locus(40, 140), Monitor.NONE);
        } else {
          computer.compute(FakeSequence.locus(40, 140), Monitor.NONE);
        }
        tried.put(strand, positions.get());
      }
      assertEquals(
          Map.of(StrandRule.FORWARD, 100, StrandRule.REVERSE, 100, StrandRule.MEAN, 200), tried);
    }
  }

  /** A network that says how many positions of a window are replaced. */
  private static Network counting(Network network, IntConsumer positions) {
    return new Network() {
      @Override
      public Architecture architecture() {
        return network.architecture();
      }

      @Override
      public Evaluator newEvaluator() {
        Evaluator evaluator = network.newEvaluator();
        return (Evaluator)
            Proxy.newProxyInstance(
                Evaluator.class.getClassLoader(),
                new Class<?>[] {Evaluator.class},
                (proxy, called, arguments) -> {
                  if (called.getName().equals("substitutions")) {
                    positions.accept((int) arguments[3] - (int) arguments[2]);
                  }
                  return called.invoke(evaluator, arguments);
                });
      }
    };
  }

  @Test
  void aTileReadsOnlyTheBasesOfItsWindows() {
    FakeSequence sequence = FakeSequence.random(new Random(1), 100_000);
    QuadraticNetwork network = QuadraticNetwork.random(new Random(2), 101);
    compute(sequence, network, new Saliency(), WindowLayout.everyBases(101, 25), 50_000, 50_500);
    assertTrue(sequence.basesRead() < 500 + 101 + 25, sequence.basesRead() + " bases read");
  }

  @Test
  void windowsThatAreMostlyUnknownHaveNoValue() {
    // Of [0, 4) two bases are known, of [4, 8) one.
    FakeSequence sequence = new FakeSequence("ACNNNNNTACGT");
    float[] values =
        compute(
                sequence,
                QuadraticNetwork.random(new Random(3), 4),
                new Prediction(),
                WindowLayout.everyBases(4, 4),
                0,
                12)
            .values();
    for (int position = 0; position < 12; position++) {
      assertEquals(
          position >= 4 && position < 8, Float.isNaN(values[position]), "base " + position);
    }
  }

  @Test
  void unknownBasesHaveNoAttributionButDoHaveAPrediction() {
    FakeSequence sequence = new FakeSequence("ACGTANGTACGTACGT");
    QuadraticNetwork network = QuadraticNetwork.random(new Random(3), 5);
    WindowLayout layout = WindowLayout.everyBases(5, 1);
    Profile saliency = compute(sequence, network, new Saliency(), layout, 2, 10);
    Profile prediction = compute(sequence, network, new Prediction(), layout, 2, 10);
    for (int position = 2; position < 10; position++) {
      assertEquals(position == 5, Float.isNaN(saliency.at(position)), "base " + position);
      assertTrue(prediction.at(position) > 0, "base " + position);
    }
  }

  @Test
  void aLocusBeyondTheChromosomeIsRefused() {
    FakeSequence sequence = new FakeSequence("ACGTACGT");
    InputException refusal =
        assertThrows(
            InputException.class,
            () ->
                compute(
                    sequence,
                    QuadraticNetwork.random(new Random(3), 4),
                    new Saliency(),
                    WindowLayout.everyBases(4, 1),
                    2,
                    9));
    assertTrue(refusal.getMessage().contains("8 bases in test"), refusal.getMessage());
  }

  @Test
  void exportsCanAskWhyALocusHasNoValues() {
    ProfileComputer known = computer(new FakeSequence("ACGTACGTNNNNNNNNNNNN"), 3);
    assertEquals(Optional.empty(), known.whyEmpty(FakeSequence.locus(0, 20)));
    known.requireValues(FakeSequence.locus(0, 20));

    assertReason(known, 12, 18, "is not known (N)");
    assertReason(known, 19, 20, "so close to the end");
    assertReason(computer(new FakeSequence("AC"), 1), 0, 2, "has 2 bases, fewer than the 4");

    float[] values = known.compute(FakeSequence.locus(12, 18), Monitor.NONE).values();
    for (float value : values) {
      assertTrue(Float.isNaN(value), "screens get NaN");
    }
  }

  private static ProfileComputer computer(FakeSequence sequence, int stride) {
    return new ProfileComputer(
        sequence,
        QuadraticNetwork.random(new Random(3), 4),
        new Saliency(),
        WindowLayout.everyBases(4, stride));
  }

  private static void assertReason(ProfileComputer computer, int start, int end, String part) {
    InputException refusal =
        assertThrows(
            InputException.class, () -> computer.requireValues(FakeSequence.locus(start, end)));
    assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
  }

  @Test
  void progressCountsWindowsAndEndsAtTheTotal() {
    FakeSequence sequence = FakeSequence.random(new Random(8), 5000);
    List<Long> progress = new ArrayList<>();
    Monitor monitor =
        new Monitor() {
          @Override
          public void progress(long done, long total) {
            assertEquals(497, total);
            progress.add(done);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    new ProfileComputer(
            sequence,
            QuadraticNetwork.random(new Random(3), 40),
            new Saliency(),
            WindowLayout.everyBases(40, 10))
        .compute(sequence.all(), monitor);
    assertEquals(0L, progress.get(0));
    assertEquals(497L, progress.get(progress.size() - 1));
    for (int i = 1; i < progress.size(); i++) {
      assertTrue(progress.get(i) > progress.get(i - 1), progress.toString());
    }
  }

  @Test
  void aCancelledComputationStopsAtTheNextWindow() {
    FakeSequence sequence = FakeSequence.random(new Random(8), 50_000);
    int[] windows = {0};
    AttributionMethod counting = new CountingMethod(() -> windows[0]++);
    Monitor monitor =
        new Monitor() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return windows[0] > 0;
          }
        };
    ProfileComputer computer =
        new ProfileComputer(
            sequence,
            QuadraticNetwork.random(new Random(3), 40),
            counting,
            WindowLayout.everyBases(40, 10));
    assertThrows(CancellationException.class, () -> computer.compute(sequence.all(), monitor));
    assertEquals(1, windows[0], "of 5000 windows");
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    FakeSequence sequence = new FakeSequence("ACGT");
    QuadraticNetwork network = QuadraticNetwork.random(new Random(3), 4);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ProfileComputer(sequence, network, new Saliency(), WindowLayout.everyBases(5, 1)));
    Network convolutional =
        new Network() {
          @Override
          public Architecture architecture() {
            return Architecture.named("small-cnn");
          }

          @Override
          public Evaluator newEvaluator() {
            throw new AssertionError();
          }
        };
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ProfileComputer(
                sequence,
                convolutional,
                new TemporalOutput(TemporalOutput.Direction.FORWARD),
                WindowLayout.everyBases(101, 101)));
  }

  private static final class CountingMethod implements AttributionMethod {
    private final AttributionMethod method = new Saliency();
    private final Runnable counter;

    CountingMethod(Runnable counter) {
      this.counter = counter;
    }

    @Override
    public String key() {
      return method.key();
    }

    @Override
    public String label() {
      return method.label();
    }

    @Override
    public String tells() {
      return "nothing";
    }

    @Override
    public String formula() {
      return method.formula();
    }

    @Override
    public String source() {
      return method.source();
    }

    @Override
    public Scale scale() {
      return method.scale();
    }

    @Override
    public int defaultStride(int windowLength) {
      return method.defaultStride(windowLength);
    }

    @Override
    public boolean supports(Architecture architecture) {
      return method.supports(architecture);
    }

    @Override
    public Unit unit(Family family) {
      return method.unit(family);
    }

    @Override
    public void attribute(
        Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
      method.attribute(
          evaluator,
          codes,
          run,
          (window, values) -> {
            counter.run();
            sink.accept(window, values);
          },
          monitor);
    }
  }
}
