package org.motiflens.network.bpnet;

import java.util.List;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.Network;
import org.motiflens.network.kernel.Kernels;

/** A profile model, ready to run. Immutable. */
public final class BpnetNetwork implements Network {
  private final Architecture architecture;
  private final BpnetModel model;
  private final Kernels kernels;
  private final List<CompiledBpnet> nets;

  /**
   * A network on the fastest back end that this Java runtime offers.
   *
   * @param name of its architecture
   */
  public static BpnetNetwork of(String name, BpnetModel model) {
    return new BpnetNetwork(name, model, Kernels.fastest());
  }

  /** A network on a chosen back end. */
  public BpnetNetwork(String name, BpnetModel model, Kernels kernels) {
    this.model = model;
    this.kernels = kernels;
    BpnetShape shape = model.shape();
    architecture =
        new Architecture(
            name,
            BpnetFamily.BPNET,
            List.of(new Convolution(shape.filters(), shape.firstKernel(), 1)),
            0,
            0,
            shape.inputLength());
    nets = model.parts().stream().map(part -> new CompiledBpnet(part, kernels)).toList();
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  /** The sizes of its net. */
  public BpnetShape shape() {
    return model.shape();
  }

  @Override
  public ProfileEvaluator newEvaluator() {
    return new BpnetEvaluator(nets, kernels.forThread());
  }
}
