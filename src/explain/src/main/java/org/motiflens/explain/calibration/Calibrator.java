package org.motiflens.explain.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.motiflens.genome.Product;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;

/**
 * Calibrates models: scores windows of the genome on both strands, random single-base changes at
 * the centres of some of them, and windows that are known to be bound or not. The same input and
 * seed give the same numbers, whatever the threads.
 */
public final class Calibrator {
  /** Windows that are scored at a time where they lie apart. */
  private static final int BATCH = 512;

  /**
   * Windows that did not train the model.
   *
   * @param peaks which peaks say what is bound, for people
   * @param positives codes of bound windows; not to be changed
   * @param negatives unbound windows
   * @param share of the genome's windows that are bound, 0 to 1
   */
  public record Labelled(
      String peaks, List<byte[]> positives, GenomeSample negatives, double share) {
    public Labelled {
      positives = List.copyOf(positives);
    }
  }

  private final GenomeSample sample;
  private final String sequence;
  private final int changes;
  private final long seed;
  private final int threads;

  /**
   * @param sample windows of the genome
   * @param sequence what was sampled, for people
   * @param changes how many single-base changes are drawn; at most one a window
   * @param threads at least 1
   */
  public Calibrator(GenomeSample sample, String sequence, int changes, long seed, int threads) {
    this.sample = sample;
    this.sequence = sequence;
    this.changes = changes;
    this.seed = seed;
    this.threads = threads;
  }

  /**
   * Calibrates a model.
   *
   * @param labelled nothing when no peaks are at hand
   * @throws IllegalArgumentException when its windows are not as long as the sample's
   */
  public Calibration calibrate(ModelBundle model, Optional<Labelled> labelled) {
    Network network = model.network();
    if (network.architecture().windowLength() != sample.windowLength()) {
      throw new IllegalArgumentException("windows of " + sample.windowLength());
    }
    StrandScores background = score(network, sample);
    Map<String, Calibration.Distribution> scores = new LinkedHashMap<>();
    background.draws().forEach((strand, d) -> scores.put(strand, SurvivalFunction.estimate(d)));
    Map<String, Calibration.Distribution> differences = new LinkedHashMap<>();
    changes(network, background)
        .forEach((strand, d) -> differences.put(strand, SurvivalFunction.estimate(d)));
    return new Calibration(
        Calibration.SCHEMA,
        model.card().weightsSha256(),
        sequence,
        background.size(),
        seed,
        Product.version(),
        scores,
        differences,
        labelled.map(windows -> precision(network, windows)));
  }

  private Calibration.Precision precision(Network network, Labelled labelled) {
    Map<String, float[]> positives = score(network, labelled.positives()).draws();
    StrandScores unbound = score(network, labelled.negatives());
    Map<String, float[]> negatives = unbound.draws();
    Map<String, Calibration.Points> curves = new LinkedHashMap<>();
    for (String strand : Calibration.STRANDS) {
      curves.put(
          strand,
          PrecisionCurve.estimate(positives.get(strand), negatives.get(strand), labelled.share()));
    }
    return new Calibration.Precision(
        labelled.peaks(), labelled.positives().size(), unbound.size(), labelled.share(), curves);
  }

  /** |change of the score| by strand: the base at the centre of a window becomes another one. */
  private Map<String, float[]> changes(Network network, StrandScores background) {
    Random random = new Random(seed);
    int windowLength = sample.windowLength();
    int count = Math.min(changes, background.size());
    List<Integer> chosen = new ArrayList<>(count);
    List<byte[]> changed = new ArrayList<>(count);
    int index = 0;
    int next = 0;
    for (GenomeSample.Piece piece : sample.pieces()) {
      byte[] codes = null;
      for (int i = 0; i < piece.count(); i++, index++) {
        if (next < count && index == (long) next * background.size() / count) {
          codes = codes == null ? sample.codes(piece) : codes;
          byte[] window = new byte[windowLength];
          System.arraycopy(codes, i * sample.stride(), window, 0, windowLength);
          int other = 1 + random.nextInt(Bases.COUNT - 1);
          int centre = windowLength / 2;
          window[centre] = (byte) ((window[centre] + other) % Bases.COUNT);
          chosen.add(index);
          changed.add(window);
          next++;
        }
      }
    }
    return score(network, changed).changesFrom(background, chosen);
  }

  private StrandScores score(Network network, List<byte[]> windows) {
    StrandScores scores = StrandScores.ofSize(windows.size());
    int batches = (windows.size() + BATCH - 1) / BATCH;
    inParallel(
        batches,
        () -> {
          BothStrands strands = new BothStrands(network.newEvaluator());
          return batch -> {
            int first = batch * BATCH;
            int last = Math.min(windows.size(), first + BATCH);
            strands.score(windows.subList(first, last), scores, first);
          };
        });
    return scores;
  }

  private StrandScores score(Network network, GenomeSample windows) {
    List<GenomeSample.Piece> pieces = windows.pieces();
    int[] offsets = new int[pieces.size() + 1];
    for (int i = 0; i < pieces.size(); i++) {
      offsets[i + 1] = offsets[i] + pieces.get(i).count();
    }
    StrandScores scores = StrandScores.ofSize(windows.windows());
    inParallel(
        pieces.size(),
        () -> {
          BothStrands strands = new BothStrands(network.newEvaluator());
          return i -> {
            GenomeSample.Piece piece = pieces.get(i);
            strands.score(
                windows.codes(piece), windows.stride(), piece.count(), scores, offsets[i]);
          };
        });
    return scores;
  }

  /** Does pieces of work, each once, every thread with a worker of its own. */
  private void inParallel(int pieces, Supplier<IntConsumer> newWorker) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      AtomicInteger next = new AtomicInteger();
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < Math.min(threads, Math.max(1, pieces)); thread++) {
        running.add(
            pool.submit(
                () -> {
                  IntConsumer worker = newWorker.get();
                  for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                    worker.accept(i);
                  }
                }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
