package org.motiflens.training.evaluation.chromosome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

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
    int windowLength = network.architecture().windowLength();
    boolean[] known = grid.known(windowLength);
    float[] scores = new float[grid.size()];
    Arrays.fill(scores, Float.NaN);
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
              float[] margins =
                  new StrandMargins(network.newEvaluator(), strand)
                      .of(codes, new WindowRun(0, LabelRule.STRIDE, piece.count()));
              System.arraycopy(margins, 0, scores, piece.first(), piece.count());
            });
    return scores;
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
