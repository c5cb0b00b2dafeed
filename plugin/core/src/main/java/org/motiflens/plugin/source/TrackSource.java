package org.motiflens.plugin.source;

import java.util.Optional;
import org.motiflens.plugin.browser.BrowserGenome;

/**
 * What a track reads: the browser's genome, or that with another allele at one place, and files
 * beside it. Immutable.
 *
 * @param replaced the allele that is not the genome's, if there is one
 * @param signals the files
 */
public record TrackSource(Optional<OtherAllele> replaced, Signals signals) {
  /** The genome alone. */
  public static final TrackSource GENOME = new TrackSource(Optional.empty(), Signals.NONE);

  /** The same with an allele in place of the genome's. */
  public TrackSource with(OtherAllele allele) {
    return new TrackSource(Optional.of(allele), signals);
  }

  /** The same with these files. */
  public TrackSource with(Signals files) {
    return new TrackSource(replaced, files);
  }

  /** What the model reads when the browser shows a genome. */
  public BrowserGenome in(BrowserGenome genome) {
    return signals.in(replaced.map(allele -> allele.in(genome)).orElse(genome));
  }

  /** Whether what is read has as many bases as the genome, so that each has its place there. */
  public boolean keepsPlaces() {
    return replaced.map(OtherAllele::keepsLength).orElse(true);
  }

  /** The name of a track that reads this, made from that of one that reads the genome. */
  public String named(String name) {
    return replaced.map(allele -> name + ", " + allele.words()).orElse(name);
  }
}
