package org.motiflens.explain.attribution;

import org.motiflens.network.Architecture;

/** A method of profile models alone. */
interface ProfileMethod extends AttributionMethod {
  /** The word for these networks in lists of methods. */
  String PROFILE = "profile";

  @Override
  default boolean supports(Architecture architecture) {
    return architecture.family().predictsProfiles();
  }

  @Override
  default String networks() {
    return PROFILE;
  }

  @Override
  default String needs() {
    return "a profile model (BPNet or ChromBPNet)";
  }
}
