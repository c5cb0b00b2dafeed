package org.motiflens.explain.attribution;

import java.util.Arrays;
import org.motiflens.explain.background.Monitor;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;

/**
 * Sliding prediction: the value at a base is P of the window centred there. All bases of a window
 * have the same value; with a stride of 1 each base is owned by the window around it.
 */
public final class Prediction implements AttributionMethod {
  @Override
  public String key() {
    return "prediction";
  }

  @Override
  public String label() {
    return "Prediction";
  }

  @Override
  public String tells() {
    return "probability that the window around the base is bound";
  }

  @Override
  public String formula() {
    return "P(X), X centred at the base";
  }

  @Override
  public String source() {
    return "Lanchantin et al. 2017, section 2 (softmax output), slid along the sequence";
  }

  @Override
  public Scale scale() {
    return Scale.PROBABILITY;
  }

  /** One: a window around every base. */
  @Override
  public int defaultStride(int windowLength) {
    return 1;
  }

  @Override
  public boolean supports(Architecture architecture) {
    return !architecture.family().predictsProfiles();
  }

  @Override
  public String networks() {
    return "all but profile";
  }

  @Override
  public String needs() {
    return "a network whose score is a logit";
  }

  @Override
  public Unit unit(Family family) {
    return Unit.probability(family);
  }

  @Override
  public Presentation presentation() {
    return Presentation.CURVE;
  }

  @Override
  public boolean isUsual(Family family) {
    return true;
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    float[] margins = new float[run.count()];
    evaluator.logitMargins(codes, run, margins);
    float[] values = new float[evaluator.windowLength()];
    for (int window = 0; window < run.count(); window++) {
      monitor.check();
      Arrays.fill(values, Evaluator.probability(margins[window]));
      sink.accept(window, values);
    }
  }
}
