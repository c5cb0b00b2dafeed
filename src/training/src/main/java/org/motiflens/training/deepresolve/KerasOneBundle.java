package org.motiflens.training.deepresolve;

import com.google.common.primitives.Floats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.network.Network;
import org.motiflens.network.NetworkWeights;
import org.motiflens.network.dl4j.Dl4jBundle;
import org.motiflens.training.BundleWriter;

/** A network of Keras 1 on its way into a bundle, so that every command can run it. */
public final class KerasOneBundle {
  private static final String PREFIX = "wgEncodeAwgTfbs";
  private static final String SUFFIX = "UniPk";

  private KerasOneBundle() {}

  /**
   * The bundle of a published network.
   *
   * @param experiment its folder, whose name says what it is of: laboratory, cell line, factor and
   *     treatment in one word, which cannot be told apart
   * @param licence what the user was told
   * @throws InputException as {@link KerasOneNetwork#read}
   */
  public static Dl4jBundle of(Path experiment, String licence) {
    String name = experiment.getFileName().toString();
    String factor = name.replaceFirst("^" + PREFIX, "").replaceFirst(SUFFIX + "$", "");
    return of(
        PublishedReproduction.network(experiment),
        PublishedReproduction.weights(experiment),
        name,
        factor,
        licence);
  }

  static Dl4jBundle of(
      Network network, Path source, String experiment, String factor, String licence) {
    try {
      BundleWriter writer = BundleWriter.of(network.architecture(), row(network));
      return Dl4jBundle.of(
          source,
          writer.configuration(),
          writer.coefficients(),
          new Dl4jBundle.Declaration(
              factor, experiment, "not stated", network.architecture().windowLength(), 1, licence));
    } catch (IOException e) {
      throw FileFailure.reading(source, e);
    }
  }

  /** Deeplearning4j's order: of a convolution biases come first, of a dense layer last. */
  private static float[] row(Network network) {
    NetworkWeights weights = network.weights().orElseThrow();
    List<float[]> parts = new ArrayList<>();
    for (NetworkWeights.Convolution convolution : weights.convolutions()) {
      parts.add(convolution.bias());
      parts.add(convolution.weights());
    }
    for (NetworkWeights.Dense dense : weights.hidden()) {
      parts.add(dense.weights());
      parts.add(dense.bias());
    }
    parts.add(weights.output().weights());
    parts.add(weights.output().bias());
    return Floats.concat(parts.toArray(float[][]::new));
  }
}
