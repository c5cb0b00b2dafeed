package org.motiflens.explain.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;

/**
 * A model resolved at a layer: maps from several seeds, and what they say together. Immutable.
 *
 * @param layer whose channels are the features
 * @param settings how the maps were found
 * @param maps one a seed
 * @param importance OFIV and IL; of non-additive features from positive seeds alone
 * @param kinds which features are non-additive
 */
public record Resolution(
    FeatureLayer layer,
    Settings settings,
    List<FeatureMap> maps,
    OverallImportance importance,
    FeatureKinds kinds) {
  /** Vectors this close in every feature, relative to the largest value, are one optimum. */
  private static final double SAME = 1e-3;

  public Resolution {
    maps = List.copyOf(maps);
  }

  /**
   * How maps are found.
   *
   * @param lambda λ
   * @param score from map to vector
   * @param solver {@link StepFree#KEY}, {@link LineSearch#KEY} or {@link GradientAscent#KEY}
   * @param step η of gradient ascent
   * @param starts T, maps from starts drawn from N(0, 1)
   * @param seed of the first; each further one has the next
   */
  public record Settings(
      double lambda, ImportanceScore score, String solver, double step, int starts, long seed) {
    /** λ that reproduces the published table; the authors state none. */
    public static final double PUBLISHED_LAMBDA = 2.84;

    /** T of the published program's example. */
    public static final int PUBLISHED_STARTS = 10;

    public Settings {
      if (!(lambda > 0) || Double.isInfinite(lambda)) {
        throw new InputException("λ is " + lambda + "; the penalty must be above 0.");
      }
      if (!(step > 0) || step * lambda >= 1) {
        throw new InputException(
            "The step is "
                + step
                + " with λ = "
                + lambda
                + "; it must be above 0 and below 1/λ, or"
                + " the ascent diverges.");
      }
      if (starts < 1) {
        throw new InputException("There are " + starts + " starts; expected at least 1.");
      }
    }
  }

  /**
   * The settings that suit a layer when nothing is asked for: those of the published table, and the
   * step-free solver where what lies above the layer allows it, else ascent that chooses its steps.
   */
  public static Settings standard(Network network, FeatureLayer layer) {
    return new Settings(
        Settings.PUBLISHED_LAMBDA,
        ImportanceScore.MEAN,
        StepFree.suits(network, layer) ? StepFree.KEY : LineSearch.KEY,
        GradientAscent.PUBLISHED_STEP,
        Settings.PUBLISHED_STARTS,
        1);
  }

  /**
   * Resolves a model.
   *
   * @param monitor told how many starts are done
   * @throws InputException when the solver cannot be used at this layer
   */
  public static Resolution of(
      Network network, FeatureLayer layer, Settings settings, Monitor monitor) {
    FeatureMapSolver solver =
        switch (settings.solver()) {
          case GradientAscent.KEY ->
              new GradientAscent(network, layer, settings.lambda(), settings.step());
          case LineSearch.KEY -> new LineSearch(network, layer, settings.lambda());
          case StepFree.KEY -> new StepFree(network, layer, settings.lambda(), settings.seed());
          default ->
              throw new InputException(
                  "There is no solver \""
                      + settings.solver()
                      + "\"; choose one of "
                      + StepFree.KEY
                      + ", "
                      + LineSearch.KEY
                      + " and "
                      + GradientAscent.KEY
                      + ".");
        };
    List<FeatureMap> maps = new ArrayList<>();
    for (int t = 0; t < settings.starts(); t++) {
      Random random = new Random(settings.seed() + t);
      double[] start = new double[layer.shape().size()];
      for (int i = 0; i < start.length; i++) {
        start[i] = random.nextGaussian();
      }
      maps.add(solver.solve(start, monitor));
      monitor.progress(t + 1, settings.starts());
    }
    return of(layer, settings, maps);
  }

  private static Resolution of(FeatureLayer layer, Settings settings, List<FeatureMap> maps) {
    List<double[]> vectors = maps.stream().map(settings.score()::vector).toList();
    double[] scores = maps.stream().mapToDouble(FeatureMap::score).toArray();
    OverallImportance overall = OverallImportance.of(vectors, scores);
    FeatureKinds kinds = FeatureKinds.of(overall.inconsistency());
    return new Resolution(
        layer,
        settings,
        maps,
        overall.withPositiveOnly(vectors, scores, kinds.nonAdditive()),
        kinds);
  }

  /** The feature importance vector of each map. */
  public List<double[]> vectors() {
    return maps.stream().map(settings.score()::vector).toList();
  }

  /** Different optima that the starts led to, told apart by their vectors. */
  public int distinctOptima() {
    List<double[]> distinct = new ArrayList<>();
    for (double[] vector : vectors()) {
      if (distinct.stream().noneMatch(other -> same(vector, other))) {
        distinct.add(vector);
      }
    }
    return distinct.size();
  }

  private static boolean same(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.max(Math.abs(a[i]), Math.abs(b[i])));
    }
    for (int i = 0; i < a.length; i++) {
      if (Math.abs(a[i] - b[i]) > SAME * largest) {
        return false;
      }
    }
    return true;
  }

  /** One line for people: layer, solver, how the starts ended. */
  public String summary() {
    return ResolutionSummary.of(this);
  }

  /** How the starts ended, for people. */
  public String convergence() {
    return ResolutionSummary.convergence(this);
  }

  /** Largest less smallest objective of the maps. */
  public double objectiveSpread() {
    double least = maps.stream().mapToDouble(FeatureMap::objective).min().orElseThrow();
    double most = maps.stream().mapToDouble(FeatureMap::objective).max().orElseThrow();
    return most - least;
  }

  /** The features by the size of their importance, the largest first; ties by number. */
  public List<Integer> ranked() {
    List<Integer> ranked = new ArrayList<>();
    for (int k = 0; k < importance.features(); k++) {
      ranked.add(k);
    }
    ranked.sort(
        (a, b) -> {
          int order =
              Double.compare(
                  Math.abs(importance.importance(b)), Math.abs(importance.importance(a)));
          return order != 0 ? order : Integer.compare(a, b);
        });
    return ranked;
  }
}
