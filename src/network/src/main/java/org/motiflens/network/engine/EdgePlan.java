package org.motiflens.network.engine;

import java.util.List;

/**
 * Which columns of a window depend on where the window ends. Without padding none does. With zeros
 * at both ends those within reach of a kernel do, layer upon layer; all others equal those of any
 * window that holds the same bases, and are computed once for overlapping windows.
 *
 * <p>Index l counts layers; "input" is what layer l reads, index {@code layers} the features.
 */
final class EdgePlan {
  private final int[] basesPerColumn;
  private final int[] inputLeft;
  private final int[] inputRight;
  private final int[] convolvedLeft;
  private final int[] convolvedRight;
  private final boolean hasInterior;

  EdgePlan(List<LayerGeometry> layers) {
    int depth = layers.size();
    basesPerColumn = new int[depth + 1];
    inputLeft = new int[depth + 1];
    inputRight = new int[depth + 1];
    convolvedLeft = new int[depth];
    convolvedRight = new int[depth];
    basesPerColumn[0] = 1;
    boolean interior = true;
    for (int l = 0; l < depth; l++) {
      LayerGeometry layer = layers.get(l);
      int pool = layer.pool();
      int length = layer.convolvedLength();
      // Whole pools are computed at the edges, with whatever part of them is not affected.
      int left = roundUp(inputLeft[l] + layer.padding(), pool);
      int affected = inputRight[l] + layer.padding();
      int right = affected == 0 ? 0 : length - (length - affected) / pool * pool;
      convolvedLeft[l] = left;
      convolvedRight[l] = right;
      interior &=
          left + right < length
              && left + layer.padding() <= layer.inputLength() - inputRight[l]
              && length - right - layer.padding() >= inputLeft[l];
      basesPerColumn[l + 1] = basesPerColumn[l] * pool;
      inputLeft[l + 1] = left / pool;
      inputRight[l + 1] = layer.outputLength() - (length - right) / pool;
    }
    hasInterior = interior && inputLeft[depth] + inputRight[depth] < lastLength(layers);
  }

  private static int lastLength(List<LayerGeometry> layers) {
    return layers.isEmpty() ? 0 : layers.get(layers.size() - 1).outputLength();
  }

  private static int roundUp(int value, int multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }

  /** Whether windows have columns to share at every layer. */
  boolean hasInterior() {
    return hasInterior;
  }

  /** Bases from one column of layer l's input to the next. */
  int basesPerColumn(int l) {
    return basesPerColumn[l];
  }

  /** First columns of layer l's input that depend on the window's start. */
  int inputLeft(int l) {
    return inputLeft[l];
  }

  /** Last columns of layer l's input that depend on the window's end. */
  int inputRight(int l) {
    return inputRight[l];
  }

  /** First columns of layer l's convolution to be computed window by window. */
  int convolvedLeft(int l) {
    return convolvedLeft[l];
  }

  /** Last columns of layer l's convolution to be computed window by window. */
  int convolvedRight(int l) {
    return convolvedRight[l];
  }
}
