package org.motiflens.plugin.table;

import java.util.List;
import java.util.Optional;

/**
 * The peaks of a file, and what a model says of them.
 *
 * @param threshold of P, from which on a peak counts as found
 */
public record PeakRows(PeakList list, Optional<PeakScores> scores, double threshold)
    implements ScoredRows<PeakScores, PeakRows> {
  /** No peak. */
  public static final PeakRows NONE =
      new PeakRows(new PeakList(List.of()), Optional.empty(), PeakRows.USUAL_THRESHOLD);

  /** The threshold as long as the user gives no other. */
  public static final double USUAL_THRESHOLD = 0.5;

  @Override
  public int size() {
    return list.peaks().size();
  }

  @Override
  public PeakRows with(Optional<PeakScores> others) {
    return new PeakRows(list, others, threshold);
  }

  /** The same with another threshold. */
  public PeakRows at(double otherThreshold) {
    return new PeakRows(list, scores, otherThreshold);
  }

  /** Whether the model has a score of a peak that lies below the threshold. */
  public boolean isMissed(int index) {
    return scores.isPresent() && scores.get().probability(index) < threshold;
  }

  /** Whether the model's scores can be told what they mean in the genome. */
  boolean isCalibrated() {
    return scores.flatMap(PeakScores::scale).isPresent();
  }

  /** Whether it was calibrated with peaks. */
  boolean hasPrecision() {
    return scores
        .flatMap(PeakScores::scale)
        .flatMap(scale -> scale.calibration().precision())
        .isPresent();
  }
}
