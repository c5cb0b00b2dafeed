package org.motiflens.explain.motif;

import java.util.Locale;
import java.util.Optional;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;

/**
 * The bases over which the temporal output changes most from negative to positive. Reading forward,
 * the score before a word is that of the bases to its left, and after it that of the same bases
 * with the word; the word's score is after − before. Reading backward, left and right change
 * places. A word at the edge at which reading begins has no score before it and cannot be chosen.
 *
 * <p>A change from negative to positive is one from below ½ to ½ or above. Where there is none in a
 * window, the greatest rise is taken; where the score rises over no word, there is none.
 */
public final class TemporalSeqlet implements SeqletExtractor {
  private static final double POSITIVE = 0.5;

  /** From which end a window is read. */
  public enum Reading {
    FORWARD,
    BACKWARD,
    /** From both ends: the better word of the two; of equal ones the leftmost, then the forward. */
    EITHER
  }

  private final Reading reading;

  public TemporalSeqlet(Reading reading) {
    this.reading = reading;
  }

  @Override
  public String key() {
    return switch (reading) {
      case FORWARD -> "temporal-forward";
      case BACKWARD -> "temporal-backward";
      case EITHER -> "temporal";
    };
  }

  @Override
  public String label() {
    return switch (reading) {
      case FORWARD -> "Temporal output, forward";
      case BACKWARD -> "Temporal output, backward";
      case EITHER -> "Temporal output";
    };
  }

  @Override
  public String rule() {
    return "the 9 bases over which the score of "
        + switch (reading) {
          case FORWARD -> "the window's beginning";
          case BACKWARD -> "the window's end";
          case EITHER -> "the window's beginning or end";
        }
        + " rises most from below to above one half, or else rises most; the rise is the score";
  }

  @Override
  public String source() {
    return "Lanchantin et al. 2017, section 4.1 (2)";
  }

  @Override
  public boolean supports(Architecture architecture) {
    return architecture.isRecurrent() && architecture.windowLength() > WORD_LENGTH;
  }

  /** A word and whether the score turns from negative to positive over it. */
  private record Change(Seqlet word, boolean turns) {
    boolean betterThan(Change other) {
      return turns == other.turns ? word.score() > other.word.score() : turns;
    }
  }

  @Override
  public Reader reader(Network network) {
    Evaluator evaluator = network.newEvaluator();
    int length = evaluator.windowLength();
    float[] forward = new float[length];
    float[] backward = new float[length];
    return (codes, start) -> {
      if (reading != Reading.BACKWARD) {
        evaluator.temporalForward(codes, start, forward);
      }
      if (reading != Reading.FORWARD) {
        evaluator.temporalBackward(codes, start, backward);
      }
      WindowSeqlets words = new WindowSeqlets(codes, start, length, WORD_LENGTH);
      Change best = null;
      for (int offset = 0; offset + WORD_LENGTH <= length; offset++) {
        if (words.holds(offset)) {
          if (reading != Reading.BACKWARD && offset > 0) {
            best =
                better(
                    best,
                    change(
                        words, offset, "forward", forward, offset - 1, offset + WORD_LENGTH - 1));
          }
          if (reading != Reading.FORWARD && offset + WORD_LENGTH < length) {
            best =
                better(
                    best,
                    change(words, offset, "backward", backward, offset + WORD_LENGTH, offset));
          }
        }
      }
      return Optional.ofNullable(best).map(Change::word);
    };
  }

  private static Change better(Change best, Change next) {
    boolean rises = next.word().score() > 0;
    return rises && (best == null || next.betterThan(best)) ? next : best;
  }

  private static Change change(
      WindowSeqlets words, int offset, String direction, float[] scores, int before, int after) {
    double from = scores[before];
    double to = scores[after];
    String evidence = String.format(Locale.ROOT, "%s %.3f to %.3f", direction, from, to);
    return new Change(words.at(offset, to - from, evidence), from < POSITIVE && to >= POSITIVE);
  }
}
