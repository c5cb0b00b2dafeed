package org.motiflens.network.bundle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a model's scores in the genome, as numbers: the {@code calibration.json} of a
 * bundle. A score is the logit margin, or the score of a DeepBind model. Distributions are kept for
 * each way to read the strands, by name: {@link #SINGLE}, {@link #MEAN} and {@link #MAX}.
 *
 * @param schema version of this layout, {@value #SCHEMA}
 * @param weightsSha256 of the weights that were calibrated
 * @param sequence which sequence was sampled, for people
 * @param windows of the genome that were scored
 * @param seed of what was drawn at random
 * @param productVersion of the program that calibrated
 * @param scores of windows of the genome, by strand
 * @param changes |Δ(alternative) − Δ(reference)| of random single-base changes, by strand
 * @param precision nothing when no peaks were at hand, or too few
 */
public record Calibration(
    int schema,
    String weightsSha256,
    String sequence,
    long windows,
    long seed,
    String productVersion,
    Map<String, Distribution> scores,
    Map<String, Distribution> changes,
    Optional<Precision> precision) {

  public static final int SCHEMA = 1;

  /** A window on one strand; both strands of each window were drawn. */
  public static final String SINGLE = "single";

  /** The mean of both strands' scores. */
  public static final String MEAN = "mean";

  /** The larger of both strands' scores. */
  public static final String MAX = "max";

  /** All of them. */
  public static final List<String> STRANDS = List.of(SINGLE, MEAN, MAX);

  /**
   * A survival function by knots.
   *
   * @param draws values that it was estimated from
   * @param scores rising
   * @param shares of draws that are at least the score, falling, above 0 and at most 1
   */
  public record Distribution(int draws, List<Double> scores, List<Double> shares) {
    public Distribution {
      scores = List.copyOf(scores);
      shares = List.copyOf(shares);
    }
  }

  /**
   * A function by knots.
   *
   * @param scores rising
   * @param values at the scores
   */
  public record Points(List<Double> scores, List<Double> values) {
    public Points {
      scores = List.copyOf(scores);
      values = List.copyOf(values);
    }
  }

  /**
   * Precision by score, estimated on windows that did not train the model.
   *
   * @param peaks which peaks, for people
   * @param positives bound windows
   * @param negatives unbound windows
   * @param share of the genome's windows that are bound, 0 to 1
   * @param curves precision of all windows that score at least so high, by strand
   */
  public record Precision(
      String peaks, int positives, int negatives, double share, Map<String, Points> curves) {
    public Precision {
      Objects.requireNonNull(peaks);
      curves = Map.copyOf(curves);
    }
  }

  public Calibration {
    Objects.requireNonNull(weightsSha256);
    Objects.requireNonNull(precision);
    scores = Map.copyOf(scores);
    changes = Map.copyOf(changes);
  }
}
