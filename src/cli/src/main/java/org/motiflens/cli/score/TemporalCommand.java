package org.motiflens.cli.score;

import java.io.InputStream;
import java.util.List;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.TemporalOutput;
import org.motiflens.explain.background.Monitor;
import picocli.CommandLine.Command;

/** Writes the temporal output of recurrent models. */
@InGroup(CommandGroup.MODELS_ON_SEQUENCE)
@Command(
    name = "temporal",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Write the temporal output of recurrent models for sequences, one line a base.",
      "Columns: name, chromosome, position, base, then for each model P of the window up to the"
          + " base and P of the window from the base on."
    })
public final class TemporalCommand extends BaseValuesCommand {
  private static final List<AttributionMethod> BOTH_WAYS =
      List.of(
          new TemporalOutput(TemporalOutput.Direction.FORWARD),
          new TemporalOutput(TemporalOutput.Direction.BACKWARD));

  /**
   * @param in standard input
   */
  public TemporalCommand(InputStream in, Monitor monitor) {
    super(in, monitor);
  }

  @Override
  List<AttributionMethod> methods() {
    return BOTH_WAYS;
  }
}
