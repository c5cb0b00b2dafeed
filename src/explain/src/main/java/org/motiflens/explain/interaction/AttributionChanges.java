package org.motiflens.explain.interaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.DinucleotideShuffle;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * How the attribution of one part of a window changes when another is changed, after DFIM
 * (Greenside, Shimko, Fordyce and Kundaje 2018, Bioinformatics 34:i629), with gradients for its
 * attribution:
 *
 * <pre>
 *   A(x) = ∂Δ/∂X, all four letters
 *   D_ij = max over positions t in j of Σ_letters |A(x) − A(x with i shuffled)|_t,   D_ii = 0
 * </pre>
 *
 * <p>averaged over shuffles of i. The null is D of the same parts in dinucleotide shuffles of the
 * whole window; p counts those at least as large, and Benjamini and Hochberg's procedure over all
 * pairs gives q. Immutable.
 */
public final class AttributionChanges {
  private final List<Stretch> parts;
  private final double[][] change;
  private final double[][] qValue;

  private AttributionChanges(List<Stretch> parts, double[][] change, double[][] qValue) {
    this.parts = List.copyOf(parts);
    this.change = change;
    this.qValue = qValue;
  }

  /**
   * Measures all pairs.
   *
   * @param codes the window, as long as the network reads
   * @param parts stretches that do not overlap, at least two
   * @param draws shuffles of a part
   * @param nulls shuffles of the window
   * @throws InputException when parts overlap or leave the window
   */
  public static AttributionChanges of(
      Network network,
      byte[] codes,
      List<Stretch> parts,
      int draws,
      int nulls,
      long seed,
      Monitor monitor) {
    Evaluator evaluator = network.newEvaluator();
    if (parts.size() < 2) {
      throw new InputException("There are " + parts.size() + " stretches; expected at least two.");
    }
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).requireWithin(evaluator.windowLength());
      for (int j = 0; j < i; j++) {
        Stretch.requireApart(parts.get(j), parts.get(i));
      }
    }
    Random random = new Random(seed);
    double[][] change = changes(evaluator, codes, parts, draws, random);
    double[] background = new double[nulls * parts.size() * (parts.size() - 1)];
    int next = 0;
    for (int n = 0; n < nulls; n++) {
      monitor.check();
      byte[] shuffled = DinucleotideShuffle.shuffle(codes, random);
      double[][] one = changes(evaluator, shuffled, parts, draws, random);
      for (int i = 0; i < one.length; i++) {
        for (int j = 0; j < one.length; j++) {
          if (i != j) {
            background[next++] = one[i][j];
          }
        }
      }
      monitor.progress(n + 1, nulls);
    }
    Arrays.sort(background);
    return new AttributionChanges(parts, change, qValues(change, background));
  }

  private static double[][] changes(
      Evaluator evaluator, byte[] codes, List<Stretch> parts, int draws, Random random) {
    float[] before = gradient(evaluator, codes);
    double[][] change = new double[parts.size()][parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      for (int draw = 0; draw < draws; draw++) {
        float[] after = gradient(evaluator, shuffled(codes, parts.get(i), random));
        for (int j = 0; j < parts.size(); j++) {
          if (i != j) {
            change[i][j] += largest(before, after, parts.get(j)) / draws;
          }
        }
      }
    }
    return change;
  }

  private static float[] gradient(Evaluator evaluator, byte[] codes) {
    float[] copy = new float[codes.length * Bases.COUNT];
    evaluator.gradients(
        codes,
        WindowRun.single(0),
        (window, margin, gradient) -> System.arraycopy(gradient, 0, copy, 0, copy.length));
    return copy;
  }

  private static byte[] shuffled(byte[] codes, Stretch part, Random random) {
    byte[] copy = codes.clone();
    for (int i = part.length() - 1; i > 0; i--) {
      int here = part.start() + i;
      int there = part.start() + random.nextInt(i + 1);
      byte kept = copy[here];
      copy[here] = copy[there];
      copy[there] = kept;
    }
    return copy;
  }

  private static double largest(float[] before, float[] after, Stretch part) {
    double largest = 0;
    for (int t = part.start(); t < part.end(); t++) {
      double sum = 0;
      for (int base = 0; base < Bases.COUNT; base++) {
        sum += Math.abs(before[t * Bases.COUNT + base] - after[t * Bases.COUNT + base]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private static double[][] qValues(double[][] change, double[] background) {
    List<Double> p = new ArrayList<>();
    for (int i = 0; i < change.length; i++) {
      for (int j = 0; j < change.length; j++) {
        if (i != j) {
          p.add(p(change[i][j], background));
        }
      }
    }
    double[] q = BenjaminiHochberg.of(p.stream().mapToDouble(Double::doubleValue).toArray());
    double[][] values = new double[change.length][change.length];
    int next = 0;
    for (int i = 0; i < change.length; i++) {
      for (int j = 0; j < change.length; j++) {
        values[i][j] = i == j ? Double.NaN : q[next++];
      }
    }
    return values;
  }

  /** Share of the null at least as large, the value itself counted. */
  private static double p(double value, double[] sorted) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (1.0 + sorted.length - low) / (1.0 + sorted.length);
  }

  /** The parts. */
  public List<Stretch> parts() {
    return parts;
  }

  /** D_ij: how much the attribution of {@code j} changes with {@code i}. */
  public double change(int i, int j) {
    return change[i][j];
  }

  /** Its false discovery rate; NaN on the diagonal. */
  public double qValue(int i, int j) {
    return qValue[i][j];
  }
}
