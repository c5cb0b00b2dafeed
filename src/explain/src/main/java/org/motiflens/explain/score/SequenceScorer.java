package org.motiflens.explain.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.network.Network;
import org.motiflens.network.Placement;
import org.motiflens.network.WindowRun;

/**
 * Scores sequences: the logit margin Δ = z₊ − z₋ of a sequence as long as the window, or the best
 * window of a longer one. A window with fewer than half of its bases known has no score. A
 * workspace for one thread.
 */
public final class SequenceScorer {
  /** Windows of a sequence that are computed at a time: cancellation is seen between them. */
  private static final int CHUNK = 4096;

  private final StrandMargins margins;
  private final int windowLength;

  /**
   * The window that scores highest.
   *
   * @param start 0-based first base in the sequence; of equal ones the first
   * @param margin Δ of it
   */
  public record Best(int start, float margin) {}

  public SequenceScorer(Network network, StrandRule strand) {
    margins = new StrandMargins(network.newEvaluator(), strand);
    windowLength = network.architecture().windowLength();
  }

  /** T: the number of bases that the network reads. */
  public int windowLength() {
    return windowLength;
  }

  /**
   * One margin a sequence; NaN when too few of its bases are known.
   *
   * @param windows codes, each as long as the window
   * @throws IllegalArgumentException when one is not
   */
  public float[] score(List<byte[]> windows) {
    byte[] joined = new byte[windows.size() * windowLength];
    for (int i = 0; i < windows.size(); i++) {
      byte[] window = windows.get(i);
      if (window.length != windowLength) {
        throw new IllegalArgumentException(window.length + " bases, not " + windowLength);
      }
      System.arraycopy(window, 0, joined, i * windowLength, windowLength);
    }
    if (windows.isEmpty()) {
      return new float[0];
    }
    float[] scores = margins.of(joined, new WindowRun(0, windowLength, windows.size()));
    for (int i = 0; i < scores.length; i++) {
      if (!KnownBases.areEnough(joined, i * windowLength, windowLength)) {
        scores[i] = Float.NaN;
      }
    }
    return scores;
  }

  /**
   * One margin a sequence that was cut from a genome, for networks that read control tracks.
   *
   * @param windows codes, each as long as the window
   * @param places where they lie; nothing where that is not known
   */
  public float[] score(List<byte[]> windows, List<Optional<Placement>> places) {
    if (places.stream().allMatch(Optional::isEmpty)) {
      return score(windows);
    }
    float[] scores = new float[windows.size()];
    for (int i = 0; i < scores.length; i++) {
      byte[] window = windows.get(i);
      scores[i] =
          KnownBases.areEnough(window, 0, windowLength)
              ? margins.of(window, WindowRun.single(0), places.get(i))[0]
              : Float.NaN;
    }
    return scores;
  }

  /**
   * The best of all windows of a sequence; nothing when none has enough known bases.
   *
   * @param codes at least as long as the window
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public Optional<Best> best(byte[] codes, Monitor monitor) {
    return best(codes, Optional.empty(), monitor);
  }

  /**
   * The best of all windows of a sequence that was cut from a genome, as {@link #best}.
   *
   * @param place where it lies
   */
  public Optional<Best> best(byte[] codes, Optional<Placement> place, Monitor monitor) {
    int count = codes.length - windowLength + 1;
    if (count < 1) {
      throw new IllegalArgumentException(codes.length + " bases, fewer than " + windowLength);
    }
    Best best = null;
    for (int first = 0; first < count; first += CHUNK) {
      monitor.check();
      int last = Math.min(count, first + CHUNK);
      byte[] stretch = Arrays.copyOfRange(codes, first, last - 1 + windowLength);
      int from = first;
      Optional<Placement> part = place.map(whole -> whole.part(from, from + stretch.length));
      float[] scores = margins.of(stretch, new WindowRun(0, 1, last - first), part);
      for (int i = 0; i < scores.length; i++) {
        if ((best == null || scores[i] > best.margin())
            && KnownBases.areEnough(stretch, i, windowLength)) {
          best = new Best(first + i, scores[i]);
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
