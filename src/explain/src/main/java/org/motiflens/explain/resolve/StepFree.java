package org.motiflens.explain.resolve;

import java.util.Arrays;
import java.util.Random;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.MaxAffineHead.Piece;
import org.motiflens.explain.resolve.MaxAffineHead.Unit;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;

/**
 * Maximises S(x) − λ ‖x‖² without a step size where S is a {@link MaxAffineHead}, by the
 * difference-of-convex algorithm: the convex units are replaced by the piece that is active at x,
 * what is left is concave and solved exactly through its dual, and so on until x stays.
 *
 * <pre>
 *   x(s) = ( v + Σ_{c_j > 0} c_j w_{j,active} − Σ_{c_j < 0} |c_j| Σ_p s_jp w_jp ) / 2λ
 *   s_j ≥ 0, Σ_p s_jp = 1;   duality gap  Σ_{c_j < 0} |c_j| ( max_p h_jp(x) − Σ_p s_jp h_jp(x) )
 * </pre>
 *
 * <p>The dual is climbed by moving weight of one unit from its lowest piece to its highest, exactly
 * as far as pays. The objective never falls from one linearisation to the next. Where it ends 0 is
 * in the sub-gradient (the gap says how nearly); that is a local maximum as a rule, and points
 * around it are tried: when one is better the search goes on from there. (Pham Dinh and Le Thi
 * 1997, Acta Mathematica Vietnamica 22:289, for the algorithm; the application is ours.)
 */
public final class StepFree implements FeatureMapSolver {
  /** Its key. */
  public static final String KEY = "step-free";

  private static final int MOST_LINEARISATIONS = 500;
  private static final int MOST_SWEEPS = 2_000;
  private static final double GAP_TOLERANCE = 1e-10;
  private static final double[] RADII = {1e-4, 1e-2, 0.1, 0.5};
  private static final int DIRECTIONS = 10;

  /** Least scale of the perturbations: of a map of zeros there is none to take. */
  private static final double LEAST_SCALE = 0.01;

  private static final int MOST_ESCAPES = 20;

  private final MaxAffineHead head;
  private final int channels;
  private final double lambda;
  private final long seed;

  /**
   * @param lambda λ, above 0
   * @param seed of the perturbations
   * @throws InputException when what lies above the layer is not such a head: why, and what to use
   */
  public StepFree(Network network, FeatureLayer layer, double lambda, long seed) {
    this(Heads.above(network, layer), layer.shape().channels(), lambda, seed);
  }

  StepFree(MaxAffineHead head, int channels, double lambda, long seed) {
    if (!(lambda > 0)) {
      throw new InputException("λ is " + lambda + "; the penalty must be above 0.");
    }
    this.head = head;
    this.channels = channels;
    this.lambda = lambda;
    this.seed = seed;
  }

  /** Whether this solver can be used at a layer. */
  static boolean suits(Network network, FeatureLayer layer) {
    try {
      Heads.above(network, layer);
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  /** Whether what lies above the layer has one maximum, in closed form: w / 2λ. */
  public boolean isLinear() {
    return head.units().isEmpty();
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public FeatureMap solve(double[] start, Monitor monitor) {
    Search search = new Search(start);
    search.run(monitor);
    Random random = new Random(seed);
    int escapes = 0;
    double gain = search.bestAround(random);
    while (gain > tolerance(search.objective) && escapes < MOST_ESCAPES) {
      escapes++;
      search.goOnFromBest();
      search.run(monitor);
      gain = search.bestAround(random);
    }
    return new FeatureMap(
        search.x,
        channels,
        head.value(search.x),
        search.objective,
        new FeatureMap.Convergence(
            search.linearisations,
            search.ended,
            Double.NaN,
            search.gap,
            RADII.length * DIRECTIONS,
            gain,
            escapes));
  }

  private double objective(double[] x) {
    return head.value(x) - lambda * squaredNorm(x);
  }

  private static double squaredNorm(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }

  private static double tolerance(double objective) {
    return 1e-9 * Math.max(1, Math.abs(objective));
  }

  /** One search from one start. */
  private final class Search {
    double[] x;
    double objective;
    double gap = Double.NaN;
    int linearisations;
    boolean ended;

    /** s of each concave unit, the active piece of each convex one is a unit vector. */
    final double[][] shares = new double[head.units().size()][];

    private double[] around;

    Search(double[] start) {
      x = start.clone();
      objective = objective(x);
      for (int j = 0; j < shares.length; j++) {
        Unit unit = head.units().get(j);
        shares[j] = new double[unit.pieces().size()];
        shares[j][unit.active(x)] = 1;
      }
    }

    void run(Monitor monitor) {
      ended = false;
      while (linearisations < MOST_LINEARISATIONS && !ended) {
        monitor.check();
        linearisations++;
        double[] next = solveConcave(monitor);
        double reached = objective(next);
        ended = reached <= objective + tolerance(objective);
        // The dual is solved to a tolerance: what it gives may be worse by as little.
        if (reached >= objective || linearisations == 1) {
          x = next;
          objective = reached;
        }
      }
    }

    /** The maximum of the objective with convex units linearised at x. */
    private double[] solveConcave(Monitor monitor) {
      double[] y = head.linear();
      for (int j = 0; j < shares.length; j++) {
        Unit unit = head.units().get(j);
        if (unit.coefficient() > 0) {
          Arrays.fill(shares[j], 0);
          shares[j][unit.active(x)] = 1;
        }
        for (int p = 0; p < shares[j].length; p++) {
          if (shares[j][p] > 0) {
            unit.pieces().get(p).add(unit.coefficient() * shares[j][p], y);
          }
        }
      }
      for (int i = 0; i < y.length; i++) {
        y[i] /= 2 * lambda;
      }
      for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
        monitor.check();
        gap = 0;
        for (int j = 0; j < shares.length; j++) {
          if (head.units().get(j).coefficient() < 0) {
            gap += balance(head.units().get(j), shares[j], y);
          }
        }
        if (gap <= GAP_TOLERANCE * Math.max(1, Math.abs(objective))) {
          break;
        }
      }
      return y;
    }

    /** Moves weight between two pieces of a concave unit; its part of the gap before. */
    private double balance(Unit unit, double[] share, double[] y) {
      int highest = 0;
      int lowest = -1;
      double[] h = new double[share.length];
      double mean = 0;
      for (int p = 0; p < share.length; p++) {
        h[p] = unit.pieces().get(p).value(y);
        highest = h[p] > h[highest] ? p : highest;
        if (share[p] > 0) {
          mean += share[p] * h[p];
          lowest = lowest < 0 || h[p] < h[lowest] ? p : lowest;
        }
      }
      double size = Math.abs(unit.coefficient());
      if (h[highest] > h[lowest]) {
        Piece up = unit.pieces().get(highest);
        Piece down = unit.pieces().get(lowest);
        double curvature = size * up.squaredDistance(down) / (2 * lambda);
        double most = share[lowest];
        double moved = curvature > 0 ? Math.min(most, (h[highest] - h[lowest]) / curvature) : most;
        share[highest] += moved;
        share[lowest] = moved == most ? 0 : most - moved;
        up.add(-size * moved / (2 * lambda), y);
        down.add(size * moved / (2 * lambda), y);
      }
      return size * (h[highest] - mean);
    }

    /** Tries points around x; by how much the best of them is better. */
    double bestAround(Random random) {
      double scale = Math.max(LEAST_SCALE, Math.sqrt(squaredNorm(x) / x.length));
      double best = Double.NEGATIVE_INFINITY;
      for (double radius : RADII) {
        for (int d = 0; d < DIRECTIONS; d++) {
          double[] point = x.clone();
          for (int i = 0; i < point.length; i++) {
            point[i] += radius * scale * random.nextGaussian();
          }
          double gain = objective(point) - objective;
          if (gain > best) {
            best = gain;
            around = point;
          }
        }
      }
      return best;
    }

    void goOnFromBest() {
      x = around;
      objective = objective(x);
    }
  }
}
