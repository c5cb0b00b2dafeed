package org.motiflens.plugin.source;

import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.browser.BrowserGenome;

/** What a track has in place of the genome's bases at one place. Immutable. */
public interface OtherAllele {
  /** For people and for sessions: {@code chr20:30,200,870 G} or {@code chr20:30,200,870 AG>A}. */
  String words();

  /** The genome with this allele in it. */
  BrowserGenome in(BrowserGenome genome);

  /** Whether it has as many bases as what it replaces, so that each has a place in the genome. */
  boolean keepsLength();

  /**
   * What {@link #words} wrote.
   *
   * @return nothing of an empty text
   * @throws InputException when it is another text
   */
  static Optional<OtherAllele> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        text.indexOf('>') < 0 ? ReplacedBase.parse(text) : ReplacedStretch.parse(text));
  }
}
