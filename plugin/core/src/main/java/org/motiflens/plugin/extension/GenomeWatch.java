package org.motiflens.plugin.extension;

import java.util.Optional;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserGenome;

/** Looks at which genome the browser shows, and tells when it is another. */
final class GenomeWatch {
  private final Browser browser;
  private final Runnable another;
  private volatile BrowserGenome known;

  /**
   * @param another run when a genome of another name is seen for the first time
   */
  GenomeWatch(Browser browser, Runnable another) {
    this.browser = browser;
    this.another = another;
  }

  /** The genome that is shown now. */
  Optional<BrowserGenome> look() {
    Optional<BrowserGenome> now = browser.genome();
    BrowserGenome before = known;
    if (now.isPresent() && now.get() != before) {
      known = now.get();
      // A session that names a genome makes it anew: what lies on it still does.
      if (before != null && !before.genomeId().equals(known.genomeId())) {
        another.run();
      }
    }
    return now;
  }
}
