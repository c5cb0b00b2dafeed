package org.motiflens.cli.resolve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.training.deepresolve.KerasOneBundle;
import org.motiflens.training.deepresolve.PublishedReproduction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Resolves the networks that DeepResolve published and compares with its table. */
@Command(
    name = "published",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Resolve the networks that DeepResolve published, and compare with its table.",
      "The folder is a copy of their repository (models/422tf, statistics/422-ONIV.pkl), which has no"
          + " licence and does not come with this program. Where it is not there, this says so and"
          + " all is well."
    })
final class ResolvePublishedCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "experiment",
          "correlation",
          "top_agrees",
          "relative_error",
          "distinct_optima",
          "mean_inconsistency",
          "published_mean_inconsistency");

  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The copy of their repository.")
  private Path folder;

  @Option(
      names = "--bundles",
      paramLabel = "DIR",
      description =
          "Write the networks as bundles into this folder of models instead, for all other commands"
              + " (--models); name the licence under which you have them.")
  private Path bundles;

  @Option(
      names = "--licence",
      paramLabel = "TEXT",
      defaultValue = "none stated by the authors",
      description = "Of --bundles; ${DEFAULT-VALUE} when not given.")
  private String licence;

  @Mixin private SolverChoice solver;

  @Mixin private TextOutput output;

  ResolvePublishedCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    PrintWriter messages = spec.commandLine().getErr();
    if (!PublishedReproduction.isIn(folder)) {
      messages.println(
          folder
              + " does not hold the networks that DeepResolve published (models/422tf and"
              + " statistics/422-ONIV.pkl); nothing was compared.");
      return 0;
    }
    if (bundles != null) {
      List<Path> networks = PublishedReproduction.networks(folder);
      for (Path network : networks) {
        monitor.check();
        KerasOneBundle.of(network, licence).write(bundles);
      }
      messages.println(networks.size() + " bundles written to " + bundles + ".");
      return 0;
    }
    Resolution.Settings settings = solver.published();
    PublishedReproduction reproduction = PublishedReproduction.of(folder, settings, monitor);
    Provenance provenance =
        Provenance.ofThisProduct()
            .with("solver", settings.solver())
            .with("lambda", settings.lambda())
            .with("step", settings.step())
            .with("starts", settings.starts())
            .with("seed", settings.seed());
    try (var text = output.open()) {
      ResultTable rows = ResultTable.tabSeparated(text, true, provenance, COLUMNS);
      for (PublishedReproduction.Row row : reproduction.rows()) {
        rows.row(
            Arrays.asList(
                row.experiment(),
                (float) row.correlation(),
                row.topAgrees() ? "yes" : "no",
                (float) row.relativeError(),
                row.optima(),
                (float) row.interactionLevel(),
                (float) row.publishedInteractionLevel()));
      }
      rows.commit();
    }
    messages.printf(
        Locale.ROOT,
        "%d networks, %s, lambda %s: r of OFIV and the published one %.5f (median), %.4f (mean of"
            + " those defined); above .99 in %.1f %%, above .95 in %.1f %%; most important feature"
            + " the same in %.1f %%; relative error %.2f %% (median).%n",
        reproduction.rows().size(),
        settings.solver(),
        settings.lambda(),
        reproduction.medianCorrelation(),
        reproduction.meanCorrelation(),
        100 * reproduction.shareAbove(0.99),
        100 * reproduction.shareAbove(0.95),
        100 * reproduction.topAgreement(),
        100 * reproduction.medianError());
    return 0;
  }
}
