package org.motiflens.training;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies between Deeplearning4j's arrays, minibatch × channels × time in any strides, and Java
 * arrays laid out time × channel × minibatch, in which a step is one block and a step's channel a
 * row that the JIT compiler vectorises over.
 */
final class TimeMajor {
  private static final int TILE = 16;

  private TimeMajor() {}

  /** All values of an array. */
  static void copy(INDArray from, float[] to) {
    int batch = (int) from.size(0);
    int channels = (int) from.size(1);
    int steps = (int) from.size(2);
    int batchStride = from.stride(0);
    int channelStride = from.stride(1);
    int stepStride = from.stride(2);
    FloatBuffer memory = memory(from);
    if (batchStride == 1) {
      for (int t = 0; t < steps; t++) {
        for (int channel = 0; channel < channels; channel++) {
          memory.position(t * stepStride + channel * channelStride);
          memory.get(to, (t * channels + channel) * batch, batch);
        }
      }
      return;
    }
    float[] values = new float[memory.remaining()];
    memory.get(values);
    // Small tiles: neither side of the transposition leaves the cache.
    for (int channel = 0; channel < channels; channel++) {
      for (int firstB = 0; firstB < batch; firstB += TILE) {
        int lastB = Math.min(firstB + TILE, batch);
        for (int firstT = 0; firstT < steps; firstT += TILE) {
          int lastT = Math.min(firstT + TILE, steps);
          for (int t = firstT; t < lastT; t++) {
            int source = channel * channelStride + t * stepStride;
            int target = (t * channels + channel) * batch;
            for (int b = firstB; b < lastB; b++) {
              to[target + b] = values[source + b * batchStride];
            }
          }
        }
      }
    }
  }

  /** Copies a sequence of blocks from its last step to its first. */
  static void reverse(float[] from, float[] to, int blockSize) {
    for (int at = 0; at < from.length; at += blockSize) {
      System.arraycopy(from, at, to, from.length - blockSize - at, blockSize);
    }
  }

  /** The memory of an array, from its first element to its last. */
  static FloatBuffer memory(INDArray array) {
    long span = 1;
    for (int i = 0; i < array.rank(); i++) {
      span += (array.size(i) - 1) * array.stride(i);
    }
    return new FloatPointer(array.data().addressPointer()).capacity(span).asBuffer();
  }
}
