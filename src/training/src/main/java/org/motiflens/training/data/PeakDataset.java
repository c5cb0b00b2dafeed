package org.motiflens.training.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.ChromosomeNames;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * Training, validation and test sets cut from peaks as the DeepBind benchmark cut its own
 * (Alipanahi et al. 2015): a window around each summit, and one dinucleotide-preserving shuffle
 * (Altschul and Erickson 1985) as the negative for each. A window counts only where all of its
 * bases are known.
 *
 * @param training what weights are fitted to
 * @param validation what chooses the epoch
 * @param test what the model is judged by
 * @param left peaks left out: over a chromosome's end, not in the genome, or with unknown bases
 */
public record PeakDataset(WindowSet training, WindowSet validation, WindowSet test, int left) {
  /** Separate streams of randomness, so that one set does not depend on the size of another. */
  private static final int TRAINING_STREAM = 1;

  private static final int TEST_STREAM = 2;
  private static final int VALIDATION_STREAM = 3;
  private static final int STREAMS = 31;

  /** Cuts windows of one length from one genome. */
  public static final class Cutter {
    private final SequenceSource genome;
    private final ChromosomeNames names;
    private final int windowLength;
    private final double validationShare;
    private final long seed;
    private final Function<Summit, Object> peakOf;

    /**
     * @param windowLength bases of a window; {@code windowLength / 2} of them lie before the summit
     * @param validationShare part of the training windows that becomes validation, each with its
     *     shuffle; 0 for none
     * @param seed of shuffles and of the choice of the validation set
     */
    public Cutter(SequenceSource genome, int windowLength, double validationShare, long seed) {
      this(genome, windowLength, validationShare, seed, summit -> new Object());
    }

    private Cutter(
        SequenceSource genome,
        int windowLength,
        double validationShare,
        long seed,
        Function<Summit, Object> peakOf) {
      if (windowLength < 1 || !(validationShare >= 0 && validationShare < 1)) {
        throw new IllegalArgumentException("no such windows or share");
      }
      this.genome = genome;
      this.names = ChromosomeNames.of(genome);
      this.windowLength = windowLength;
      this.validationShare = validationShare;
      this.seed = seed;
      this.peakOf = peakOf;
    }

    /**
     * Says which summits are of one peak: in any split they stay on one side. Without this each is
     * a peak of its own.
     *
     * @param newPeakOf the same for all summits of a peak
     */
    public Cutter withPeaks(Function<Summit, Object> newPeakOf) {
      return new Cutter(genome, windowLength, validationShare, seed, newPeakOf);
    }

    /** Splits by the benchmark's rule, {@link RankSplit}. Ranks count peaks left out, too. */
    public PeakDataset byRank(List<Summit> summits) {
      RankSplit split = RankSplit.of(summits, peakOf);
      return sets(summits.size(), split.training(), List.of(), split.test());
    }

    /**
     * Holds whole chromosomes out, so that no test sequence lies near a training sequence.
     *
     * @param testChromosomes whose peaks test
     * @param validationChromosomes whose peaks are validation; when empty, the share of the
     *     training windows is
     */
    public PeakDataset byChromosome(
        List<Summit> summits,
        Collection<String> testChromosomes,
        Collection<String> validationChromosomes) {
      Set<String> testing = Set.copyOf(testChromosomes);
      Set<String> validating = Set.copyOf(validationChromosomes);
      List<Summit> training = new ArrayList<>();
      List<Summit> validation = new ArrayList<>();
      List<Summit> test = new ArrayList<>();
      for (Summit summit : summits) {
        String chromosome = summit.chromosome();
        (testing.contains(chromosome)
                ? test
                : validating.contains(chromosome) ? validation : training)
            .add(summit);
      }
      return sets(summits.size(), training, validation, test);
    }

    private PeakDataset sets(
        int peaks, List<Summit> training, List<Summit> validation, List<Summit> test) {
      WindowSet trained = cut(training, TRAINING_STREAM);
      WindowSet validated = cut(validation, VALIDATION_STREAM);
      WindowSet tested = cut(test, TEST_STREAM);
      int used =
          trained.positives().size() + validated.positives().size() + tested.positives().size();
      if (validation.isEmpty() && validationShare > 0) {
        List<Object> peaksOfWindows =
            training.stream().filter(summit -> whyNot(summit).isEmpty()).map(peakOf).toList();
        WindowSet.Parts parts = trained.holdOut(validationShare, seed, peaksOfWindows::get);
        trained = parts.large();
        validated = parts.small();
      }
      return new PeakDataset(trained, validated, tested, peaks - used);
    }

    private WindowSet cut(List<Summit> summits, int stream) {
      List<byte[]> windows = new ArrayList<>();
      for (Summit summit : summits) {
        window(summit).ifPresent(windows::add);
      }
      return WindowSet.withShuffles(windows, new Random(seed * STREAMS + stream));
    }

    /** Why a summit is left out, as a clause; empty when its window is used. */
    public Optional<String> whyNot(Summit summit) {
      Optional<String> chromosome = names.find(summit.chromosome());
      if (chromosome.isEmpty()) {
        return Optional.of(names.absence(summit.chromosome(), genome.genomeId()));
      }
      int start = summit.position() - windowLength / 2;
      if (start < 0 || start + windowLength > genome.length(chromosome.get())) {
        return Optional.of("its window reaches beyond the end of " + chromosome.get());
      }
      for (byte code : genome.codes(new Locus(chromosome.get(), start, start + windowLength))) {
        if (code == Bases.N) {
          return Optional.of("its window has unknown bases");
        }
      }
      return Optional.empty();
    }

    private Optional<byte[]> window(Summit summit) {
      if (whyNot(summit).isPresent()) {
        return Optional.empty();
      }
      int start = summit.position() - windowLength / 2;
      String own = names.find(summit.chromosome()).orElseThrow();
      return Optional.of(genome.codes(new Locus(own, start, start + windowLength)));
    }
  }
}
