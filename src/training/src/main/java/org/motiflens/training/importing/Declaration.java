package org.motiflens.training.importing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.deepbind.DeepBindIndex;
import org.motiflens.training.keras.OutputChoice;

/**
 * What whoever has a file says of the model in it.
 *
 * @param experiment of what it is; empty where an index says it
 * @param index which says by a file's name of what it is
 * @param window bases that are scored together; empty for what the file says, or else 101
 * @param baseOrder order of the four channels of the input
 * @param positiveOutput which output means "bound"
 * @param assembly genome that a profile model was trained on
 * @param licence under which the file was had
 */
public record Declaration(
    Optional<DeepBindIndex.Experiment> experiment,
    Optional<DeepBindIndex> index,
    OptionalInt window,
    Optional<String> baseOrder,
    OutputChoice positiveOutput,
    Optional<String> assembly,
    String licence) {

  int windowOrPublished() {
    return window.orElse(Architecture.PUBLISHED_WINDOW);
  }

  /** Of what a file of a program is that no index lists. */
  DeepBindIndex.Experiment named(Path file, String program) {
    return experiment.orElseThrow(
        () ->
            new InputException(
                file
                    + ": a model of "
                    + program
                    + " is not in DeepBind's index; name --tf, --experiment and --cell-line."));
  }

  /** The order of the bases of a network whose file does not say it; checks what goes with it. */
  String orderOf(Path file) {
    if (assembly.isPresent()) {
      throw new UnsuitableDeclarationException(
          "--assembly is for profile models, and " + file + " is none; leave it out.");
    }
    String order =
        baseOrder.orElseThrow(
            () ->
                new InputException(
                    file
                        + ": the file does not say in which order its input has the bases; name it"
                        + " with --base-order."));
    if (positiveOutput.said().filter(said -> said.startsWith("-")).isPresent()) {
      throw new UnsuitableDeclarationException("--positive-output must be 0 or more.");
    }
    return order;
  }
}
