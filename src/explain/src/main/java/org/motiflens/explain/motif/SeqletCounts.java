package org.motiflens.explain.motif;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.motiflens.explain.background.Monitor;
import org.motiflens.network.Network;

/**
 * How many windows have a word that is the motif of the factor (Lanchantin et al. 2017, Table 4).
 *
 * @param windows looked at
 * @param words windows that have a word
 * @param matched words that match one of the factor's motifs with q ≤ 0.5, which is what Tomtom
 *     reports unless told otherwise
 * @param strict words that do with q ≤ 0.1
 * @param best words that match no motif of the database better than one of the factor's
 */
public record SeqletCounts(int windows, int words, int matched, int strict, int best) {
  private static final double STRICT = 0.1;

  /**
   * Extracts and compares the word of each window, on the calling thread. Progress is counted in
   * windows.
   *
   * @param windows codes, each as long as the network reads
   * @param ids of the factor's motifs
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public static SeqletCounts of(
      Network network,
      SeqletExtractor extractor,
      List<byte[]> windows,
      SeqletMatcher matcher,
      Collection<String> ids,
      Monitor monitor) {
    SeqletExtractor.Reader reader = extractor.reader(network);
    int words = 0;
    int matched = 0;
    int strict = 0;
    int best = 0;
    for (int i = 0; i < windows.size(); i++) {
      monitor.check();
      Seqlet word = reader.word(windows.get(i), 0).orElse(null);
      if (word != null) {
        OptionalDouble q = matcher.qValue(word, ids);
        words++;
        matched += q.isPresent() ? 1 : 0;
        strict += q.isPresent() && q.getAsDouble() <= STRICT ? 1 : 0;
        best += matcher.isBest(word, ids) ? 1 : 0;
      }
      monitor.progress(i + 1, windows.size());
    }
    return new SeqletCounts(windows.size(), words, matched, strict, best);
  }

  /** What the count of matches would be in 500 windows, as the paper gives it. */
  public double matchedOf500() {
    return 500.0 * matched / windows;
  }
}
