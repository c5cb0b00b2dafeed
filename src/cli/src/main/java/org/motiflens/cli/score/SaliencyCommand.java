package org.motiflens.cli.score;

import java.io.InputStream;
import java.util.List;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes what each base of sequences counts for a model. */
@InGroup(CommandGroup.MODELS_ON_SEQUENCE)
@Command(
    name = "saliency",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Write what each base of sequences counts for a model, one line a base.",
      "Columns: name, chromosome, position, base, then a column for each model. A base without a"
          + " value has NA."
    })
public final class SaliencyCommand extends BaseValuesCommand {
  @Option(
      names = "--method",
      defaultValue = "saliency",
      paramLabel = "KEY",
      description = "What is shown, ${DEFAULT-VALUE} when not given; see: motiflens methods.")
  private String method;

  /**
   * @param in standard input
   */
  public SaliencyCommand(InputStream in, Monitor monitor) {
    super(in, monitor);
  }

  @Override
  List<AttributionMethod> methods() {
    return List.of(AttributionRegistry.STANDARD.named(method));
  }
}
