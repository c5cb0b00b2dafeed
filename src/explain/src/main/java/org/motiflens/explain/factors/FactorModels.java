package org.motiflens.explain.factors;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;

/** Chooses the models that speak for their factors. */
public final class FactorModels {
  /** Of the way to models that can be asked: choosing them, reading them. */
  private static final int HALVES = 2;

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
    return bestOfEach(entries, strand, Monitor.NONE);
  }

  private static List<ModelLibrary.Entry> bestOfEach(
      Collection<ModelLibrary.Entry> entries, StrandRule strand, Monitor monitor) {
    Map<String, Candidate> best = new LinkedHashMap<>();
    int done = 0;
    for (ModelLibrary.Entry entry : entries) {
      monitor.check();
      monitor.progress(done++, HALVES * (long) entries.size());
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
    return load(entries, strand, Monitor.NONE);
  }

  /**
   * The same, watched: to choose models is half of the way, and to read them the other.
   *
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public static FactorPanel load(
      Collection<ModelLibrary.Entry> entries, StrandRule strand, Monitor monitor) {
    List<ModelLibrary.Entry> best = bestOfEach(entries, strand, monitor);
    Reading reading = new Reading(best.size(), monitor);
    List<ModelBundle> models = best.parallelStream().map(reading::read).toList();
    return new FactorPanel(models, strand);
  }

  /** Reads models on several threads, and tells of it one after another. */
  private static final class Reading {
    private final int models;
    private final Monitor monitor;
    private int done;

    Reading(int models, Monitor monitor) {
      this.models = models;
      this.monitor = monitor;
    }

    ModelBundle read(ModelLibrary.Entry entry) {
      monitor.check();
      ModelBundle bundle = BundleReader.read(entry.file());
      synchronized (this) {
        done++;
        monitor.progress(models + (long) done, HALVES * (long) models);
      }
      return bundle;
    }
  }
}
