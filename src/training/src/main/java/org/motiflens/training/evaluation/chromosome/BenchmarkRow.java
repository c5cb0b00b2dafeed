package org.motiflens.training.evaluation.chromosome;

import java.util.List;

/**
 * What one scorer reached on one experiment.
 *
 * @param rule key of the {@link Labelling}
 * @param table the experiment's peaks
 * @param cellLine of the experiment
 * @param factor of the experiment
 * @param kind model, imported, motif or peaks
 * @param name id of the model, the motif or the experiment whose peaks score
 * @param architecture of a model; motif or peaks otherwise
 * @param hash of the model's weights; {@code NA} of what has none
 * @param strand which strands were scored
 * @param positives bound windows
 * @param negatives unbound windows
 * @param estimates value, low and high of auPRC, recall at 10 % and 50 % FDR, and AUROC
 * @param aboveHalf share of all known windows with P above one half; NaN of what has no P
 * @param curve the best precision at evenly spaced recalls up to 1
 */
record BenchmarkRow(
    String rule,
    String table,
    String cellLine,
    String factor,
    ScorerKind kind,
    String name,
    String architecture,
    String hash,
    String strand,
    int positives,
    int negatives,
    List<Estimate> estimates,
    double aboveHalf,
    List<Double> curve) {

  /**
   * A value with its 95 % interval.
   *
   * @param low and high by the bootstrap over blocks
   */
  record Estimate(double value, double low, double high) {}

  BenchmarkRow {
    estimates = List.copyOf(estimates);
    curve = List.copyOf(curve);
  }

  double averagePrecision() {
    return estimates.get(0).value();
  }

  /** What must be equal for two rows to be the same measurement. */
  String key() {
    return String.join("\t", rule, table, name, hash, strand);
  }
}
