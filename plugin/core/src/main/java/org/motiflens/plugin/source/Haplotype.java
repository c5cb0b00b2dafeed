package org.motiflens.plugin.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.Variant;
import org.motiflens.plugin.browser.BrowserGenome;

/**
 * A genome with a stretch replaced. Where the lengths differ, it has two systems of positions, one
 * in which the bases before the stretch are where the genome has them, one in which those after it
 * are; by itself it reads as the first.
 *
 * @param after whether the bases after the stretch keep their places
 */
record Haplotype(BrowserGenome genome, ReplacedStretch replaced, boolean after)
    implements WrappedGenome {
  Haplotype(BrowserGenome genome, ReplacedStretch replaced) {
    this(genome, replaced, false);
  }

  @Override
  public String genomeId() {
    return genome.genomeId() + " with " + replaced.words() + (after ? " seen from its end" : "");
  }

  @Override
  public List<Piece> pieces(Locus locus) {
    Variant variant = replaced.variant();
    if (replaced.keepsLength() || !isOn(locus)) {
      return List.of(new Piece(locus, Optional.of(this)));
    }
    List<Piece> pieces = new ArrayList<>();
    add(pieces, locus, 0, variant.start(), Optional.of(this));
    add(pieces, locus, variant.start(), variant.end(), Optional.empty());
    add(
        pieces,
        locus,
        variant.end(),
        Integer.MAX_VALUE,
        Optional.of(new Haplotype(genome, replaced, true)));
    return pieces;
  }

  private static void add(
      List<Piece> pieces, Locus locus, int from, int to, Optional<BrowserGenome> read) {
    int start = Math.max(from, locus.start());
    int end = Math.min(to, locus.end());
    if (start < end) {
      pieces.add(new Piece(new Locus(locus.chromosome(), start, end), read));
    }
  }

  private boolean isOn(Locus locus) {
    return locus.chromosome().equals(genome.canonical(replaced.variant().chromosome()));
  }

  /** Beyond an end of the chromosome, from where bases have been moved, nothing is known. */
  @Override
  public byte[] codes(Locus locus) {
    Variant variant = replaced.variant();
    int added = variant.alternative().length() - variant.reference().length();
    // Where the alternative begins and ends in these positions.
    int first = after ? variant.start() - added : variant.start();
    int last = first + variant.alternative().length();
    boolean apart = after ? locus.start() >= last : locus.end() <= first;
    if (!isOn(locus) || apart) {
      return genome.codes(locus);
    }
    requireReference();
    byte[] codes = new byte[locus.length()];
    Arrays.fill(codes, Bases.N);
    copy(locus, locus.start(), Math.min(locus.end(), first), after ? added : 0, codes);
    byte[] alternative = Bases.encode(variant.alternative());
    for (int at = Math.max(first, locus.start()); at < Math.min(last, locus.end()); at++) {
      codes[at - locus.start()] = alternative[at - first];
    }
    copy(locus, Math.max(locus.start(), last), locus.end(), after ? 0 : -added, codes);
    return codes;
  }

  /** Bases [from, to) of these positions, which the genome has {@code moved} further on. */
  private void copy(Locus locus, int from, int to, int moved, byte[] codes) {
    int start = Math.max(0, from + moved);
    int end = Math.min(genome.length(locus.chromosome()), to + moved);
    if (start < end) {
      byte[] own = genome.codes(new Locus(locus.chromosome(), start, end));
      System.arraycopy(own, 0, codes, start - moved - locus.start(), own.length);
    }
  }

  private void requireReference() {
    try {
      replaced.whole().checkedAgainst(genome);
    } catch (RefusedVariantException e) {
      throw new InputException("No other allele: " + e.getMessage() + ".", e);
    }
  }
}
