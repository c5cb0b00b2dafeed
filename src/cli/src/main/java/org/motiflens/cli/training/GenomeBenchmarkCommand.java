package org.motiflens.cli.training;

import com.google.common.base.Suppliers;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DataFolder;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.option.StrandChoice;
import org.motiflens.cli.output.OutputFolder;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.deepbind.DeepBindFamily;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.PeakTables;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.Summit;
import org.motiflens.training.evaluation.chromosome.BenchmarkFigures;
import org.motiflens.training.evaluation.chromosome.BenchmarkReport;
import org.motiflens.training.evaluation.chromosome.BenchmarkResults;
import org.motiflens.training.evaluation.chromosome.ChromosomeGrid;
import org.motiflens.training.evaluation.chromosome.ChromosomeScans;
import org.motiflens.training.evaluation.chromosome.FalseCalls;
import org.motiflens.training.evaluation.chromosome.FalseCallsReport;
import org.motiflens.training.evaluation.chromosome.GenomeBenchmark;
import org.motiflens.training.evaluation.chromosome.LabelRule;
import org.motiflens.training.evaluation.chromosome.Labelling;
import org.motiflens.training.evaluation.chromosome.MotifScores;
import org.motiflens.training.evaluation.chromosome.PeakScores;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges models and motifs on a whole chromosome. */
@InGroup(CommandGroup.TRAINING)
@Command(
    name = "genome-benchmark",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Judge models and known motifs on a whole chromosome that they never saw: average precision,"
          + " recall at bounded false discovery rates, AUROC, and the share of the chromosome that"
          + " a model calls bound.",
      "The folder of the report receives results.tsv, report.md and figures. Measurements that are"
          + " in results.tsv already are not made again, so that the command can be stopped and run"
          + " again, and one folder after another be added. docs/genome-benchmark.md says how it is"
          + " measured."
    })
public final class GenomeBenchmarkCommand implements Runnable {
  private final MotifLibrary motifs;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Mixin private DataFolder data;

  @Option(
      names = "--report",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; made when it is not there.")
  private Path folder;

  @Option(
      names = "--chromosome",
      defaultValue = "chr21",
      paramLabel = "NAME",
      description = "Default: ${DEFAULT-VALUE}, on which no model of this product was trained.")
  private String chromosome;

  @Option(
      names = "--rule",
      defaultValue = "summit",
      paramLabel = "RULE",
      description =
          "summit: windows every 50 bases, bound within 25 bases of a summit, nothing said within"
              + " 300. dream: bins of 200 bases every 50, as in the ENCODE-DREAM challenge."
              + " Default: ${DEFAULT-VALUE}.")
  private LabelRule rule;

  @Option(
      names = "--set-aside",
      split = ",",
      paramLabel = "PEAKS",
      description =
          "Count windows near these peaks neither as bound nor as unbound where the experiment that"
              + " judges has none: experiments, factors or cell lines (all of their experiments), or"
              + " files of peaks; all for every experiment at hand; with a minus before it, one that"
              + " is left out.")
  private List<String> aside = List.of();

  @Option(
      names = "--near",
      split = ",",
      paramLabel = "PEAKS",
      description =
          "Rank windows away from these peaks below all others, as if it were known that nothing"
              + " binds there: peaks as for --set-aside, a cell line for all of its experiments;"
              + " with a minus before it, one that is left out.")
  private List<String> near = List.of();

  @Option(
      names = "--share",
      paramLabel = "NUMBER",
      description =
          "State precision as if so large a share of the windows were bound, above 0 and below 1:"
              + " what the same rates of true and false calls give on a chromosome with more peaks"
              + " or fewer. When not given: the chromosome's own.")
  private Double share;

  @Option(
      names = "--other-experiments",
      description =
          "Judge the peaks of a factor's other experiments, too, as if they were scorers: how much"
              + " one experiment says of another.")
  private boolean otherExperiments;

  @Option(
      names = "--false-calls",
      description =
          "Write what is at the highest-scoring windows, as many as are bound, to false-calls.tsv"
              + " and false-calls.md: peaks of which other experiments, or none. Scores what was"
              + " measured before once more.")
  private boolean withFalseCalls;

  @Mixin private StrandChoice strand = new StrandChoice(StrandRule.FORWARD);

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "EXPERIMENT/ARCHITECTURE or TF/ARCHITECTURE, several times. Default: all.")
  private List<String> ids = List.of();

  @Option(
      names = "--factor",
      split = ",",
      paramLabel = "TF",
      description = "Only models and motifs of these factors. Default: all.")
  private List<String> factors = List.of();

  @Option(
      names = "--architecture",
      split = ",",
      paramLabel = "NAME",
      description =
          "Only models of these architectures; the recurrent ones take several times as long."
              + " Default: all.")
  private List<String> architectures = List.of();

  @Option(names = "--no-motifs", description = "Leave known motifs out.")
  private boolean withoutMotifs;

  @Mixin private DatabaseChoice database;

  @Option(
      names = "--curves",
      split = ",",
      defaultValue = "CTCF,REST,NRF1,MAX,GABPA,YY1",
      paramLabel = "TF",
      description = "Factors whose curves are drawn. Default: ${DEFAULT-VALUE}.")
  private List<String> curves;

  @Mixin private Seed seed;

  @Mixin private ModelsFolder models;

  public GenomeBenchmarkCommand(MotifLibrary motifs, Monitor monitor) {
    this.motifs = motifs;
    this.monitor = monitor;
  }

  @Override
  public void run() {
    if (share != null && !(share > 0 && share < 1)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--share must be above 0 and below 1, such as 0.0018.");
    }
    // A second run would not know what this one adds to the table, and write it without that.
    OutputFolder.whileClaimed(folder, this::measureInto);
  }

  private void measureInto() {
    Path table = folder.resolve("results.tsv");
    BenchmarkResults earlier =
        Files.isRegularFile(table)
            ? BenchmarkResults.read(table, chromosome)
            : BenchmarkResults.none(chromosome);
    ModelLibrary library = models.scan();
    ModelsFolder.reportBroken(library, spec.commandLine().getErr());
    PeakTables peaks = new PeakTables(data.get());
    ChromosomeGrid grid = new ChromosomeGrid(new ReferenceData(data.get()).genome(), chromosome);
    Labelling labelling = labelling(new PeaksOfOthers(peaks));
    GenomeBenchmark benchmark = new GenomeBenchmark(grid, labelling, seed.get(), earlier);
    FalseCalls calls =
        withFalseCalls ? new FalseCalls(grid, labelling, PeaksOfOthers.all(peaks)) : null;
    List<FalseCalls.Calls> made = new ArrayList<>();
    Measuring measuring =
        (scorer, experiments, scores) -> {
          measure(benchmark, scorer, experiments, peaks, scores);
          if (calls != null) {
            experiments.stream()
                .filter(experiment -> !benchmark.isLeft(scorer, experiment))
                .forEach(
                    experiment ->
                        made.add(calls.of(scorer, peaksOf(experiment, peaks), scores.get())));
          }
        };
    models(benchmark, measuring, chosen(library), peaks, grid);
    if (!withoutMotifs) {
      motifs(measuring, peaks, grid);
    }
    if (otherExperiments) {
      otherExperiments(measuring, peaks, grid);
    }
    write("results.tsv", benchmark.results().table());
    write("report.md", new BenchmarkReport(benchmark.results(), labelling).markdown());
    new BenchmarkFigures(benchmark.results(), labelling).svg(curves).forEach(this::write);
    if (withFalseCalls) {
      FalseCallsReport report = new FalseCallsReport(grid, labelling, made);
      write("false-calls.tsv", report.table());
      write("false-calls.md", report.markdown());
    }
  }

  private Labelling labelling(PeaksOfOthers others) {
    return new Labelling(rule, others.named(aside), others.named(near), Optional.ofNullable(share));
  }

  /** Takes a scorer, the experiments that judge it, and its scores when it asks for them. */
  private interface Measuring {
    void measure(
        GenomeBenchmark.Scorer scorer, List<Experiment> experiments, Supplier<float[]> scores);
  }

  private static GenomeBenchmark.Peaks peaksOf(Experiment experiment, PeakTables peaks) {
    return new GenomeBenchmark.Peaks(experiment, peaks.summits(experiment.table()));
  }

  /** Measures models, those together that are equal below the last layer. */
  private void models(
      GenomeBenchmark benchmark,
      Measuring measuring,
      List<ModelLibrary.Entry> entries,
      PeakTables peaks,
      ChromosomeGrid grid) {
    List<ModelLibrary.Entry> left = new ArrayList<>();
    for (ModelLibrary.Entry entry : entries) {
      GenomeBenchmark.Scorer scorer = scorer(entry);
      List<Experiment> experiments = peaks.of(entry.card());
      if (experiments.isEmpty()
          || withFalseCalls
          || experiments.stream().anyMatch(each -> benchmark.isLeft(scorer, each))) {
        left.add(entry);
      }
    }
    PrintWriter messages = spec.commandLine().getErr();
    new ChromosomeScans(
            grid, strand.get(), monitor, problem -> messages.println("motiflens: " + problem))
        .each(
            left,
            (entry, bundle, scores) ->
                measuring.measure(scorer(entry), peaks.of(entry.card()), scores));
  }

  private GenomeBenchmark.Scorer scorer(ModelLibrary.Entry entry) {
    return GenomeBenchmark.Scorer.of(entry.card(), strandOf(entry.card()));
  }

  private List<ModelLibrary.Entry> chosen(ModelLibrary library) {
    List<ModelLibrary.Entry> named =
        ids.isEmpty() ? library.entries() : ids.stream().map(library::find).toList();
    return named.stream()
        .filter(entry -> isWanted(entry.card().tf()))
        .filter(
            entry -> architectures.isEmpty() || architectures.contains(entry.card().architecture()))
        .toList();
  }

  private boolean isWanted(String factor) {
    return factors.isEmpty() || factors.stream().anyMatch(factor::equalsIgnoreCase);
  }

  /** A DeepBind model takes the better strand.get() whatever is asked for. */
  private String strandOf(ModelCard card) {
    return card.architecture().equals(DeepBindFamily.ARCHITECTURE)
            && strand.get() == StrandRule.FORWARD
        ? StrandRule.MAX.key()
        : strand.get().key();
  }

  /** The experiments that have peaks, by factor in capitals, of the factors that are wanted. */
  private Map<String, List<Experiment>> byFactor(PeakTables peaks) {
    TreeMap<String, List<Experiment>> byFactor = new TreeMap<>();
    peaks.experiments().stream()
        .filter(experiment -> isWanted(experiment.tf()))
        .forEach(
            experiment ->
                byFactor
                    .computeIfAbsent(
                        experiment.tf().toUpperCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(experiment));
    return byFactor;
  }

  /** Each experiment of a factor has its peaks judged by the factor's others. */
  private void otherExperiments(Measuring measuring, PeakTables peaks, ChromosomeGrid grid) {
    for (List<Experiment> experiments : byFactor(peaks).values()) {
      for (Experiment scoring : experiments) {
        List<Experiment> others =
            experiments.stream().filter(experiment -> !experiment.equals(scoring)).toList();
        List<Summit> summits = peaks.summits(scoring.table());
        if (!others.isEmpty() && !summits.isEmpty()) {
          measuring.measure(
              GenomeBenchmark.Scorer.of(scoring),
              others,
              Suppliers.memoize(() -> PeakScores.of(summits, grid)));
        }
      }
    }
  }

  private void motifs(Measuring measuring, PeakTables peaks, ChromosomeGrid grid) {
    MotifDatabase known = database.open(motifs);
    byFactor(peaks)
        .forEach(
            (factor, experiments) -> {
              for (MotifMatrix motif : known.motifs()) {
                if (Arrays.stream(motif.name().split("::"))
                    .map(name -> name.replaceAll("\\(.*", ""))
                    .anyMatch(factor::equalsIgnoreCase)) {
                  measuring.measure(
                      GenomeBenchmark.Scorer.of(motif),
                      experiments,
                      Suppliers.memoize(
                          () -> MotifScores.of(motif, grid, Architecture.PUBLISHED_WINDOW)));
                }
              }
            });
  }

  private void measure(
      GenomeBenchmark benchmark,
      GenomeBenchmark.Scorer scorer,
      List<Experiment> experiments,
      PeakTables peaks,
      Supplier<float[]> scores) {
    monitor.check();
    PrintWriter messages = spec.commandLine().getErr();
    if (experiments.isEmpty()) {
      messages.println("motiflens: there are no peaks of the factor of " + scorer.name() + ".");
      return;
    }
    int before = benchmark.results().size();
    benchmark
        .measure(
            scorer,
            experiments.stream().map(experiment -> peaksOf(experiment, peaks)).toList(),
            scores)
        .forEach(problem -> messages.println("motiflens: " + problem));
    if (benchmark.results().size() > before) {
      // What is said to be measured is on the disk.
      write("results.tsv", benchmark.results().table());
      messages.println("motiflens: " + scorer.name() + " measured");
    }
  }

  private void write(String name, String text) {
    AtomicOutput.write(folder.resolve(name), text);
  }
}
