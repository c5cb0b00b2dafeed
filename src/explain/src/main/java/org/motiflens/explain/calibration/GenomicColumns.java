package org.motiflens.explain.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.Provenance;
import org.motiflens.network.bundle.ModelBundle;

/**
 * The columns that say what scores mean in the genome. They are there when at least one of the
 * models is calibrated; others have no value in them.
 */
public final class GenomicColumns {
  private final StrandRule strand;
  private final Map<String, GenomicScale> scales = new HashMap<>();

  /**
   * @param strand of the scores
   */
  public GenomicColumns(List<ModelBundle> models, StrandRule strand) {
    this.strand = strand;
    models.forEach(
        model -> GenomicScale.of(model).ifPresent(scale -> scales.put(model.id(), scale)));
  }

  /** Whether any model is calibrated. */
  public boolean isKnown() {
    return !scales.isEmpty();
  }

  /** Columns of scores. */
  public List<String> ofScores() {
    return isKnown() ? List.of("rank", "precision") : List.of();
  }

  /** Columns of variants. */
  public List<String> ofVariants() {
    return isKnown()
        ? List.of(
            "reference_rank",
            "alternative_rank",
            "reference_precision",
            "alternative_precision",
            "empirical_p")
        : List.of();
  }

  /** The cells of a score; NaN has no meaning. */
  public List<Object> score(String model, float margin) {
    if (!isKnown()) {
      return List.of();
    }
    Optional<Meaning> meaning = meaning(model, margin);
    return Arrays.asList(rank(meaning), precision(meaning));
  }

  /** The cells of a variant; without margins where it was refused. */
  public List<Object> variant(String model, float reference, float alternative, boolean centred) {
    if (!isKnown()) {
      return List.of();
    }
    Optional<Meaning> before = meaning(model, reference);
    Optional<Meaning> after = meaning(model, alternative);
    List<Object> cells = new ArrayList<>();
    cells.add(rank(before));
    cells.add(rank(after));
    cells.add(precision(before));
    cells.add(precision(after));
    cells.add(
        centred && after.isPresent()
            ? (Object) (float) scales.get(model).changeP(alternative - reference, strand)
            : null);
    return cells;
  }

  private Optional<Meaning> meaning(String model, float margin) {
    return Float.isNaN(margin)
        ? Optional.empty()
        : Optional.ofNullable(scales.get(model)).map(scale -> scale.meaning(margin, strand));
  }

  private static Object rank(Optional<Meaning> meaning) {
    return meaning.map(known -> (Object) (float) known.rank()).orElse(null);
  }

  private static Object precision(Optional<Meaning> meaning) {
    return meaning
        .filter(known -> known.precision().isPresent())
        .map(known -> (Object) (float) known.precision().getAsDouble())
        .orElse(null);
  }

  /** Adds what the columns of variants are. */
  public Provenance addToVariants(Provenance provenance) {
    Provenance scores = addTo(provenance);
    return isKnown()
        ? scores.with(
            "empirical_p",
            "share of random single-base changes of the genome that move the score at least as far")
        : scores;
  }

  /** Adds what the columns are. */
  public Provenance addTo(Provenance provenance) {
    if (!isKnown()) {
      return provenance.with("rank", Meaning.NOT_CALIBRATED);
    }
    return provenance
        .with("rank", "-log10 of the share of genomic windows that score as high")
        .with(
            "precision",
            "of all genomic windows that score as high the share that is expected to be bound");
  }
}
