package org.motiflens.explain.factors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.explain.variant.VariantEffect;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.explain.variant.VariantWindows;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.Variant;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.engine.GroupEvaluator;
import org.motiflens.network.engine.NetworkGroup;

/**
 * Scores variants with many models at once, in windows centred on the alleles: each score is, to
 * the last bit, that of {@link VariantScorer} with the one model, but models that are equal below
 * the last layer read a window once for all of them. A workspace for one thread.
 */
public final class FactorVariantScorer {
  private final StrandRule strand;
  private final List<Group> groups = new ArrayList<>();

  /** By the length of windows. */
  private final Map<Integer, VariantScorer> windows = new HashMap<>();

  /** One of the models, with its scale. */
  record Model(ModelCard card, GenomicScale scale) {}

  /** Models that are asked at once. */
  private record Group(GroupEvaluator evaluator, List<Model> models) {}

  FactorVariantScorer(StrandRule strand) {
    this.strand = strand;
  }

  /** Adds models that are asked at once, in the order of the networks. */
  void add(SequenceSource source, NetworkGroup networks, List<Model> models) {
    GroupEvaluator evaluator = networks.newEvaluator();
    groups.add(new Group(evaluator, List.copyOf(models)));
    Network first = networks.networks().get(0);
    windows.computeIfAbsent(
        evaluator.windowLength(),
        length -> new VariantScorer(source, first, strand, VariantWindows.CENTRE));
  }

  /**
   * Scores a variant.
   *
   * @return of every model that has a window for it
   * @throws RefusedVariantException when no model has, because the variant does not fit the genome,
   *     lies too close to the end of its chromosome or among unknown bases, or has an allele that
   *     no window holds
   */
  public List<FactorEffect> effects(Variant variant) {
    Map<Integer, List<byte[]>> alleles = new HashMap<>();
    Optional<Variant> own = Optional.empty();
    Optional<RefusedVariantException> refusal = Optional.empty();
    for (Map.Entry<Integer, VariantScorer> entry : windows.entrySet()) {
      try {
        own = Optional.of(entry.getValue().fitting(variant));
        alleles.put(entry.getKey(), entry.getValue().centredWindows(own.get()));
      } catch (RefusedVariantException e) {
        refusal = Optional.of(e);
      }
    }
    if (alleles.isEmpty() && refusal.isPresent()) {
      throw refusal.get();
    }
    List<FactorEffect> effects = new ArrayList<>();
    for (Group group : groups) {
      List<byte[]> both = alleles.get(group.evaluator().windowLength());
      if (both != null) {
        float[] reference = margins(group, both.get(0));
        float[] alternative = margins(group, both.get(1));
        for (int i = 0; i < reference.length; i++) {
          Model model = group.models().get(i);
          effects.add(
              new FactorEffect(
                  model.card(),
                  model.scale(),
                  new VariantEffect(own.orElseThrow(), reference[i], alternative[i])));
        }
      }
    }
    return effects;
  }

  /** The margin of a window, both strands as they are combined, of each model of a group. */
  private float[] margins(Group group, byte[] window) {
    float[][] forward = margins(group.evaluator(), group.models().size(), window);
    float[][] reverse =
        margins(group.evaluator(), group.models().size(), Bases.reverseComplement(window));
    float[] combined = new float[forward.length];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = StrandMargins.combine(strand, forward[i][0], reverse[i][0]);
    }
    return combined;
  }

  private static float[][] margins(GroupEvaluator evaluator, int models, byte[] window) {
    float[][] margins = new float[models][1];
    evaluator.logitMargins(window, WindowRun.single(0), margins);
    return margins;
  }
}
