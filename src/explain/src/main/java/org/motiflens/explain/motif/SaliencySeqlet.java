package org.motiflens.explain.motif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.Saliency;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/** The neighbouring bases with the largest sum of saliency. */
public final class SaliencySeqlet implements SeqletExtractor {
  private static final AttributionMethod SALIENCY = new Saliency();

  @Override
  public String key() {
    return "saliency";
  }

  @Override
  public String label() {
    return "Saliency map";
  }

  @Override
  public String rule() {
    return "the 9 neighbouring bases with the largest sum of saliency, which is the score (logits)";
  }

  @Override
  public String source() {
    return "Lanchantin et al. 2017, section 4.1 (1)";
  }

  @Override
  public boolean supports(Architecture architecture) {
    return SALIENCY.supports(architecture) && architecture.windowLength() >= WORD_LENGTH;
  }

  @Override
  public Reader reader(Network network) {
    Evaluator evaluator = network.newEvaluator();
    return (codes, start) -> {
      List<Seqlet> found = new ArrayList<>(1);
      SALIENCY.attribute(
          evaluator,
          codes,
          WindowRun.single(start),
          (window, values) -> strongest(codes, start, values).ifPresent(found::add));
      return found.stream().findFirst();
    };
  }

  /** Each sum is added up anew, so that equal words have equal sums. */
  private static Optional<Seqlet> strongest(byte[] codes, int start, float[] values) {
    WindowSeqlets words = new WindowSeqlets(codes, start, values.length, WORD_LENGTH);
    return words.best(
        offset -> {
          double sum = 0;
          for (int t = offset; t < offset + WORD_LENGTH; t++) {
            sum += values[t];
          }
          return sum;
        },
        offset -> "");
  }
}
