package org.motiflens.explain.instance;

import java.util.List;
import java.util.Locale;
import org.motiflens.genome.Provenance;

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

  /** A whole file, with the motif that each stretch was gathered into as a last column. */
  public static String of(WindowInstances found, Provenance provenance) {
    StringBuilder text = new StringBuilder(provenance.commentLines());
    text.append(HEADER.strip()).append("\tmotif\n");
    List<String> motifs = found.motifNames();
    for (int i = 0; i < motifs.size(); i++) {
      text.append(line(found.instances().get(i)).strip())
          .append('\t')
          .append(motifs.get(i))
          .append('\n');
    }
    return text.toString();
  }

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
