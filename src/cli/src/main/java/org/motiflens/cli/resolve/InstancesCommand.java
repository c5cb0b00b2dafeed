package org.motiflens.cli.resolve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.GenomeChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.OneModel;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.output.FigureFormat;
import org.motiflens.cli.output.PageOutput;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.instance.Contributions;
import org.motiflens.explain.instance.Instance;
import org.motiflens.explain.instance.InstanceBed;
import org.motiflens.explain.instance.InstanceNamer;
import org.motiflens.explain.instance.SeqletMotifs;
import org.motiflens.explain.instance.WindowInstances;
import org.motiflens.figure.Figure;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifFormat;
import org.motiflens.network.bundle.GenomeMatch;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.kernel.Kernels;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The stretches of windows that carry attribution, named. */
@InGroup(CommandGroup.LEARNT)
@Command(
    name = "instances",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Write the stretches of windows that carry attribution, each named by the known motif that it"
          + " resembles most, as BED with a false discovery rate.",
      "Contributions are what the logit margin loses, on the mean over the four bases, where the base"
          + " that is there is replaced; or gradients, which are quicker and find less. The null are"
          + " spans of dinucleotide shuffles of the windows. Over a peak file the stretches are"
          + " gathered into motifs as well."
    })
public final class InstancesCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "chromosome",
          "start",
          "end",
          "name",
          "strand",
          "sum",
          "p-value",
          "q-value",
          "bases",
          "motif_q-value",
          "motif");

  private final MotifLibrary library;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  /** Where the windows are. */
  static final class Place {
    @Option(
        names = "--peaks",
        required = true,
        paramLabel = "FILE",
        description = "narrowPeak or BED: a window on each summit.")
    private Path peaks;

    @Option(
        names = "--locus",
        required = true,
        paramLabel = "LOCUS",
        description = "Such as chr21:36,260,901: one window, with this in its middle.")
    private String locus;
  }

  @ArgGroup(multiplicity = "1")
  private Place place;

  @Mixin private OneModel model;

  @Mixin private GenomeChoice genome;

  @Option(
      names = "--most-peaks",
      paramLabel = "NUMBER",
      defaultValue = "1000",
      description = "The first so many peaks of the file; ${DEFAULT-VALUE} when not given.")
  private int mostPeaks;

  @Option(
      names = "--contribution",
      paramLabel = "HOW",
      defaultValue = "MUTAGENESIS",
      description =
          "MUTAGENESIS: every base replaced by every other; GRADIENT: at the base that is there, less"
              + " the mean of the four. ${DEFAULT-VALUE} when not given.")
  private Contributions.Kind contribution;

  @Option(
      names = "--level",
      paramLabel = "P",
      defaultValue = "0.01",
      description = "p up to which a span counts; ${DEFAULT-VALUE} when not given.")
  private double level;

  @Option(
      names = "--fdr",
      paramLabel = "Q",
      defaultValue = "0.1",
      description = "Greatest q that is written; ${DEFAULT-VALUE} when not given.")
  private double fdr;

  @Option(
      names = "--shuffles",
      paramLabel = "NUMBER",
      defaultValue = "400",
      description = "For null and decoys; ${DEFAULT-VALUE} when not given.")
  private int shuffles;

  @Mixin private Seed seed;

  @Mixin private DatabaseChoice database;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "bed",
      description = "bed, tsv or json; ${DEFAULT-VALUE} when not given.")
  private String format;

  @Option(
      names = "--motifs",
      paramLabel = "FILE",
      description = "The motifs that the stretches were gathered into to write as well, MEME.")
  private Path motifs;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description =
          "A picture to write as well, .svg, .png or .pdf: of --peaks the motifs, of --locus the"
              + " window's letters under its named stretches.")
  private Path figure;

  @Mixin private PageOutput report;

  @Mixin private TextOutput output;

  public InstancesCommand(MotifLibrary library, Monitor monitor) {
    this.library = library;
    this.monitor = monitor;
  }

  private static boolean isPicture(Path file) {
    return FigureFormat.ofName(file).filter(one -> one != FigureFormat.HTML).isPresent();
  }

  @Override
  public Integer call() {
    if (!(level > 0) || level >= 1 || !(fdr > 0) || fdr > 1) {
      throw new InputException("--level and --fdr are shares, above 0 and up to 1.");
    }
    if (!List.of("bed", "tsv", "json").contains(format.toLowerCase(Locale.ROOT))) {
      throw new ParameterException(spec.commandLine(), "--format must be bed, tsv or json.");
    }
    if (figure != null && !isPicture(figure)) {
      throw new ParameterException(spec.commandLine(), "--figure must end in .svg, .png or .pdf.");
    }
    ModelBundle bundle = model.load();
    MotifDatabase known = database.open(library);
    int length = bundle.network().architecture().windowLength();
    PrintWriter messages = spec.commandLine().getErr();
    try (GenomeFile source = genome.open(List.of(bundle))) {
      WindowInput input =
          place.locus != null
              ? WindowInput.at(place.locus, source, genome.file(), length)
              : WindowInput.of(place.peaks, source, genome.file(), length, mostPeaks, messages);
      if (input.codes().isEmpty()) {
        throw new InputException(place.peaks + WindowInput.NONE);
      }
      WindowInstances found =
          WindowInstances.of(
              bundle.network(),
              input.loci(),
              input.codes(),
              new WindowInstances.Settings(contribution, shuffles, level, fdr, seed.get()),
              new InstanceNamer(known),
              monitor);
      List<SeqletMotifs.Motif> gathered = found.motifs();
      Provenance provenance =
          GenomeMatch.of(source, List.of(bundle.card()))
              .addTo(
                  Kernels.addTo(Provenance.ofThisProduct())
                      .with("model", bundle.id())
                      .with("model sha256", bundle.card().weightsSha256()))
              .with(
                  place.locus != null ? "window" : "peaks",
                  place.locus != null ? input.loci().get(0) : place.peaks.getFileName())
              .with("windows", input.codes().size())
              .with("contribution", contribution.words())
              .with("null", shuffles + " dinucleotide shuffles, seed " + seed.get())
              .with("level", level)
              .with("q-value", "at most " + fdr)
              .with("motif database", known.notice());
      write(found, provenance);
      messages.printf(
          Locale.ROOT,
          "Stretches with q up to %s: %d; windows: %d; motifs: %d.%n",
          fdr,
          found.instances().size(),
          input.codes().size(),
          gathered.size());
      if (motifs != null) {
        if (gathered.isEmpty()) {
          throw new InputException(
              "No stretch was found to make motifs of; give more peaks, or leave --motifs out.");
        }
        MotifFiles.write(
            motifs, gathered.stream().map(SeqletMotifs.Motif::matrix).toList(), MotifFormat.MEME);
      }
      InstancesReport page =
          new InstancesReport(
              bundle, input, contribution, found.instances(), gathered, known, provenance);
      Supplier<Figure> picture = () -> place.locus != null ? page.window() : page.motifs();
      if (figure != null) {
        FigureFormat.ofName(figure).orElseThrow().write(picture.get(), figure);
      }
      report.write(() -> page.html(picture.get(), fdr));
    }
    return 0;
  }

  private void write(WindowInstances found, Provenance provenance) {
    if (format.equalsIgnoreCase("bed")) {
      output.write(InstanceBed.of(found, provenance));
      return;
    }
    List<Instance> instances = found.instances();
    List<String> motifOf = found.motifNames();
    try (var text = output.open()) {
      ResultTable rows =
          format.equalsIgnoreCase("json")
              ? ResultTable.json(text, provenance, COLUMNS)
              : ResultTable.tabSeparated(text, true, provenance, COLUMNS);
      for (int i = 0; i < instances.size(); i++) {
        Instance instance = instances.get(i);
        rows.row(
            Arrays.asList(
                instance.locus().chromosome(),
                instance.locus().start(),
                instance.locus().end(),
                instance.name(),
                instance.strand(),
                (float) instance.seqlet().sum(),
                (float) instance.seqlet().p(),
                (float) instance.seqlet().q(),
                instance.bases(),
                instance.match().map(match -> (Object) (float) match.qValue()).orElse(Float.NaN),
                motifOf.get(i)));
      }
      rows.commit();
    }
  }
}
