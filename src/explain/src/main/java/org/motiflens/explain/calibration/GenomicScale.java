package org.motiflens.explain.calibration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;

/**
 * Says what the scores of one model mean in the genome. A score is a logit margin, or the score of
 * a DeepBind model. Immutable.
 */
public final class GenomicScale {
  private final Calibration calibration;
  private final Map<String, SurvivalFunction> scores = new LinkedHashMap<>();
  private final Map<String, SurvivalFunction> changes = new LinkedHashMap<>();
  private final Map<String, PrecisionCurve> precisions = new LinkedHashMap<>();

  private GenomicScale(Calibration calibration) {
    this.calibration = calibration;
    for (String strand : Calibration.STRANDS) {
      scores.put(strand, new SurvivalFunction(calibration.scores().get(strand)));
      changes.put(strand, new SurvivalFunction(calibration.changes().get(strand)));
      calibration
          .precision()
          .ifPresent(
              precision ->
                  precisions.put(strand, new PrecisionCurve(precision.curves().get(strand))));
    }
  }

  /** The scale of a model; nothing when it is not calibrated. */
  public static Optional<GenomicScale> of(ModelBundle model) {
    return model.calibration().map(GenomicScale::new);
  }

  /** The scale that a calibration makes. */
  public static GenomicScale of(Calibration calibration) {
    return new GenomicScale(calibration);
  }

  /**
   * The scale of a model that must have one.
   *
   * @throws InputException when it is not calibrated
   */
  public static GenomicScale required(ModelBundle model) {
    return of(model)
        .orElseThrow(
            () ->
                new InputException(
                    model.id()
                        + " is not calibrated: what its score means in the genome is not known;"
                        + " calibrate it with motiflens calibrate."));
  }

  /** What it was made from. */
  public Calibration calibration() {
    return calibration;
  }

  /** The genome's scores under a rule for the strands. */
  public SurvivalFunction scores(StrandRule strand) {
    return scores.get(key(strand));
  }

  /** What a score means. */
  public Meaning meaning(double score, StrandRule strand) {
    SurvivalFunction survival = scores(strand);
    PrecisionCurve precision = precisions.get(key(strand));
    return new Meaning(
        survival.share(score),
        survival.isBeyond(score),
        precision == null || Double.isNaN(score)
            ? OptionalDouble.empty()
            : OptionalDouble.of(precision.at(score)));
  }

  /**
   * Average precision on the windows that validated the model; nothing when it was calibrated
   * without peaks.
   */
  public OptionalDouble averagePrecision(StrandRule strand) {
    PrecisionCurve precision = precisions.get(key(strand));
    return precision == null ? OptionalDouble.empty() : OptionalDouble.of(precision.average());
  }

  /**
   * Empirical p of a change of the score: of random single-base changes the share that is at least
   * as large, up or down. It is at least one of the changes drawn.
   *
   * @param change of the score; its sign does not count
   */
  public double changeP(double change, StrandRule strand) {
    return changes.get(key(strand)).share(Math.abs(change));
  }

  /** Both strands were drawn, so that one of them is as good as the other. */
  private static String key(StrandRule strand) {
    return switch (strand) {
      case FORWARD, REVERSE -> Calibration.SINGLE;
      case MEAN -> Calibration.MEAN;
      case MAX -> Calibration.MAX;
    };
  }
}
