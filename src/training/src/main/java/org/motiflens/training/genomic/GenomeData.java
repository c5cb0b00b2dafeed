package org.motiflens.training.genomic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.Summit;
import org.motiflens.training.data.ValidationBlocks;

/**
 * All that networks which are to hold in the genome are trained and chosen on: the sequence, the
 * summits of all experiments of all cell lines, and the validation grid. Immutable.
 */
public final class GenomeData {
  /** Of the windows in which hard ones are looked for. */
  private static final double SEARCHED_IN_BLOCKS = 0.5;

  /** Hard windows kept to train an experiment with. */
  private static final int HARD = 4_000;

  /** Hard windows kept to validate an experiment with. */
  private static final int HARD_IN_VALIDATION = 3_000;

  /** Of hg19: where peaks can be. */
  private static final double KNOWN_BASES = 2.86e9;

  private final Map<String, List<Summit>> summits;
  private final KnownSequence sequence;
  private final SummitIndex index;
  private final Grid grid;
  private final List<PeakWindows> peaks = new ArrayList<>();
  private final List<PeakWindows.Movable> allPeaks = new ArrayList<>();

  private GenomeData(Map<String, List<Summit>> summits, KnownSequence sequence) {
    this.summits = new TreeMap<>(summits);
    this.sequence = sequence;
    index = new SummitIndex(summits);
    grid = Grid.of(sequence.contigs(), sequence.windowLength(), index, ValidationBlocks::contains);
    for (String task : index.tasks()) {
      PeakWindows windows = PeakWindows.of(summits.get(task), sequence);
      peaks.add(windows);
      allPeaks.addAll(windows.training());
    }
  }

  /** Reads peaks and sequence. */
  public static GenomeData of(ReferenceData reference, int windowLength) {
    return of(reference.allSummits(), new KnownSequence(reference.genome(), windowLength));
  }

  /**
   * @param summits by the name of their task
   */
  static GenomeData of(Map<String, List<Summit>> summits, KnownSequence sequence) {
    return new GenomeData(summits, sequence);
  }

  public KnownSequence sequence() {
    return sequence;
  }

  public SummitIndex index() {
    return index;
  }

  public Grid grid() {
    return grid;
  }

  /** All summits of a task, known or not. */
  public List<Summit> summits(String task) {
    return summits.getOrDefault(task, List.of());
  }

  /** The windows of a task's peaks outside of the held-out chromosomes. */
  public PeakWindows peaks(String task) {
    return peaks.get(number(task));
  }

  private int number(String task) {
    int number = index.tasks().indexOf(task);
    if (number < 0) {
      throw new InputException(
          "There are no peaks of " + task + " to train on; choose another experiment.");
    }
    return number;
  }

  /** The examples of a network of all experiments. */
  public SharedExamples shared(int sitesPerEpoch) {
    return new SharedExamples(sequence, index, summits, sitesPerEpoch);
  }

  /**
   * Windows that are hard for a network of all tasks, in training and in validation.
   *
   * @param training by task
   * @param validation by task
   */
  public record Hard(List<List<Locus>> training, List<List<Locus>> validation) {}

  /**
   * Looks for hard windows: scores a random part of what trains, and the whole validation grid.
   *
   * @param scores of windows, by window and task
   * @param searched random windows in which those that train are looked for
   */
  public Hard hard(Function<List<byte[]>, float[][]> scores, int searched, long seed) {
    HardWindows training = new HardWindows(index, HARD);
    Random random = new Random(seed);
    List<Locus> drawn = new ArrayList<>();
    for (int i = 0; i < searched; i++) {
      drawn.add(sequence.draw(random, SEARCHED_IN_BLOCKS));
    }
    training.search(drawn, sequence::codes, scores);
    HardWindows validation = new HardWindows(index, HARD_IN_VALIDATION);
    validation.search(grid.bound(), sequence::codes, scores);
    validation.search(grid.unbound(), sequence::codes, scores);
    return new Hard(training.byTask(), validation.byTask());
  }

  /**
   * The strongest training peaks of a task; all of them, in any order, where there are no more than
   * are asked for.
   *
   * @param most of them
   */
  List<PeakWindows.Movable> strongest(String task, int most) {
    List<PeakWindows.Movable> all = peaks(task).training();
    if (all.size() <= most) {
      return all;
    }
    List<Summit> ranked = new ArrayList<>(summits(task));
    ranked.sort(Comparator.comparingDouble(Summit::signal).reversed());
    return PeakWindows.of(ranked, sequence).training().subList(0, most);
  }

  /**
   * The examples of one experiment.
   *
   * @param strongest so many of its training peaks are shown at all, the strongest
   * @param mostPositives of an epoch
   */
  public ExperimentExamples examples(
      String task, Hard hard, NegativeMix mix, int strongest, int mostPositives) {
    int number = number(task);
    return new ExperimentExamples(
        sequence,
        index,
        number,
        strongest(task, strongest),
        allPeaks,
        hard.training().get(number),
        mix,
        mostPositives);
  }

  /**
   * What chooses the epoch of one experiment: a sample of the validation grid, and validation peaks
   * outside of long contigs, weighed so that as large a share of the windows is bound as in the
   * whole genome.
   */
  public GenomeSample validation(String task, Hard hard, long seed) {
    int number = number(task);
    List<Locus> inBlocks =
        peaks.get(number).validation().stream()
            .map(PeakWindows.Movable::window)
            .filter(window -> !sequence.isInContig(window))
            .toList();
    return GenomeSample.of(
        sequence::codes,
        index,
        number,
        grid,
        inBlocks,
        hard.validation().get(number),
        OptionalDouble.of(summits(task).size() * (double) Grid.STRIDE / KNOWN_BASES),
        seed);
  }
}
