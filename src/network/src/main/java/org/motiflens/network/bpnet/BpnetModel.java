package org.motiflens.network.bpnet;

import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;

/**
 * A profile model: one BPNet, or ChromBPNet with its bias net, whose logits are added and whose
 * counts are, log(e^a + e^b). Immutable.
 *
 * @param parts the net and, in a full ChromBPNet, its bias net
 * @param controls what a BPNet makes of control tracks; nothing when it was trained without
 */
public record BpnetModel(List<BpnetWeights> parts, Optional<ControlWeights> controls) {
  /** A model that reads no control tracks. */
  public BpnetModel(List<BpnetWeights> parts) {
    this(parts, Optional.empty());
  }

  /**
   * @throws InputException when there are not one or two parts, or they read or predict different
   *     stretches, or two parts or other strands have control tracks
   */
  public BpnetModel {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.size() > 2) {
      throw new InputException("It has " + parts.size() + " nets; expected 1 or 2.");
    }
    BpnetShape first = parts.get(0).shape();
    for (BpnetWeights part : parts) {
      BpnetShape shape = part.shape();
      if (shape.inputLength() != first.inputLength()
          || shape.outputLength() != first.outputLength()
          || shape.strands() != first.strands()) {
        throw new InputException(
            "Its net and its bias net do not read and predict the same stretch: "
                + shape.inputLength()
                + " and "
                + first.inputLength()
                + " bases, "
                + shape.outputLength()
                + " and "
                + first.outputLength()
                + " positions; import the two that belong together.");
      }
    }
    if (controls.isPresent() && (controls.get().strands() != first.strands() || parts.size() > 1)) {
      throw new InputException(
          "Its control tracks are for another number of strands or nets than it has; choose another"
              + " model.");
    }
  }

  /** Sizes of the net; of its bias net input, output and strands are the same. */
  public BpnetShape shape() {
    return parts.get(0).shape();
  }
}
