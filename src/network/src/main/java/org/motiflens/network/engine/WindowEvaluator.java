package org.motiflens.network.engine;

import java.util.Locale;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/** What the evaluators of all families share: checks of what comes in, and what only some can. */
public abstract class WindowEvaluator implements Evaluator {
  private final Architecture architecture;

  public WindowEvaluator(Architecture architecture) {
    this.architecture = architecture;
  }

  /** The network's. */
  protected final Architecture architecture() {
    return architecture;
  }

  @Override
  public final int windowLength() {
    return architecture.windowLength();
  }

  @Override
  public void temporalForward(byte[] codes, int start, float[] scores) {
    throw noTemporalOutput();
  }

  @Override
  public void temporalBackward(byte[] codes, int start, float[] scores) {
    throw noTemporalOutput();
  }

  private UnsupportedOperationException noTemporalOutput() {
    return new UnsupportedOperationException(
        architecture.name() + " has no recurrent layer and no temporal output");
  }

  /** Refuses windows that leave the sequence and codes that are no base. */
  protected final void check(byte[] codes, WindowRun run) {
    check(architecture, codes, run);
  }

  /** Refuses windows that leave the sequence and codes that are no base. */
  protected static void check(Architecture architecture, byte[] codes, WindowRun run) {
    int windowLength = architecture.windowLength();
    if (run.end(windowLength) > codes.length) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The last window needs bases up to %d of a sequence of %d; %s reads windows of %d.",
              run.end(windowLength),
              codes.length,
              architecture.name(),
              windowLength));
    }
    for (int i = run.first(); i < run.end(windowLength); i++) {
      if (codes[i] < 0 || codes[i] > Bases.N) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "Code %d at index %d of a sequence is no base; expected 0 to 4 for A, C, G, T, N.",
                codes[i],
                i));
      }
    }
  }

  /** Refuses an array of the wrong length. */
  protected final void check(String what, float[] values, int rows, int columns) {
    if (values.length != rows * columns) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The %s of %s has %d values; expected %d x %d = %d.",
              what,
              architecture.name(),
              values.length,
              rows,
              columns,
              rows * columns));
    }
  }
}
