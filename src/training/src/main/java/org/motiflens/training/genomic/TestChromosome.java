package org.motiflens.training.genomic;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.Summit;
import org.motiflens.training.data.WindowSet;

/**
 * The chromosome that judges finished models, and nothing else ({@link HeldOutChromosomes#TEST}).
 */
public final class TestChromosome {
  /** Hard windows kept for each experiment. */
  private static final int HARD = 5_000;

  private final PartialGenome genome;
  private final SummitIndex index;
  private final int windowLength;
  private final Grid grid;
  private final List<List<Locus>> hard;

  private TestChromosome(
      PartialGenome genome, SummitIndex index, int windowLength, Grid grid, Hard hard) {
    this.genome = genome;
    this.index = index;
    this.windowLength = windowLength;
    this.grid = grid;
    this.hard = hard.windows(grid, genome::codes);
  }

  /** Finds the windows that are hard to tell. */
  @FunctionalInterface
  public interface Hard {
    /**
     * Hard windows by task.
     *
     * @param codes of a window
     */
    List<List<Locus>> windows(Grid grid, Function<Locus, byte[]> codes);
  }

  /**
   * Lays the grid.
   *
   * @param summits by the name of their task
   * @throws InputException when nothing is known of the chromosome
   */
  public static TestChromosome of(
      PartialGenome genome, Map<String, List<Summit>> summits, int windowLength, Hard hard) {
    SummitIndex index = new SummitIndex(summits);
    Grid grid = Grid.of(stretches(genome), windowLength, index, window -> true);
    return new TestChromosome(genome, index, windowLength, grid, hard);
  }

  /**
   * Asks for the sequence on which models will be judged, before hours of training.
   *
   * @throws InputException when there is none
   */
  public static void requireSequence(PartialGenome genome) {
    stretches(genome);
  }

  private static List<Locus> stretches(PartialGenome genome) {
    List<Locus> stretches =
        genome.stretches().stream()
            .filter(stretch -> stretch.chromosome().equals(HeldOutChromosomes.TEST))
            .toList();
    if (stretches.isEmpty()) {
      throw new InputException(
          "There is no sequence of "
              + HeldOutChromosomes.TEST
              + ", on which finished models are judged; add it to hg19/.");
    }
    return stretches;
  }

  /** Those that a network of all tasks takes for bound. */
  public static List<List<Locus>> search(
      Grid grid,
      SummitIndex index,
      Function<Locus, byte[]> codes,
      Function<List<byte[]>, float[][]> scores) {
    HardWindows found = new HardWindows(index, HARD);
    found.search(grid.bound(), codes, scores);
    found.search(grid.unbound(), codes, scores);
    return found.byTask();
  }

  /** All bound windows of an experiment, and a sample of the others. */
  public GenomeSample sample(String task, long seed) {
    int number = index.tasks().indexOf(task);
    return GenomeSample.of(
        genome::codes,
        index,
        number,
        grid,
        List.of(),
        hard.get(number),
        OptionalDouble.empty(),
        seed);
  }

  /** The windows around an experiment's summits, and a shuffle of each. */
  public WindowSet peaksAndShuffles(List<Summit> summits, long seed) {
    return WindowSet.withShuffles(peaks(genome, summits, windowLength), new Random(seed));
  }

  /** The windows around those of some summits that lie on this chromosome, where all is known. */
  public static List<byte[]> peaks(PartialGenome genome, List<Summit> summits, int windowLength) {
    return summits.stream()
        .filter(summit -> summit.chromosome().equals(HeldOutChromosomes.TEST))
        .map(summit -> summit.window(windowLength))
        .filter(genome::knows)
        .map(genome::codes)
        .toList();
  }
}
