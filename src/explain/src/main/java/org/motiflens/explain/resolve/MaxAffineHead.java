package org.motiflens.explain.resolve;

import java.util.List;

/**
 * A function of a layer's activations x that is a difference of convex piecewise-linear functions:
 *
 * <pre>
 *   S(x) = b + v·x + Σ_j c_j max_p (w_jp·x + b_jp)
 * </pre>
 *
 * <p>Units with c_j above 0 are its convex part, those below 0 its concave part. Immutable.
 */
final class MaxAffineHead {
  /**
   * w·x + b, with w zero outside a stretch of x.
   *
   * @param start index in x of the first value that counts
   * @param weights array that holds w's stretch; shared between pieces, never changed
   * @param from where in it the stretch begins
   * @param length of the stretch; 0 for the constant
   * @param offset b
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, never handed out
  record Piece(int start, double[] weights, int from, int length, double offset) {
    /** The constant 0, of a rectifier. */
    static final Piece ZERO = new Piece(0, new double[0], 0, 0, 0);

    double value(double[] x) {
      double sum = offset;
      for (int i = 0; i < length; i++) {
        sum += weights[from + i] * x[start + i];
      }
      return sum;
    }

    /** x += scale w. */
    void add(double scale, double[] x) {
      for (int i = 0; i < length; i++) {
        x[start + i] += scale * weights[from + i];
      }
    }

    double squaredNorm() {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += weights[from + i] * weights[from + i];
      }
      return sum;
    }

    /** ‖w − w'‖². */
    double squaredDistance(Piece other) {
      double product = 0;
      int first = Math.max(start, other.start);
      int end = Math.min(start + length, other.start + other.length);
      for (int i = first; i < end; i++) {
        product += weights[from + i - start] * other.weights[other.from + i - other.start];
      }
      return squaredNorm() + other.squaredNorm() - 2 * product;
    }
  }

  /**
   * c max_p.
   *
   * @param coefficient c, not 0
   */
  record Unit(double coefficient, List<Piece> pieces) {
    Unit {
      pieces = List.copyOf(pieces);
    }

    /** The piece that is the maximum at x; of equal ones the first. */
    int active(double[] x) {
      int best = 0;
      double highest = pieces.get(0).value(x);
      for (int p = 1; p < pieces.size(); p++) {
        double value = pieces.get(p).value(x);
        if (value > highest) {
          highest = value;
          best = p;
        }
      }
      return best;
    }
  }

  private final double bias;
  private final double[] linear;
  private final List<Unit> units;

  MaxAffineHead(double bias, double[] linear, List<Unit> units) {
    this.bias = bias;
    this.linear = linear.clone();
    this.units = List.copyOf(units);
  }

  /** Values of x. */
  int size() {
    return linear.length;
  }

  List<Unit> units() {
    return units;
  }

  /** v, a copy. */
  double[] linear() {
    return linear.clone();
  }

  /** S(x). */
  double value(double[] x) {
    double sum = bias;
    for (int i = 0; i < linear.length; i++) {
      sum += linear[i] * x[i];
    }
    for (Unit unit : units) {
      sum += unit.coefficient() * unit.pieces().get(unit.active(x)).value(x);
    }
    return sum;
  }
}
