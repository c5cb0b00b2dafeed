package org.motiflens.explain.motif;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.motiflens.network.Architecture;
import org.motiflens.network.Network;

/**
 * Any word of the window, whatever the network says: what the other ways are to be measured
 * against. The draw depends on the window's bases alone, so that it is the same in every run.
 */
public final class RandomSeqlet implements SeqletExtractor {
  @Override
  public String key() {
    return "random";
  }

  @Override
  public String label() {
    return "Random word (control)";
  }

  @Override
  public String rule() {
    return "9 neighbouring bases drawn at random; the score is the number drawn";
  }

  @Override
  public String source() {
    return "this project";
  }

  @Override
  public boolean supports(Architecture architecture) {
    return architecture.windowLength() >= WORD_LENGTH;
  }

  @Override
  public Reader reader(Network network) {
    int length = network.architecture().windowLength();
    return (codes, start) -> {
      Random random = new Random(Arrays.hashCode(Arrays.copyOfRange(codes, start, start + length)));
      double[] draws = random.doubles(length).toArray();
      Optional<Seqlet> word =
          new WindowSeqlets(codes, start, length, WORD_LENGTH)
              .best(offset -> draws[offset], offset -> "");
      return word;
    };
  }
}
