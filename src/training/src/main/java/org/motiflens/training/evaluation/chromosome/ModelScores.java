package org.motiflens.training.evaluation.chromosome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.engine.GroupEvaluator;
import org.motiflens.network.engine.NetworkGroup;

/** Scores the windows of a chromosome with a model. */
public final class ModelScores {
  private static final int PIECE = 4096;

  private ModelScores() {}

  /** Places one after the other. */
  private record Piece(int first, int count) {}

  /**
   * Logit margins of the windows around all places; NaN where a base is unknown. Pieces are
   * computed on as many threads as the common pool has, and no value depends on that.
   *
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public static float[] of(
      Network network, StrandRule strand, ChromosomeGrid grid, Monitor monitor) {
    return of(List.of(network), strand, grid, monitor)[0];
  }

  /**
   * The same of networks that are equal below the last layer, to the last bit: they read each
   * window once.
   *
   * @return by network
   */
  public static float[][] of(
      List<Network> networks, StrandRule strand, ChromosomeGrid grid, Monitor monitor) {
    int windowLength = networks.get(0).architecture().windowLength();
    NetworkGroup group = NetworkGroup.of(networks).get(0);
    if (group.members().size() < networks.size()) {
      throw new IllegalArgumentException("networks that share no layers");
    }
    boolean[] known = grid.known(windowLength);
    float[][] scores = new float[networks.size()][grid.size()];
    for (float[] row : scores) {
      Arrays.fill(row, Float.NaN);
    }
    List<Piece> pieces = pieces(known);
    IntStream.range(0, pieces.size())
        .parallel()
        .forEach(
            i -> {
              monitor.check();
              Piece piece = pieces.get(i);
              int start = grid.middle(piece.first()) - windowLength / 2;
              int length = (piece.count() - 1) * LabelRule.STRIDE + windowLength;
              byte[] codes = Arrays.copyOfRange(grid.codes(), start, start + length);
              float[][] margins = margins(group, strand, codes, piece.count());
              for (int n = 0; n < margins.length; n++) {
                System.arraycopy(margins[n], 0, scores[n], piece.first(), piece.count());
              }
            });
    return scores;
  }

  private static float[][] margins(
      NetworkGroup group, StrandRule strand, byte[] codes, int windows) {
    GroupEvaluator evaluator = group.newEvaluator();
    WindowRun run = new WindowRun(0, LabelRule.STRIDE, windows);
    float[][] forward = new float[group.members().size()][windows];
    float[][] reverse = new float[group.members().size()][windows];
    if (strand.readsForward()) {
      evaluator.logitMargins(codes, run, forward);
    }
    if (strand.readsReverse()) {
      // The last window of the forward strand is the first of the other.
      evaluator.logitMargins(Bases.reverseComplement(codes), run, reverse);
    }
    for (int n = 0; n < forward.length; n++) {
      for (int i = 0; i < windows; i++) {
        forward[n][i] = StrandMargins.combine(strand, forward[n][i], reverse[n][windows - 1 - i]);
      }
    }
    return forward;
  }

  private static List<Piece> pieces(boolean[] known) {
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    while (i < known.length) {
      int end = i;
      while (end < known.length && known[end] && end - i < PIECE) {
        end++;
      }
      if (end > i) {
        pieces.add(new Piece(i, end - i));
      }
      i = Math.max(end, i + 1);
    }
    return pieces;
  }
}
