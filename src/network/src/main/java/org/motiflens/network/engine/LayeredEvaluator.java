package org.motiflens.network.engine;

import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.WindowRun;

/**
 * Runs a network layer by layer, each window for itself: for networks whose layers the faster
 * evaluators do not know (hidden dense layers, padding below a maximum over time).
 */
final class LayeredEvaluator extends WindowEvaluator {
  private final CompiledNetwork network;
  private final LayerEngine engine;
  private final int input;
  private ConvolutionalMultipliers multipliers;

  public LayeredEvaluator(CompiledNetwork network) {
    super(network.architecture());
    this.network = network;
    engine = new LayerEngine(network);
    input = windowLength() * Bases.COUNT;
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
    check(codes, run);
    for (int i = 0; i < run.count(); i++) {
      margins[i] = engine.margin(codes, run.start(i));
    }
  }

  @Override
  public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
    check(codes, run);
    for (int i = 0; i < run.count(); i++) {
      float margin = engine.evaluate(codes, run.start(i));
      sink.accept(i, margin, engine.inputGradient());
    }
  }

  @Override
  public void multipliers(byte[] codes, int start, List<byte[]> references, MultiplierSink sink) {
    check(codes, WindowRun.single(start));
    for (byte[] reference : references) {
      check(reference, WindowRun.single(0));
    }
    if (multipliers == null) {
      multipliers = new ConvolutionalMultipliers(network);
    }
    multipliers.compute(codes, start, references, sink);
  }

  @Override
  public float gradientDense(float[] values, float[] gradient) {
    check("input", values, windowLength(), Bases.COUNT);
    check("gradient", gradient, windowLength(), Bases.COUNT);
    float margin = engine.evaluate(0, values);
    System.arraycopy(engine.inputGradient(), 0, gradient, 0, input);
    return margin;
  }
}
