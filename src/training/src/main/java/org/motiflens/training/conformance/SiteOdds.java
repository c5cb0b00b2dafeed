package org.motiflens.training.conformance;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * How probable it is that a motif was planted in a window, for who knows how windows are made: even
 * bases, and with probability ½ one site at any place on either strand.
 *
 * <pre>
 *   odds = mean over places and strands of Π p(base) / ¼
 * </pre>
 */
final class SiteOdds {
  private static final double EVEN = 0.25;

  private final MotifMatrix forward;
  private final MotifMatrix backward;

  SiteOdds(MotifMatrix motif) {
    forward = motif;
    backward = motif.reverseComplement();
  }

  double probability(byte[] codes) {
    int places = codes.length - forward.columns() + 1;
    double sum = 0;
    for (int start = 0; start < places; start++) {
      sum += ratio(forward, codes, start) + ratio(backward, codes, start);
    }
    double odds = sum / (2 * places);
    return odds / (1 + odds);
  }

  private static double ratio(MotifMatrix motif, byte[] codes, int start) {
    double ratio = 1;
    for (int column = 0; column < motif.columns(); column++) {
      byte code = codes[start + column];
      ratio *= code < Bases.COUNT ? motif.probability(column, code) / EVEN : 1;
    }
    return ratio;
  }
}
