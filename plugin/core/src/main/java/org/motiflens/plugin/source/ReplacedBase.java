package org.motiflens.plugin.source;

import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.tile.Anchor;

/**
 * One base of the genome that a track replaces by another: what a model would say of the other
 * allele. Immutable.
 *
 * @param at where
 * @param base code of the base that is put there, 0 to 3
 */
public record ReplacedBase(Anchor at, int base) implements OtherAllele {
  @Override
  public String words() {
    return String.format(
        Locale.ROOT, "%s:%,d %c", at.chromosome(), at.position() + 1, Bases.letter(base));
  }

  /**
   * What {@link #words} wrote.
   *
   * @throws InputException when it is another text
   */
  static ReplacedBase parse(String text) {
    int blank = text.lastIndexOf(' ');
    int base = blank == text.length() - 2 ? Bases.LETTERS.indexOf(text.charAt(blank + 1)) : -1;
    if (blank < 1 || base < 0 || base >= Bases.COUNT) {
      throw new InputException(
          "A track replaces a base by \"" + text + "\"; expected such as chr1:1,000 G.");
    }
    Locus locus = Locus.parse(text.substring(0, blank));
    return new ReplacedBase(new Anchor(locus.chromosome(), locus.start()), base);
  }

  @Override
  public boolean keepsLength() {
    return true;
  }

  @Override
  public BrowserGenome in(BrowserGenome genome) {
    return new WithBase(genome, this);
  }

  private record WithBase(BrowserGenome genome, ReplacedBase replaced) implements WrappedGenome {
    @Override
    public String genomeId() {
      return genome.genomeId() + " with " + replaced.words();
    }

    @Override
    public byte[] codes(Locus locus) {
      byte[] codes = genome.codes(locus);
      Anchor at = replaced.at();
      int index = at.position() - locus.start();
      boolean holds = index >= 0 && index < codes.length;
      if (holds && locus.chromosome().equals(genome.canonical(at.chromosome()))) {
        codes = codes.clone();
        codes[index] = (byte) replaced.base();
      }
      return codes;
    }
  }
}
