package org.motiflens.explain.variant;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Placement;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.ProfileEvaluator;
import org.motiflens.network.bpnet.ProfileShares;

/**
 * How much the shape of a predicted profile changes between two windows: the Jensen–Shannon
 * distance of the two softmaxes, to the base 2, from 0 to 1. Each base of the genome is compared
 * with itself: of an insertion or deletion the bases of the alleles are left out and those after it
 * moved, and what both windows predict is made to add up to 1 again. A workspace for one thread.
 */
public final class ProfileChange {
  private final ProfileEvaluator evaluator;
  private final StrandRule strand;

  /**
   * @param strand whose profile counts; of the mean, the mean of both, the reverse one turned
   *     round; of the maximum, the one with more counts
   */
  public ProfileChange(ProfileEvaluator evaluator, StrandRule strand) {
    this.evaluator = evaluator;
    this.strand = strand;
  }

  /**
   * The distance between the profiles of two windows that are centred on two alleles.
   *
   * @param windows of the reference and of the alternative allele
   * @param reference bases of the reference allele
   * @param alternative bases of the alternative allele
   */
  public double distance(List<byte[]> windows, int reference, int alternative) {
    return distance(windows, reference, alternative, Optional.empty());
  }

  /**
   * As {@link #distance}, with control tracks for models that were given some.
   *
   * @param place of both windows, where it is known: that of the reference allele's
   */
  public double distance(
      List<byte[]> windows, int reference, int alternative, Optional<Placement> place) {
    return change(windows, reference, alternative, place).distance();
  }

  /**
   * What changes between two windows, of one pass a window and strand.
   *
   * @param distance between the profiles
   * @param reference log counts of the first window, as the strand rule has them
   * @param alternative log counts of the second
   */
  record Change(double distance, float reference, float alternative) {}

  /** As {@link #distance}, with the counts of both windows. */
  Change change(List<byte[]> windows, int reference, int alternative, Optional<Placement> place) {
    Prediction own = predict(windows.get(0), place);
    Prediction other = predict(windows.get(1), place);
    return new Change(
        distance(own.shares, other.shares, reference, alternative), own.logCounts, other.logCounts);
  }

  private double distance(double[] own, double[] other, int reference, int alternative) {
    if (reference == alternative) {
      return ProfileShares.jensenShannonDistance(own, other);
    }
    int length = evaluator.outputLength();
    int half = evaluator.windowLength() / 2 - evaluator.outputStart();
    int ownAllele = half - reference / 2;
    int otherAllele = half - alternative / 2;
    double[] p = new double[own.length];
    double[] q = new double[own.length];
    for (int strandStart = 0; strandStart < own.length; strandStart += length) {
      for (int i = 0; i < length; i++) {
        boolean after = i >= ownAllele + reference;
        int moved =
            after
                ? i - ownAllele - reference + otherAllele + alternative
                : i - ownAllele + otherAllele;
        if ((after || i < ownAllele) && moved >= 0 && moved < length) {
          p[strandStart + i] = own[strandStart + i];
          q[strandStart + i] = other[strandStart + moved];
        }
      }
    }
    normalise(p);
    normalise(q);
    return ProfileShares.jensenShannonDistance(p, q);
  }

  private static void normalise(double[] shares) {
    double total = Arrays.stream(shares).sum();
    for (int i = 0; i < shares.length && total > 0; i++) {
      shares[i] /= total;
    }
  }

  /** Shares of the counts, forward strand first. */
  double[] shares(byte[] window) {
    return predict(window, Optional.empty()).shares;
  }

  private Prediction predict(byte[] window, Optional<Placement> place) {
    Prediction forward = strand(window, place);
    if (strand == StrandRule.FORWARD) {
      return forward;
    }
    Prediction reverse = strand(Bases.reverseComplement(window), place.map(Placement::otherStrand));
    Prediction both = new Prediction(combined(forward, reverse));
    both.logCounts = StrandMargins.combine(strand, forward.logCounts, reverse.logCounts);
    return both;
  }

  private double[] combined(Prediction forward, Prediction reverse) {
    int last = reverse.shares.length - 1;
    double[] turned = new double[last + 1];
    // Turned as a whole, positions are reversed and strands exchanged.
    for (int i = 0; i <= last; i++) {
      turned[i] = reverse.shares[last - i];
    }
    return switch (strand) {
      case FORWARD -> forward.shares;
      case REVERSE -> turned;
      case MAX -> reverse.logCounts > forward.logCounts ? turned : forward.shares;
      case MEAN -> {
        for (int i = 0; i <= last; i++) {
          turned[i] = (turned[i] + forward.shares[i]) / 2;
        }
        yield turned;
      }
    };
  }

  private Prediction strand(byte[] window, Optional<Placement> place) {
    place.ifPresent(known -> evaluator.place(window, known));
    Prediction result = new Prediction(new double[evaluator.strands() * evaluator.outputLength()]);
    evaluator.profiles(
        window,
        WindowRun.single(0),
        (index, logCounts, logits) -> {
          result.logCounts = logCounts;
          ProfileShares.softmax(logits, result.shares);
        });
    return result;
  }

  private static final class Prediction {
    final double[] shares;
    float logCounts;

    Prediction(double[] shares) {
      this.shares = shares;
    }
  }
}
