package org.motiflens.motif.tomtom;

import java.util.Arrays;
import java.util.Optional;

/**
 * How alike two columns of motif matrices are: larger is more alike. Columns are probabilities of
 * A, C, G and T.
 */
public enum ColumnScore {
  /** −√Σ (q − t)², the negated Euclidean distance. */
  EUCLIDEAN("ed") {
    @Override
    double of(double[] query, double a, double c, double g, double t) {
      double da = query[0] - a;
      double dc = query[1] - c;
      double dg = query[2] - g;
      double dt = query[3] - t;
      return -Math.sqrt(da * da + dc * dc + dg * dg + dt * dt);
    }
  },

  /**
   * Pearson's correlation of the four probabilities, whose mean is ¼; 0 when one of the columns is
   * uniform.
   */
  PEARSON("pearson") {
    @Override
    double of(double[] query, double a, double c, double g, double t) {
      double qa = query[0] - MEAN;
      double qc = query[1] - MEAN;
      double qg = query[2] - MEAN;
      double qt = query[3] - MEAN;
      double ta = a - MEAN;
      double tc = c - MEAN;
      double tg = g - MEAN;
      double tt = t - MEAN;
      double norm =
          Math.sqrt(
              (qa * qa + qc * qc + qg * qg + qt * qt) * (ta * ta + tc * tc + tg * tg + tt * tt));
      return norm == 0 ? 0 : (qa * ta + qc * tc + qg * tg + qt * tt) / norm;
    }
  };

  private static final double MEAN = 0.25;

  private final String key;

  ColumnScore(String key) {
    this.key = key;
  }

  /** The word for it on the command line, the same as Tomtom's. */
  public String key() {
    return key;
  }

  /** The score with a key, if there is one. */
  public static Optional<ColumnScore> forKey(String key) {
    return Arrays.stream(values()).filter(score -> score.key.equals(key)).findFirst();
  }

  /** Score of a query column, A C G T, against a target column. */
  abstract double of(double[] query, double a, double c, double g, double t);
}
