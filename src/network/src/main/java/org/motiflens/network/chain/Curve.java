package org.motiflens.network.chain;

/**
 * An activation function. Computed in double precision by {@link StrictMath}, so that every machine
 * gives the same bits. Formulas are those of Keras.
 */
public enum Curve {
  RELU {
    @Override
    double at(double x, double a) {
      return x > 0 ? x : a * x;
    }

    @Override
    double slope(double x, double y, double a) {
      return x > 0 ? 1 : a;
    }

    /** Exact however close the two are. */
    @Override
    double quotient(double x, double other, double a) {
      return x == other ? slope(x, 0, a) : (at(x, a) - at(other, a)) / (x - other);
    }
  },
  ELU {
    @Override
    double at(double x, double a) {
      return x > 0 ? x : a * StrictMath.expm1(x);
    }

    @Override
    double slope(double x, double y, double a) {
      return x > 0 ? 1 : a * StrictMath.exp(x);
    }
  },
  SELU {
    private static final double ALPHA = 1.6732632423543772;
    private static final double SCALE = 1.0507009873554805;

    @Override
    double at(double x, double a) {
      return SCALE * (x > 0 ? x : ALPHA * StrictMath.expm1(x));
    }

    @Override
    double slope(double x, double y, double a) {
      return SCALE * (x > 0 ? 1 : ALPHA * StrictMath.exp(x));
    }
  },
  SIGMOID {
    @Override
    double at(double x, double a) {
      return 1 / (1 + StrictMath.exp(-x));
    }

    @Override
    double slope(double x, double y, double a) {
      return y * (1 - y);
    }
  },
  /** A line between 0 and 1, of slope a around 0, where it is one half. */
  HARD_SIGMOID {
    @Override
    double at(double x, double a) {
      return Math.max(0, Math.min(1, a * x + 0.5));
    }

    @Override
    double slope(double x, double y, double a) {
      return y > 0 && y < 1 ? a : 0;
    }
  },
  TANH {
    @Override
    double at(double x, double a) {
      return StrictMath.tanh(x);
    }

    @Override
    double slope(double x, double y, double a) {
      return 1 - y * y;
    }
  },
  SOFTPLUS {
    @Override
    double at(double x, double a) {
      return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    @Override
    double slope(double x, double y, double a) {
      return 1 / (1 + StrictMath.exp(-x));
    }
  },
  SOFTSIGN {
    @Override
    double at(double x, double a) {
      return x / (1 + Math.abs(x));
    }

    @Override
    double slope(double x, double y, double a) {
      return 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
    }
  },
  EXPONENTIAL {
    @Override
    double at(double x, double a) {
      return StrictMath.exp(x);
    }

    @Override
    double slope(double x, double y, double a) {
      return y;
    }
  },
  SWISH {
    @Override
    double at(double x, double a) {
      return x / (1 + StrictMath.exp(-x));
    }

    @Override
    double slope(double x, double y, double a) {
      double sigmoid = 1 / (1 + StrictMath.exp(-x));
      return sigmoid + y * (1 - sigmoid);
    }
  },
  LINEAR {
    @Override
    double at(double x, double a) {
      return x;
    }

    @Override
    double slope(double x, double y, double a) {
      return 1;
    }
  };

  /** The value at x, with this curve's parameter where it has one. */
  abstract double at(double x, double parameter);

  /** The slope at x, where the value is y. */
  abstract double slope(double x, double y, double parameter);

  /** Nearer than this two values have no difference to divide by that rounding does not spoil. */
  private static final double CLOSE = 1e-6;

  /**
   * The difference of two values by that of what they belong to: the slope where these are near.
   */
  double quotient(double x, double other, double parameter) {
    if (Math.abs(x - other) < CLOSE * Math.max(1, Math.abs(x))) {
      double middle = (x + other) / 2;
      return slope(middle, at(middle, parameter), parameter);
    }
    return (at(x, parameter) - at(other, parameter)) / (x - other);
  }

  static Curve of(int code) {
    return ChainFormat.constant(Curve.class, code, "an activation");
  }
}
