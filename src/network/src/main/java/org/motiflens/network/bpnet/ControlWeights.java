package org.motiflens.network.bpnet;

import java.util.Locale;
import org.motiflens.genome.InputException;

/**
 * What a BPNet makes of the tracks of its control experiment: the logit of strand s at a position
 * gets Σ over tracks t of profile[t][s] · x[t], x the track's value there, and the log counts get
 * counts · log((n + Σ x) / n), with n tracks and the sum over the predicted positions of all of
 * them. Without reads in the control both are 0: what the other weights say is the model's answer
 * to an empty control. Immutable.
 */
public final class ControlWeights {
  /** More have no place: a track each strand, and smoothed ones beside them. */
  static final int MOST_TRACKS = 8;

  private final int tracks;
  private final float[] profile;
  private final float counts;

  /**
   * @param tracks at least 1
   * @param profile track by track a weight for each strand
   * @param counts weight of the counts' logarithm
   * @throws InputException when the sizes do not fit or a value is not finite
   */
  public ControlWeights(int tracks, float[] profile, float counts) {
    if (tracks < 1 || tracks > MOST_TRACKS || profile.length % tracks != 0) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "It has %d control tracks with %d weights; expected 1 to %d.",
              tracks,
              profile.length,
              MOST_TRACKS));
    }
    for (float value : profile) {
      requireFinite(value);
    }
    requireFinite(counts);
    this.tracks = tracks;
    this.profile = profile.clone();
    this.counts = counts;
  }

  private static void requireFinite(float value) {
    if (!Float.isFinite(value)) {
      throw new InputException(
          "A weight of its control tracks is " + value + "; expected finite numbers.");
    }
  }

  /** n. */
  public int tracks() {
    return tracks;
  }

  /** Strands that the weights are for. */
  int strands() {
    return profile.length / tracks;
  }

  /** A copy, track by track. */
  float[] profile() {
    return profile.clone();
  }

  /** The weight of a track for a strand's logits. */
  float profile(int track, int strand) {
    return profile[track * strands() + strand];
  }

  /** The weight of log((n + Σ x) / n). */
  float counts() {
    return counts;
  }
}
