package org.motiflens.plugin.browser;

import java.util.Optional;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.bpnet.ControlTracks;

/** The genome that a browser has open. Reads from disk or network: never for the event thread. */
public interface BrowserGenome extends SequenceSource {
  /** The genome's own spelling of a chromosome's name. Does not read. */
  String canonical(String chromosome);

  /** The control experiment that belongs to what is shown of it; nothing of a genome alone. */
  default Optional<ControlTracks> controls() {
    return Optional.empty();
  }
}
