package org.motiflens.network;

import org.motiflens.genome.Locus;

/**
 * Where in the genome an array of codes lies.
 *
 * @param locus as long as the array
 * @param reverse whether the codes are the other strand's, so that the first is that of the locus'
 *     last base
 */
public record Placement(Locus locus, boolean reverse) {
  /** Of the array that holds the reverse complement. */
  public Placement otherStrand() {
    return new Placement(locus, !reverse);
  }

  /** Of a copy of some of the codes. */
  public Placement part(int from, int to) {
    int start = reverse ? locus.end() - to : locus.start() + from;
    return new Placement(new Locus(locus.chromosome(), start, start + to - from), reverse);
  }
}
