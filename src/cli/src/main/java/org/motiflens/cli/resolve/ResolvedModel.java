package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.resolve.FeatureMap;
import org.motiflens.explain.resolve.FeatureMotif;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.explain.resolve.StepFree;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;
import org.motiflens.network.bundle.ModelBundle;

/**
 * A model with its features.
 *
 * @param motifs of the features, where there are peaks
 * @param use of the features at a locus (IFIV), where there is one
 */
@SuppressWarnings("ArrayRecordComponent") // read, never changed
record ResolvedModel(
    ModelBundle bundle, Resolution resolution, Optional<Motifs> motifs, Optional<double[]> use) {

  /** Motifs of the features in their order, and the known motif that each resembles most. */
  static final class Motifs {
    final WindowInput windows;
    final List<FeatureMotif> features;
    final List<Optional<TomtomMatch>> matches;

    Motifs(WindowInput windows, List<FeatureMotif> features, MotifDatabase known) {
      this.windows = windows;
      this.features = List.copyOf(features);
      Tomtom tomtom = new Tomtom(known.motifs(), Tomtom.Options.DEFAULT);
      matches = new ArrayList<>();
      for (FeatureMotif feature : features) {
        matches.add(
            feature.stretch().flatMap(stretch -> tomtom.match(stretch).stream().findFirst()));
      }
    }
  }

  /** One line for people: layer, solver, how the starts ended. */
  String summary() {
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
    long ended = maps.stream().filter(map -> map.convergence().ended()).count();
    if (settings.solver().equals(StepFree.KEY)) {
      text.append(
          String.format(
              Locale.ROOT,
              "largest gap %.2g, none of %d perturbations a start better by more than %.2g, %d"
                  + " converged",
              maps.stream().mapToDouble(map -> map.convergence().gap()).max().orElse(0),
              maps.get(0).convergence().perturbations(),
              Math.max(
                  0,
                  maps.stream()
                      .mapToDouble(map -> map.convergence().largestGain())
                      .max()
                      .orElse(0)),
              ended));
    } else {
      text.append(
          String.format(
              Locale.ROOT,
              "largest gradient at the end %.2g, %d ended by their own rule after %d iterations at"
                  + " most",
              maps.stream().mapToDouble(map -> map.convergence().gradientNorm()).max().orElse(0),
              ended,
              maps.stream().mapToInt(map -> map.convergence().iterations()).max().orElse(0)));
    }
    if (resolution.importance().hasEqualWeights()) {
      text.append("; all scores the same: starts count alike");
    }
    return text.append('.').toString();
  }
}
