package org.motiflens.explain.motif;

import java.util.Optional;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.LayerEvaluator.Layer;
import org.motiflens.network.Network;

/**
 * The bases under the strongest activation of the first convolution: the baseline that saliency is
 * measured against. The word is as long as the kernel, 9 in all published architectures. Where a
 * kernel reaches over the window's ends, in networks that pad, there is no word. Of equal
 * activations the leftmost is taken, then that of the first filter.
 */
public final class ActivationSeqlet implements SeqletExtractor {
  /** Layer 0 is the input. */
  private static final int FIRST_CONVOLUTION = 1;

  @Override
  public String key() {
    return "activation";
  }

  @Override
  public String label() {
    return "Convolution activation";
  }

  @Override
  public String rule() {
    return "the bases under the strongest activation of the first convolution, which is the score";
  }

  @Override
  public String source() {
    return "Lanchantin et al. 2017, section 4.1 (baselines)";
  }

  @Override
  public boolean supports(Architecture architecture) {
    return !architecture.convolutions().isEmpty() && architecture.showsLayers();
  }

  @Override
  public Reader reader(Network network) {
    if (!supports(network.architecture())) {
      throw new UnsupportedOperationException(
          network.architecture().name() + " has no convolution");
    }
    LayerEvaluator evaluator = network.newLayerEvaluator();
    Layer layer = evaluator.layers().get(FIRST_CONVOLUTION);
    float[] activations = new float[layer.size()];
    return (codes, start) -> {
      evaluator.evaluate(codes, start);
      evaluator.activations(FIRST_CONVOLUTION, activations);
      return strongest(
          layer,
          activations,
          new WindowSeqlets(codes, start, network.architecture().windowLength(), layer.span()));
    };
  }

  /** No word where all filters are silent. */
  private static Optional<Seqlet> strongest(Layer layer, float[] activations, WindowSeqlets words) {
    int best = -1;
    float highest = 0;
    for (int column = 0; column < layer.columns(); column++) {
      if (words.holds(layer.firstBase(column))) {
        for (int filter = 0; filter < layer.channels(); filter++) {
          int index = column * layer.channels() + filter;
          if (activations[index] > highest) {
            highest = activations[index];
            best = index;
          }
        }
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int offset = layer.firstBase(best / layer.channels());
    return Optional.of(words.at(offset, highest, "filter " + (best % layer.channels() + 1)));
  }
}
