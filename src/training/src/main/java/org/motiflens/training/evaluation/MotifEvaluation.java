package org.motiflens.training.evaluation;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.HashMap;
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
import java.util.function.Supplier;
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
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.Summit;
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
   * Models of a factor without a motif are passed over. What is computed from a model alone, its
   * class-optimised sequences, is computed once for all databases.
   *
   * @param databases one or more
   * @param seed of class optimisation
   * @param progress receives a line for people when a piece of work is done
   * @throws InputException when the data of a model are not at hand, or are not what it was tested
   *     on
   * @throws CancellationException when the monitor asks for it
   */
  public static List<MotifEvaluation> of(
      ModelLibrary library,
      ReferenceData reference,
      List<MotifDatabase> databases,
      long seed,
      int threads,
      Consumer<String> progress,
      Monitor monitor)
      throws InterruptedException {
    List<SeqletExtractor> extractors = new ArrayList<>(SeqletExtractor.STANDARD);
    extractors.add(new RandomSeqlet());
    List<Comparison> comparisons = databases.stream().map(Comparison::new).toList();
    Supplier<Map<String, List<Summit>>> summits = Suppliers.memoize(reference::allSummits);
    Map<String, List<byte[]>> windows = new HashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Set<String> atHand = new HashSet<>();
      reference.experiments().experiments().forEach(experiment -> atHand.add(experiment.id()));
      for (ModelLibrary.Entry entry : library.entries()) {
        monitor.check();
        ModelCard card = entry.card();
        Optional<String> reason =
            reasonToPassOver(card, atHand.contains(card.experiment()), comparisons);
        if (reason.isPresent()) {
          progress.accept("passed over " + entry.id() + ": " + reason.get());
          continue;
        }
        if (!windows.containsKey(card.experiment())) {
          List<byte[]> positives = positives(reference, summits, library, card);
          checkCount(card, positives);
          windows.put(card.experiment(), positives);
          progress.accept(card.experiment() + ": " + positives.size() + " positive test windows");
        }
        List<byte[]> positives = windows.get(card.experiment());
        checkCount(card, positives);
        ModelBundle bundle = library.load(entry.id());
        Map<ClassOptimiser, Supplier<ClassOptimum>> optima = new LinkedHashMap<>();
        for (ClassOptimiser recipe : ClassOptimiser.STANDARD) {
          optima.put(
              recipe, Suppliers.memoize(() -> recipe.optimise(bundle.network(), seed, monitor)));
        }
        for (Comparison with : comparisons) {
          TestSet set = with.set(reference, card, positives);
          if (set.motifs().isEmpty()) {
            continue;
          }
          for (SeqletExtractor extractor : extractors) {
            if (extractor.supports(bundle.network().architecture())) {
              with.submit(
                  pool,
                  told(
                      progress,
                      entry.id() + " " + extractor.key(),
                      () -> with.word(card, set, extractor, bundle.network(), positives, monitor)));
            }
          }
          optima.forEach(
              (recipe, optimum) ->
                  with.submit(
                      pool,
                      told(
                          progress,
                          entry.id() + " " + recipe.key(),
                          () -> with.optimum(card, set, recipe, optimum.get()))));
        }
      }
      List<MotifEvaluation> evaluations = new ArrayList<>();
      for (Comparison with : comparisons) {
        evaluations.add(with.collected());
      }
      return evaluations;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Optional<String> reasonToPassOver(
      ModelCard card, boolean atHand, List<Comparison> comparisons) {
    if (card.isImported()) {
      return Optional.of("trained elsewhere, perhaps on the test windows");
    }
    if (!atHand) {
      return Optional.of("its experiment is not in the data");
    }
    if (isOfGenome(card) && !card.evaluation().isMeasured()) {
      return Optional.of("no peak of its lies on chr21");
    }
    if (comparisons.stream().allMatch(with -> with.database.named(card.tf()).isEmpty())) {
      return Optional.of("there is no motif of " + card.tf());
    }
    return Optional.empty();
  }

  /** A database with what has been compared with it. */
  private static final class Comparison {
    private final MotifDatabase database;
    private final SeqletMatcher matcher;
    private final KnownMotifs known;
    private final Map<String, TestSet> sets = new LinkedHashMap<>();
    private final List<Future<Row>> rows = new ArrayList<>();

    Comparison(MotifDatabase database) {
      this.database = database;
      matcher = new SeqletMatcher(database.motifs());
      known = new KnownMotifs(database);
    }

    TestSet set(ReferenceData reference, ModelCard card, List<byte[]> positives) {
      return sets.computeIfAbsent(
          card.experiment(), name -> testSet(reference, database, card, positives));
    }

    void submit(ExecutorService pool, Callable<Row> work) {
      rows.add(pool.submit(work));
    }

    Row word(
        ModelCard card,
        TestSet set,
        SeqletExtractor extractor,
        Network network,
        List<byte[]> positives,
        Monitor monitor) {
      return new Row(
          Optional.of(
              new WordRow(
                  card,
                  set,
                  extractor,
                  SeqletCounts.of(network, extractor, positives, matcher, set.motifs(), monitor))),
          Optional.empty());
    }

    Row optimum(ModelCard card, TestSet set, ClassOptimiser recipe, ClassOptimum optimum) {
      return new Row(
          Optional.empty(),
          Optional.of(MotifEvaluation.optimum(card, set, recipe, optimum, known)));
    }

    MotifEvaluation collected() throws InterruptedException {
      return MotifEvaluation.collected(database, List.copyOf(sets.values()), rows);
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
      ReferenceData reference,
      Supplier<Map<String, List<Summit>>> summits,
      ModelLibrary library,
      ModelCard card) {
    Experiment experiment = reference.experiments().named(card.experiment());
    if (isOfGenome(card)) {
      return TestChromosome.peaks(
          reference.genome(),
          summits.get().getOrDefault(experiment.table(), List.of()),
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
