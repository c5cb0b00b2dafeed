package org.motiflens.explain.attribution;

import java.util.Arrays;
import org.motiflens.explain.background.Monitor;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;

/** The natural logarithm of the counts of the window around a base. */
public final class LogCounts implements ProfileMethod {
  @Override
  public String key() {
    return "log-counts";
  }

  @Override
  public String label() {
    return "Log counts";
  }

  @Override
  public String tells() {
    return "how many reads the model expects around the base, as a logarithm";
  }

  @Override
  public String formula() {
    return "log counts of X, X the window whose centre is nearest to the base";
  }

  @Override
  public String source() {
    return "Avsec et al. 2021, Nature Genetics 53:354";
  }

  @Override
  public Scale scale() {
    return Scale.SIGNED;
  }

  /** An eighth of the window. */
  @Override
  public int defaultStride(int windowLength) {
    return Math.max(1, windowLength / 8);
  }

  @Override
  public Unit unit(Family family) {
    return Unit.score(family);
  }

  @Override
  public int together(int windowLength) {
    return ExpectedCounts.SHARED;
  }

  @Override
  public Presentation presentation() {
    return Presentation.CURVE;
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    float[] logCounts = new float[run.count()];
    evaluator.logitMargins(codes, run, logCounts);
    float[] values = new float[evaluator.windowLength()];
    for (int window = 0; window < run.count(); window++) {
      monitor.check();
      Arrays.fill(values, logCounts[window]);
      sink.accept(window, values);
    }
  }
}
