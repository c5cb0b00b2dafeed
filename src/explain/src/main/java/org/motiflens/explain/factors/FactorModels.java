package org.motiflens.explain.factors;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;

/** Chooses the models that speak for their factors. */
public final class FactorModels {
  private FactorModels() {}

  /** A bundle and how well it does. */
  private record Candidate(ModelLibrary.Entry entry, double averagePrecision) {}

  /**
   * Of each experiment the calibrated model with the largest average precision on the windows that
   * validated it, the first where none is known. No weights are read.
   *
   * @param entries bundles of any experiments
   * @return in the order of the entries; empty when none is calibrated
   * @throws InputException when a bundle cannot be read
   */
  public static List<ModelLibrary.Entry> bestOfEach(
      Collection<ModelLibrary.Entry> entries, StrandRule strand) {
    Map<String, Candidate> best = new LinkedHashMap<>();
    for (ModelLibrary.Entry entry : entries) {
      Optional<GenomicScale> scale =
          BundleReader.readCalibration(entry.file()).map(GenomicScale::of);
      if (scale.isPresent()) {
        best.merge(
            entry.card().experiment(),
            new Candidate(entry, scale.get().averagePrecision(strand).orElse(-1)),
            (first, second) ->
                second.averagePrecision() > first.averagePrecision() ? second : first);
      }
    }
    return best.values().stream().map(Candidate::entry).toList();
  }

  /**
   * Reads the chosen models, weights and all.
   *
   * @throws InputException when none is calibrated or one cannot be read
   */
  public static FactorPanel load(Collection<ModelLibrary.Entry> entries, StrandRule strand) {
    List<ModelBundle> models =
        bestOfEach(entries, strand).parallelStream()
            .map(entry -> BundleReader.read(entry.file()))
            .toList();
    return new FactorPanel(models, strand);
  }
}
