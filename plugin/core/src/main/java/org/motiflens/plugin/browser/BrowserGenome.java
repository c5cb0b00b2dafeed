package org.motiflens.plugin.browser;

import java.util.List;
import java.util.Optional;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.bpnet.ControlTracks;

/** The genome that a browser has open. Reads from disk or network: never for the event thread. */
public interface BrowserGenome extends SequenceSource {
  /**
   * What tells it from every other that the browser has had open, those of the same name included:
   * another folder's file, or the same file after it was replaced. For what is kept of it.
   */
  default String key() {
    return genomeId();
  }

  /** The genome's own spelling of a chromosome's name. Does not read. */
  String canonical(String chromosome);

  /** The control experiment that belongs to what is shown of it; nothing of a genome alone. */
  default Optional<ControlTracks> controls() {
    return Optional.empty();
  }

  /**
   * A stretch whose bases are all read from one source.
   *
   * @param read where windows of these bases are read from, at the genome's positions; nothing
   *     where there are no such bases
   */
  record Piece(Locus locus, Optional<BrowserGenome> read) {}

  /**
   * What values of a stretch are computed from, from left to right: the genome itself, or around a
   * change of its length what has the bases of either side in their places. Does not read.
   */
  default List<Piece> pieces(Locus locus) {
    return List.of(new Piece(locus, Optional.of(this)));
  }
}
