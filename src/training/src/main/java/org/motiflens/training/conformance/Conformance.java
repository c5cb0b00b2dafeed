package org.motiflens.training.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;

/**
 * The whole suite: for each rule sequences, a network, and what is found of it.
 *
 * @param settings how large it was
 * @param rules results, one a rule
 * @param nulls what is called where nothing is
 */
public record Conformance(Settings settings, List<RuleResult> rules, List<NullChecks> nulls) {
  /** a, b and the decoy, by their ids in the bundled database: three unlike motifs of 11 bases. */
  static final List<String> MOTIFS = List.of("MA0062.2", "MA0506.1", "MA0093.2");

  /** λ of the marks first; the others are told beside it. */
  public static final List<Double> LAMBDAS =
      List.of(Resolution.Settings.PUBLISHED_LAMBDA, 0.3, 0.03);

  /**
   * Sizes.
   *
   * @param rules which
   * @param windows that a network is trained on
   * @param neutral sequences that words are planted in, before the percentiles
   * @param full windows with a, b and decoy that are looked at one by one
   * @param sets of 20 windows for stretches
   */
  public record Settings(
      List<Rule> rules, int windows, int epochs, int neutral, int full, int sets, long seed) {
    /** Neutral sequences, as many as the command that plants words takes. */
    public static final int NEUTRAL = 250;

    public Settings {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Runs it.
   *
   * @param folder receives test windows and bundles
   * @param rule told of each rule as it is begun
   */
  public static Conformance run(
      Settings settings, Path folder, Monitor monitor, Consumer<Rule> rule) {
    MotifDatabase known = MotifDatabase.bundled();
    List<MotifMatrix> motifs = MOTIFS.stream().map(known::motif).toList();
    List<RuleResult> results = new ArrayList<>();
    List<NullChecks> nulls = new ArrayList<>();
    for (Rule one : settings.rules()) {
      rule.accept(one);
      TrainedRule trained =
          TrainedRule.of(
              one, motifs, settings.windows(), settings.epochs(), settings.seed(), folder, monitor);
      long seed = settings.seed() + 1;
      results.add(
          new RuleResult(
              trained,
              ResolvedRule.of(trained, known, LAMBDAS, settings.seed(), monitor),
              PlantedCurves.of(trained, settings.neutral(), seed, monitor),
              KnockedOut.of(trained, settings.full(), seed, monitor),
              ChangedAttribution.of(trained, settings.full() / 2, seed, monitor)));
      nulls.add(NullChecks.of(trained, 2 * settings.full(), settings.sets(), seed + 1, monitor));
      monitor.progress(results.size(), settings.rules().size());
    }
    return new Conformance(settings, List.copyOf(results), List.copyOf(nulls));
  }

  /** Every comparison, rule by rule. */
  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (RuleResult result : rules) {
      marks.addAll(new RuleMarks(result).all());
    }
    for (NullChecks check : nulls) {
      marks.addAll(RuleMarks.of(check));
    }
    return marks;
  }
}
