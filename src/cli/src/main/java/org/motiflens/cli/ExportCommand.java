package org.motiflens.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.motiflens.explain.AttributionMethod;
import org.motiflens.explain.AttributionRegistry;
import org.motiflens.explain.Monitor;
import org.motiflens.explain.ProfileExport;
import org.motiflens.explain.WindowLayout;
import org.motiflens.genome.GenomeFile;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.network.Architecture;
import org.motiflens.network.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes what a model sees along a locus. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Motiflens.Version.class,
    description = {
      "Write what a model sees along a locus, one value a base, as bedGraph or bigWig.",
      "The header, of bigWig a JSON file beside it, says where the values come from. Bases"
          + " without a value are left out."
    })
final class ExportCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  private final OutputStream out;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Option(
      names = "--genome",
      required = true,
      paramLabel = "FILE",
      description = "FASTA, plain or bgzipped, indexed with samtools faidx; or 2bit.")
  private Path genome;

  @Option(
      names = "--locus",
      required = true,
      paramLabel = "LOCUS",
      description = "Such as chr21:36,200,000-36,210,000; 1-based, both ends included.")
  private String locus;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "ID",
      description = "EXPERIMENT/ARCHITECTURE or TF/ARCHITECTURE; see: motiflens models list.")
  private String model;

  @Option(
      names = "--method",
      defaultValue = "saliency",
      paramLabel = "KEY",
      description = "What is shown, ${DEFAULT-VALUE} when not given; see: motiflens methods.")
  private String method;

  @Option(
      names = "--stride",
      paramLabel = "BASES",
      description = "From one window to the next; when not given, what suits the method.")
  private Integer stride;

  @Option(
      names = "--anchor",
      paramLabel = "POSITION",
      description = "1-based position, a peak's summit for example, that one window is centred on.")
  private String anchor;

  @Option(
      names = "--out",
      defaultValue = STANDARD_OUTPUT,
      paramLabel = "FILE",
      description =
          "File to write: bigWig if its name ends in .bw or .bigwig, else bedGraph, compressed in"
              + " blocks if it ends in .gz. Otherwise, or for -, bedGraph goes to standard output.")
  private String target;

  @Mixin private ModelsFolder models;

  /**
   * @param out standard output
   */
  ExportCommand(OutputStream out, Monitor monitor) {
    this.out = out;
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    Locus wanted = Locus.parse(locus);
    AttributionMethod chosen = AttributionRegistry.STANDARD.named(method);
    ModelBundle bundle = models.load(model);
    try (GenomeFile source = GenomeFile.open(genome)) {
      Locus own = source.names().resolve(wanted, genome.toString());
      ProfileExport export =
          new ProfileExport(
              source, bundle, chosen, layout(chosen, bundle.network().architecture(), own, source));
      if (target.equals(STANDARD_OUTPUT)) {
        export.write(own, out, monitor);
      } else {
        export.write(own, Path.of(target), monitor);
      }
    }
    return 0;
  }

  private WindowLayout layout(
      AttributionMethod chosen, Architecture architecture, Locus own, GenomeFile source) {
    int window = architecture.windowLength();
    if (stride != null && (stride < 1 || stride > window)) {
      throw new ParameterException(
          spec.commandLine(), "--stride must be from 1 to the model's window, " + window + ".");
    }
    WindowLayout layout =
        stride == null
            ? WindowLayout.forMethod(chosen, architecture)
            : WindowLayout.everyBases(window, stride);
    return anchor == null ? layout : anchored(layout, own, source);
  }

  private WindowLayout anchored(WindowLayout layout, Locus own, GenomeFile source) {
    int position = Locus.parse(own.chromosome() + ":" + anchor).start();
    WindowLayout anchored = layout.anchoredAt(position);
    int start = anchored.anchorStart(source.length(own.chromosome()));
    if (start == WindowLayout.NONE
        || start >= own.end()
        || start + layout.windowLength() <= own.start()) {
      throw new InputException(
          "The window of "
              + layout.windowLength()
              + " bases around the anchor "
              + anchor
              + " does not lie on "
              + own
              + "; choose an anchor inside the locus.");
    }
    return anchored;
  }
}
