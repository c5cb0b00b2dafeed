package org.motiflens.training.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.explain.resolve.FeatureMotif;
import org.motiflens.explain.resolve.FeatureMotifs;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;

/**
 * The features of a network that was trained on a rule, each named after the planted motif that its
 * own motif resembles.
 *
 * @param named which features resemble a, b and the decoy
 * @param resolutions one for each λ that was asked for
 */
public record ResolvedRule(List<List<Integer>> named, List<Resolution> resolutions) {
  /** Up to which a match with a planted motif counts, among all motifs of the database. */
  public static final double MOST_Q = 0.1;

  private static final int WINDOWS = 1_000;

  static ResolvedRule of(
      TrainedRule trained, MotifDatabase known, List<Double> lambdas, long seed, Monitor monitor) {
    FeatureLayer layer = FeatureLayer.afterConvolutions(trained.network());
    List<byte[]> windows =
        trained.test().stream().limit(WINDOWS).map(PlantedWindow::codes).toList();
    List<FeatureMotif> motifs = FeatureMotifs.of(trained.network(), layer, windows, monitor);
    List<List<Integer>> named = new ArrayList<>();
    trained.motifs().forEach(motif -> named.add(new ArrayList<>()));
    Tomtom tomtom = new Tomtom(known.motifs(), Tomtom.Options.DEFAULT);
    for (FeatureMotif motif : motifs) {
      motif
          .stretch()
          .flatMap(stretch -> nearest(tomtom.match(stretch), trained.motifs()))
          .ifPresent(planted -> named.get(planted).add(motif.feature()));
    }
    List<Resolution> resolutions = new ArrayList<>();
    Resolution.Settings standard = Resolution.standard(trained.network(), layer);
    for (double lambda : lambdas) {
      resolutions.add(
          Resolution.of(
              trained.network(),
              layer,
              new Resolution.Settings(
                  lambda,
                  standard.score(),
                  standard.solver(),
                  Math.min(standard.step(), 0.5 / lambda),
                  standard.starts(),
                  seed),
              monitor));
    }
    return new ResolvedRule(named, resolutions);
  }

  /** Which of the planted motifs a feature resembles most, if any does. */
  private static Optional<Integer> nearest(List<TomtomMatch> matches, List<MotifMatrix> planted) {
    List<String> ids = planted.stream().map(MotifMatrix::id).toList();
    return matches.stream()
        .filter(match -> match.qValue() <= MOST_Q && ids.contains(match.target().id()))
        .min(Comparator.comparingDouble(TomtomMatch::pValue))
        .map(match -> ids.indexOf(match.target().id()));
  }

  /** Importance of the features of a planted motif together. */
  double importance(int resolution, int motif) {
    return named.get(motif).stream()
        .mapToDouble(k -> resolutions.get(resolution).importance().importance(k))
        .sum();
  }

  /**
   * The largest inconsistency (IL) among the features of a planted motif, relative to the square of
   * the largest importance of any feature: it has no unit, and λ scales both alike.
   */
  double inconsistency(int resolution, int motif) {
    Resolution resolved = resolutions.get(resolution);
    double largest = 0;
    for (double value : resolved.importance().importance()) {
      largest = Math.max(largest, Math.abs(value));
    }
    double most =
        named.get(motif).stream()
            .mapToDouble(k -> resolved.importance().inconsistency(k))
            .max()
            .orElse(Double.NaN);
    return most / (largest * largest);
  }

  int optima(int resolution) {
    return resolutions.get(resolution).distinctOptima();
  }
}
