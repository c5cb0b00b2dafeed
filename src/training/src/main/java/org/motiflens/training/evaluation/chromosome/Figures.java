package org.motiflens.training.evaluation.chromosome;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well windows are ranked.
 *
 * @param averagePrecision Σ of the precision at each bound window / their number: auPRC
 * @param recallAtStrict the largest recall at a false discovery rate of at most {@value #STRICT}
 * @param recallAtLoose the same at {@value #LOOSE}
 * @param auroc area under the ROC curve, ties counted half
 */
record Figures(double averagePrecision, double recallAtStrict, double recallAtLoose, double auroc) {
  static final double STRICT = 0.1;
  static final double LOOSE = 0.5;

  /** All of them, in the order of columns. */
  static final List<ToDoubleFunction<Figures>> ALL =
      List.of(
          Figures::averagePrecision,
          Figures::recallAtStrict,
          Figures::recallAtLoose,
          Figures::auroc);

  private static final double TAIL = 0.025;

  /** The 95 % interval of a figure over draws, by their percentiles: low and high. */
  static double[] interval(Figures[] draws, ToDoubleFunction<Figures> figure) {
    double[] values = Arrays.stream(draws).mapToDouble(figure).sorted().toArray();
    int out = (int) Math.floor(TAIL * values.length);
    return new double[] {values[out], values[values.length - 1 - out]};
  }
}
