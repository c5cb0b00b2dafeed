package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.resolve.FeatureMotif;
import org.motiflens.explain.resolve.Resolution;
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
    return resolution.summary();
  }
}
