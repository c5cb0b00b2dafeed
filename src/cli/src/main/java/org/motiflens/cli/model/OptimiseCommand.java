package org.motiflens.cli.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.OneModel;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.motif.KnownMotif;
import org.motiflens.explain.motif.KnownMotifs;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.genome.Product;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifFormat;
import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the sequence that a model takes for its class. */
@InGroup(CommandGroup.MODELS_ON_SEQUENCE)
@Command(
    name = "optimise",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Search the sequence that a model scores highest, and write it as a motif.",
      "Its informative stretch follows as ID/motif, for comparison with known motifs, and from a"
          + " recipe with several starts the mean of their optima as ID/mean-of-starts. What the"
          + " model says of the result, and the known motif that it resembles most, goes to"
          + " standard error."
    })
public final class OptimiseCommand implements Callable<Integer> {
  private final MotifLibrary library;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Mixin private OneModel model;

  @Option(
      names = "--recipe",
      defaultValue = "sampled",
      paramLabel = "KEY",
      description =
          "simplex: the least specific optimum of several starts; demo-exact: as published with the"
              + " Deep Motif Dashboard. ${DEFAULT-VALUE} when not given.")
  private String recipe;

  @Mixin private Seed seed;

  @Option(
      names = "--format",
      defaultValue = "MEME",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not given.")
  private MotifFormat format;

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "File to write; - or nothing for standard output.")
  private String target;

  @Mixin private DatabaseChoice database;

  public OptimiseCommand(MotifLibrary library, Monitor monitor) {
    this.library = library;
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    ClassOptimiser optimiser = ClassOptimiser.named(recipe);
    ModelBundle bundle = model.load();
    KnownMotifs known = new KnownMotifs(database.open(library));
    ClassOptimum optimum = optimiser.optimise(bundle.network(), seed.get(), monitor);
    List<MotifMatrix> motifs = motifs(bundle, optimum);
    if (target.equals("-")) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(MotifFiles.format(motifs, format));
      out.flush();
    } else {
      MotifFiles.write(Path.of(target), motifs, format);
    }
    PrintWriter messages = spec.commandLine().getErr();
    messages.printf(
        Locale.ROOT,
        "P %.6f of the optimum, %.6f of its largest bases: %s%n",
        optimum.probability(),
        optimum.sequenceProbability(),
        optimum.sequence());
    messages.println(
        "Resembles "
            + known
                .best(optimum)
                .map(KnownMotif::describe)
                .orElse("no known motif: it has no informative column")
            + " ("
            + known.database().notice()
            + ").");
    return 0;
  }

  /** Motif files have no comments: the name says where a motif comes from. */
  private static List<MotifMatrix> motifs(ModelBundle bundle, ClassOptimum optimum) {
    String origin =
        String.format(
            Locale.ROOT,
            "%s seed=%d P=%.6f weights=%s %s-%s",
            optimum.method(),
            optimum.seed(),
            optimum.probability(),
            bundle.card().weightsSha256(),
            Product.NAME,
            Product.version());
    List<MotifMatrix> motifs = new ArrayList<>();
    motifs.add(optimum.matrix().named(bundle.id(), origin));
    optimum.motif().ifPresent(motif -> motifs.add(motif.named(bundle.id() + "/motif", origin)));
    optimum
        .consensus()
        .ifPresent(mean -> motifs.add(mean.named(bundle.id() + "/mean-of-starts", origin)));
    return motifs;
  }
}
