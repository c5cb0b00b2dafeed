package org.motiflens.network.engine;

import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;

/**
 * Keeps the results of a block of windows, which come in any order, and hands them on in the order
 * of the windows.
 */
final class GradientBlocks {
  /** Most windows of a block. */
  static final int WINDOWS = 126;

  private final float[] margins = new float[WINDOWS];
  private final float[][] gradients;
  private Evaluator.GradientSink sink;

  GradientBlocks(int windowLength) {
    gradients = new float[WINDOWS][windowLength * Bases.COUNT];
  }

  void begin(Evaluator.GradientSink sink) {
    this.sink = sink;
  }

  /** Where the gradient of a window goes. */
  float[] slot(int window, float margin) {
    margins[window % WINDOWS] = margin;
    return gradients[window % WINDOWS];
  }

  /** All windows of a block are in their slots. */
  void end(int first, int count) {
    for (int i = first; i < first + count; i++) {
      sink.accept(i, margins[i % WINDOWS], gradients[i % WINDOWS]);
    }
  }
}
