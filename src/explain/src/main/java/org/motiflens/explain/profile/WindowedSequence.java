package org.motiflens.explain.profile;

import java.util.List;
import java.util.Optional;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Placement;

/** The bases of all windows that own a base of a locus, read once. For one computation. */
final class WindowedSequence {
  private final int windowLength;

  final int chromosomeLength;
  final List<WindowLayout.Run> runs;

  /** Position of the first code. */
  final int offset;

  final byte[] codes;

  /** The other strand, from its own start; empty when nobody reads it. */
  final byte[] reverseCodes;

  /** Known bases before each code and, last, of all. */
  private final int[] knownBefore;

  /** Where the codes lie, if in a genome. */
  final Optional<Placement> place;

  /**
   * @param strand whose codes are read
   * @throws InputException when the locus reaches beyond its chromosome
   */
  WindowedSequence(SequenceSource source, WindowLayout layout, StrandRule strand, Locus locus) {
    windowLength = layout.windowLength();
    chromosomeLength = source.length(locus.chromosome());
    if (locus.end() > chromosomeLength) {
      throw new InputException(
          locus
              + " reaches beyond the end of "
              + locus.chromosome()
              + ", which has "
              + chromosomeLength
              + " bases in "
              + source.genomeId()
              + "; choose a locus inside.");
    }
    runs = layout.runs(locus.start(), locus.end(), chromosomeLength);
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (WindowLayout.Run run : runs) {
      start = Math.min(start, run.start(0));
      end = Math.max(end, run.start(run.count() - 1) + windowLength);
    }
    offset = start;
    codes = runs.isEmpty() ? new byte[0] : source.codes(new Locus(locus.chromosome(), start, end));
    place =
        runs.isEmpty()
            ? Optional.empty()
            : source
                .place(new Locus(locus.chromosome(), start, end))
                .map(own -> new Placement(own, false));
    reverseCodes = strand.readsReverse() ? Bases.reverseComplement(codes) : new byte[0];
    knownBefore = new int[codes.length + 1];
    for (int i = 0; i < codes.length; i++) {
      knownBefore[i + 1] = knownBefore[i] + (codes[i] == Bases.N ? 0 : 1);
    }
  }

  /** Whether at least half of the bases of the window at {@code start} are known. */
  boolean isKnown(int start) {
    int first = start - offset;
    int known = knownBefore[first + windowLength] - knownBefore[first];
    return 2 * known >= windowLength;
  }
}
