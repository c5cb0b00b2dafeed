package org.motiflens.cli;

import java.io.InputStream;
import java.util.List;
import org.motiflens.explain.AttributionMethod;
import org.motiflens.explain.Monitor;
import org.motiflens.explain.TemporalOutput;
import picocli.CommandLine.Command;

/** Writes the temporal output of recurrent models. */
@Command(
    name = "temporal",
    mixinStandardHelpOptions = true,
    versionProvider = Motiflens.Version.class,
    description = {
      "Write the temporal output of recurrent models for sequences, one line a base.",
      "Columns: name, chromosome, position, base, then for each model P of the window up to the"
          + " base and P of the window from the base on."
    })
final class TemporalCommand extends BaseValuesCommand {
  private static final List<AttributionMethod> BOTH_WAYS =
      List.of(
          new TemporalOutput(TemporalOutput.Direction.FORWARD),
          new TemporalOutput(TemporalOutput.Direction.BACKWARD));

  /**
   * @param in standard input
   */
  TemporalCommand(InputStream in, Monitor monitor) {
    super(in, monitor);
  }

  @Override
  List<AttributionMethod> methods() {
    return BOTH_WAYS;
  }
}
