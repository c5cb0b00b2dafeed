package org.motiflens.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;

/**
 * The fastest back end of this Java runtime against plain arrays, operation by operation: the same
 * bits, wherever the processor fuses products and sums. The build runs this class with the
 * processor's own vectors and once more with vectors of 256 bit.
 */
class BackEndsTest {
  private static final long SEED = 3;

  private final Kernels plain = new PlainKernels();
  private final Kernels fastest = Kernels.fastest();
  private final Random random = new Random(SEED);

  private float[] normal(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private float[] rectified(int count) {
    float[] values = normal(count);
    plain.rectify(values, 0, count);
    return values;
  }

  /** The same bits: back ends sum in the same order and round at the same places. */
  private static void assertEqual(float[] expected, float[] actual, String what) {
    assertArrayEquals(expected, actual, what + ", seed " + SEED);
  }

  @Test
  void theBuildTestsTheVectorBackEnd() {
    String requested = System.getProperty(KernelChoice.PROPERTY);
    if (requested == null) {
      assertNotEquals("plain", fastest.name());
    } else {
      assertEquals(requested, fastest.name());
    }
  }

  @Test
  void refusesABackEndThatDoesNotExist() {
    InputException refusal =
        assertThrows(InputException.class, () -> KernelChoice.choose("vector-1024"));
    assertEquals(
        "The system property motiflens.kernels is \"vector-1024\"; expected plain, vector-256 or"
            + " vector-512.",
        refusal.getMessage());
    assertEquals("plain", KernelChoice.choose("plain").name());
  }

  @Test
  void productsAgreeForAllShapesOfTiles() {
    for (int columns : new int[] {4, 16, 32, 36, 64, 100, 128, 320}) {
      for (int rows = 1; rows <= 13; rows++) {
        for (int depth : new int[] {1, 7, 36, 320}) {
          float[] b = normal(depth * columns);
          float[] a = normal(rows * depth);
          int stride = Matrix.padded(columns) + 16;
          float[] start = normal(rows * stride);
          float[] expected = start.clone();
          float[] actual = start.clone();
          plain.multiplyAdd(
              a, 0, depth, rows, plain.matrix(b, depth, columns), expected, 0, stride);
          fastest.multiplyAdd(
              a, 0, depth, rows, fastest.matrix(b, depth, columns), actual, 0, stride);
          assertEqual(expected, actual, rows + " x " + depth + " x " + columns);
        }
      }
    }
  }

  @Test
  void convolutionsInOnePassAreThoseOfBiasProductAndRectifier() {
    int depth = 21;
    for (int columns : new int[] {16, 32, 48, 64, 80, 100, 128, 320}) {
      for (int rows = 1; rows <= 26; rows++) {
        float[] b = normal(depth * columns);
        float[] a = normal(rows * 4 + depth);
        int stride = Matrix.padded(columns);
        float[] bias = Arrays.copyOf(normal(columns), stride);
        for (boolean rectify : new boolean[] {false, true}) {
          float[] expected = new float[rows * stride];
          for (int r = 0; r < rows; r++) {
            System.arraycopy(bias, 0, expected, r * stride, stride);
          }
          plain.multiplyAdd(a, 0, 4, rows, plain.matrix(b, depth, columns), expected, 0, stride);
          if (rectify) {
            plain.rectify(expected, 0, expected.length);
          }
          for (Kernels kernels : new Kernels[] {plain, fastest}) {
            float[] actual = normal(expected.length);
            Matrix matrix = kernels.matrix(b, depth, columns);
            kernels.convolve(a, 0, 4, rows, matrix, bias, rectify, actual, 0, stride);
            assertEqual(expected, actual, kernels.name() + ", " + rows + " x " + columns);
          }
        }
      }
    }
  }

  @Test
  void aRowOfAProductDoesNotDependOnTheOthers() {
    int depth = 50;
    for (int columns : new int[] {32, 48, 128}) {
      for (Kernels kernels : new Kernels[] {plain, fastest}) {
        Matrix b = kernels.matrix(normal(depth * columns), depth, columns);
        float[] a = normal(11 * depth);
        float[] together = new float[11 * columns];
        kernels.multiplyAdd(a, 0, depth, 11, b, together, 0, columns);
        for (int r = 0; r < 11; r++) {
          float[] alone = new float[columns];
          kernels.multiplyAdd(a, r * depth, depth, 1, b, alone, 0, columns);
          for (int j = 0; j < columns; j++) {
            assertEquals(alone[j], together[r * columns + j], 0f, kernels.name());
          }
        }
      }
    }
  }

  @Test
  void overlappingAndBackwardRowsAgree() {
    float[] a = normal(500);
    float[] b = normal(60 * 64);
    float[] expected = new float[20 * 64];
    float[] actual = new float[20 * 64];
    plain.multiplyAdd(a, 0, 20, 20, plain.matrix(b, 60, 64), expected, 0, 64);
    fastest.multiplyAdd(a, 0, 20, 20, fastest.matrix(b, 60, 64), actual, 0, 64);
    assertEqual(expected, actual, "overlapping");
    plain.multiplyAdd(a, 400, -20, 20, plain.matrix(b, 60, 64), expected, 0, 64);
    fastest.multiplyAdd(a, 400, -20, 20, fastest.matrix(b, 60, 64), actual, 0, 64);
    assertEqual(expected, actual, "backward");
  }

  @Test
  void transposedProductsAreThoseOfDoublePrecision() {
    for (int width : new int[] {16, 32, 48, 64, 112, 128}) {
      for (int aWidth : new int[] {1, 5, 6, 13, 32}) {
        for (int rows : new int[] {1, 7, 128, 300}) {
          // Rows of A overlap when they are wider than their distance.
          int aStride = Math.max(1, aWidth - 3);
          int bStride = width + 16;
          float[] a = normal(rows * aStride + aWidth);
          float[] b = normal(rows * bStride);
          float[] start = normal(aWidth * bStride);
          double[] expected = new double[start.length];
          for (int i = 0; i < expected.length; i++) {
            expected[i] = start[i];
          }
          for (int r = 0; r < rows; r++) {
            for (int k = 0; k < aWidth; k++) {
              for (int n = 0; n < width; n++) {
                expected[k * bStride + n] += (double) a[r * aStride + k] * b[r * bStride + n];
              }
            }
          }
          float[] first = null;
          for (Kernels kernels : new Kernels[] {plain, fastest}) {
            float[] actual = start.clone();
            kernels.multiplyTransposedAdd(
                a, 0, aStride, rows, aWidth, b, 0, bStride, width, actual, 0, bStride);
            for (int i = 0; i < actual.length; i++) {
              assertEquals(
                  expected[i],
                  actual[i],
                  1e-5 * Math.sqrt(rows) * 4,
                  kernels.name() + ", " + rows + " rows, " + aWidth + " x " + width + " at " + i);
            }
            if (first != null) {
              assertEqual(first, actual, rows + " rows, " + aWidth + " x " + width);
            }
            first = actual;
          }
        }
      }
    }
  }

  @Test
  void scaledSumsAgreeForAnyLength() {
    for (int length = 0; length < 40; length++) {
      float[] x = normal(length + 3);
      float[] start = normal(length + 5);
      float[] expected = start.clone();
      float[] actual = start.clone();
      plain.addScaled(0.7f, x, 3, expected, 2, length);
      fastest.addScaled(0.7f, x, 3, actual, 2, length);
      assertEqual(expected, actual, "length " + length);
    }
  }

  @Test
  void lookUpsAgree() {
    for (int width : new int[] {16, 64, 80, 128}) {
      for (int parts = 1; parts <= 4; parts++) {
        float[] table = normal(parts * Kernels.WORDS * width);
        int[] words = random.ints(60, 0, Kernels.WORDS).toArray();
        float[] expected = new float[40 * width];
        float[] actual = new float[40 * width];
        plain.lookUp(table, parts, words, 2, 40, width, expected, 0);
        fastest.lookUp(table, parts, words, 2, 40, width, actual, 0);
        assertEqual(expected, actual, "width " + width + ", " + parts + " words");
        for (int pool = 1; pool <= 3; pool++) {
          int rows = 40 / pool;
          float[] pooled = new float[rows * width];
          plain.maxPool(expected, 0, width, rows, pool, pooled, 0);
          for (Kernels kernels : new Kernels[] {plain, fastest}) {
            float[] atOnce = new float[rows * width];
            kernels.lookUpPooled(table, parts, words, 2, rows, pool, width, atOnce, 0);
            assertEqual(pooled, atOnce, kernels.name() + ", pools of " + pool);
          }
        }
      }
    }
  }

  @Test
  void poolsAndTheirWaysBackAgree() {
    for (int pool = 1; pool <= 4; pool++) {
      float[] x = rectified(12 * 48);
      // Equal neighbours: the first one is the maximum.
      System.arraycopy(x, 0, x, 48, 48);
      int rows = 12 / pool;
      float[] expected = new float[rows * 48];
      float[] actual = new float[rows * 48];
      plain.maxPool(x, 0, 48, rows, pool, expected, 0);
      fastest.maxPool(x, 0, 48, rows, pool, actual, 0);
      assertArrayEquals(expected, actual);
      float[] gradient = normal(rows * 48);
      float[] back = new float[12 * 48];
      float[] fastBack = new float[12 * 48];
      plain.maxPoolBackward(x, 0, gradient, 0, 48, rows, pool, back, 0);
      fastest.maxPoolBackward(x, 0, gradient, 0, 48, rows, pool, fastBack, 0);
      assertArrayEquals(back, fastBack, "pool " + pool);
    }
  }

  @Test
  void maximaAgree() {
    float[] x = rectified(30 * 32);
    System.arraycopy(x, 0, x, 20 * 32, 32);
    float[][] max = new float[2][32];
    float[][] row = new float[2][32];
    plain.columnArgMax(x, 0, 32, 30, max[0], row[0]);
    fastest.columnArgMax(x, 0, 32, 30, max[1], row[1]);
    assertArrayEquals(max[0], max[1]);
    assertArrayEquals(row[0], row[1]);
    fastest.columnMax(x, 0, 32, 30, max[1], 0);
    assertArrayEquals(max[0], max[1]);
    float[] slid = x.clone();
    plain.slideMax(slid, 32, 32, 20, 3);
    fastest.slideMax(x, 32, 32, 20, 3);
    assertArrayEquals(slid, x);
  }

  @Test
  void residualsAgree() {
    int width = 48;
    int rows = 7;
    int length = rows * width;
    float[] start = normal(length + 3);
    float[] bias = normal(width);
    float[][] sums = {start.clone(), start.clone(), start.clone()};
    float[][] rectified = new float[3][length];
    float[][] kept = {new float[length + 5], new float[length + 5], null};
    Kernels[] kernels = {plain, fastest, fastest};
    for (int i = 0; i < kernels.length; i++) {
      kernels[i].branch(sums[i], 3, rows, width, bias, rectified[i], 0, kept[i], 5);
      assertEqual(sums[0], sums[i], "sums");
      assertEqual(rectified[0], rectified[i], "rectified");
    }
    assertEqual(kept[0], kept[1], "kept");
    float[] gradient = normal(length);
    float[] y = normal(length);
    float[] other = y.clone();
    plain.addRectifierBackward(start, 3, gradient, 0, length, y, 0);
    fastest.addRectifierBackward(start, 3, gradient, 0, length, other, 0);
    assertEqual(y, other, "gradients");
  }

  @Test
  void rescaleRulesAgreeOnEitherSideOfZeroAndAtIt() {
    float[] special = {0f, -0f, 1f, -1f, Float.MIN_VALUE, -Float.MIN_VALUE, 1e30f, -1e30f};
    float[] x = normal(16 * 40);
    float[] reference = normal(16 * 40);
    for (int i = 0; i < 64; i++) {
      x[i] = special[i / 8];
      reference[i] = special[i % 8];
    }
    System.arraycopy(x, 100, reference, 100, 50);
    float[] gradient = normal(x.length);
    float[] expected = new float[x.length];
    float[] actual = new float[x.length];
    plain.rescaleBackward(x, 0, reference, 0, gradient, 0, x.length, expected, 0);
    fastest.rescaleBackward(x, 0, reference, 0, gradient, 0, x.length, actual, 0);
    assertEqual(expected, actual, "multipliers");
  }

  @Test
  void overlappingSumsAgree() {
    for (int[] shape : new int[][] {{48, 4}, {96, 4}, {320, 64}, {48, 16}, {16, 4}}) {
      int width = shape[0];
      int stride = shape[1];
      for (int rows : new int[] {1, 2, 7, 30}) {
        float[] x = normal(rows * width);
        for (int r = 0; r < rows && stride == 4; r++) {
          Arrays.fill(x, (r + 1) * width - 12, (r + 1) * width, 0);
        }
        int length = (rows - 1) * stride + width;
        float[] expected = normal(length + 2 * Matrix.LANES);
        float[] actual = expected.clone();
        plain.addOverlapping(x, rows, width, stride, expected, 3);
        fastest.addOverlapping(x, rows, width, stride, actual, 3);
        assertEqual(
            Arrays.copyOf(expected, length + 3),
            Arrays.copyOf(actual, length + 3),
            rows + " rows of " + width + " every " + stride);
      }
    }
  }

  @Test
  void sumsAgree() {
    float[] x = normal(96);
    float[] y = normal(96);
    float[] scratch = new float[Matrix.LANES];
    assertEquals(plain.dot(x, 0, y, 0, 96, scratch), fastest.dot(x, 0, y, 0, 96, scratch), 0f);
    float[] rows = normal(5 * 96);
    float[] expected = y.clone();
    plain.addScaledRow(0.3f, plain.rowMatrix(rows, 5, 96), 3, expected, 0);
    plain.add(x, 0, expected, 0, 96);
    fastest.addScaledRow(0.3f, fastest.rowMatrix(rows, 5, 96), 3, y, 0);
    fastest.add(x, 0, y, 0, 96);
    assertEqual(expected, y, "sums");
  }

  @Test
  void lstmStepsAgree() {
    int rows = 7;
    int width = 48;
    float[] gates = normal(rows * 4 * width);
    float[] cell = normal(rows * width);
    float[] hiddenGradient = normal(rows * width);
    float[] cellGradient = normal(rows * width);
    float[][] gatesOf = {gates.clone(), gates.clone()};
    float[][] next = new float[2][rows * width];
    float[][] tanh = new float[2][rows * width];
    float[][] hidden = new float[2][rows * width];
    float[][] cellGradients = {cellGradient.clone(), cellGradient.clone()};
    Kernels[] both = {plain, fastest};
    for (int i = 0; i < 2; i++) {
      both[i].lstmForward(
          gatesOf[i], 0, cell, 0, next[i], 0, tanh[i], 0, hidden[i], 0, rows, width);
      both[i].lstmBackward(
          gatesOf[i], 0, cell, 0, tanh[i], 0, hiddenGradient, 0, cellGradients[i], 0, rows, width);
    }
    assertEqual(next[0], next[1], "cells");
    assertEqual(hidden[0], hidden[1], "hidden");
    assertEqual(gatesOf[0], gatesOf[1], "gradients of the sums");
    assertEqual(cellGradients[0], cellGradients[1], "gradients of the cells");
  }

  @Test
  void tanhAndSigmoidAgreeToTheLastBit() {
    float[] gates = new float[4 * 32 * 2_000];
    for (int i = 0; i < gates.length; i++) {
      gates[i] = (random.nextFloat() - 0.5f) * 24;
    }
    float[] other = gates.clone();
    float[] cell = normal(32 * 2_000);
    float[][] out = new float[6][cell.length];
    plain.lstmForward(gates, 0, cell, 0, out[0], 0, out[1], 0, out[2], 0, 2_000, 32);
    fastest.lstmForward(other, 0, cell, 0, out[3], 0, out[4], 0, out[5], 0, 2_000, 32);
    assertEqual(gates, other, "gates");
    for (int i = 0; i < 3; i++) {
      assertEqual(out[i], out[i + 3], "output " + i);
    }
  }

  @Test
  void tanhIsAccurateAndBounded() {
    for (float x = -12; x <= 12; x += 0.001f) {
      double expected = Math.tanh(x);
      assertEquals(expected, Tanh.of(x), 5e-7 * Math.abs(expected), "at " + x);
    }
    assertEquals(1f, Math.max(1f, Tanh.of(1000)), 0f);
  }
}
