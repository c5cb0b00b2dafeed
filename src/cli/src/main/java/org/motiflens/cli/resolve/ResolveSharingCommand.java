package org.motiflens.cli.resolve;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.FigureFormat;
import org.motiflens.cli.output.OutputFolder;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.network.Architecture;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.network.library.SharedBundle;
import org.motiflens.network.library.SharedOutput;
import org.motiflens.training.data.Summit;
import org.motiflens.training.data.SummitTable;
import org.motiflens.training.sharing.ClassSimilarity;
import org.motiflens.training.sharing.CoBinding;
import org.motiflens.training.sharing.KnownGroup;
import org.motiflens.training.sharing.SharingTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which factors a network that all share finds alike. */
@Command(
    name = "sharing",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Compare factors by the importance of features in a network that all experiments share.",
      "Writes into a folder: similarity.tsv, similar-factors.tsv (the ten nearest of each, which the"
          + " panel reads from the folder of models), difference.tsv (OFIV of one output less that"
          + " of another, feature by feature), heat-map.png, network.svg and report.md, with the"
          + " groups that biology knows. With --peaks, also how alike the labels are, for"
          + " comparison."
    })
final class ResolveSharingCommand implements Callable<Integer> {
  /** The network of all experiments, in a folder of models. */
  private static final String NETWORK = "shared/small-cnn.zip";

  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description =
          "The bundle of the shared network; when not given, shared/small-cnn.zip in the folder of"
              + " models.")
  private Path network;

  @Option(
      names = "--peaks",
      paramLabel = "FILE",
      description = "Summits of the experiments (table, chrom, summit0, signalValue); repeatable.")
  private List<Path> peaks = List.of();

  @Option(
      names = "--lambda",
      paramLabel = "NUMBER",
      defaultValue = "2.84",
      description = "The penalty; it scales all importance alike. ${DEFAULT-VALUE} when not given.")
  private double lambda;

  @Option(
      names = "--difference",
      paramLabel = "FIRST,SECOND",
      description =
          "Two outputs whose features are to be compared, such as \"GATA2 K562,TAL1 K562\";"
              + " repeatable. When not given, the first two of each known group.")
  private List<String> differences = List.of();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
  private Path out;

  @Mixin private ModelsFolder models;

  ResolveSharingCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  /** Classes with the importance of their features, and how alike they are. */
  private record Shared(
      List<SharedOutput> classes,
      List<String> without,
      List<double[]> importance,
      ClassSimilarity plain,
      ClassSimilarity centred) {}

  @Override
  public Integer call() {
    ModelLibrary library = models.scan();
    Path file = Optional.ofNullable(network).orElseGet(() -> library.folder().resolve(NETWORK));
    if (!Files.isReadable(file)) {
      throw new InputException(
          file + " cannot be read; name the network that all experiments share by --network.");
    }
    if (!(lambda > 0)) {
      throw new InputException("λ is " + lambda + "; the penalty must be above 0.");
    }
    SharedBundle bundle = SharedBundle.read(file);
    if (Architecture.named(bundle.card().architecture()).isRecurrent()) {
      throw new InputException(
          file
              + " is "
              + bundle.card().architecture()
              + ", behind whose recurrent layer no feature has one importance; name a network of"
              + " convolutions alone.");
    }
    Shared shared = shared(bundle, library);
    Optional<CoBinding> labels = labels(shared.classes());
    Provenance provenance =
        Provenance.ofThisProduct()
            .with("network", file.getFileName())
            .with("outputs", bundle.outputs().size())
            .with("trained on windows", bundle.card().training().trainingPositives())
            .with(
                "average precision on validation windows, mean over outputs",
                bundle.card().inGenome().validationPrecision())
            .with(
                "outputs without a model in the folder, left out",
                String.join(", ", shared.without()))
            .with("importance", "OFIV at the maximum over time: classifier weight / 2 lambda")
            .with("lambda", lambda);
    OutputFolder.make(out);
    List<SharingTables.Pair> pairs =
        SharingTables.pairs(differences, shared.classes(), shared.importance());
    SharingTables tables =
        new SharingTables(shared.classes(), shared.plain(), shared.centred(), labels, provenance);
    write("similarity.tsv", tables.similarity());
    write("similar-factors.tsv", tables.nearest());
    write("difference.tsv", tables.differences(pairs));
    FigureFormat.PNG.write(
        SharingFigures.heatMap(
            shared.centred(), "Correlation of OFIV, less the mean output", file.toString()),
        out.resolve("heat-map.png"));
    FigureFormat.SVG.write(
        SharingFigures.network(
            shared.centred(), "Mutual nearest neighbours by OFIV", "three neighbours each"),
        out.resolve("network.svg"));
    String report =
        new SharingReport(shared.classes(), labels, provenance)
            .text(shared.plain(), shared.centred(), pairs);
    write("report.md", report);
    PrintWriter messages = spec.commandLine().getErr();
    for (KnownGroup group : KnownGroup.ALL) {
      List<KnownGroup.Member> members =
          group.members(shared.classes(), SharingReport.likeness(shared.centred()));
      long near = members.stream().filter(KnownGroup.Member::near).count();
      messages.printf(
          Locale.ROOT,
          "%s: %d of %d members have a fellow among the %d nearest factors.%n",
          group.name(),
          near,
          members.size(),
          KnownGroup.NEAREST);
    }
    return 0;
  }

  private Shared shared(SharedBundle bundle, ModelLibrary library) {
    Set<String> known =
        library.entries().stream()
            .map(entry -> entry.card().training().accession())
            .collect(Collectors.toSet());
    List<SharedOutput> classes = new ArrayList<>();
    List<double[]> importance = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (int i = 0; i < bundle.outputs().size(); i++) {
      monitor.check();
      SharedOutput output = bundle.outputs().get(i);
      if (known.contains(output.table())) {
        classes.add(output);
        double[] row = bundle.classifierRow(i);
        for (int k = 0; k < row.length; k++) {
          row[k] /= 2 * lambda;
        }
        importance.add(row);
      } else {
        without.add(output.table());
      }
    }
    if (classes.size() < 2) {
      throw new InputException(
          "Only "
              + classes.size()
              + " of the network's "
              + bundle.outputs().size()
              + " outputs are known to the folder of models; at least 2 are needed.");
    }
    List<String> names = classes.stream().map(SharedOutput::name).toList();
    return new Shared(
        classes,
        without,
        importance,
        ClassSimilarity.of(names, importance),
        ClassSimilarity.of(names, centred(importance)));
  }

  /** What an output has beyond the mean of all. */
  private static List<double[]> centred(List<double[]> rows) {
    double[] mean = new double[rows.get(0).length];
    for (double[] row : rows) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k] / rows.size();
      }
    }
    List<double[]> centred = new ArrayList<>();
    for (double[] row : rows) {
      double[] own = row.clone();
      for (int k = 0; k < mean.length; k++) {
        own[k] -= mean[k];
      }
      centred.add(own);
    }
    return centred;
  }

  private Optional<CoBinding> labels(List<SharedOutput> classes) {
    if (peaks.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<Summit>> all = new HashMap<>();
    for (Path file : peaks) {
      all.putAll(new SummitTable(file).all());
    }
    List<List<Summit>> summits = new ArrayList<>();
    for (SharedOutput one : classes) {
      summits.add(all.getOrDefault(one.table(), List.of()));
    }
    return Optional.of(CoBinding.of(summits));
  }

  private void write(String name, String text) {
    AtomicOutput.write(out.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
