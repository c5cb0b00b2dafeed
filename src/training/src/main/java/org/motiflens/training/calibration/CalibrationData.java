package org.motiflens.training.calibration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.motiflens.explain.calibration.Calibrator;
import org.motiflens.explain.calibration.GenomeSample;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.PeakTables;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.Summit;
import org.motiflens.training.data.ValidationBlocks;

/**
 * What models are calibrated on: a genome, and for each model the peaks that label it. Samples are
 * made once for models that read windows of one length. For one thread.
 */
public final class CalibrationData {
  /** Chromosomes that test: nothing is calibrated on them. */
  public static final Set<String> HELD_OUT = Set.of("chr21", "chr22");

  /**
   * Known bases of hg19 outside of {@link #HELD_OUT}: 2,861 million on chr1-22, X and Y, of which
   * 35.1 and 34.9 million are on those.
   */
  private static final long KNOWN_BASES = 2_791_000_000L;

  private final CalibrationGenome genome;
  private final String description;
  private final Optional<PeakTables> tables;
  private final Map<String, Labels> labels = new HashMap<>();
  private final Map<String, GenomeSample> samples = new HashMap<>();
  private final Map<String, GenomeSample> validating = new HashMap<>();

  /** Windows, or why there are none. */
  public record Labels(Optional<Calibrator.Labelled> windows, String reason) {}

  private CalibrationData(
      CalibrationGenome genome, String description, Optional<PeakTables> tables) {
    this.genome = genome;
    this.description = description;
    this.tables = tables;
  }

  /**
   * A folder of training data: all of its long stretches of sequence but the chromosomes that test;
   * peaks in the blocks that validate say what is bound.
   */
  public static CalibrationData ofFolder(Path folder) {
    CalibrationGenome genome =
        new CalibrationGenome(
            new ReferenceData(folder).genome(),
            chromosome -> !HELD_OUT.contains(chromosome),
            ValidationBlocks::contains,
            OptionalLong.of(KNOWN_BASES));
    return new CalibrationData(
        genome,
        String.format(
            Locale.ROOT,
            "hg19, %,d known bases in long stretches, without chr21 and chr22",
            genome.bases()),
        Optional.of(new PeakTables(folder)));
  }

  /** All of a genome; no peaks are known, and so no precision. */
  public static CalibrationData ofGenome(GenomeFile source) {
    CalibrationGenome genome =
        new CalibrationGenome(source, chromosome -> true, window -> true, OptionalLong.empty());
    return new CalibrationData(
        genome,
        String.format(
            Locale.ROOT,
            "%s, %,d known bases in long stretches",
            source.genomeId(),
            genome.bases()),
        Optional.empty());
  }

  /** What is sampled, for people. */
  public String description() {
    return description;
  }

  /** About so many windows of the genome. */
  public GenomeSample sample(int windowLength, int windows) {
    return samples.computeIfAbsent(
        windowLength + " " + windows, key -> genome.sample(windowLength, windows));
  }

  /** About so many of the windows that trained no model; none where no peaks are known. */
  public GenomeSample validating(int windowLength, int windows) {
    return validating.computeIfAbsent(
        windowLength + " " + windows,
        key ->
            tables.isPresent()
                ? genome.validating(windowLength, windows)
                : genome.none(windowLength));
  }

  /**
   * The windows that peaks label for a model.
   *
   * @param validatingWindows those of {@link #validating}
   */
  public Labels labels(ModelCard card, GenomeSample validatingWindows, long seed) {
    Optional<Experiment> experiment = tables.flatMap(known -> known.first(card));
    if (experiment.isEmpty()) {
      return new Labels(Optional.empty(), "no peaks of " + card.tf() + " are at hand");
    }
    String table = experiment.get().table();
    return labels.computeIfAbsent(
        table + " " + card.windowLength() + " " + validatingWindows.windows(),
        key -> {
          List<Summit> summits = tables.get().summits(table);
          try {
            return new Labels(
                Optional.of(genome.labelled(table, summits, validatingWindows, seed)), "");
          } catch (InputException e) {
            return new Labels(Optional.empty(), e.getMessage());
          }
        });
  }
}
