package org.motiflens.training.genomic;

import com.google.common.base.Splitter;
import com.google.common.primitives.Doubles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.InputException;

/**
 * Where the negatives of an epoch come from: parts that sum to 1, and how many there are.
 *
 * @param random windows anywhere in the known sequence
 * @param peaks windows at peaks of other experiments
 * @param matched windows as rich in G and C, and in the word CG, as a positive is
 * @param hard windows that a network called bound
 * @param shuffled dinucleotide-preserving shuffles of positives
 * @param perPositive negatives for each positive
 */
public record NegativeMix(
    double random, double peaks, double matched, double hard, double shuffled, int perPositive) {
  private static final double ROUNDING = 1e-9;

  public NegativeMix {
    if (!(random >= 0 && peaks >= 0 && matched >= 0 && hard >= 0 && shuffled >= 0)
        || Math.abs(random + peaks + matched + hard + shuffled - 1) > ROUNDING
        || perPositive < 1) {
      throw new IllegalArgumentException("parts of negatives do not sum to 1");
    }
  }

  /**
   * Almost all random: tried on CTCF, NRF1 and REST, one run each ({@code docs/training.md} says
   * what that shows and what it does not).
   */
  public static final NegativeMix STANDARD = new NegativeMix(0.95, 0, 0, 0, 0.05, 20);

  /** The sources' names in {@link #parse}, in the order of the components. */
  private static final List<String> SOURCES =
      List.of("random", "peaks", "matched", "hard", "shuffled");

  /**
   * Reads parts such as {@code random=.75,peaks=.2,shuffled=.05}; a source that is not named has
   * none.
   *
   * @throws InputException when a source is unknown or named twice, a part is no number from 0 to
   *     1, or the parts do not sum to 1
   */
  public static NegativeMix parse(String text, int perPositive) {
    Map<String, Double> parts = new LinkedHashMap<>();
    for (String part : Splitter.on(',').trimResults().split(text)) {
      List<String> sides = Splitter.on('=').trimResults().splitToList(part);
      Double value = sides.size() == 2 ? Doubles.tryParse(sides.get(1)) : null;
      if (value == null || !(value >= 0 && value <= 1) || !SOURCES.contains(sides.get(0))) {
        throw new InputException(
            "\""
                + part
                + "\" is no part of negatives; expected SOURCE=PART, a source being one of "
                + String.join(", ", SOURCES)
                + ", a part a number from 0 to 1.");
      }
      if (parts.put(sides.get(0), value) != null) {
        throw new InputException(
            "the negatives \"" + sides.get(0) + "\" are given twice; name each once.");
      }
    }
    double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new InputException(
          "the parts of negatives in \""
              + text
              + "\" sum to "
              + (float) sum
              + "; they must sum to 1.");
    }
    double[] values = SOURCES.stream().mapToDouble(name -> parts.getOrDefault(name, 0.0)).toArray();
    return new NegativeMix(values[0], values[1], values[2], values[3], values[4], perPositive);
  }

  /** Parts by the names of their sources. */
  public Map<String, Double> parts() {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("random windows", random);
    parts.put("windows at peaks of all experiments", peaks);
    parts.put("random windows as rich in GC and CG as a positive", matched);
    parts.put("windows that the shared network takes for bound", hard);
    parts.put("dinucleotide-preserving shuffles", shuffled);
    return parts;
  }

  /** The same sources, another number. */
  public NegativeMix withPerPositive(int number) {
    return new NegativeMix(random, peaks, matched, hard, shuffled, number);
  }
}
