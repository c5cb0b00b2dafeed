package org.motiflens.genome.variant;

import java.util.Locale;
import java.util.Objects;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.ChromosomeNames;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.variant.RefusedVariantException.Reason;

/**
 * The replacement of a stretch of bases by another: a single-nucleotide variant, an insertion, a
 * deletion or both at once. Alleles are upper-case letters A, C, G and T. Immutable.
 *
 * @param chromosome as its file spells it
 * @param start 0-based position of the reference allele's first base; of an empty reference allele
 *     the base before which the alternative is inserted
 * @param reference the bases that the genome has; empty for a plain insertion
 * @param alternative the bases in their place; empty for a plain deletion
 */
public record Variant(String chromosome, int start, String reference, String alternative) {
  /** Bases of the genome that are read at a time when an allele is moved along a repeat. */
  private static final int STRETCH = 256;

  /**
   * @throws RefusedVariantException when an allele holds anything but A, C, G and T, or the two are
   *     the same
   */
  public Variant {
    Objects.requireNonNull(chromosome);
    reference = reference.toUpperCase(Locale.ROOT);
    alternative = alternative.toUpperCase(Locale.ROOT);
    requireBases("reference", reference);
    requireBases("alternative", alternative);
    if (start < 0) {
      throw new RefusedVariantException(
          Reason.POSITION, "positions count from 1; this one lies before the chromosome");
    }
    if (reference.equals(alternative)) {
      throw new RefusedVariantException(
          Reason.NO_ALTERNATIVE, "the alternative allele is the reference allele");
    }
  }

  private static void requireBases(String which, String allele) {
    for (int i = 0; i < allele.length(); i++) {
      int code = Bases.code(allele.charAt(i));
      if (code < 0 || code == Bases.N) {
        throw new RefusedVariantException(
            Reason.LETTERS,
            "the " + which + " allele " + quote(allele) + " has letters other than A, C, G and T");
      }
    }
  }

  private static String quote(String allele) {
    return '"' + Shown.allele(allele) + '"';
  }

  /** A replacement of one base. */
  public static Variant ofBase(String chromosome, int position, char reference, char alternative) {
    return new Variant(
        chromosome, position, String.valueOf(reference), String.valueOf(alternative));
  }

  /** Position after the reference allele. */
  public int end() {
    return start + reference.length();
  }

  /**
   * Refuses a variant that does not fit the genome.
   *
   * @return the same variant under the genome's own name of its chromosome
   * @throws RefusedVariantException when the genome has no such chromosome or position, or has
   *     other bases than the reference allele there
   */
  public Variant checkedAgainst(SequenceSource source) {
    return checkedAgainst(source, ChromosomeNames.of(source));
  }

  /**
   * The same for many variants of one genome.
   *
   * @param names of the source's chromosomes
   * @throws RefusedVariantException as {@link #checkedAgainst(SequenceSource)}
   */
  public Variant checkedAgainst(SequenceSource source, ChromosomeNames names) {
    String own =
        names
            .find(chromosome)
            .orElseThrow(
                () ->
                    new RefusedVariantException(
                        Reason.CHROMOSOME, names.absence(chromosome, source.genomeId())));
    int length = source.length(own);
    if (end() > length || end() < start) {
      throw new RefusedVariantException(
          Reason.POSITION,
          String.format(
              Locale.ROOT,
              "position %,d is beyond the end of %s, which has %,d bases in %s",
              Math.max(end(), start + 1L),
              own,
              length,
              source.genomeId()));
    }
    if (!reference.isEmpty()) {
      String there = Bases.decode(source.codes(new Locus(own, start, end())));
      if (!there.equals(reference)) {
        throw new RefusedVariantException(
            Reason.REFERENCE,
            "the reference allele is "
                + quote(reference)
                + " but "
                + source.genomeId()
                + " has "
                + quote(there)
                + String.format(Locale.ROOT, " at %s:%,d", own, start + 1));
      }
    }
    return own.equals(chromosome) ? this : new Variant(own, start, reference, alternative);
  }

  /**
   * The same haplotype in one form: bases that both alleles share at their ends are taken off, and
   * an allele that a repeat could hold in several places is moved to the leftmost (Tan, Abecasis
   * and Kang 2015, Bioinformatics 31:2202, without the base of context that VCF adds). All ways to
   * write a haplotype that differ in these give the same form.
   */
  public Variant normalised(SequenceSource source) {
    Variant trimmed = trimmed();
    boolean insertion = trimmed.reference.isEmpty();
    if (!insertion && !trimmed.alternative.isEmpty()) {
      return trimmed;
    }
    String allele = insertion ? trimmed.alternative : trimmed.reference;
    int moved = steps(source, trimmed.start, allele);
    int turn = moved % allele.length();
    String turned =
        allele.substring(allele.length() - turn) + allele.substring(0, allele.length() - turn);
    return new Variant(
        chromosome, trimmed.start - moved, insertion ? "" : turned, insertion ? turned : "");
  }

  /** How many bases an allele that stands at {@code from} can be moved to the left. */
  private int steps(SequenceSource source, int from, String allele) {
    int length = allele.length();
    int moved = 0;
    byte[] codes = new byte[0];
    int first = from;
    while (moved < from) {
      int position = from - 1 - moved;
      if (position < first) {
        int end = first;
        first = Math.max(0, end - STRETCH);
        codes = source.codes(new Locus(chromosome, first, end));
      }
      // After each step the last base of the allele becomes its first.
      int last = length - 1 - moved % length;
      if (Bases.letter(codes[position - first]) != allele.charAt(last)) {
        break;
      }
      moved++;
    }
    return moved;
  }

  /** The same without the bases that both alleles share at their ends. */
  public Variant trimmed() {
    int shared = Math.min(reference.length(), alternative.length());
    int suffix = 0;
    while (suffix < shared
        && reference.charAt(reference.length() - 1 - suffix)
            == alternative.charAt(alternative.length() - 1 - suffix)) {
      suffix++;
    }
    int prefix = 0;
    while (prefix < shared - suffix && reference.charAt(prefix) == alternative.charAt(prefix)) {
      prefix++;
    }
    return new Variant(
        chromosome,
        start + prefix,
        reference.substring(prefix, reference.length() - suffix),
        alternative.substring(prefix, alternative.length() - suffix));
  }

  /** The form for people, 1-based: {@code chr20:30,200,852 A>G}, an empty allele written -. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s:%,d %s>%s",
        chromosome,
        start + 1,
        reference.isEmpty() ? "-" : reference,
        alternative.isEmpty() ? "-" : alternative);
  }
}
