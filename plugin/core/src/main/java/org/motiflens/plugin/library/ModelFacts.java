package org.motiflens.plugin.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Architecture;
import org.motiflens.network.Family;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;

/** What models and methods have to do with each other. Safe for use by many threads. */
public final class ModelFacts {
  /** A window of a profile model of so many filters takes tens of milliseconds and more. */
  private static final int MANY_FILTERS = 256;

  private static final Pattern CONTROL_TRACKS = Pattern.compile("([1-9])\\b.*");

  private final ModelRepository models;
  private final AttributionRegistry methods;

  public ModelFacts(ModelRepository models, AttributionRegistry methods) {
    this.models = models;
    this.methods = methods;
  }

  /** How many control tracks a model can be given, as its card says; 0 for most. */
  public static int controlTracks(ModelCard card) {
    Matcher said =
        CONTROL_TRACKS.matcher(card.training().recipe().getOrDefault("control tracks", ""));
    return said.matches() ? Integer.parseInt(said.group(1)) : 0;
  }

  /**
   * What has to be said of values that were computed without a control experiment, after a blank:
   * nothing of most models.
   */
  public static String controlRemark(ModelCard card) {
    return controlTracks(card) > 0 ? " " + Messages.CONTROL_ZERO : "";
  }

  /** Whether a model reads each window on its own, base after base. */
  public boolean isRecurrent(String modelId) {
    return models.architecture(modelId).map(Architecture::isRecurrent).orElse(false);
  }

  /** Whether a pass over one window alone takes so long that a person sees it. */
  public boolean isLarge(String modelId) {
    return models
        .architecture(modelId)
        .filter(architecture -> architecture.family().predictsProfiles())
        .filter(architecture -> architecture.convolutions().get(0).maps() >= MANY_FILTERS)
        .isPresent();
  }

  /** The methods that mean something for a model; all of one that cannot be read, which says so. */
  public List<AttributionMethod> methodsFor(ModelCard card) {
    return models.architecture(card.id()).map(methods::supporting).orElse(methods.methods());
  }

  /** The tracks of a model that are added together: the published three views of a locus. */
  public List<AttributionMethod> usualMethods(ModelCard card) {
    Family family =
        models.architecture(card.id()).map(Architecture::family).orElse(LayeredFamily.CNN);
    return methodsFor(card).stream().filter(method -> method.isUsual(family)).toList();
  }

  /**
   * A remark when the model was trained on another assembly than the one shown.
   *
   * @param shown the genome in the browser
   */
  public Optional<String> genomeWarning(String modelId, Optional<? extends SequenceSource> shown) {
    String trainedOn = models.card(modelId).genome();
    return shown
        .filter(genome -> Assemblies.differ(trainedOn, genome))
        .map(genome -> Messages.otherGenome(trainedOn, genome.genomeId()));
  }

  /** Models by transcription factor and cell, for menus. */
  public Map<String, List<ModelCard>> byFactor() {
    Map<String, List<ModelCard>> byFactor = new TreeMap<>();
    for (ModelCard card : models.cards()) {
      byFactor
          .computeIfAbsent(
              Messages.plain(card.tf()) + " " + Messages.plain(card.cellLine()),
              k -> new ArrayList<>())
          .add(card);
    }
    return byFactor;
  }
}
