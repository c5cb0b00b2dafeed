package org.motiflens.explain.resolve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.Network;

/**
 * Ascent that chooses its steps, for any network: limited-memory BFGS with backtracking until the
 * gain is what the slope promises (Nocedal and Wright 2006, Numerical Optimization, algorithms 7.4
 * and 3.1). The objective S(H) − λ ‖H‖² never falls. The first step is that of a network whose
 * score is linear, ∇S / 2λ, which ends there.
 *
 * <p>A fixed step, as published, is too long for steep directions of a recurrent head and leaps to
 * and fro across them until its decay runs out; this needs some hundred evaluations instead of ten
 * thousand. It ends when the gradient is less than {@value #TOLERANCE} of the penalty's, or when no
 * step along it is better in single precision: at a kink, or because of rounding. The length of the
 * gradient is told either way. The weight of a map is its score.
 */
public final class LineSearch implements FeatureMapSolver {
  /** Its key. */
  public static final String KEY = "line-search";

  private static final double TOLERANCE = 1e-3;
  private static final double SUFFICIENT = 1e-4;
  private static final int MEMORY = 10;
  private static final int MOST = 1_000;
  private static final int MOST_HALVINGS = 25;

  private final LayerEvaluator evaluator;
  private final FeatureLayer layer;
  private final double lambda;

  /**
   * @param lambda λ, above 0
   */
  public LineSearch(Network network, FeatureLayer layer, double lambda) {
    if (!(lambda > 0)) {
      throw new InputException("λ is " + lambda + "; the penalty must be above 0.");
    }
    evaluator = network.newLayerEvaluator();
    this.layer = layer;
    this.lambda = lambda;
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public FeatureMap solve(double[] start, Monitor monitor) {
    Climb climb = new Climb(start);
    climb.run(monitor);
    return new FeatureMap(
        climb.here.x,
        layer.shape().channels(),
        climb.here.score,
        climb.here.objective,
        new FeatureMap.Convergence(
            climb.iterations,
            climb.ended,
            norm(climb.here.gradient),
            Double.NaN,
            0,
            Double.NaN,
            0));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** a += scale b. */
  private static void add(double scale, double[] b, double[] a) {
    for (int i = 0; i < a.length; i++) {
      a[i] += scale * b[i];
    }
  }

  /** A map and what the network says of it. */
  private final class Place {
    final double[] x;
    final double score;
    final double objective;
    final double[] gradient;

    Place(double[] x) {
      this.x = x;
      float[] values = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        values[i] = (float) x[i];
      }
      score = evaluator.evaluate(layer.index(), values);
      evaluator.gradient(layer.index(), values);
      gradient = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        gradient[i] = values[i] - 2 * lambda * x[i];
      }
      objective = score - lambda * dot(x, x);
    }
  }

  /** A step taken, and how much the gradient fell over it. */
  @SuppressWarnings("ArrayRecordComponent") // never handed out
  private record Step(double[] moved, double[] fallen, double product) {}

  /** One ascent from one start. */
  private final class Climb {
    Place here;
    int iterations;
    boolean ended;
    private final Deque<Step> steps = new ArrayDeque<>();

    Climb(double[] start) {
      here = new Place(start.clone());
    }

    void run(Monitor monitor) {
      while (!ended && iterations < MOST) {
        monitor.check();
        if (norm(here.gradient) <= TOLERANCE * Math.max(1e-3, 2 * lambda * norm(here.x))) {
          ended = true;
          return;
        }
        iterations++;
        Place next = better(direction());
        if (next == null && !steps.isEmpty()) {
          steps.clear();
          next = better(direction());
        }
        if (next == null) {
          ended = true;
          return;
        }
        remember(next);
        here = next;
      }
    }

    /** The first place along a direction that is as much better as its slope promises. */
    private Place better(double[] direction) {
      double slope = dot(direction, here.gradient);
      double length = 1;
      for (int i = 0; i < MOST_HALVINGS && slope > 0; i++, length /= 2) {
        double[] x = here.x.clone();
        add(length, direction, x);
        Place there = new Place(x);
        if (there.objective >= here.objective + SUFFICIENT * length * slope
            && there.objective > here.objective) {
          return there;
        }
      }
      return null;
    }

    private void remember(Place next) {
      double[] moved = next.x.clone();
      add(-1, here.x, moved);
      double[] fallen = here.gradient.clone();
      add(-1, next.gradient, fallen);
      double product = dot(moved, fallen);
      // Elsewhere the objective bends upwards: nothing of it is to be learnt.
      if (product > 1e-10 * norm(moved) * norm(fallen)) {
        steps.addLast(new Step(moved, fallen, product));
        if (steps.size() > MEMORY) {
          steps.removeFirst();
        }
      }
    }

    /** The gradient through the inverse of the curvature met so far; the penalty's before any. */
    private double[] direction() {
      double[] direction = here.gradient.clone();
      double[] shares = new double[steps.size()];
      int at = steps.size();
      for (Iterator<Step> back = steps.descendingIterator(); back.hasNext(); ) {
        Step step = back.next();
        at--;
        shares[at] = dot(step.moved(), direction) / step.product();
        add(-shares[at], step.fallen(), direction);
      }
      Step last = steps.peekLast();
      double scale =
          last == null ? 1 / (2 * lambda) : last.product() / dot(last.fallen(), last.fallen());
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= scale;
      }
      for (Step step : steps) {
        double share = shares[at] - dot(step.fallen(), direction) / step.product();
        add(share, step.moved(), direction);
        at++;
      }
      return direction;
    }
  }
}
