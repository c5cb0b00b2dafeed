package org.motiflens.network.chain;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.kernel.Kernels;

/** A chain of layers, laid out for a back end. Immutable. */
public final class ChainNetwork implements Network {
  private final ChainModel model;
  private final Architecture architecture;
  private final Kernels kernels;
  private final List<ChainLayer.Plan> plans = new ArrayList<>();

  private ChainNetwork(ChainModel model, Kernels kernels) {
    this.model = model;
    this.kernels = kernels;
    for (ChainLayer layer : model.layers()) {
      for (float[] values : layer.weights()) {
        for (float value : values) {
          if (!Float.isFinite(value)) {
            throw new InputException(
                ChainFormat.ENTRY + " holds " + value + "; fetch or import the model again.");
          }
        }
      }
    }
    List<Shape> shapes = model.shapes();
    for (int i = 0; i < model.layers().size(); i++) {
      plans.add(model.layers().get(i).plan(shapes.get(i), kernels));
    }
    architecture =
        new Architecture(
            ChainFamily.ARCHITECTURE, family(), List.of(first(shapes)), 0, 0, model.windowLength());
  }

  private ChainFamily family() {
    boolean recurs = model.layers().stream().anyMatch(layer -> layer instanceof RecurrentLayer);
    return recurs ? ChainFamily.RECURRENT_CHAIN : ChainFamily.CHAIN;
  }

  /** What stands for the whole in lists: the first layer that has weights. */
  private Architecture.Convolution first(List<Shape> shapes) {
    for (int i = 0; i < model.layers().size(); i++) {
      if (model.layers().get(i) instanceof ConvolutionLayer convolution) {
        return new Architecture.Convolution(convolution.outputs(), convolution.taps(), 1);
      }
      if (model.layers().get(i) instanceof RecurrentLayer) {
        return new Architecture.Convolution(shapes.get(i + 1).channels(), 1, 1);
      }
    }
    return new Architecture.Convolution(shapes.get(0).channels(), 1, 1);
  }

  /** On the fastest back end. */
  public static ChainNetwork of(ChainModel model) {
    return of(model, Kernels.fastest());
  }

  /** On a chosen back end. */
  public static ChainNetwork of(ChainModel model, Kernels kernels) {
    return new ChainNetwork(model, kernels);
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public Evaluator newEvaluator() {
    Kernels own = kernels.forThread();
    return new ChainEvaluator(
        architecture, model, () -> plans.stream().map(plan -> plan.step(own)).toList());
  }
}
