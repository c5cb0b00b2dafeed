package org.motiflens.plugin.source;

import java.util.List;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.browser.BrowserGenome;

/**
 * A genome that differs from another in what is overridden. It has to call itself otherwise ({@link
 * #genomeId}), so that nothing computed of one is taken for the other's.
 */
interface WrappedGenome extends BrowserGenome {
  /** The genome that it is but for that. */
  BrowserGenome genome();

  @Override
  String genomeId();

  @Override
  default String key() {
    return genome().key() + ", " + genomeId();
  }

  @Override
  default String canonical(String chromosome) {
    return genome().canonical(chromosome);
  }

  @Override
  default List<String> chromosomes() {
    return genome().chromosomes();
  }

  @Override
  default int length(String chromosome) {
    return genome().length(chromosome);
  }

  @Override
  default byte[] codes(Locus locus) {
    return genome().codes(locus);
  }
}
