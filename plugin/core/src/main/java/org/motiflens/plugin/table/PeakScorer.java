package org.motiflens.plugin.table;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.DinucleotideShuffle;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * Scores the peaks of a file with one model: the window of the model's length whose centre is the
 * summit ({@code [summit - T/2, summit - T/2 + T)}), and one shuffled copy of it that keeps its
 * dinucleotides. The copy of peak i of a list depends on the bases, on i and on {@value #SEED}
 * alone.
 *
 * <p>A peak whose window leaves its chromosome, or has fewer than half of its bases known, has no
 * score, like any window of the tracks.
 */
public final class PeakScorer {
  /** Seed of the shuffles, as summaries and exports state it. */
  public static final long SEED = 1;

  private static final int MOST_AT_ONCE = 64;

  /** A monitor is asked about this often, whatever a window costs. */
  private static final long STEP_NANOS = 20_000_000;

  private final SequenceSource genome;
  private final Network network;

  public PeakScorer(SequenceSource genome, Network network) {
    this.genome = genome;
    this.network = network;
  }

  /**
   * Fills the scores of a list of peaks, in the order of the list.
   *
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public void score(PeakList list, PeakScores scores, Monitor monitor) {
    Evaluator evaluator = network.newEvaluator();
    int length = evaluator.windowLength();
    byte[] codes = new byte[2 * MOST_AT_ONCE * length];
    int[] peaks = new int[MOST_AT_ONCE];
    float[] margins = new float[2 * MOST_AT_ONCE];
    int waiting = 0;
    int atOnce = 1;
    for (int i = 0; i < list.peaks().size(); i++) {
      byte[] window = window(list.peaks().get(i), length);
      if (window == null) {
        scores.putNoWindow(i);
      } else {
        RandomGenerator random = new SplittableRandom(SEED + i);
        byte[] copy = DinucleotideShuffle.shuffle(window, random);
        System.arraycopy(window, 0, codes, 2 * waiting * length, length);
        System.arraycopy(copy, 0, codes, (2 * waiting + 1) * length, length);
        peaks[waiting++] = i;
      }
      boolean last = i + 1 == list.peaks().size();
      if (waiting == atOnce || (last && waiting > 0)) {
        monitor.check();
        long before = System.nanoTime();
        evaluator.logitMargins(codes, new WindowRun(0, length, 2 * waiting), margins);
        for (int k = 0; k < waiting; k++) {
          scores.put(peaks[k], margins[2 * k], margins[2 * k + 1]);
        }
        boolean quick = System.nanoTime() - before < STEP_NANOS / 2;
        atOnce = quick ? Math.min(MOST_AT_ONCE, 2 * atOnce) : Math.max(1, waiting / 2);
        waiting = 0;
      }
      if (waiting == 0) {
        monitor.check();
        scores.publish(i + 1);
        monitor.progress(i + 1L, list.peaks().size());
      }
    }
  }

  private byte[] window(Peak peak, int length) {
    int start = peak.summit() - length / 2;
    try {
      if (start < 0 || start + length > genome.length(peak.chromosome())) {
        return null;
      }
      byte[] codes = genome.codes(new Locus(peak.chromosome(), start, start + length));
      int known = 0;
      for (byte code : codes) {
        known += code == Bases.N ? 0 : 1;
      }
      return 2 * known >= length ? codes : null;
    } catch (InputException e) {
      // A chromosome that the genome lacks, or whose sequence is not held: no window.
      return null;
    }
  }
}
