package org.motiflens.network;

import java.util.List;

/**
 * Runs one {@link Network} on one thread and shows what lies between input and output: activations
 * of every layer, the logit margin's gradient with respect to them, and the margin as a function of
 * any layer's activations. Not thread-safe. For the input alone an {@link Evaluator} is faster.
 *
 * <p>Layer 0 is the input, T × 4. Then come, each where the architecture has it: {@code convolution
 * n} (rectified) and {@code pool n}; {@code lstm n}, the hidden states of the n-th LSTM of both
 * stacks, forward units before backward units, at the column that each has just read; {@code
 * maximum} or {@code mean} over time; {@code dense n} (rectified), hidden layers behind the
 * maximum. The last of them is what the output layer reads. Values are row-major, columns ×
 * channels.
 */
public interface LayerEvaluator {
  /**
   * A layer and where its columns look.
   *
   * @param name as above
   * @param columns positions
   * @param channels values at a position
   * @param offset first base that column 0 sees, negative where it sees padding
   * @param step bases from one column's first base to the next's; 0 when every column can see the
   *     whole window
   * @param span bases that a column sees
   */
  record Layer(String name, int columns, int channels, int offset, int step, int span) {
    /** Number of values. */
    public int size() {
      return columns * channels;
    }

    /** The first base that a column sees, negative in the padding. */
    public int firstBase(int column) {
      return offset + column * step;
    }
  }

  /** The layers, from the input up. */
  List<Layer> layers();

  /**
   * Runs the window that starts at {@code start}, forward and backward.
   *
   * @return the logit margin
   * @throws org.motiflens.genome.InputException as {@link Evaluator} does
   */
  float evaluate(byte[] codes, int start);

  /**
   * Replaces a layer's activations and runs what lies above it, forward and backward. The values
   * need not be any that an input could cause.
   *
   * @param values of layer {@code layer}, columns × channels
   * @return the logit margin
   * @throws org.motiflens.genome.InputException when there are more or fewer values
   */
  float evaluate(int layer, float[] values);

  /**
   * Activations of the last evaluation.
   *
   * @param values receives those of layer {@code layer}, columns × channels; layers below the one
   *     that was replaced keep what they had
   */
  void activations(int layer, float[] values);

  /**
   * The gradient of the last evaluation's logit margin with respect to a layer's activations, in
   * the layout of {@link #activations}.
   */
  void gradient(int layer, float[] values);
}
