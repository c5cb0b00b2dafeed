package org.motiflens.cli.resolve;

import java.util.Optional;
import org.motiflens.cli.option.Seed;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.explain.resolve.GradientAscent;
import org.motiflens.explain.resolve.ImportanceScore;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.network.Network;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how feature importance maps are found. */
final class SolverChoice {
  @Option(
      names = "--lambda",
      paramLabel = "NUMBER",
      defaultValue = "2.84",
      description =
          "The penalty on the map, lambda in S(H) - lambda |H|^2; ${DEFAULT-VALUE} when not given,"
              + " which reproduces the published table.")
  private double lambda;

  @Option(
      names = "--solver",
      paramLabel = "KEY",
      description =
          "step-free: exact, for heads that are piecewise linear; line-search: ascent that chooses its"
              + " steps, for any network; deepresolve-exact: gradient ascent as published. When not"
              + " given, step-free where it can be used, else line-search.")
  private String solver;

  @Option(
      names = "--score",
      paramLabel = "RULE",
      defaultValue = "MEAN",
      description =
          "From a feature's values to its importance: MEAN over positions, or LARGEST in magnitude;"
              + " ${DEFAULT-VALUE} when not given.")
  private ImportanceScore score;

  @Option(
      names = "--step",
      paramLabel = "NUMBER",
      defaultValue = "0.01",
      description = "Of gradient ascent; ${DEFAULT-VALUE} when not given.")
  private double step;

  @Option(
      names = "--starts",
      paramLabel = "NUMBER",
      defaultValue = "10",
      description = "Maps from random starts; ${DEFAULT-VALUE} when not given.")
  private int starts;

  @Mixin private Seed seed;

  /** The settings for a layer of a network, which decides on the solver where none is asked for. */
  Resolution.Settings settings(Network network, FeatureLayer layer) {
    String key =
        Optional.ofNullable(solver).orElseGet(() -> Resolution.standard(network, layer).solver());
    return new Resolution.Settings(lambda, score, key, step, starts, seed.get());
  }

  long seed() {
    return seed.get();
  }

  /** The settings of the published table. */
  Resolution.Settings published() {
    return new Resolution.Settings(
        lambda,
        score,
        Optional.ofNullable(solver).orElse(GradientAscent.KEY),
        step,
        starts,
        seed.get());
  }
}
