package org.motiflens.explain.attribution;

import org.motiflens.network.Architecture;
import org.motiflens.network.Family;

/** A method that gives differences from references back by DeepLIFT's rescale rule: DeepSHAP. */
interface RescaleMethod extends AttributionMethod {
  /** What is given back. */
  ExplainedScalar scalar();

  /**
   * The mean of a sum over shuffled references.
   *
   * @param sum over the bases of a reference B
   */
  static String formula(ExplainedScalar scalar, int references, long seed, String sum) {
    return scalar.formula(
        "mean over "
            + references
            + " dinucleotide shuffles B (seed "
            + seed
            + ") of "
            + sum
            + ", M the rescale rule's multipliers of "
            + scalar.symbol());
  }

  @Override
  default String source() {
    return "Lundberg and Lee 2017; Shrikumar et al. 2017, section 3.5.1";
  }

  @Override
  default Scale scale() {
    return Scale.SIGNED;
  }

  @Override
  default boolean supports(Architecture architecture) {
    return architecture.family().hasMultipliers() && scalar().isOf(architecture);
  }

  @Override
  default String networks() {
    return scalar() == ExplainedScalar.SCORE
        ? "convolutional, chain without recurrence, profile"
        : ProfileMethod.PROFILE;
  }

  @Override
  default String needs() {
    return "a convolutional network, a chain of layers without a recurrent one, or a profile model"
        + " (the rescale rule cannot give a difference back through gates, which are multiplied)";
  }

  @Override
  default Unit unit(Family family) {
    return scalar().unit(family);
  }

  @Override
  default Cost cost() {
    return Cost.MANY_PASSES;
  }
}
