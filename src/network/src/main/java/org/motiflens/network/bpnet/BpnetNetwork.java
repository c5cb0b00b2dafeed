package org.motiflens.network.bpnet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.genome.InputException;
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
  private final Optional<ControlTracks> controls;

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
    controls = Optional.empty();
  }

  private BpnetNetwork(BpnetNetwork other, ControlTracks controls) {
    architecture = other.architecture;
    model = other.model;
    kernels = other.kernels;
    nets = other.nets;
    this.controls = Optional.of(controls);
  }

  /** How many control tracks it can be given; 0 for a model that was trained without. */
  public int controlTracks() {
    return model.controls().map(ControlWeights::tracks).orElse(0);
  }

  /**
   * The same with the tracks of a control experiment, which are zero otherwise.
   *
   * @throws InputException when the model reads none, or another number
   */
  public BpnetNetwork with(ControlTracks tracks) {
    if (tracks.count() != controlTracks()) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The model reads %s, and %d %s given (%s)%s.",
              controlTracks() == 0 ? "no control tracks" : controlTracks() + " control track(s)",
              tracks.count(),
              tracks.count() == 1 ? "was" : "were",
              tracks.words(),
              controlTracks() == 0
                  ? "; leave them out, or import the model again if it was imported by an earlier"
                      + " version"
                  : "; give one bigWig file for each, forward strand first"));
    }
    return new BpnetNetwork(this, tracks);
  }

  @Override
  public Optional<String> controls() {
    return controls
        .map(ControlTracks::words)
        .or(
            () ->
                controlTracks() == 0
                    ? Optional.empty()
                    : Optional.of(controlTracks() + ", taken as zero"));
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
    return new BpnetEvaluator(
        nets,
        kernels.forThread(),
        controls
            .map(tracks -> new PlacedControls(tracks, model.controls().orElseThrow(), shape()))
            .orElseGet(PlacedControls::none));
  }
}
