package org.motiflens.explain.optimisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/** What recipes have in common that search a distribution of bases at each position. */
final class BaseMixture {
  /** Starts of a search. */
  static final int STARTS = 8;

  /** Random sequences of which they are the best. */
  private static final int CANDIDATES = 512;

  /** Optima with less than this share of the best one's P are failures, and in no consensus. */
  private static final double FAILED = 0.5;

  private BaseMixture() {}

  /** Where one start ended. */
  record Optimum(
      MotifMatrix matrix,
      String sequence,
      double probability,
      double sequenceProbability,
      double objective) {}

  /**
   * The best optimum, with the others laid on it; of a single start there is no consensus.
   *
   * @param method key of the recipe
   */
  static ClassOptimum best(String method, long seed, List<Optimum> ended) {
    List<Optimum> optima = new ArrayList<>(ended);
    optima.sort(Comparator.comparingDouble(Optimum::objective).reversed());
    Optimum best = optima.get(0);
    List<MotifMatrix> others =
        optima.stream()
            .skip(1)
            .filter(optimum -> optimum.probability() >= FAILED * best.probability())
            .map(Optimum::matrix)
            .toList();
    Optional<Consensus> consensus =
        optima.size() == 1
            ? Optional.empty()
            : Optional.of(Consensus.around(best.matrix(), others));
    return new ClassOptimum(
        method,
        seed,
        best.matrix(),
        best.probability(),
        best.sequence(),
        best.sequenceProbability(),
        consensus.map(Consensus::matrix),
        consensus
            .map(one -> one.agreement() * others.size() / (optima.size() - 1))
            .orElse(Double.NaN));
  }

  /** The best of many random sequences, best first. */
  static List<byte[]> starts(Evaluator evaluator, long seed) {
    int length = evaluator.windowLength();
    Random random = new Random(seed);
    byte[] codes = new byte[CANDIDATES * length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(Bases.COUNT);
    }
    float[] margins = new float[CANDIDATES];
    evaluator.logitMargins(codes, new WindowRun(0, length, CANDIDATES), margins);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -margins[i]));
    List<byte[]> best = new ArrayList<>();
    for (int i : order.subList(0, STARTS)) {
      best.add(Arrays.copyOfRange(codes, i * length, (i + 1) * length));
    }
    return best;
  }

  /** Sets each row of {@code values} to the softmax of its logits; the information in nats. */
  static double softmax(double[] logits, float[] values) {
    double information = 0;
    for (int row = 0; row < logits.length; row += Bases.COUNT) {
      double largest = logits[row];
      for (int i = row + 1; i < row + Bases.COUNT; i++) {
        largest = Math.max(largest, logits[i]);
      }
      double sum = 0;
      double mean = 0;
      for (int i = row; i < row + Bases.COUNT; i++) {
        double weight = StrictMath.exp(logits[i] - largest);
        sum += weight;
        mean += weight * (logits[i] - largest);
        values[i] = (float) weight;
      }
      for (int i = row; i < row + Bases.COUNT; i++) {
        values[i] = (float) (values[i] / sum);
      }
      information += mean / sum - StrictMath.log(sum / Bases.COUNT);
    }
    return information;
  }

  static double[][] rows(float[] values) {
    double[][] rows = new double[values.length / Bases.COUNT][Bases.COUNT];
    for (int i = 0; i < values.length; i++) {
      rows[i / Bases.COUNT][i % Bases.COUNT] = values[i];
    }
    return rows;
  }
}
