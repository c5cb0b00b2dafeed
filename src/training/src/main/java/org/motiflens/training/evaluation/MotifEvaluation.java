package org.motiflens.training.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.motif.KnownMotif;
import org.motiflens.explain.motif.KnownMotifs;
import org.motiflens.explain.motif.RandomSeqlet;
import org.motiflens.explain.motif.SeqletCounts;
import org.motiflens.explain.motif.SeqletExtractor;
import org.motiflens.explain.motif.SeqletMatcher;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.genomic.TestChromosome;
import org.motiflens.training.zoo.GenomeZoo;
import org.motiflens.training.zoo.ZooTrainer;

/**
 * How often what models explain is the known motif of their factor (Lanchantin et al. 2017, Table
 * 4): for each model the words of the positive test windows, and its class-optimised sequences.
 *
 * @param database that was compared with
 * @param experiments in the order of the models
 * @param words one row a model and way, of factors with a motif
 * @param optima one row a model and recipe
 */
public record MotifEvaluation(
    MotifDatabase database,
    List<TestSet> experiments,
    List<WordRow> words,
    List<OptimumRow> optima) {
  /** Motifs that are no worse than this take part in {@link OptimumRow#matched}. */
  static final double GREATEST_Q_VALUE = SeqletMatcher.GREATEST_Q_VALUE;

  /**
   * The positive test windows of an experiment.
   *
   * @param original whether they are the benchmark's own test set, whole
   * @param motifs ids of the factor's motifs; none when the database has none
   * @param windows number of windows
   * @param hits windows with a hit of one of the motifs, p ≤ 10⁻⁴
   */
  record TestSet(
      String experiment, String tf, boolean original, Set<String> motifs, int windows, int hits) {}

  /** What the words of one model's windows matched. */
  record WordRow(ModelCard card, TestSet set, SeqletExtractor extractor, SeqletCounts counts) {}

  /**
   * What one optimum of a model resembles.
   *
   * @param best of all known motifs; empty when the optimum has no informative column
   * @param own the most alike of the factor's own motifs
   * @param ownRank its place among all, from 1
   */
  record OptimumRow(
      ModelCard card,
      TestSet set,
      ClassOptimiser recipe,
      ClassOptimum optimum,
      Optional<KnownMotif> best,
      Optional<KnownMotif> own,
      OptionalInt ownRank) {
    /** Whether one of the factor's motifs is among the matches that Tomtom reports. */
    boolean matched() {
      return own.map(motif -> motif.match().qValue() <= GREATEST_Q_VALUE).orElse(false);
    }
  }

  public MotifEvaluation {
    experiments = List.copyOf(experiments);
    words = List.copyOf(words);
    optima = List.copyOf(optima);
  }

  /** One row of either table. */
  private record Row(Optional<WordRow> word, Optional<OptimumRow> optimum) {}

  /**
   * Evaluates the models of a library whose experiments are in the data, imported ones left out.
   *
   * @param seed of class optimisation
   * @param progress receives a line for people when a piece of work is done
   * @throws InputException when the data of a model are not at hand, or are not what it was tested
   *     on
   * @throws CancellationException when the monitor asks for it
   */
  public static MotifEvaluation of(
      ModelLibrary library,
      ReferenceData reference,
      MotifDatabase database,
      long seed,
      int threads,
      Consumer<String> progress,
      Monitor monitor)
      throws InterruptedException {
    List<SeqletExtractor> extractors = new ArrayList<>(SeqletExtractor.STANDARD);
    extractors.add(new RandomSeqlet());
    SeqletMatcher matcher = new SeqletMatcher(database.motifs());
    KnownMotifs known = new KnownMotifs(database);
    Map<String, TestSet> sets = new LinkedHashMap<>();
    Map<String, List<byte[]>> windows = new LinkedHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Row>> rows = new ArrayList<>();
      Set<String> atHand = new HashSet<>();
      reference.experiments().experiments().forEach(experiment -> atHand.add(experiment.id()));
      for (ModelLibrary.Entry entry : library.entries()) {
        monitor.check();
        ModelCard card = entry.card();
        if (!atHand.contains(card.experiment()) || card.isImported()) {
          progress.accept(
              "passed over "
                  + entry.id()
                  + (card.isImported()
                      ? ": trained elsewhere, perhaps on the test windows"
                      : ": its experiment is not in the data"));
          continue;
        }
        if (isOfGenome(card) && !card.evaluation().isMeasured()) {
          progress.accept("passed over " + entry.id() + ": no peak of its lies on chr21");
          continue;
        }
        if (!sets.containsKey(card.experiment())) {
          List<byte[]> positives = positives(reference, library, card);
          checkCount(card, positives);
          windows.put(card.experiment(), positives);
          sets.put(card.experiment(), testSet(reference, database, card, positives));
          progress.accept(card.experiment() + ": " + positives.size() + " positive test windows");
        }
        TestSet set = sets.get(card.experiment());
        ModelBundle bundle = library.load(entry.id());
        List<byte[]> positives = windows.get(card.experiment());
        checkCount(card, positives);
        for (SeqletExtractor extractor : extractors) {
          if (!set.motifs().isEmpty() && extractor.supports(bundle.network().architecture())) {
            rows.add(
                pool.submit(
                    told(
                        progress,
                        entry.id() + " " + extractor.key(),
                        () ->
                            new Row(
                                Optional.of(
                                    new WordRow(
                                        card,
                                        set,
                                        extractor,
                                        SeqletCounts.of(
                                            bundle.network(),
                                            extractor,
                                            positives,
                                            matcher,
                                            set.motifs(),
                                            monitor))),
                                Optional.empty()))));
          }
        }
        for (ClassOptimiser recipe : ClassOptimiser.STANDARD) {
          rows.add(
              pool.submit(
                  told(
                      progress,
                      entry.id() + " " + recipe.key(),
                      () ->
                          new Row(
                              Optional.empty(),
                              Optional.of(
                                  optimum(
                                      card,
                                      set,
                                      recipe,
                                      recipe.optimise(bundle.network(), seed, monitor),
                                      known))))));
        }
      }
      return collected(database, List.copyOf(sets.values()), rows);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Callable<Row> told(Consumer<String> progress, String what, Callable<Row> work) {
    return () -> {
      Row row = work.call();
      progress.accept(what);
      return row;
    };
  }

  private static MotifEvaluation collected(
      MotifDatabase database, List<TestSet> sets, List<Future<Row>> futures)
      throws InterruptedException {
    List<WordRow> words = new ArrayList<>();
    List<OptimumRow> optima = new ArrayList<>();
    for (Future<Row> future : futures) {
      try {
        Row row = future.get();
        row.word().ifPresent(words::add);
        row.optimum().ifPresent(optima::add);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException("the evaluation failed", e.getCause());
      }
    }
    return new MotifEvaluation(database, sets, words, optima);
  }

  private static List<byte[]> positives(
      ReferenceData reference, ModelLibrary library, ModelCard card) {
    Experiment experiment = reference.experiments().named(card.experiment());
    if (isOfGenome(card)) {
      return TestChromosome.peaks(
          reference.genome(),
          reference.allSummits().getOrDefault(experiment.table(), List.of()),
          card.windowLength());
    }
    return new ZooTrainer(reference, library.folder())
        .data(
            experiment,
            card.windowLength(),
            ZooTrainer.STANDARD_MAXIMUM_POSITIVES,
            card.training().seed())
        .test()
        .positives();
  }

  /** Whether a model was trained against the genome, so that the held-out chromosome tests it. */
  private static boolean isOfGenome(ModelCard card) {
    return card.training().recipe().containsKey(GenomeZoo.NEGATIVES);
  }

  private static void checkCount(ModelCard card, List<byte[]> positives) {
    if (positives.size() != card.evaluation().positives()) {
      throw new InputException(
          card.id()
              + " was tested on "
              + card.evaluation().positives()
              + " positive windows, the data at hand give "
              + positives.size()
              + "; use the data that it was trained with.");
    }
  }

  private static TestSet testSet(
      ReferenceData reference, MotifDatabase database, ModelCard card, List<byte[]> positives) {
    Experiment experiment = reference.experiments().named(card.experiment());
    List<MotifMatrix> motifs = database.named(card.tf());
    List<MotifScanner> scanners = motifs.stream().map(MotifScanner::new).toList();
    Locus window = new Locus("window", 0, card.windowLength());
    int hits =
        (int)
            positives.stream()
                .filter(
                    codes ->
                        scanners.stream()
                            .anyMatch(
                                scanner ->
                                    !scanner
                                        .scan(codes, window, MotifScanner.DEFAULT_P_VALUE)
                                        .isEmpty()))
                .count();
    Set<String> ids = new LinkedHashSet<>();
    motifs.forEach(motif -> ids.add(motif.id()));
    return new TestSet(
        card.experiment(),
        card.tf(),
        !isOfGenome(card) && reference.benchmarkSet(experiment).isPresent(),
        ids,
        positives.size(),
        hits);
  }

  private static OptimumRow optimum(
      ModelCard card, TestSet set, ClassOptimiser recipe, ClassOptimum optimum, KnownMotifs known) {
    List<KnownMotif> matches = known.matches(optimum);
    for (int i = 0; i < matches.size(); i++) {
      KnownMotif motif = matches.get(i);
      if (set.motifs().contains(motif.match().target().id())) {
        return new OptimumRow(
            card,
            set,
            recipe,
            optimum,
            Optional.of(matches.get(0)),
            Optional.of(motif),
            OptionalInt.of(i + 1));
      }
    }
    return new OptimumRow(
        card,
        set,
        recipe,
        optimum,
        matches.stream().findFirst(),
        Optional.empty(),
        OptionalInt.empty());
  }
}
