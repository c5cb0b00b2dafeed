package org.motiflens.plugin.source;

import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.Variant;
import org.motiflens.plugin.browser.BrowserGenome;

/**
 * A stretch of the genome that a track replaces by another: several bases, an insertion or a
 * deletion. Immutable.
 *
 * <p>Where the lengths differ, values stand at the genome's bases all the same: those before the
 * stretch are of windows in which the bases before it have kept their places, those after it of
 * windows in which the bases after it have. So a base is at the same place of the same window as
 * with the genome's allele, and windows that do not hold the stretch say exactly the same. Bases of
 * the genome that are gone have no value, and inserted ones no place.
 *
 * @param whole both alleles as the user wrote them, at the position of the first base
 * @param written the alleles, as text
 */
public record ReplacedStretch(Variant whole, String written) implements OtherAllele {
  /** Bases of an allele; no model of this product reads more at a time. */
  private static final int LONGEST = 2_000;

  /**
   * @param text such as {@code chr20:30,200,870 AG>A}: the first base's position, and what stands
   *     there with either allele
   * @throws InputException when it is another text
   */
  static ReplacedStretch parse(String text) {
    int blank = text.lastIndexOf(' ');
    if (blank < 1) {
      throw new InputException(
          "A track shows another allele as \"" + text + "\"; expected such as chr1:1,000 AG>A.");
    }
    Locus at = Locus.parse(text.substring(0, blank));
    return at(at.chromosome(), at.start(), text.substring(blank + 1));
  }

  /**
   * @param start 0-based position of the first base
   * @param alleles the genome's bases and those in their place, such as {@code AG>A}
   * @throws InputException when they are no alleles
   */
  public static ReplacedStretch at(String chromosome, int start, String alleles) {
    String written = alleles.replace(" ", "").toUpperCase(Locale.ROOT);
    int sign = written.indexOf('>');
    if (sign < 0 || written.length() > 2 * LONGEST) {
      throw new InputException(
          "\""
              + (written.length() > 40 ? written.substring(0, 40) + "…" : written)
              + "\" are no two alleles; expected what the genome has and what stands in its place,"
              + " such as AG>A, of at most 2,000 bases each.");
    }
    try {
      return new ReplacedStretch(
          new Variant(
              chromosome,
              start,
              bases(written.substring(0, sign)),
              bases(written.substring(sign + 1))),
          written);
    } catch (RefusedVariantException e) {
      throw new InputException("No other allele: " + e.getMessage() + ".", e);
    }
  }

  /** No bases are written as a dash. */
  private static String bases(String allele) {
    return allele.equals("-") ? "" : allele;
  }

  /** Without the bases that both alleles share at their ends. */
  Variant variant() {
    return whole.trimmed();
  }

  @Override
  public String words() {
    return String.format(Locale.ROOT, "%s:%,d %s", whole.chromosome(), whole.start() + 1, written);
  }

  @Override
  public boolean keepsLength() {
    return whole.alternative().length() == whole.reference().length();
  }

  @Override
  public BrowserGenome in(BrowserGenome genome) {
    return new Haplotype(genome, this);
  }
}
