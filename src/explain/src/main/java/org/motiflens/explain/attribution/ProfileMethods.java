package org.motiflens.explain.attribution;

import java.util.List;
import java.util.Optional;

/** The methods of profile models, and DeepSHAP, which they share with convolutional networks. */
public final class ProfileMethods {
  /** With one value a base. */
  public static final List<AttributionMethod> STANDARD =
      List.of(
          deepShap(Contributions.REFERENCES, Contributions.SEED),
          new ExpectedCounts(ExpectedCounts.Strands.BOTH),
          new ExpectedCounts(ExpectedCounts.Strands.PLUS),
          new ExpectedCounts(ExpectedCounts.Strands.MINUS),
          new CountsContribution(false),
          new LogCounts(),
          new ProfileGradient(ExplainedScalar.PROFILE),
          new DeepShap(ExplainedScalar.PROFILE, Contributions.REFERENCES, Contributions.SEED),
          new DeepShap(
              ExplainedScalar.PROFILE_STOPPED, Contributions.REFERENCES, Contributions.SEED));

  /** With four values a base: hypothetical scores. */
  public static final List<AttributionMethod> MAPS =
      List.of(
          new CountsContribution(true),
          new DeepShapMap(ExplainedScalar.SCORE, Contributions.REFERENCES, Contributions.SEED),
          new DeepShapMap(ExplainedScalar.PROFILE, Contributions.REFERENCES, Contributions.SEED));

  private ProfileMethods() {}

  /** The same method with other references; nothing when it has none. */
  public static Optional<AttributionMethod> withReferences(
      AttributionMethod method, int references, long seed) {
    return method instanceof DeepShap shap
        ? Optional.of(shap.with(references, seed))
        : Optional.empty();
  }

  /** DeepSHAP of the score with other references. */
  public static AttributionMethod deepShap(int references, long seed) {
    return new DeepShap(ExplainedScalar.SCORE, references, seed);
  }
}
