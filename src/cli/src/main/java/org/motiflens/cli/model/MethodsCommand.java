package org.motiflens.cli.model;

import java.io.PrintWriter;
import java.util.Locale;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.network.Architecture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which methods there are. */
@InGroup(CommandGroup.MODELS_AND_METHODS)
@Command(
    name = "methods",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "List the methods of export and saliency, one a line, tab-separated with a header.",
      "The stride is for windows of 101 bases. X is the one-hot window, \u0394 the logit margin, P"
          + " the probability of the positive class."
    })
public final class MethodsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("key\tlabel\tscale\tstride\tnetworks\tformula\tsource");
    for (AttributionMethod method : AttributionRegistry.STANDARD.methods()) {
      out.println(
          String.join(
              "\t",
              method.key(),
              method.label(),
              method.scale().name().toLowerCase(Locale.ROOT),
              String.valueOf(method.defaultStride(Architecture.PUBLISHED_WINDOW)),
              method.networks(),
              method.formula(),
              method.source()));
    }
  }
}
