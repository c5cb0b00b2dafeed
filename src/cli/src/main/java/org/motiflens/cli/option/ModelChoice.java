package org.motiflens.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.explain.factors.FactorModels;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.library.ModelLibrary;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that name the models of commands that run one or several. */
public final class ModelChoice {
  private static final String ALL = "all";

  /** One model an experiment: the best of those that are calibrated. */
  private static final String FACTORS = "factors";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "ID",
      description =
          "EXPERIMENT/ARCHITECTURE or TF/ARCHITECTURE, see: motiflens models list. May be given"
              + " several times; all for every model, factors for one of each experiment: its best"
              + " calibrated one.")
  private List<String> ids;

  @Mixin private OutputNames outputs;

  @Mixin private ModelsFolder models;

  /**
   * Reads the models, each once, in the order asked for.
   *
   * @throws InputException when there is no such folder or model, a bundle cannot be used, or the
   *     models do not all read windows of one length
   */
  public List<ModelBundle> load() {
    if (outputs.isGiven()) {
      return outputs.load(models, ids);
    }
    Map<String, ModelBundle> loaded = new LinkedHashMap<>();
    for (String id : ids) {
      for (String name : named(id)) {
        ModelBundle bundle = models.load(name);
        loaded.putIfAbsent(bundle.id(), bundle);
      }
    }
    List<ModelBundle> bundles = List.copyOf(loaded.values());
    if (bundles.isEmpty()) {
      throw new InputException(ModelsFolder.noUsable(models.scan().folder()));
    }
    for (ModelBundle bundle : bundles) {
      if (windowLength(bundle) != windowLength(bundles.get(0))) {
        throw new InputException(
            bundle.id()
                + " reads windows of "
                + windowLength(bundle)
                + " bases and "
                + bundles.get(0).id()
                + " of "
                + windowLength(bundles.get(0))
                + "; ask for them one at a time.");
      }
    }
    return bundles;
  }

  private List<String> named(String id) {
    if (id.equals(ALL)) {
      return models.scan(spec.commandLine().getErr()).entries().stream()
          .map(ModelLibrary.Entry::id)
          .toList();
    }
    if (id.equals(FACTORS)) {
      List<ModelLibrary.Entry> best =
          FactorModels.bestOfEach(
              models.scan(spec.commandLine().getErr()).entries(), StrandRule.MEAN);
      if (best.isEmpty()) {
        throw new InputException(
            "No model in the folder is calibrated to a genome, which says how well it does; name"
                + " models, say all, or calibrate some with motiflens calibrate.");
      }
      return best.stream().map(ModelLibrary.Entry::id).toList();
    }
    return List.of(id);
  }

  /** Whether every model is asked: those that a method means nothing for are then passed over. */
  public boolean isAll() {
    return ids.contains(ALL) || ids.contains(FACTORS);
  }

  /** T: the number of bases that a model reads. */
  public static int windowLength(ModelBundle bundle) {
    return bundle.network().architecture().windowLength();
  }

  /** Adds which models, with the hashes of their weights. */
  public static Provenance addTo(Provenance provenance, List<ModelBundle> bundles) {
    Provenance result = Kernels.addTo(provenance);
    for (int i = 0; i < bundles.size(); i++) {
      String which = bundles.size() == 1 ? "" : " " + (i + 1);
      result =
          result
              .with("model" + which, bundles.get(i).id())
              .with("model" + which + " sha256", bundles.get(i).card().weightsSha256());
    }
    return ControlChoice.addTo(result, bundles);
  }

  /**
   * Whether the models predict profiles: then their score is the logarithm of counts.
   *
   * @throws InputException when some do and some do not, whose scores cannot stand in one column
   */
  public static boolean areProfiles(List<ModelBundle> bundles) {
    long profiles =
        bundles.stream()
            .filter(bundle -> bundle.network().architecture().family().predictsProfiles())
            .count();
    if (profiles > 0 && profiles < bundles.size()) {
      throw new InputException(
          "Some of the models predict the logarithm of counts and some the logit of a probability;"
              + " ask for them one at a time.");
    }
    return profiles > 0;
  }

  /** What p is of the scores of these models. */
  public static String probability(List<ModelBundle> bundles) {
    String formula = "1 / (1 + exp(-logit))";
    return bundles.stream()
        .flatMap(bundle -> bundle.network().architecture().family().caution().stream())
        .findFirst()
        .map(caution -> formula + "; " + caution)
        .orElse(formula + ", probability of the positive class");
  }
}
