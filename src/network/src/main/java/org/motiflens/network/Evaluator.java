package org.motiflens.network;

import java.util.List;
import org.motiflens.genome.sequence.Bases;

/**
 * Runs one {@link Network} on one thread: a workspace that is used again and again. Not
 * thread-safe.
 *
 * <p>Sequences are codes ({@code org.motiflens.genome.sequence.Bases}), one byte a base; T is the
 * window length. Gradients are of the logit margin z₊ − z₋ (positive minus negative class, before
 * the softmax) with respect to the input X, laid out T × 4 row-major: the value for base b at
 * position t is at {@code t * 4 + b}. An N is an all-zero row of X. The probability of the positive
 * class is {@link #probability}; from the margin's gradient follow, by a factor a window, that of
 * P, P (1 − P), and that of the loss −log P, −(1 − P). A DeepBind model ({@link
 * DeepBindFamily#DEEPBIND}) has one output; its score stands where others have the logit margin.
 */
public interface Evaluator {
  /** Receives the result of each window of a run, in order. */
  @FunctionalInterface
  interface GradientSink {
    /**
     * @param window index in the run
     * @param logitMargin z₊ − z₋
     * @param gradient T × 4 values; valid only during the call
     */
    void accept(int window, float logitMargin, float[] gradient);
  }

  /** Receives DeepLIFT's multipliers of a window against each of its references, in order. */
  @FunctionalInterface
  interface MultiplierSink {
    /**
     * @param reference index in the list of references
     * @param difference Δ(X) − Δ(B): what Σ multiplier (X − B) is, but for rounding
     * @param multipliers T × 4 values; valid only during the call
     */
    void accept(int reference, double difference, float[] multipliers);
  }

  /** T: the number of bases that the network reads. */
  int windowLength();

  /**
   * Says where in the genome an array of codes lies that the calls to come will give. Networks that
   * read the sequence alone, which is nearly all, have no use for it; one that reads control tracks
   * takes them as zero in arrays of which nothing was said. Of each strand the last array counts.
   *
   * @param codes the array itself, which must not change
   */
  default void place(byte[] codes, Placement placement) {}

  /**
   * Logit margins of a run of windows. The value of a window does not depend on the others in the
   * run, to the last bit.
   *
   * @param margins receives one value a window, from index 0
   */
  void logitMargins(byte[] codes, WindowRun run, float[] margins);

  /**
   * Logit margins of a window with A, C, G and T at each of its positions, all else as it is: those
   * of {@link #logitMargins} for the changed windows, to the last bit.
   *
   * @param codes the window begins at {@code start}
   * @param margins receives T × 4 values, row-major
   */
  default void substitutions(byte[] codes, int start, float[] margins) {
    substitutions(codes, start, 0, windowLength(), margins);
  }

  /**
   * The same at some positions alone; what {@code margins} holds of the others stays.
   *
   * @param from first position of the window
   * @param to after the last
   */
  default void substitutions(byte[] codes, int start, int from, int to, float[] margins) {
    int length = windowLength();
    byte[] variants = new byte[Bases.COUNT * length];
    for (int base = 0; base < Bases.COUNT; base++) {
      System.arraycopy(codes, start, variants, base * length, length);
    }
    WindowRun run = new WindowRun(0, length, Bases.COUNT);
    float[] four = new float[Bases.COUNT];
    for (int t = from; t < to; t++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        variants[base * length + t] = (byte) base;
      }
      logitMargins(variants, run, four);
      System.arraycopy(four, 0, margins, t * Bases.COUNT, Bases.COUNT);
      for (int base = 0; base < Bases.COUNT; base++) {
        variants[base * length + t] = codes[start + t];
      }
    }
  }

  /**
   * Logit margins and input gradients of a run of windows, independent of each other to the last
   * bit.
   */
  void gradients(byte[] codes, WindowRun run, GradientSink sink);

  /**
   * Logit margin and its gradient at an arbitrary input, not one-hot: class optimisation and
   * interpolated inputs.
   *
   * @param input T × 4, row-major
   * @param gradient receives T × 4 values
   * @return the logit margin
   */
  float gradientDense(float[] input, float[] gradient);

  /**
   * Forward temporal output scores of the window that starts at {@code start} (Lanchantin et al.
   * 2017, section 3.2): {@code scores[i]} = P₊(bases 0..i). For a network with convolutions these
   * run once on the whole window and their output is cut.
   *
   * @param scores receives T values
   * @throws UnsupportedOperationException when the architecture has no recurrent layer
   */
  void temporalForward(byte[] codes, int start, float[] scores);

  /**
   * Backward temporal output scores: {@code scores[i]} = P₊(bases i..T−1), the first of which is
   * the last of {@link #temporalForward}, to the last bit.
   *
   * @param scores receives T values
   * @throws UnsupportedOperationException when the architecture has no recurrent layer
   */
  void temporalBackward(byte[] codes, int start, float[] scores);

  /**
   * DeepLIFT's multipliers by the rescale rule (Shrikumar et al. 2017, section 3.5.1): as the
   * gradient, with the quotient of differences in place of each non-linearity's slope. Of a pool's
   * maximum the whole difference belongs to the position that is the maximum of the larger of the
   * two pools (see {@code docs/methods.md}).
   *
   * @param codes the window begins at {@code start}
   * @param references B, each as long as the window
   * @throws UnsupportedOperationException when the rule does not cover the network: a recurrent
   *     layer multiplies gates, to which a difference cannot be given back
   */
  default void multipliers(byte[] codes, int start, List<byte[]> references, MultiplierSink sink) {
    throw new UnsupportedOperationException("DeepLIFT's rescale rule does not cover this network");
  }

  /** The probability of the positive class for a logit margin: 1 / (1 + exp(−margin)). */
  static float probability(float logitMargin) {
    return (float) (1.0 / (1.0 + StrictMath.exp(-logitMargin)));
  }
}
