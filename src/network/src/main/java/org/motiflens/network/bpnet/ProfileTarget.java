package org.motiflens.network.bpnet;

/** The scalars of a profile model that a gradient or an explanation can be of. */
public enum ProfileTarget {
  /** The logarithm of the counts. */
  COUNTS("log counts"),

  /**
   * The shape of the profile: Σ p z̃, with z̃ the logits less their mean, p = softmax(z̃), both
   * over all positions and strands; the gradient passes the softmax (as in bpnet-lite).
   */
  PROFILE("Σ softmax(z̃) z̃, z̃ the logits less their mean"),

  /** The same scalar with p held fixed: its gradient is p (as in ChromBPNet's own program). */
  PROFILE_STOPPED("Σ p z̃, p = softmax(z̃) held fixed, z̃ the logits less their mean");

  private final String formula;

  ProfileTarget(String formula) {
    this.formula = formula;
  }

  /** One line for people. */
  public String formula() {
    return formula;
  }
}
