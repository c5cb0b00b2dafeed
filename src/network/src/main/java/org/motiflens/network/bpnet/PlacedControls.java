package org.motiflens.network.bpnet;

import org.motiflens.genome.InputException;
import org.motiflens.network.Placement;

/**
 * What control tracks add to the outputs of a window, see {@link ControlWeights}: a workspace for
 * one thread. Arrays of codes of which no place is known have no control reads.
 */
final class PlacedControls {
  private final ControlTracks tracks;
  private final ControlWeights weights;
  private final BpnetShape shape;
  private final Strand[] strands = {new Strand(), new Strand()};

  /** Of the window at hand, by track; null when it has none. */
  private Strand at;

  private int first;

  /** The counts of an array of codes, in its direction. */
  private static final class Strand {
    byte[] codes;
    Placement placement;
    float[][] counts;
  }

  PlacedControls(ControlTracks tracks, ControlWeights weights, BpnetShape shape) {
    this.tracks = tracks;
    this.weights = weights;
    this.shape = shape;
  }

  /** Of a network that was given none: it adds nothing anywhere. */
  static PlacedControls none() {
    return new PlacedControls(null, null, null);
  }

  void place(byte[] codes, Placement placement) {
    if (tracks == null) {
      return;
    }
    Strand strand = strands[placement.reverse() ? 1 : 0];
    strand.codes = codes;
    if (!placement.equals(strand.placement)) {
      strand.placement = placement;
      strand.counts = null;
    }
  }

  /** Turns to the window that begins at an index of an array. */
  void window(byte[] codes, int start) {
    at = null;
    for (Strand strand : strands) {
      if (strand.codes == codes) {
        at = strand;
      }
    }
    if (at == null) {
      return;
    }
    first = start + shape.outputStart();
    if (at.counts == null) {
      at.counts = counts(at.placement);
    }
  }

  /** Turns to a window of which no place is known. */
  void noWindow() {
    at = null;
  }

  private float[][] counts(Placement placement) {
    float[][] counts = tracks.read(placement.locus());
    if (!placement.reverse()) {
      return counts;
    }
    // A track a strand: on the other strand each is the other's.
    if (counts.length > 2 || (counts.length == 2 && shape.strands() != 2)) {
      throw new InputException(
          "Of "
              + counts.length
              + " control tracks it is not known which is the other strand's; choose the forward"
              + " strand.");
    }
    float[][] turned = new float[counts.length][];
    for (int track = 0; track < counts.length; track++) {
      float[] values = counts[counts.length - 1 - track];
      turned[track] = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        turned[track][i] = values[values.length - 1 - i];
      }
    }
    return turned;
  }

  /** What the log counts of the window get. */
  double logCounts() {
    if (at == null) {
      return 0;
    }
    double sum = 0;
    for (float[] track : at.counts) {
      for (int i = 0; i < shape.outputLength(); i++) {
        sum += track[first + i];
      }
    }
    return weights.counts() * StrictMath.log1p(sum / weights.tracks());
  }

  /** Adds what the logits of the window get, strand by strand. */
  void addLogits(float[] logits) {
    if (at == null) {
      return;
    }
    int length = shape.outputLength();
    for (int strand = 0; strand < shape.strands(); strand++) {
      for (int track = 0; track < at.counts.length; track++) {
        float weight = weights.profile(track, strand);
        for (int i = 0; i < length; i++) {
          logits[strand * length + i] += weight * at.counts[track][first + i];
        }
      }
    }
  }
}
