package org.motiflens.plugin.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.network.Evaluator;
import org.motiflens.network.bundle.ModelCard;

/**
 * What a model says of the peaks of a file: logit margin and P of the window around each summit,
 * and P of a shuffled copy of that window. Filled by one thread while others read; values that are
 * not there yet are NaN.
 *
 * <p>The number of finished peaks is written after their values and read before them, which is what
 * makes the values visible.
 */
public final class PeakScores extends ModelScores {
  /** Score of a peak around which the genome has no window with enough known bases. */
  private static final float NO_WINDOW = -1;

  private final float[] margins;
  private final float[] bound;
  private final float[] shuffled;
  private volatile OptionalDouble keptAuc = OptionalDouble.empty();
  private volatile int finished;

  /**
   * @param card of the model
   * @param peaks how many there will be
   */
  public PeakScores(ModelCard card, int peaks) {
    super(card);
    margins = new float[peaks];
    Arrays.fill(margins, Float.NaN);
    bound = new float[peaks];
    shuffled = new float[peaks];
    Arrays.fill(bound, Float.NaN);
    Arrays.fill(shuffled, Float.NaN);
  }

  /**
   * @param margin logit margin of the window
   * @param ofShuffled of its shuffled copy
   */
  void put(int peak, float margin, float ofShuffled) {
    margins[peak] = margin;
    bound[peak] = Evaluator.probability(margin);
    shuffled[peak] = Evaluator.probability(ofShuffled);
  }

  void putNoWindow(int peak) {
    bound[peak] = NO_WINDOW;
  }

  /** Makes all values put so far visible to other threads. */
  void publish(int count) {
    finished = count;
  }

  /** Logit margin of the window around a peak's summit; NaN when there is none, or none yet. */
  public float margin(int peak) {
    return finished == 0 ? Float.NaN : margins[peak];
  }

  /** What the score of a peak means in the genome, where both are known. */
  public Optional<Meaning> meaning(int peak) {
    float margin = margin(peak);
    return Float.isNaN(margin)
        ? Optional.empty()
        : scale().map(known -> known.meaning(margin, StrandRule.FORWARD));
  }

  @Override
  public int size() {
    return bound.length;
  }

  /** Peaks that are done, with or without a window. */
  @Override
  public int finished() {
    return finished;
  }

  /** P of the window around a peak's summit; NaN when there is none, or none yet. */
  public float probability(int peak) {
    return finished == 0 || bound[peak] < 0 ? Float.NaN : bound[peak];
  }

  /** P of the shuffled copy of that window; NaN when there is none, or none yet. */
  public float shuffledProbability(int peak) {
    return finished == 0 ? Float.NaN : shuffled[peak];
  }

  /** Whether it is known that the genome has no window for the peak. */
  public boolean hasNoWindow(int peak) {
    return finished > 0 && bound[peak] == NO_WINDOW;
  }

  /** Peaks with a probability. */
  public int scored() {
    return count(0);
  }

  /** Peaks whose probability is at least {@code threshold}. */
  public int recalled(double threshold) {
    return count(threshold);
  }

  private int count(double threshold) {
    if (finished == 0) {
      return 0;
    }
    int count = 0;
    for (float value : bound) {
      count += value >= 0 && value >= threshold ? 1 : 0;
    }
    return count;
  }

  /** Shuffled windows whose probability is at least {@code threshold}: false alarms. */
  public int alarms(double threshold) {
    if (finished == 0) {
      return 0;
    }
    int count = 0;
    for (float value : shuffled) {
      count += value >= threshold ? 1 : 0;
    }
    return count;
  }

  /**
   * The area under the ROC curve of the windows against their shuffled copies: the probability that
   * a window scores higher than a copy, ties counted half. Empty without a scored peak. Sorts both:
   * not for the event thread.
   */
  public OptionalDouble auc() {
    if (finished == 0) {
      return OptionalDouble.empty();
    }
    float[] positives = sortedScores(bound);
    float[] negatives = sortedScores(shuffled);
    if (positives.length == 0 || negatives.length == 0) {
      return OptionalDouble.empty();
    }
    double wins = 0;
    int below = 0;
    int notAbove = 0;
    for (float value : positives) {
      while (below < negatives.length && negatives[below] < value) {
        below++;
      }
      while (notAbove < negatives.length && negatives[notAbove] <= value) {
        notAbove++;
      }
      wins += (below + notAbove) / 2.0;
    }
    return OptionalDouble.of(wins / positives.length / negatives.length);
  }

  /** Computes the area under the curve once and for all: when the last score is there. */
  public void keepAuc() {
    keptAuc = auc();
  }

  /** The area that was kept; nothing before. */
  public OptionalDouble keptAuc() {
    return keptAuc;
  }

  private static float[] sortedScores(float[] values) {
    float[] scores = new float[values.length];
    int count = 0;
    for (float value : values) {
      if (value >= 0) {
        scores[count++] = value;
      }
    }
    float[] sorted = Arrays.copyOf(scores, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
