package org.motiflens.explain.variant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.score.KnownBases;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.ChromosomeNames;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.RefusedVariantException.Reason;
import org.motiflens.genome.variant.Variant;
import org.motiflens.network.Network;
import org.motiflens.network.Placement;
import org.motiflens.network.WindowRun;

/**
 * Scores variants: each allele is put into the genome's sequence and a window of T bases is laid
 * anew around it, so that an insertion pushes bases out of the window at both ends and a deletion
 * draws bases in. The effect is Δ(alternative) − Δ(reference), as a difference of logits, and the
 * same of P.
 *
 * <p>The reference allele must be what the genome has. A variant is scored in the form of {@link
 * Variant#normalised}: the same haplotype written in another way has the same score to the last
 * bit. For a single-nucleotide variant, {@link VariantWindows#CENTRE} is in-silico mutagenesis of
 * the window's middle (Alipanahi et al. 2015).
 *
 * <p>A workspace for one thread; a handful of windows a variant, so that a click is answered at
 * once.
 */
public final class VariantScorer {
  private final SequenceSource source;
  private final ChromosomeNames names;
  private final VariantWindows windows;
  private final StrandMargins margins;
  private final int windowLength;

  /**
   * @param strand whose margins count; {@link StrandRule#MEAN} averages both strands
   */
  public VariantScorer(
      SequenceSource source, Network network, StrandRule strand, VariantWindows windows) {
    this.source = new NearbyBases(source);
    names = ChromosomeNames.of(source);
    this.windows = windows;
    margins = new StrandMargins(network.newEvaluator(), strand);
    windowLength = network.architecture().windowLength();
  }

  /** As variants are scored when nothing else is asked for: both strands, centred windows. */
  public static VariantScorer standard(SequenceSource source, Network network) {
    return new VariantScorer(source, network, StrandRule.MEAN, VariantWindows.CENTRE);
  }

  /**
   * Scores a variant.
   *
   * @throws RefusedVariantException when the variant does not fit the genome, lies too close to the
   *     end of its chromosome or among unknown bases, or has an allele that no window holds
   * @throws InputException when the sequence cannot be read
   */
  public VariantEffect effect(Variant variant) {
    Variant own = fitting(variant);
    byte[] before = flank(own.chromosome(), (long) own.start() - windowLength, own.start());
    byte[] after = flank(own.chromosome(), own.end(), (long) own.end() + windowLength);
    return new VariantEffect(
        own,
        margin(own, before, own.reference(), after),
        margin(own, before, own.alternative(), after));
  }

  /** Whether scores are of the window centred on an allele. */
  boolean isCentred() {
    return windows == VariantWindows.CENTRE;
  }

  /**
   * The form in which a variant is scored.
   *
   * @throws RefusedVariantException when the variant does not fit the genome, or has an allele that
   *     no window holds
   */
  public Variant fitting(Variant variant) {
    Variant own = variant.checkedAgainst(source, names).normalised(source);
    int longest = Math.max(own.reference().length(), own.alternative().length());
    if (longest > windowLength - 2) {
      throw new RefusedVariantException(
          Reason.LENGTH,
          String.format(
              Locale.ROOT,
              "an allele of %,d bases; a window of %d holds at most %d and a base on either side",
              longest,
              windowLength,
              windowLength - 2));
    }
    return own;
  }

  /**
   * The windows centred on the reference and on the alternative allele.
   *
   * @param own in the form that is scored, {@link #fitting}
   * @throws RefusedVariantException as {@link #effect}
   */
  public List<byte[]> centredWindows(Variant own) {
    byte[] before = flank(own.chromosome(), (long) own.start() - windowLength, own.start());
    byte[] after = flank(own.chromosome(), own.end(), (long) own.end() + windowLength);
    List<byte[]> windows = new ArrayList<>();
    for (String allele : List.of(own.reference(), own.alternative())) {
      byte[] haplotype = haplotype(before, allele, after);
      windows.add(
          centredWindow(own, haplotype, before.length + allele.length() / 2 - windowLength / 2));
    }
    return windows;
  }

  /**
   * Scores the four bases at a position, in windows centred on it.
   *
   * @param position 0-based
   * @throws RefusedVariantException when the window leaves the chromosome, or fewer than half of
   *     its bases are known
   * @throws InputException when the genome has no such chromosome or position, or the sequence
   *     cannot be read
   */
  public AlleleScores alleles(String chromosome, int position) {
    String own = names.resolve(chromosome, source.genomeId());
    int start = position - windowLength / 2;
    if (start < 0 || start > source.length(own) - windowLength) {
      throw beyondTheEnd(own, position);
    }
    byte[] codes = source.codes(new Locus(own, start, start + windowLength));
    requireKnown(own, position, codes);
    byte[] four = new byte[Bases.COUNT * windowLength];
    for (int base = 0; base < Bases.COUNT; base++) {
      System.arraycopy(codes, 0, four, base * windowLength, windowLength);
      four[base * windowLength + windowLength / 2] = (byte) base;
    }
    return new AlleleScores(
        own,
        position,
        codes[windowLength / 2],
        margins.of(four, new WindowRun(0, windowLength, Bases.COUNT)));
  }

  /** Bases beside an allele, as far as the chromosome goes. */
  private byte[] flank(String chromosome, long from, long to) {
    int start = (int) Math.max(0, from);
    int end = (int) Math.min(source.length(chromosome), to);
    return start < end ? source.codes(new Locus(chromosome, start, end)) : new byte[0];
  }

  private float margin(Variant variant, byte[] before, String allele, byte[] after) {
    byte[] haplotype = haplotype(before, allele, after);
    return windows == VariantWindows.CENTRE
        ? centred(variant, haplotype, before.length + allele.length() / 2 - windowLength / 2)
        : best(variant, haplotype, before.length, allele.length());
  }

  private static byte[] haplotype(byte[] before, String allele, byte[] after) {
    byte[] haplotype = Arrays.copyOf(before, before.length + allele.length() + after.length);
    System.arraycopy(Bases.encode(allele), 0, haplotype, before.length, allele.length());
    System.arraycopy(after, 0, haplotype, before.length + allele.length(), after.length);
    return haplotype;
  }

  private float centred(Variant variant, byte[] haplotype, int start) {
    return margins
        .of(centredWindow(variant, haplotype, start), WindowRun.single(0), place(variant))[0];
  }

  /**
   * Where the window centred on the reference allele lies. Both alleles have the control tracks of
   * this window, so that a difference is the sequence's.
   */
  public Optional<Placement> place(Variant own) {
    int start = own.start() + own.reference().length() / 2 - windowLength / 2;
    return source
        .place(new Locus(own.chromosome(), Math.max(0, start), Math.max(0, start) + windowLength))
        .map(locus -> new Placement(locus, false));
  }

  private byte[] centredWindow(Variant variant, byte[] haplotype, int start) {
    if (start < 0 || start + windowLength > haplotype.length) {
      throw beyondTheEnd(variant.chromosome(), variant.start());
    }
    byte[] window = Arrays.copyOfRange(haplotype, start, start + windowLength);
    requireKnown(variant.chromosome(), variant.start(), window);
    return window;
  }

  private float best(Variant variant, byte[] haplotype, int before, int length) {
    int first = Math.max(0, before + length + 1 - windowLength);
    int last = Math.min(before - 1, haplotype.length - windowLength);
    if (last < first) {
      throw beyondTheEnd(variant.chromosome(), variant.start());
    }
    int origin = variant.start() - before;
    Optional<Placement> place =
        source
            .place(new Locus(variant.chromosome(), origin, origin + haplotype.length))
            .map(locus -> new Placement(locus, false));
    float[] all = margins.of(haplotype, new WindowRun(first, 1, last - first + 1), place);
    float best = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < all.length; i++) {
      if (KnownBases.areEnough(haplotype, first + i, windowLength)) {
        best = Math.max(best, all[i]);
      }
    }
    if (best == Float.NEGATIVE_INFINITY) {
      throw notKnown(variant.chromosome(), variant.start());
    }
    return best;
  }

  private void requireKnown(String chromosome, int position, byte[] window) {
    if (!KnownBases.areEnough(window, 0, windowLength)) {
      throw notKnown(chromosome, position);
    }
  }

  private RefusedVariantException beyondTheEnd(String chromosome, int position) {
    return new RefusedVariantException(
        Reason.EDGE,
        String.format(
            Locale.ROOT,
            "the window of %d bases around %s:%,d reaches beyond the chromosome",
            windowLength,
            chromosome,
            position + 1));
  }

  private RefusedVariantException notKnown(String chromosome, int position) {
    return new RefusedVariantException(
        Reason.UNKNOWN_BASES,
        String.format(
            Locale.ROOT,
            "fewer than half of the bases around %s:%,d are known in %s",
            chromosome,
            position + 1,
            source.genomeId()));
  }
}
