package org.motiflens.training.genomic;

import java.util.Set;

/**
 * The chromosomes that judge models in the genome: nothing is trained, chosen or calibrated on
 * them, neither as positive nor as negative.
 */
public final class HeldOutChromosomes {
  /** Where models are tested. */
  public static final String TEST = "chr21";

  /** {@link #TEST}, and chr22, which others test our models on. */
  public static final Set<String> ALL = Set.of(TEST, "chr22");

  private HeldOutChromosomes() {}
}
