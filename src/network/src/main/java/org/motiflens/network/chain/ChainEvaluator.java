package org.motiflens.network.chain;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.LogSum;
import org.motiflens.network.engine.WindowEvaluator;

/** Runs a chain of layers, one window after the other. */
final class ChainEvaluator extends WindowEvaluator {
  private final ChainModel model;
  private final Supplier<List<Step>> maker;
  private final List<Step> steps;
  private final int outputs;

  /** What each layer reads, the network's input first, and the last output. */
  private final float[][] maps;

  private final int inputWidth;
  private final float[] outputGradient;
  private final float[] result;

  /** The same layers over a reference; made when first needed. */
  private ChainEvaluator reference;

  /**
   * @param maker makes workspaces, one a layer
   */
  ChainEvaluator(Architecture architecture, ChainModel model, Supplier<List<Step>> maker) {
    super(architecture);
    this.model = model;
    this.maker = maker;
    steps = maker.get();
    List<Shape> shapes = model.shapes();
    Shape last = shapes.get(shapes.size() - 1);
    outputs = last.channels();
    maps = new float[steps.size() + 1][];
    maps[0] = new float[shapes.get(0).size()];
    inputWidth = shapes.get(0).width();
    outputGradient = new float[last.size()];
    result = new float[windowLength() * Bases.COUNT];
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
    check(codes, run);
    for (int i = 0; i < run.count(); i++) {
      encode(codes, run.start(i));
      margins[i] = forward();
    }
  }

  @Override
  public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
    check(codes, run);
    for (int i = 0; i < run.count(); i++) {
      encode(codes, run.start(i));
      float margin = forward();
      backward();
      sink.accept(i, margin, result);
    }
  }

  @Override
  public float gradientDense(float[] input, float[] gradient) {
    check("input", input, windowLength(), Bases.COUNT);
    check("gradient", gradient, windowLength(), Bases.COUNT);
    for (int t = 0; t < windowLength(); t++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        maps[0][t * inputWidth + model.order().get(base)] = input[t * Bases.COUNT + base];
      }
    }
    float margin = forward();
    backward();
    System.arraycopy(result, 0, gradient, 0, result.length);
    return margin;
  }

  @Override
  public void multipliers(byte[] codes, int start, List<byte[]> references, MultiplierSink sink) {
    check(codes, WindowRun.single(start));
    if (!architecture().family().hasMultipliers()) {
      super.multipliers(codes, start, references, sink);
      return;
    }
    if (reference == null) {
      reference = new ChainEvaluator(architecture(), model, maker);
    }
    encode(codes, start);
    float margin = forward();
    for (int r = 0; r < references.size(); r++) {
      check(references.get(r), WindowRun.single(0));
      reference.encode(references.get(r), 0);
      double difference = margin - (double) reference.forward();
      float[] multipliers = throughLink();
      for (int i = steps.size() - 1; i >= 0; i--) {
        multipliers = steps.get(i).multipliers(maps[i], reference.maps[i], multipliers);
      }
      order(multipliers);
      sink.accept(r, difference, result);
    }
  }

  /** Of the margin with respect to each output. */
  private float[] throughLink() {
    Arrays.fill(outputGradient, 0);
    if (model.link() == ChainModel.Link.SOFTMAX) {
      double[] slopes = new double[outputs - 1];
      LogSum.multipliers(others(), reference.others(), slopes);
      for (int i = 0; i < slopes.length; i++) {
        outputGradient[i < model.output() ? i : i + 1] = (float) -slopes[i];
      }
    }
    outputGradient[model.output()] = 1;
    return outputGradient;
  }

  /** All outputs but the one that is asked for. */
  private double[] others() {
    float[] values = maps[steps.size()];
    return IntStream.range(0, outputs)
        .filter(i -> i != model.output())
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private void encode(byte[] codes, int start) {
    Arrays.fill(maps[0], 0);
    for (int t = 0; t < windowLength(); t++) {
      byte code = codes[start + t];
      if (code != Bases.N) {
        maps[0][t * inputWidth + model.order().get(code)] = 1;
      }
    }
  }

  private float forward() {
    for (int i = 0; i < steps.size(); i++) {
      maps[i + 1] = steps.get(i).forward(maps[i]);
    }
    float[] values = maps[steps.size()];
    return model.link() == ChainModel.Link.SIGMOID
        ? values[model.output()]
        : (float) (values[model.output()] - logSumOfOthers(values));
  }

  /** ln Σ exp of all outputs but the one that is asked for. */
  private double logSumOfOthers(float[] values) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < outputs; i++) {
      most = i == model.output() ? most : Math.max(most, values[i]);
    }
    double sum = 0;
    for (int i = 0; i < outputs; i++) {
      sum += i == model.output() ? 0 : StrictMath.exp(values[i] - most);
    }
    return most + StrictMath.log(sum);
  }

  private void backward() {
    float[] values = maps[steps.size()];
    Arrays.fill(outputGradient, 0);
    if (model.link() == ChainModel.Link.SOFTMAX) {
      double logSum = logSumOfOthers(values);
      for (int i = 0; i < outputs; i++) {
        outputGradient[i] = (float) -StrictMath.exp(values[i] - logSum);
      }
    }
    outputGradient[model.output()] = 1;
    float[] gradient = outputGradient;
    for (int i = steps.size() - 1; i >= 0; i--) {
      gradient = steps.get(i).backward(maps[i], gradient);
    }
    order(gradient);
  }

  /** From the model's order of bases to ours. */
  private void order(float[] gradient) {
    for (int t = 0; t < windowLength(); t++) {
      for (int base = 0; base < Bases.COUNT; base++) {
        result[t * Bases.COUNT + base] = gradient[t * inputWidth + model.order().get(base)];
      }
    }
  }
}
