package org.motiflens.explain.attribution;

import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.bpnet.ProfileEvaluator;
import org.motiflens.network.bpnet.ProfileTarget;

/** Which of a network's scalars a method explains. */
enum ExplainedScalar {
  /** The one that every network has: Δ, or a profile model's log counts. */
  SCORE("", "", "Δ", null),

  /** The shape of a profile, its softmax passed. */
  PROFILE("profile-", " of the profile", ProfileTarget.PROFILE.formula(), ProfileTarget.PROFILE),

  /** The shape of a profile, its softmax held fixed. */
  PROFILE_STOPPED(
      "profile-stopped-",
      " of the profile, softmax held fixed",
      ProfileTarget.PROFILE_STOPPED.formula(),
      ProfileTarget.PROFILE_STOPPED);

  private final String prefix;
  private final String suffix;
  private final String formula;
  private final ProfileTarget target;

  ExplainedScalar(String prefix, String suffix, String formula, ProfileTarget target) {
    this.prefix = prefix;
    this.suffix = suffix;
    this.formula = formula;
    this.target = target;
  }

  /** A method's key for this scalar. */
  String key(String key) {
    return prefix + key;
  }

  /** A method's label for this scalar. */
  String label(String label) {
    return label + suffix;
  }

  /** A method's formula, in which F stands for the scalar. */
  String formula(String formula) {
    return formula + (target == null ? "" : "; F = " + this.formula);
  }

  /** What the formula calls the scalar. */
  String symbol() {
    return target == null ? "Δ" : "F";
  }

  /** What a share of the scalar is. */
  Unit unit(Family family) {
    return target == null
        ? Unit.score(family)
        : new Unit("profile F", "the profile's scalar F, a sum of logits; see the formula");
  }

  /** What the scalar's slope at a base is. */
  Unit slope(Family family) {
    return target == null ? Unit.slope(family) : new Unit("∂F/∂base", unit(family).description());
  }

  boolean isOf(Architecture architecture) {
    return target == null || architecture.family().predictsProfiles();
  }

  /** An evaluator whose margin is this scalar. */
  Evaluator of(Evaluator evaluator) {
    return target == null ? evaluator : ((ProfileEvaluator) evaluator).explaining(target);
  }
}
