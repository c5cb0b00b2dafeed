package org.motiflens.training.evaluation.chromosome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.explain.calibration.PrecisionCurve;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.training.evaluation.chromosome.LabelRule.Label;

/**
 * Holds what a calibration promises against a chromosome that it never saw: how many windows score
 * so high, and how many of those that do are bound. Immutable.
 */
public final class CalibrationCheck {
  /** Shares of the genome whose scores are looked up, falling. */
  static final double[] SHARES = {0.1, 0.01, 0.001, 0.0001, 0.00001};

  /** Expected precisions whose windows are looked up, rising. */
  static final double[] PRECISIONS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};

  private final ChromosomeGrid grid;
  private final StrandRule strand;

  /**
   * @param strand which strands the scores are of
   */
  public CalibrationCheck(ChromosomeGrid grid, StrandRule strand) {
    this.grid = grid;
    this.strand = strand;
  }

  /** What is promised. */
  public enum Promise {
    /** That so large a share of windows scores at least so high. */
    SHARE,
    /** That so large a share of the windows that score at least so high is bound. */
    PRECISION
  }

  /**
   * A promise and what came of it.
   *
   * @param model its id
   * @param mark which of the shares or precisions that are looked up
   * @param promised by the calibration at the lowest score that counts; of a precision at the share
   *     of bound windows that the genome has
   * @param promisedHere the same where so many windows are bound as on this chromosome
   * @param windows that score so high; of a precision those that are bound or unbound
   * @param of all windows that could; of a precision the bound ones
   * @param bound of the windows, NaN for a share
   */
  public record Row(
      String model,
      String architecture,
      Promise promise,
      double mark,
      double promised,
      double promisedHere,
      long windows,
      long of,
      double bound) {
    /** What was observed here: to be compared with {@link #promisedHere}. */
    public double observed() {
      return promise == Promise.SHARE ? (double) windows / of : bound / windows;
    }

    static final List<String> COLUMNS =
        List.of(
            "model",
            "architecture",
            "promise",
            "mark",
            "promised",
            "promised_here",
            "windows",
            "of",
            "bound",
            "observed");

    List<String> cells() {
      return List.of(
          model,
          architecture,
          promise.name().toLowerCase(Locale.ROOT),
          String.valueOf(mark),
          number(promised),
          number(promisedHere),
          String.valueOf(windows),
          String.valueOf(of),
          Double.isNaN(bound) ? "NA" : String.valueOf((long) bound),
          number(observed()));
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, "%.4g", value);
    }
  }

  /**
   * The rows of one model. Marks that no window of the chromosome reaches have none, and shares
   * that are smaller than one in the calibration's draws.
   *
   * @param scores one a place, NaN where a base is unknown
   * @param experiment whose peaks say what is bound
   * @param calibration of the very model
   * @throws InputException when there are no peaks on the chromosome
   */
  public List<Row> rows(
      String model,
      String architecture,
      float[] scores,
      GenomeBenchmark.Peaks experiment,
      Calibration calibration) {
    GenomicScale scale = GenomicScale.of(calibration);
    List<Row> rows = new ArrayList<>(shares(model, architecture, scores, scale));
    Optional<Calibration.Precision> precision = calibration.precision();
    if (precision.isPresent()) {
      Label[] labels =
          grid.labels(experiment.experiment().id(), experiment.summits(), LabelRule.SUMMIT);
      rows.addAll(precisions(model, architecture, scores, labels, scale, precision.get().share()));
    }
    return rows;
  }

  private List<Row> shares(String model, String architecture, float[] scores, GenomicScale scale) {
    double[] claimed = new double[scores.length];
    int known = 0;
    double smallest = 1;
    for (float score : scores) {
      if (!Float.isNaN(score)) {
        Meaning meaning = scale.meaning(score, strand);
        claimed[known++] = meaning.share();
        smallest = Math.min(smallest, meaning.share());
      }
    }
    double[] sorted = Arrays.copyOf(claimed, known);
    Arrays.sort(sorted);
    List<Row> rows = new ArrayList<>();
    for (double mark : SHARES) {
      int count = 0;
      while (count < sorted.length && sorted[count] <= mark) {
        count++;
      }
      if (smallest <= mark && count > 0) {
        double promised = sorted[count - 1];
        rows.add(
            new Row(
                model,
                architecture,
                Promise.SHARE,
                mark,
                promised,
                promised,
                count,
                known,
                Double.NaN));
      }
    }
    return rows;
  }

  private List<Row> precisions(
      String model,
      String architecture,
      float[] scores,
      Label[] labels,
      GenomicScale scale,
      double genomeShare) {
    long positives = 0;
    long negatives = 0;
    double[] expected = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      expected[i] = scale.meaning(scores[i], strand).precision().orElse(Double.NaN);
      if (!Float.isNaN(scores[i])) {
        positives += labels[i] == Label.BOUND ? 1 : 0;
        negatives += labels[i] == Label.UNBOUND ? 1 : 0;
      }
    }
    List<Row> rows = new ArrayList<>();
    if (positives == 0 || negatives == 0) {
      return rows;
    }
    double here = (double) positives / (positives + negatives);
    for (double mark : PRECISIONS) {
      // The curve may fall where scores rise: the threshold is the lowest score that promises it.
      float threshold = Float.POSITIVE_INFINITY;
      double promised = Double.NaN;
      for (int i = 0; i < scores.length; i++) {
        if (scores[i] < threshold && expected[i] >= mark) {
          threshold = scores[i];
          promised = expected[i];
        }
      }
      long bound = 0;
      long unbound = 0;
      for (int i = 0; i < scores.length; i++) {
        if (scores[i] >= threshold) {
          bound += labels[i] == Label.BOUND ? 1 : 0;
          unbound += labels[i] == Label.UNBOUND ? 1 : 0;
        }
      }
      if (bound + unbound > 0) {
        rows.add(
            new Row(
                model,
                architecture,
                Promise.PRECISION,
                mark,
                promised,
                atShare(promised, genomeShare, here),
                bound + unbound,
                positives,
                bound));
      }
    }
    return rows;
  }

  /**
   * A precision where another share of windows is bound: the ratio of the rates of true and false
   * positives stays, by {@link PrecisionCurve#precision}.
   */
  static double atShare(double precision, double share, double otherShare) {
    double ratio = precision / (1 - precision) * (1 - share) / share;
    return PrecisionCurve.precision(otherShare, ratio / (1 + ratio), 1 / (1 + ratio));
  }
}
