package org.motiflens.explain.instance;

import java.util.Locale;

/**
 * Instances as lines of BED: 0-based starts, six columns of BED (the score is −100 log₁₀ q, at most
 * 1000), then sum, p, q, bases, and the q-value of the known motif or NA.
 */
public final class InstanceBed {
  /** Names of the columns, as a line of comment. */
  public static final String HEADER =
      "#chromosome\tstart\tend\tname\tscore\tstrand\tsum\tp-value\tq-value\tbases"
          + "\tmotif_q-value\n";

  private static final double LEAST_Q = 1e-10;

  private InstanceBed() {}

  /** One line with its end. */
  public static String line(Instance instance) {
    Seqlet seqlet = instance.seqlet();
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%d\t%s\t%d\t%s\t%.5g\t%.3g\t%.3g\t%s\t%s\n",
        instance.locus().chromosome(),
        instance.locus().start(),
        instance.locus().end(),
        instance.name(),
        (int) Math.min(1000, Math.round(-100 * Math.log10(Math.max(seqlet.q(), LEAST_Q)))),
        instance.strand(),
        seqlet.sum(),
        seqlet.p(),
        seqlet.q(),
        instance.bases(),
        instance
            .match()
            .map(best -> String.format(Locale.ROOT, "%.3g", best.qValue()))
            .orElse("NA"));
  }
}
