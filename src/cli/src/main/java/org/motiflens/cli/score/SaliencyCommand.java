package org.motiflens.cli.score;

import java.io.InputStream;
import java.util.List;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.attribution.Contributions;
import org.motiflens.explain.attribution.ProfileMethods;
import org.motiflens.explain.background.Monitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

  @Option(
      names = "--references",
      paramLabel = "N",
      description = "Shuffles of each window, of the method deepshap alone; 20 when not given.")
  private Integer references;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the shuffles, of the method deepshap alone; 1 when not given.")
  private Long seed;

  @Spec private CommandSpec spec;

  /**
   * @param in standard input
   */
  public SaliencyCommand(InputStream in, Monitor monitor) {
    super(in, monitor);
  }

  @Override
  List<AttributionMethod> methods() {
    AttributionMethod named = AttributionRegistry.STANDARD.named(method);
    if (references == null && seed == null) {
      return List.of(named);
    }
    if (references != null && references < 1) {
      throw new ParameterException(spec.commandLine(), "--references is at least 1.");
    }
    return List.of(
        ProfileMethods.withReferences(
                named,
                references == null ? Contributions.REFERENCES : references,
                seed == null ? Contributions.SEED : seed)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--references and --seed are of the methods that shuffle; "
                            + method
                            + " does not: leave them out.")));
  }
}
