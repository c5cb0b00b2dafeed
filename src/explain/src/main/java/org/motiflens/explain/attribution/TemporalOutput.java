package org.motiflens.explain.attribution;

import org.motiflens.explain.background.Monitor;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;

/**
 * Temporal output scores: what a recurrent network says of the window's beginning up to each base
 * (forward), or of its end from each base on (backward), both with the whole bidirectional network
 * (Lanchantin et al. 2017, section 3.2). The last forward and the first backward value are P of the
 * window. With convolutions these run once on the whole window, as published, so that a base sees
 * half a kernel beyond itself.
 */
public final class TemporalOutput implements AttributionMethod {
  /** Which part of the window a base's score is computed from. */
  public enum Direction {
    /** Bases 0..i. */
    FORWARD,
    /** Bases i..T−1. */
    BACKWARD
  }

  private final Direction direction;

  public TemporalOutput(Direction direction) {
    this.direction = direction;
  }

  @Override
  public String key() {
    return direction == Direction.FORWARD ? "temporal-forward" : "temporal-backward";
  }

  @Override
  public String label() {
    return direction == Direction.FORWARD
        ? "Temporal output, forward"
        : "Temporal output, backward";
  }

  @Override
  public String tells() {
    return direction == Direction.FORWARD
        ? "probability once the model has read its window up to the base"
        : "probability once the model has read its window back to the base";
  }

  @Override
  public String formula() {
    return direction == Direction.FORWARD ? "P(X[0..i]) at base i" : "P(X[i..T−1]) at base i";
  }

  @Override
  public String source() {
    return "Lanchantin et al. 2017, section 3.2";
  }

  @Override
  public Scale scale() {
    return Scale.PROBABILITY;
  }

  /**
   * The window's length: whole windows edge to edge. A temporal score is a curve that begins at one
   * edge of its window and ends at the other; pieces cut from the middle of many windows would show
   * neither where the score turns nor that it ends at P.
   */
  @Override
  public int defaultStride(int windowLength) {
    return windowLength;
  }

  @Override
  public String networks() {
    return "recurrent";
  }

  @Override
  public String needs() {
    return "a recurrent network";
  }

  @Override
  public boolean supports(Architecture architecture) {
    return architecture.isRecurrent();
  }

  @Override
  public Unit unit(Family family) {
    return Unit.probability(family);
  }

  @Override
  public Presentation presentation() {
    return Presentation.STRIP;
  }

  @Override
  public boolean isUsual(Family family) {
    return true;
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    float[] scores = new float[evaluator.windowLength()];
    for (int window = 0; window < run.count(); window++) {
      monitor.check();
      if (direction == Direction.FORWARD) {
        evaluator.temporalForward(codes, run.start(window), scores);
      } else {
        evaluator.temporalBackward(codes, run.start(window), scores);
      }
      sink.accept(window, scores);
    }
  }
}
