package org.motiflens.training.genomic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.motiflens.genome.Locus;

/**
 * Windows every {@value #STRIDE} bases of known sequence, as a genome-wide benchmark lays them.
 *
 * @param bound windows that any experiment binds, all of them
 * @param unbound windows that none binds
 */
public record Grid(List<Locus> bound, List<Locus> unbound) {
  /** Bases from one window to the next. */
  public static final int STRIDE = 50;

  public Grid {
    bound = List.copyOf(bound);
    unbound = List.copyOf(unbound);
  }

  /**
   * The windows within some stretches of known sequence.
   *
   * @param wanted which of them count
   */
  public static Grid of(
      List<Locus> stretches, int windowLength, SummitIndex index, Predicate<Locus> wanted) {
    List<Locus> bound = new ArrayList<>();
    List<Locus> unbound = new ArrayList<>();
    for (Locus stretch : stretches) {
      int start = (stretch.start() + STRIDE - 1) / STRIDE * STRIDE;
      for (; start + windowLength <= stretch.end(); start += STRIDE) {
        Locus window = new Locus(stretch.chromosome(), start, start + windowLength);
        if (wanted.test(window)) {
          (index.labels(stretch.chromosome(), centre(window)).bound().length > 0 ? bound : unbound)
              .add(window);
        }
      }
    }
    return new Grid(bound, unbound);
  }

  /** The base in the middle of a window, by which it is labelled. */
  public static int centre(Locus window) {
    return window.start() + window.length() / 2;
  }

  /** Some of the windows that none binds, drawn without looking. */
  public List<Locus> someUnbound(int count, long seed) {
    List<Locus> order = new ArrayList<>(unbound);
    Collections.shuffle(order, new Random(seed));
    return order.subList(0, Math.min(count, order.size()));
  }
}
