package org.motiflens.explain.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.explain.attribution.InputTimesGradient;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.Profile;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.FakeSequence;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.fixture.TestBundles;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.track.TrackWriter;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;

class LocalEngineTest {
  private static final long SEED = 4711;

  private static byte[] randomCodes(int length) {
    byte[] codes = new byte[length];
    Random random = new Random(SEED);
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(Bases.COUNT);
    }
    return codes;
  }

  /** A source for many threads: it keeps no count. */
  private static SequenceSource source(byte[] codes) {
    return new SequenceSource() {
      @Override
      public String genomeId() {
        return "test";
      }

      @Override
      public List<String> chromosomes() {
        return List.of(FakeSequence.CHROMOSOME);
      }

      @Override
      public int length(String chromosome) {
        return codes.length;
      }

      @Override
      public byte[] codes(Locus locus) {
        return Arrays.copyOfRange(codes, locus.start(), locus.end());
      }
    };
  }

  private static ProfileRecipe recipe() {
    return new ProfileRecipe(
        TestBundles.of(QuadraticNetwork.random(new Random(SEED), 9)),
        new InputTimesGradient(),
        WindowLayout.everyBases(9, 4),
        StrandRule.FORWARD);
  }

  private static ExportPlan plan(SequenceSource source, Locus locus) {
    return new ExportPlan(
        source, RegionSet.ofLocus(source, locus, OptionalInt.of(40_000)), List.of(recipe()));
  }

  private static void export(
      ExportPlan plan, int threads, Monitor monitor, Consumer<Profile> sink) {
    try (LocalEngine engine = new LocalEngine(plan.source(), threads)) {
      new ExportRun(plan, List.of((same, recipe) -> new Collector(sink)), Optional.empty())
          .run(engine, monitor);
    }
  }

  /** A file that is none. */
  private record Collector(Consumer<Profile> sink) implements TrackWriter {
    @Override
    public void write(Locus locus, float[] values) {
      sink.accept(new Profile(locus, values));
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }

  /** Remembers progress, checks its thread and may give up. */
  private static final class Watcher implements Monitor {
    final Thread owner = Thread.currentThread();
    final List<Long> progress = new ArrayList<>();
    long giveUpAt = Long.MAX_VALUE;

    @Override
    public void progress(long done, long total) {
      assertSame(owner, Thread.currentThread());
      progress.add(done);
    }

    @Override
    public boolean isCancelled() {
      return !progress.isEmpty() && progress.get(progress.size() - 1) >= giveUpAt;
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 3, 8})
  void piecesHoldTheValuesOfTheWholeInOrder(int threads) {
    byte[] codes = randomCodes(150_001);
    Arrays.fill(codes, 20_000, 60_000, Bases.N);
    SequenceSource source = source(codes);
    Locus locus = FakeSequence.locus(7, codes.length - 3);
    float[] joined = new float[locus.length()];
    int[] end = {locus.start()};
    Watcher watcher = new Watcher();
    export(
        plan(source, locus),
        threads,
        watcher,
        piece -> {
          assertEquals(end[0], piece.locus().start());
          end[0] = piece.locus().end();
          System.arraycopy(
              piece.values(),
              0,
              joined,
              piece.locus().start() - locus.start(),
              piece.locus().length());
        });
    assertEquals(locus.end(), end[0]);
    ProfileRecipe anchored = recipe().with(recipe().layout().anchoredAt(40_000));
    assertArrayEquals(
        anchored.on(source).compute(locus, Monitor.NONE).values(), joined, "seed " + SEED);
    assertEquals(watcher.progress.stream().sorted().toList(), watcher.progress);
    assertEquals(locus.length(), watcher.progress.get(watcher.progress.size() - 1));
  }

  /** A network whose second run of windows waits for the latch. */
  private static Network waiting(CountDownLatch latch) {
    QuadraticNetwork network = QuadraticNetwork.random(new Random(SEED), 9);
    AtomicInteger runs = new AtomicInteger();
    return new Network() {
      @Override
      public Architecture architecture() {
        return network.architecture();
      }

      @Override
      public Evaluator newEvaluator() {
        Evaluator own = network.newEvaluator();
        return (Evaluator)
            Proxy.newProxyInstance(
                Evaluator.class.getClassLoader(),
                new Class<?>[] {Evaluator.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("gradients") && runs.incrementAndGet() == 2) {
                    assertTrue(latch.await(20, TimeUnit.SECONDS), "nothing was told");
                  }
                  return method.invoke(own, arguments);
                });
      }
    };
  }

  @Test
  void onePieceThatTakesLongTellsHowFarItIs() {
    CountDownLatch told = new CountDownLatch(1);
    SequenceSource source = source(randomCodes(1_000));
    List<Long> progress = new ArrayList<>();
    ProfileRecipe recipe =
        new ProfileRecipe(
            TestBundles.of(waiting(told)),
            new InputTimesGradient(),
            WindowLayout.everyBases(9, 4),
            StrandRule.FORWARD);
    export(
        new ExportPlan(
            source,
            RegionSet.ofLocus(source, FakeSequence.locus(0, 1_000), OptionalInt.empty()),
            List.of(recipe)),
        1,
        new Monitor() {
          @Override
          public void progress(long done, long total) {
            assertEquals(1_000, total);
            progress.add(done);
            if (done > 0) {
              told.countDown();
            }
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        },
        profile -> {});
    assertEquals(progress.stream().sorted().toList(), progress);
    assertTrue(progress.stream().anyMatch(done -> done > 0 && done < 100), "8 of 248 windows");
    assertEquals(1, progress.stream().filter(done -> done == 1_000).count());
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 150_000})
  void aCancelledComputationStops(int length) {
    Watcher watcher = new Watcher();
    watcher.giveUpAt = 1;
    List<Profile> delivered = new ArrayList<>();
    assertThrows(
        CancellationException.class,
        () ->
            export(
                plan(source(randomCodes(length)), FakeSequence.locus(0, length)),
                2,
                watcher,
                delivered::add));
    assertTrue(delivered.size() <= 1, delivered.size() + " pieces");
  }

  @Test
  void aFailureOnAThreadIsTheCallersFailure() {
    SequenceSource good = source(randomCodes(150_000));
    SequenceSource damaged =
        new SequenceSource() {
          @Override
          public String genomeId() {
            return good.genomeId();
          }

          @Override
          public List<String> chromosomes() {
            return good.chromosomes();
          }

          @Override
          public int length(String chromosome) {
            return good.length(chromosome);
          }

          @Override
          public byte[] codes(Locus locus) {
            if (locus.contains(100_000)) {
              throw new InputException("damaged");
            }
            return good.codes(locus);
          }
        };
    assertEquals(
        "damaged",
        assertThrows(
                InputException.class,
                () ->
                    export(
                        plan(damaged, FakeSequence.locus(0, 150_000)),
                        3,
                        Monitor.NONE,
                        piece -> {}))
            .getMessage());
  }

  @Test
  void regionsWithoutAnyValueAreRefusedBeforeAnythingIsWritten() {
    byte[] codes = randomCodes(100_000);
    Arrays.fill(codes, 0, 70_000, Bases.N);
    List<Profile> delivered = new ArrayList<>();
    String message =
        assertThrows(
                InputException.class,
                () ->
                    export(
                        plan(source(codes), FakeSequence.locus(0, 65_000)),
                        2,
                        Monitor.NONE,
                        delivered::add))
            .getMessage();
    assertTrue(message.contains("not known (N)"), message);
    assertEquals(List.of(), delivered);
  }
}
