package org.motiflens.explain.motif;

import java.util.List;
import java.util.Optional;
import org.motiflens.explain.motif.TemporalSeqlet.Reading;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.Network;

/**
 * One way to choose the word of a window that a network's explanation points at. One class a way;
 * without state. Of equally good words the leftmost is chosen; a word never holds an unknown base.
 */
public interface SeqletExtractor {
  /** Letters of a word: the length that the paper compares (Lanchantin et al. 2017, 4.1). */
  int WORD_LENGTH = 9;

  /** All ways of this product, in the order of reports. */
  List<SeqletExtractor> STANDARD =
      List.of(
          new SaliencySeqlet(),
          new ActivationSeqlet(),
          new TemporalSeqlet(Reading.EITHER),
          new TemporalSeqlet(Reading.FORWARD),
          new TemporalSeqlet(Reading.BACKWARD));

  /** What files and the command line call it, for example {@code saliency}. */
  String key();

  /** What people call it. */
  String label();

  /** One line for people: which word is chosen, and what its score is. */
  String rule();

  /** Where the rule comes from: publication and section. */
  String source();

  /** Whether networks of this architecture can be read so. */
  boolean supports(Architecture architecture);

  /**
   * A reader of windows, with workspaces of its own: for one thread.
   *
   * @throws UnsupportedOperationException when the architecture is not supported
   */
  Reader reader(Network network);

  /** Chooses the word of one window after another. Not thread-safe. */
  @FunctionalInterface
  interface Reader {
    /**
     * The word of the window that begins at {@code start}, as long as the network reads; empty when
     * every word holds an unknown base, or when nothing in the window points anywhere.
     *
     * @param codes of a sequence ({@code org.motiflens.genome.sequence.Bases})
     */
    Optional<Seqlet> word(byte[] codes, int start);
  }

  /**
   * A way by its key.
   *
   * @throws InputException when there is none
   */
  static SeqletExtractor named(String key) {
    return STANDARD.stream()
        .filter(extractor -> extractor.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no way \""
                        + key
                        + "\" to extract motifs; choose one of "
                        + String.join(", ", STANDARD.stream().map(SeqletExtractor::key).toList())
                        + "."));
  }
}
