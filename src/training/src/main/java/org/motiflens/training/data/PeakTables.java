package org.motiflens.training.data;

import com.google.common.base.Suppliers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motiflens.network.bundle.ModelCard;

/**
 * The peaks of all experiments in a folder of training data, of K562 and of GM12878, and which of
 * them are those of a model. Peaks are read at the first call.
 */
public final class PeakTables {
  private static final List<String> FILES =
      List.of("encode/K562_unipk_summits.tsv.gz", "encode/GM12878_unipk_summits.tsv.gz");
  private static final List<String> CELL_LINES = List.of("K562", "GM12878");
  private static final Pattern TABLE = Pattern.compile("wgEncode\\w+UniPk");

  private final Path folder;
  private final List<Experiment> experiments;
  private final Supplier<Map<String, List<Summit>>> summits = Suppliers.memoize(this::read);

  /**
   * @param folder as {@link ReferenceData} knows it
   */
  public PeakTables(Path folder) {
    this.folder = folder;
    experiments =
        new ReferenceData(folder)
            .experiments().experiments().stream()
                .filter(experiment -> !experiment.table().isEmpty())
                .toList();
  }

  private Map<String, List<Summit>> read() {
    Map<String, List<Summit>> all = new TreeMap<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        all.putAll(new SummitTable(file).all());
      }
    }
    return all;
  }

  /** Experiments whose peaks are in a table. */
  public List<Experiment> experiments() {
    return experiments;
  }

  /** The summits of a table; empty when it is not at hand. */
  public List<Summit> summits(String table) {
    return summits.get().getOrDefault(table, List.of());
  }

  /**
   * The experiments that judge a model: its own; of a model whose card names no table, those of the
   * same factor in K562 and GM12878.
   */
  public List<Experiment> of(ModelCard card) {
    Matcher own = TABLE.matcher(card.training().accession());
    if (own.find()) {
      String table = own.group();
      return List.of(
          experiments.stream()
              .filter(experiment -> experiment.table().equals(table))
              .findFirst()
              .orElse(new Experiment(card.experiment(), card.tf(), card.cellLine(), table)));
    }
    return ofFactor(card.tf());
  }

  /** The experiment that a model is calibrated to: the first of {@link #of}, same cells first. */
  public Optional<Experiment> first(ModelCard card) {
    List<Experiment> all = of(card);
    return all.stream()
        .filter(experiment -> experiment.cellLine().equals(card.cellLine()))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /**
   * The experiments that a name means: one by its id, its benchmark name or its table, or all of a
   * factor or a cell line, whose letter case does not count; none where it means nothing.
   */
  public List<Experiment> named(String name) {
    List<Experiment> one =
        experiments.stream()
            .filter(
                experiment ->
                    List.of(experiment.id(), experiment.benchmarkName(), experiment.table())
                        .contains(name))
            .toList();
    if (!one.isEmpty()) {
      return one;
    }
    List<Experiment> factor = ofFactor(name);
    return factor.isEmpty()
        ? experiments.stream()
            .filter(experiment -> experiment.cellLine().equalsIgnoreCase(name))
            .toList()
        : factor;
  }

  /** The experiments of a factor, K562 first; letter case does not count. */
  public List<Experiment> ofFactor(String factor) {
    List<Experiment> found = new ArrayList<>();
    for (String cellLine : CELL_LINES) {
      experiments.stream()
          .filter(experiment -> experiment.cellLine().equals(cellLine))
          .filter(experiment -> experiment.tf().equalsIgnoreCase(factor))
          .forEach(found::add);
    }
    return found;
  }
}
