package org.motiflens.plugin.browser;

import org.motiflens.genome.sequence.SequenceSource;

/** The genome that a browser has open. Reads from disk or network: never for the event thread. */
public interface BrowserGenome extends SequenceSource {
  /** The genome's own spelling of a chromosome's name. Does not read. */
  String canonical(String chromosome);
}
