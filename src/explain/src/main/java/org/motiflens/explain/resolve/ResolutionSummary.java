package org.motiflens.explain.resolve;

import java.util.List;
import java.util.Locale;

/** How a model was resolved, in one line. */
final class ResolutionSummary {
  private ResolutionSummary() {}

  static String of(Resolution resolution) {
    Resolution.Settings settings = resolution.settings();
    List<FeatureMap> maps = resolution.maps();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d features of layer \"%s\", %s, lambda %s: distinct optima %d of %d starts,"
                + " objective %.4g (spread %.2g), mean IL %.3g, ",
            resolution.importance().features(),
            resolution.layer().shape().name(),
            settings.solver(),
            settings.lambda(),
            resolution.distinctOptima(),
            settings.starts(),
            maps.stream().mapToDouble(FeatureMap::objective).max().orElseThrow(),
            resolution.objectiveSpread(),
            resolution.importance().interactionLevel()));
    text.append(convergence(resolution));
    if (resolution.importance().hasEqualWeights()) {
      text.append("; all scores the same: starts count alike");
    }
    return text.append('.').toString();
  }

  /** How the starts ended. */
  static String convergence(Resolution resolution) {
    List<FeatureMap> maps = resolution.maps();
    long ended = maps.stream().filter(map -> map.convergence().ended()).count();
    if (resolution.settings().solver().equals(StepFree.KEY)) {
      return String.format(
          Locale.ROOT,
          "largest gap %.2g, none of %d perturbations a start better by more than %.2g, %d"
              + " converged",
          maps.stream().mapToDouble(map -> map.convergence().gap()).max().orElse(0),
          maps.get(0).convergence().perturbations(),
          Math.max(
              0, maps.stream().mapToDouble(map -> map.convergence().largestGain()).max().orElse(0)),
          ended);
    }
    return String.format(
        Locale.ROOT,
        "largest gradient at the end %.2g, %d ended by their own rule after %d iterations at"
            + " most",
        maps.stream().mapToDouble(map -> map.convergence().gradientNorm()).max().orElse(0),
        ended,
        maps.stream().mapToInt(map -> map.convergence().iterations()).max().orElse(0));
  }
}
