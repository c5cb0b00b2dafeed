package org.motiflens.training.evaluation.chromosome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.Summit;
import org.motiflens.training.evaluation.chromosome.LabelRule.Label;

/**
 * Measures scorers on the experiments of one chromosome. Collects rows; what was measured before is
 * not measured again. For one thread.
 */
public final class GenomeBenchmark {
  /** Bound windows below which figures would be noise. */
  static final int FEWEST_POSITIVES = 10;

  private static final int DRAWS = 500;

  /** Whose scores are logits. */
  private static final Set<ScorerKind> HAVE_P = EnumSet.of(ScorerKind.MODEL, ScorerKind.IMPORTED);

  private final ChromosomeGrid grid;
  private final Labelling labelling;
  private final long seed;
  private BenchmarkResults results;

  /**
   * @param labelling what windows are called
   * @param earlier measurements that stand
   * @param seed of the bootstrap
   */
  public GenomeBenchmark(
      ChromosomeGrid grid, Labelling labelling, long seed, BenchmarkResults earlier) {
    this.grid = grid;
    this.labelling = labelling;
    this.seed = seed;
    this.results = earlier;
  }

  /** All measurements so far. */
  public BenchmarkResults results() {
    return results;
  }

  /**
   * Who scores.
   *
   * @param kind of scorer
   * @param name its id
   * @param architecture of a model; "motif" or "peaks" otherwise
   * @param hash of its weights
   * @param strand which strands are scored
   */
  public record Scorer(
      ScorerKind kind, String name, String architecture, String hash, String strand) {
    /** A model. */
    public static Scorer of(ModelCard card, String strand) {
      return new Scorer(
          card.isImported() ? ScorerKind.IMPORTED : ScorerKind.MODEL,
          card.id(),
          card.architecture(),
          card.weightsSha256(),
          strand);
    }

    /** A known motif. */
    public static Scorer of(MotifMatrix motif) {
      return new Scorer(ScorerKind.MOTIF, motif.id(), "motif", "NA", "max");
    }

    /** The peaks of an experiment, which know no strand. */
    public static Scorer of(Experiment experiment) {
      return new Scorer(ScorerKind.PEAKS, experiment.id(), "peaks", "NA", "NA");
    }
  }

  /**
   * An experiment with its peaks.
   *
   * @param summits on any chromosome
   */
  public record Peaks(Experiment experiment, List<Summit> summits) {}

  /**
   * Measures a scorer on experiments.
   *
   * @param scores gives one a place; asked only when something is left to be measured
   * @return a sentence for each experiment that could not be measured
   */
  public List<String> measure(Scorer scorer, List<Peaks> experiments, Supplier<float[]> scores) {
    List<Peaks> left =
        experiments.stream().filter(peaks -> isLeft(scorer, peaks.experiment())).toList();
    List<String> problems = new ArrayList<>();
    float[] given = null;
    for (Peaks peaks : left) {
      try {
        Label[] labels = labelling.labels(grid, peaks.experiment().id(), peaks.summits());
        requireEnough(peaks.experiment(), labels);
        given = given == null ? scores.get() : given;
        results = results.with(row(scorer, peaks.experiment(), given, labels));
      } catch (InputException e) {
        problems.add(e.getMessage());
      }
    }
    return problems;
  }

  /** Whether a scorer has not been measured on an experiment. */
  public boolean isLeft(Scorer scorer, Experiment experiment) {
    return results.find(key(scorer, experiment)).isEmpty();
  }

  private String key(Scorer scorer, Experiment experiment) {
    return String.join(
        "\t", labelling.key(), experiment.table(), scorer.name(), scorer.hash(), scorer.strand());
  }

  private void requireEnough(Experiment experiment, Label[] labels) {
    long bound = Arrays.stream(labels).filter(label -> label == Label.BOUND).count();
    if (bound < FEWEST_POSITIVES) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s has %d bound windows on %s; figures need %d.",
              experiment.id(),
              bound,
              grid.chromosome(),
              FEWEST_POSITIVES));
    }
  }

  private BenchmarkRow row(Scorer scorer, Experiment experiment, float[] scores, Label[] labels) {
    RankedCounts here = RankedCounts.of(labelling.ranked(grid, scores), labels, grid);
    RankedCounts counts = labelling.share().map(here::atShare).orElse(here);
    Figures figures = counts.figures();
    Figures[] draws = counts.bootstrap(DRAWS, seed);
    return new BenchmarkRow(
        labelling.key(),
        experiment.table(),
        experiment.cellLine(),
        experiment.tf(),
        scorer.kind(),
        scorer.name(),
        scorer.architecture(),
        scorer.hash(),
        scorer.strand(),
        counts.positives(),
        counts.negatives(),
        Figures.ALL.stream()
            .map(
                figure -> {
                  double[] interval = Figures.interval(draws, figure);
                  return new BenchmarkRow.Estimate(
                      figure.applyAsDouble(figures), interval[0], interval[1]);
                })
            .toList(),
        HAVE_P.contains(scorer.kind()) ? aboveHalf(scores) : Double.NaN,
        Arrays.stream(counts.curve(BenchmarkResults.CURVE_POINTS))
            .boxed()
            .collect(Collectors.toList()));
  }

  /** The share of scores with P above one half: of a logit, those above 0. */
  static double aboveHalf(float[] scores) {
    long known = 0;
    long above = 0;
    for (float score : scores) {
      known += Float.isNaN(score) ? 0 : 1;
      above += score > 0 ? 1 : 0;
    }
    return known == 0 ? Double.NaN : (double) above / known;
  }
}
