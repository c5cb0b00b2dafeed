package org.motiflens.training.genomic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.motiflens.genome.Locus;
import org.motiflens.training.data.Summit;
import org.motiflens.training.data.ValidationBlocks;

/**
 * The windows around summits that are known: those that train can be moved to either side, as far
 * as the sequence is known, and by at most {@value #FARTHEST} bases.
 *
 * @param training to draw positives from
 * @param validation in {@link ValidationBlocks}
 */
public record PeakWindows(List<Movable> training, List<Movable> validation) {
  /** So far a summit may lie from a window's centre. */
  static final int FARTHEST = 15;

  /**
   * A window around a summit.
   *
   * @param window with the summit in its centre
   * @param left bases by which it can be moved towards the chromosome's start
   * @param right bases by which it can be moved towards the end
   */
  public record Movable(Locus window, int left, int right) {
    /** Somewhere near the summit. */
    Locus moved(Random random) {
      int by = random.nextInt(left + right + 1) - left;
      return new Locus(window.chromosome(), window.start() + by, window.end() + by);
    }
  }

  public PeakWindows {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }

  /** Of summits in any order; those of held-out chromosomes and with unknown bases are left out. */
  public static PeakWindows of(List<Summit> summits, KnownSequence sequence) {
    List<Movable> training = new ArrayList<>();
    List<Movable> validation = new ArrayList<>();
    for (Summit summit : summits) {
      if (summit.position() < sequence.windowLength() / 2) {
        continue;
      }
      Locus window = summit.window(sequence.windowLength());
      Optional<Locus> stretch = sequence.stretchAround(window);
      if (stretch.isPresent()) {
        boolean validates = ValidationBlocks.contains(window);
        (validates ? validation : training)
            .add(
                new Movable(
                    window,
                    Math.min(FARTHEST, window.start() - stretch.get().start()),
                    Math.min(FARTHEST, stretch.get().end() - window.end())));
      }
    }
    return new PeakWindows(training, validation);
  }
}
