package org.motiflens.training.genomic;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.motiflens.genome.Locus;

/**
 * For each task the windows that score highest without being bound: what a network has yet to
 * learn. For one thread.
 */
public final class HardWindows {
  private static final int BATCH = 1_024;

  private record Scored(float score, int number, Locus window) {}

  private static final Comparator<Scored> LOWEST_FIRST =
      Comparator.comparingDouble(Scored::score).thenComparing(Scored::number, (a, b) -> b - a);

  private final SummitIndex index;
  private final int keep;
  private final List<PriorityQueue<Scored>> best = new ArrayList<>();
  private int seen;

  /**
   * @param keep windows for each task
   */
  public HardWindows(SummitIndex index, int keep) {
    this.index = index;
    this.keep = keep;
    index.tasks().forEach(task -> best.add(new PriorityQueue<>(LOWEST_FIRST)));
  }

  /**
   * Takes a window into account.
   *
   * @param scores by task
   */
  public void add(Locus window, float[] scores) {
    int centre = window.start() + window.length() / 2;
    for (int task = 0; task < scores.length; task++) {
      PriorityQueue<Scored> queue = best.get(task);
      boolean enters = queue.size() < keep || scores[task] > queue.peek().score();
      if (enters && index.isUnbound(task, window.chromosome(), centre)) {
        queue.add(new Scored(scores[task], seen, window));
        if (queue.size() > keep) {
          queue.remove();
        }
      }
    }
    seen++;
  }

  /**
   * Takes many windows into account.
   *
   * @param codes of a window
   * @param scores of windows, by window and task
   */
  public void search(
      List<Locus> windows,
      Function<Locus, byte[]> codes,
      Function<List<byte[]>, float[][]> scores) {
    for (List<Locus> batch : Lists.partition(windows, BATCH)) {
      float[][] values = scores.apply(batch.stream().map(codes).toList());
      for (int i = 0; i < values.length; i++) {
        add(batch.get(i), values[i]);
      }
    }
  }

  /** The windows by task, the highest score first. */
  public List<List<Locus>> byTask() {
    List<List<Locus>> all = new ArrayList<>();
    for (int task = 0; task < best.size(); task++) {
      all.add(of(task));
    }
    return all;
  }

  private List<Locus> of(int task) {
    return best.get(task).stream().sorted(LOWEST_FIRST.reversed()).map(Scored::window).toList();
  }
}
