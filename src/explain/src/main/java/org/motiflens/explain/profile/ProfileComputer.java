package org.motiflens.explain.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * Lays windows over a locus and gives each base the value of the window that owns it.
 *
 * <p>The value of a base depends on the sequence of its window alone: any two loci that hold the
 * base, computed on any thread, give the same value to the last bit. A base is NaN when no window
 * reaches it, when fewer than half of the bases of its window are known, and when the method has no
 * value for it.
 *
 * <p>Immutable and safe for use by many threads; each {@link #compute} works on its own thread with
 * an evaluator of its own.
 */
public final class ProfileComputer {
  /** Windows of the first chunk: few, as nothing is known yet of their cost. */
  private static final int FIRST_CHUNK = 8;

  private static final int LARGEST_CHUNK = 4096;

  /** A chunk should not take longer, for cancellation is seen between chunks at the latest. */
  private static final long CHUNK_NANOS = 20_000_000;

  private final SequenceSource source;
  private final Network network;
  private final AttributionMethod method;
  private final WindowLayout layout;
  private final StrandRule strand;

  /**
   * A computer of the forward strand's values.
   *
   * @throws IllegalArgumentException when the layout's windows are not as long as the network's, or
   *     the method means nothing for it
   */
  public ProfileComputer(
      SequenceSource source, Network network, AttributionMethod method, WindowLayout layout) {
    this(source, network, method, layout, StrandRule.FORWARD);
  }

  /**
   * @param strand whose values a base gets
   * @throws IllegalArgumentException when the layout's windows are not as long as the network's, or
   *     the method means nothing for it
   */
  public ProfileComputer(
      SequenceSource source,
      Network network,
      AttributionMethod method,
      WindowLayout layout,
      StrandRule strand) {
    int windowLength = network.architecture().windowLength();
    if (layout.windowLength() != windowLength) {
      throw new IllegalArgumentException(
          "windows of " + layout.windowLength() + " for a network that reads " + windowLength);
    }
    if (!method.supports(network.architecture())) {
      throw new IllegalArgumentException(
          method.key() + " means nothing for " + network.architecture().name());
    }
    this.source = source;
    this.network = network;
    this.method = method;
    this.layout = layout;
    this.strand = strand;
  }

  /**
   * Computes the values of a locus. Progress is counted in windows.
   *
   * @throws InputException when the locus is not wholly inside a chromosome of the source, or the
   *     sequence cannot be read
   * @throws CancellationException when the monitor asks for it; seen after each window, or for
   *     methods that compute many windows at once between chunks that take some 20 ms
   */
  public Profile compute(Locus locus, Monitor monitor) {
    if (method.isMap()) {
      throw new IllegalStateException(method.key() + " has four values a base");
    }
    Work work = work(locus, monitor);
    return new Profile(locus, work.rows[0], work.missed());
  }

  /**
   * Computes the four values of each base of a locus, by a method that is a map. On the reverse
   * strand a row is that of the base's complement.
   *
   * @throws InputException as {@link #compute}
   * @throws CancellationException as {@link #compute}
   */
  public ProfileMap computeMap(Locus locus, Monitor monitor) {
    if (!method.isMap()) {
      throw new IllegalStateException(method.key() + " has one value a base");
    }
    return new ProfileMap(locus, work(locus, monitor).rows);
  }

  private Work work(Locus locus, Monitor monitor) {
    monitor.check();
    WindowedSequence stretch = new WindowedSequence(source, layout, strand, locus);
    float[][] values = new float[method.isMap() ? Bases.COUNT : 1][locus.length()];
    for (float[] row : values) {
      Arrays.fill(row, Float.NaN);
    }
    long total = 0;
    for (WindowLayout.Run run : stretch.runs) {
      total += run.count();
    }
    monitor.progress(0, total);
    Work work = new Work(stretch, locus, values, monitor, total);
    for (WindowLayout.Run run : stretch.runs) {
      work.compute(run);
    }
    return work;
  }

  /**
   * Why {@link #compute} would give a locus no value at all: a sentence for people, or nothing when
   * at least one base has a window that is computed. Reads the sequence, computes nothing.
   *
   * @throws InputException when the locus is not wholly inside a chromosome of the source, or the
   *     sequence cannot be read
   */
  public Optional<String> whyEmpty(Locus locus) {
    WindowedSequence stretch = new WindowedSequence(source, layout, strand, locus);
    int windowLength = layout.windowLength();
    if (stretch.chromosomeLength < windowLength) {
      return Optional.of(
          locus.chromosome()
              + " has "
              + stretch.chromosomeLength
              + " bases, fewer than the "
              + windowLength
              + " that the model reads; choose another chromosome.");
    }
    if (stretch.runs.isEmpty()) {
      return Optional.of(
          locus
              + " lies so close to the end of the chromosome that no window of "
              + windowLength
              + " bases covers it; choose a locus farther inside.");
    }
    for (WindowLayout.Run run : stretch.runs) {
      for (int i = 0; i < run.count(); i++) {
        if (stretch.isKnown(run.start(i))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        "The sequence of "
            + locus
            + " in "
            + source.genomeId()
            + " is not known (N): no window of "
            + windowLength
            + " bases there holds at least half of its bases; choose another locus.");
  }

  /**
   * Refuses a locus that has no value at all: for exports, which should not write empty files.
   *
   * @throws InputException as {@link #whyEmpty} says
   */
  public void requireValues(Locus locus) {
    Optional<String> reason = whyEmpty(locus);
    if (reason.isPresent()) {
      throw new InputException(reason.get());
    }
  }

  /** One computation: runs cut into pieces of known windows, pieces into chunks. */
  private final class Work {
    private final WindowedSequence stretch;
    private final float[][] rows;
    private final int origin;
    private final Monitor monitor;
    private final long total;
    private final Evaluator evaluator = network.newEvaluator();
    private final int together = method.together(layout.windowLength());
    private int chunk = Math.max(FIRST_CHUNK, together);
    private long done;

    /** The largest that a window's values missed; negative when none told. */
    private double mostMissed = -1;

    Work(WindowedSequence stretch, Locus locus, float[][] rows, Monitor monitor, long total) {
      this.stretch = stretch;
      this.rows = rows;
      this.origin = locus.start();
      this.monitor = monitor;
      this.total = total;
      stretch.place.ifPresent(
          place -> {
            evaluator.place(stretch.codes, place);
            evaluator.place(stretch.reverseCodes, place.otherStrand());
          });
    }

    OptionalDouble missed() {
      return mostMissed < 0 ? OptionalDouble.empty() : OptionalDouble.of(mostMissed);
    }

    void compute(WindowLayout.Run run) {
      int i = 0;
      while (i < run.count()) {
        monitor.check();
        int end = i;
        if (stretch.isKnown(run.start(i))) {
          while (end < run.count() && end - i < chunk && stretch.isKnown(run.start(end))) {
            end++;
          }
          computeChunk(run, i, end - i);
        } else {
          while (end < run.count() && !stretch.isKnown(run.start(end))) {
            end++;
          }
        }
        done += end - i;
        monitor.progress(done, total);
        i = end;
      }
    }

    private void computeChunk(WindowLayout.Run run, int first, int count) {
      long begin = System.nanoTime();
      if (strand.readsForward()) {
        computeForward(run, first, count);
      }
      if (strand.readsReverse()) {
        computeReverse(run, first, count);
      }
      // The size of chunks changes how soon a cancellation is seen, never a value.
      long nanos = System.nanoTime() - begin;
      if (nanos > CHUNK_NANOS) {
        chunk = Math.max(together, chunk / 2);
      } else if (nanos < CHUNK_NANOS / 4 && count == chunk) {
        chunk = Math.min(LARGEST_CHUNK, chunk * 2);
      }
    }

    private void computeForward(WindowLayout.Run run, int first, int count) {
      method.attribute(
          evaluator,
          stretch.codes,
          new WindowRun(run.start(first) - stretch.offset, run.stride(), count),
          new OwnedBases() {
            @Override
            public void accept(int window, float[] windowValues) {
              // The evaluator is this computation's own: it may be left in the middle of a run.
              monitor.check();
              int start = run.start(first + window);
              int from = ownedFrom(run, start);
              int length = ownedTo(run, start) - from;
              for (int row = 0; row < rows.length; row++) {
                int at = row * layout.windowLength() + from - start;
                System.arraycopy(windowValues, at, rows[row], from - origin, length);
              }
            }

            @Override
            public int from(int window) {
              int start = run.start(first + window);
              return ownedFrom(run, start) - start;
            }

            @Override
            public int to(int window, int length) {
              int start = run.start(first + window);
              return ownedTo(run, start) - start;
            }
          },
          monitor);
    }

    /** The same windows on the other strand: last first, and each from its other end. */
    private void computeReverse(WindowLayout.Run run, int first, int count) {
      int last = first + count - 1;
      int lastEnd = run.start(last) + layout.windowLength();
      method.attribute(
          evaluator,
          stretch.reverseCodes,
          new WindowRun(stretch.offset + stretch.codes.length - lastEnd, run.stride(), count),
          new OwnedBases() {
            @Override
            public void accept(int window, float[] windowValues) {
              monitor.check();
              int start = run.start(last - window);
              int to = ownedTo(run, start);
              for (int row = 0; row < rows.length; row++) {
                // Codes of complements add up to 3: the other strand's rows come in reverse order.
                int end = (rows.length - row) * layout.windowLength() - 1;
                for (int base = ownedFrom(run, start); base < to; base++) {
                  float reverse = windowValues[end - (base - start)];
                  rows[row][base - origin] = strand.combine(rows[row][base - origin], reverse);
                }
              }
            }

            @Override
            public int from(int window) {
              int start = run.start(last - window);
              return start + layout.windowLength() - ownedTo(run, start);
            }

            @Override
            public int to(int window, int length) {
              int start = run.start(last - window);
              return start + length - ownedFrom(run, start);
            }
          },
          monitor);
    }

    /**
     * Takes of each window the bases that it owns, asks for no others, and notes what it misses.
     */
    private abstract class OwnedBases implements AttributionMethod.Sink {
      @Override
      public void missed(int window, double error) {
        mostMissed = Math.max(mostMissed, error);
      }
    }

    private int ownedFrom(WindowLayout.Run run, int start) {
      return run.count() == 1 ? run.from() : Math.max(run.from(), layout.ownedFrom(start));
    }

    private int ownedTo(WindowLayout.Run run, int start) {
      return run.count() == 1
          ? run.to()
          : Math.min(run.to(), layout.ownedTo(start, stretch.chromosomeLength));
    }
  }
}
